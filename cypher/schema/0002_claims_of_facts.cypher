// The claims about a fact; a tie cannot be the end of a relationship, so claims name their fact by id.
CREATE INDEX claim_fact IF NOT EXISTS FOR (n:Claim) ON (n.fact);
CREATE INDEX claim_denial IF NOT EXISTS FOR (n:Claim) ON (n.denial);
