// Names by the index terms of their folded form. The embedded engine knows this index only in SQL and
// makes it as it starts: 0003_search.arcadedb.sql.
CREATE FULLTEXT INDEX name_search IF NOT EXISTS FOR (n:Name) ON EACH [n.search]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
