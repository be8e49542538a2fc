// title: One group, several scripts
// group: Names
// question: How is this group written, in which script and language, and of what kind is each name?
// parameter group = "group:caucasus-emirate"
MATCH (:Group {id: $group})-[:HAS_NAME]->(name:Name)
WHERE name.editorial IS NULL
RETURN name.text AS text,
       name.kind AS kind,
       name.script AS script,
       name.language AS language,
       name.status AS status
ORDER BY kind, text
