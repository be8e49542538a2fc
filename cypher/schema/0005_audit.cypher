// Who changed the graph when, and how; found again after a lost connection, and followed by number.
CREATE CONSTRAINT audit_id IF NOT EXISTS FOR (n:AuditEntry) REQUIRE n.id IS UNIQUE;
CREATE INDEX audit_number IF NOT EXISTS FOR (n:AuditEntry) ON (n.number);
