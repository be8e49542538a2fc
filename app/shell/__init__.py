"""``cleave shell``: Cypher on the graph, statement by statement, on a terminal or from a pipe."""
