// A tie of whoever is present within the place. That it leads to a place there is not enough: it may be denied.
//
// in a   its source
// in b   its target
(a.id IN present OR (NOT b:Place AND b.id IN present))
