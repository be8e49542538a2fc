-- Names by the index terms of their folded form, in the embedded engine's own language.
CREATE VERTEX TYPE Name IF NOT EXISTS;
CREATE PROPERTY Name.search IF NOT EXISTS STRING;
CREATE INDEX IF NOT EXISTS ON `Name` (search) FULL_TEXT;
