// title: Members of a coalition
// group: Allegiance
// question: Who is said to belong to this coalition or operations room, how sure is it, and who denied it for itself?
// parameter coalition = "group:euphrates-volcano"
MATCH (member:Entity)-[tie:MEMBER_OF]->(coalition:Group {id: $coalition})
RETURN member.name AS member,
       tie.status AS status,
       tie.`from` AS since,
       tie.assertions AS asserting,
       tie.denials AS denying,
       EXISTS { MATCH (member)-[:DENIED_MEMBERSHIP]->(coalition) } AS denied_it_itself
ORDER BY member
