-- summary: where refinery's history table is, or would be made
-- needs: nothing
-- params: none
-- columns: home_schema text, table_schema text, version_type text, readable bool, journal_readable bool, elsewhere text[]
SELECT
    current_schema()::text AS home_schema,
    n.nspname::text AS table_schema,
    pg_catalog.format_type(a.atttypid, NULL) AS version_type,
    pg_catalog.has_table_privilege(c.oid, 'SELECT') AS readable,
    -- null where no migration is on its way
    pg_catalog.has_table_privilege(
        pg_catalog.to_regclass(pg_catalog.quote_ident(n.nspname) || '.authctl_migration_progress'), 'SELECT'
    ) AS journal_readable,
    ARRAY(
        SELECT o.relnamespace::pg_catalog.regnamespace::text
        FROM pg_catalog.pg_class AS o
        WHERE
            o.relname = 'refinery_schema_history'
            AND o.relkind IN ('r', 'p')
            AND pg_catalog.has_table_privilege(o.oid, 'SELECT')
            AND pg_catalog.has_schema_privilege(o.relnamespace, 'USAGE')
        ORDER BY 1
    ) AS elsewhere
FROM (SELECT pg_catalog.to_regclass('refinery_schema_history') AS oid) AS found
LEFT JOIN pg_catalog.pg_class AS c ON c.oid = found.oid
LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'version' AND NOT a.attisdropped
