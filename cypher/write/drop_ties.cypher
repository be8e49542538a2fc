// Take away ties of one type that no claim counts for any more: all are found before the first goes, in one look at
// the ties of each source, as it may have very many.
//
// <type>  relationship type
// $rows   list<map>   id, source, target
// binds   a t ties ids source
UNWIND $rows AS tie
WITH tie.source AS source, collect(tie.id) AS ids
MATCH (a:Entity {id: source})-[t:<type>]->(:Entity)
WHERE t.id IN ids
WITH collect(t) AS ties
UNWIND ties AS t
DELETE t
