// The scope of a snapshot without a place.
WITH [] AS found, [] AS present
