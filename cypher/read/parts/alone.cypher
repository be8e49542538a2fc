// The entities that are there, all of them, to be counted with the ends of ties.
RETURN alone, gone
