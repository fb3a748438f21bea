-- summary: indexes that are not valid and that nobody is building or dropping
-- needs: nothing
-- params: none
-- columns: schema text, index text, table_schema text, table text, partitioned bool, perhaps_built bool, asking text
SELECT
    n.nspname::text AS schema,
    c.relname::text AS index,
    tn.nspname::text AS table_schema,
    t.relname::text AS "table",
    c.relkind = 'I' AS partitioned,
    -- a role without pg_read_all_stats does not see who builds; who does locks the table like this, and so does VACUUM
    NOT pg_catalog.pg_has_role('pg_read_all_stats', 'USAGE')
    AND EXISTS (
        SELECT 1
        FROM pg_catalog.pg_locks AS l
        WHERE l.relation = i.indrelid AND l.mode = 'ShareUpdateExclusiveLock' AND l.granted
            AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
    ) AS perhaps_built,
    current_user::text AS asking
FROM pg_catalog.pg_index AS i
INNER JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
INNER JOIN pg_catalog.pg_class AS t ON t.oid = i.indrelid
INNER JOIN pg_catalog.pg_namespace AS tn ON tn.oid = t.relnamespace
WHERE
    NOT i.indisvalid
    AND NOT pg_catalog.pg_is_other_temp_schema(c.relnamespace)
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_stat_progress_create_index AS p
        WHERE p.datname = pg_catalog.current_database() AND p.relid = i.indrelid AND p.index_relid IN (0, i.indexrelid)
    )
    -- REINDEX and DROP INDEX CONCURRENTLY hold on to every index they work at
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_locks AS l
        WHERE l.relation = i.indexrelid AND l.mode = 'ShareUpdateExclusiveLock' AND l.granted
            AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
    )
ORDER BY n.nspname, c.relname
