// Judgements that ids stand for one thing; facts are found by the ids under which they were said.
CREATE CONSTRAINT judgement_id IF NOT EXISTS FOR (n:Judgement) REQUIRE n.id IS UNIQUE;
CREATE INDEX claim_said IF NOT EXISTS FOR (n:Claim) ON (n.said);
