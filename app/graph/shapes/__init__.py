"""How each type of the API is read: a Cypher expression for the fields wanted, and how to decode its value.

Decoded values are dictionaries: plain fields under their names in snake case, fields with a selection of
their own under ``@`` and the response key (two aliases may want different things of one field), and
``__typename`` where a value can be of several types.
"""
