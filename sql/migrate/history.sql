-- summary: where refinery's history table is, or would be made
-- needs: nothing
-- params: none
-- columns: home_schema text, table_schema text, version_type text, readable bool, has_journal bool
SELECT
    current_schema()::text AS home_schema,
    n.nspname::text AS table_schema,
    format_type(a.atttypid, NULL) AS version_type,
    has_table_privilege(c.oid, 'SELECT') AS readable,
    COALESCE(has_table_privilege(to_regclass(quote_ident(n.nspname) || '.authctl_migration_progress'), 'SELECT'), false)
        AS has_journal
FROM (SELECT to_regclass('refinery_schema_history') AS oid) AS found
LEFT JOIN pg_class AS c ON c.oid = found.oid
LEFT JOIN pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'version' AND NOT a.attisdropped
