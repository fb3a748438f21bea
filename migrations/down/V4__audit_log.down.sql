DROP TABLE authctl.audit_log;

-- Fails where somebody else put something into the schema.
DROP SCHEMA authctl;
