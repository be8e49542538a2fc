// How many entities there are, where all ends of ties are among those that are there on their own.
WITH *, size(alone) AS all_entities
