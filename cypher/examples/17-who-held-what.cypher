// title: Who held what in an area
// group: Places
// question: Which places of this area, however deep within it, were held by whom and when?
// parameter area = "place:aleppo-province"
MATCH (place:Place)-[:LOCATED_IN*0..6]->(:Place {id: $area})
WITH DISTINCT place
MATCH (holder:Group)-[tie:CONTROLS]->(place)
RETURN place.name AS place,
       holder.name AS holder,
       tie.`from` AS since,
       tie.to AS until,
       tie.status AS status
ORDER BY place, holder
