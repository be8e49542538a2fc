// This engine's own search for shortest ways takes no condition on their ties: they are found step by step.
WITH ends, ahead, behind, [] AS ways, 0 AS shortest, false AS sought
