// title: Descendants of a group
// group: Descent
// question: Which groups came out of this one, by whom and in how many steps, by split, succession or growth?
// parameter group = "group:ansar-al-islam"
MATCH way = (:Group {id: $group})<-[:SPLIT_FROM|SUCCEEDED|GREW_OUT_OF*1..8]-(descendant:Group)
WHERE all(t IN relationships(way) WHERE NOT t.status IN ['DENIED', 'REFUTED'])
RETURN descendant.name AS descendant,
       length(way) AS steps,
       [g IN nodes(way) | g.name] AS by_way_of,
       [t IN relationships(way) | type(t)] AS how,
       [t IN relationships(way) | coalesce(t.`from`, 'undated')] AS dates
ORDER BY steps, descendant
