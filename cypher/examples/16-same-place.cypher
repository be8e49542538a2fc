// title: Several groups in one place
// group: Places
// question: In which places may so many groups or more have operated on this day, by what is known today?
// parameter day = "2014-10-28"
// parameter at_least = 4
MATCH (party:Group)-[tie:OPERATES_IN]->(place:Place)
WHERE tie.status IN ['ASSERTED', 'CONTESTED', 'CONFIRMED']
  AND (tie.from_earliest IS NULL OR tie.from_earliest <= date($day))
  AND (tie.to_latest IS NULL OR date($day) <= tie.to_latest)
WITH place, party ORDER BY party.name
WITH place, collect(DISTINCT party.name) AS parties
WHERE size(parties) >= $at_least
RETURN place.name AS place, size(parties) AS number, parties
ORDER BY number DESC, place
