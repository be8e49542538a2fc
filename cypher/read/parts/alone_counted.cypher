// The entities that are there, where all ends of ties are among them: no more than are shown, and how many there are.
//
// $limit  int   how many at most
RETURN alone[0..$limit] AS alone, size(alone) AS all_entities, gone
