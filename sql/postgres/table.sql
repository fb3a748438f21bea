-- summary: a table before it is maintained
-- needs: nothing
-- params: $1 text schema, null where the search path decides, $2 text table
-- columns: oid int8, schema text, table text, kind text, rows int8, dead_rows int8, vacuum_age_seconds float8, analyze_age_seconds float8, locked_by int4[], may_maintain bool, owner text, role text
SELECT
    c.oid::int8 AS oid,
    n.nspname::text AS schema,
    c.relname::text AS "table",
    CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'm' THEN 'materialized view' WHEN 't' THEN 'toast table' ELSE 'other' END AS kind,
    nullif(c.reltuples, -1)::int8 AS rows,
    pg_stat_get_dead_tuples(c.oid) AS dead_rows,
    extract(EPOCH FROM clock_timestamp() - greatest(pg_stat_get_last_vacuum_time(c.oid), pg_stat_get_last_autovacuum_time(c.oid)))::float8 AS vacuum_age_seconds,
    extract(EPOCH FROM clock_timestamp() - greatest(pg_stat_get_last_analyze_time(c.oid), pg_stat_get_last_autoanalyze_time(c.oid)))::float8 AS analyze_age_seconds,
    (
        SELECT array_agg(DISTINCT l.pid ORDER BY l.pid)
        FROM pg_locks AS l
        WHERE l.locktype = 'relation' AND l.relation = c.oid AND l.pid <> pg_backend_pid()
            AND l.mode IN ('ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
    ) AS locked_by,
    pg_has_role(c.relowner, 'USAGE') AS may_maintain,
    pg_get_userbyid(c.relowner)::text AS owner,
    current_user::text AS role
FROM pg_class AS c
INNER JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relname = $2 AND c.relkind IN ('r', 'p', 'm') AND (n.nspname = $1 OR ($1 IS NULL AND pg_table_is_visible(c.oid)))
