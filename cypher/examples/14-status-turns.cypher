// title: How belief turned as evidence came in
// group: Time and knowledge
// question: Whose ties changed their status, on which days, and through which claims?
MATCH (a:Entity)-[tie]->(b:Entity)
WITH a, tie, b, [i IN range(0, size(tie.step_on) - 1) WHERE tie.step_turned[i]] AS turns
WHERE size(turns) > 1
RETURN a.name AS source,
       type(tie) AS tie,
       b.name AS target,
       [i IN turns | tie.step_on[i]] AS days,
       [i IN turns | tie.step_status[i]] AS statuses,
       COLLECT {
         UNWIND turns AS i
         MATCH (claim:Claim) WHERE claim.id = tie.step_claim[i]
         RETURN claim.channel ORDER BY i
       } AS through
ORDER BY size(turns) DESC, source, target
