"""The only door to the database: connection, queries from ``cypher/``, migrations, reads, writes, engine."""
