-- summary: who holds a lock on these tables or on a partition of them
-- needs: nothing
-- params: $1 oid[] the tables
-- columns: oid oid, mode text, pid int4, application text, role text, state text, xact_age_seconds float8, seen bool, asking text
WITH RECURSIVE members (root, oid) AS (
    SELECT asked.oid, asked.oid FROM pg_catalog.unnest($1) AS asked (oid)
    UNION
    SELECT m.root, h.inhrelid
    FROM members AS m
    INNER JOIN pg_catalog.pg_inherits AS h ON h.inhparent = m.oid
)
SELECT DISTINCT
    m.root AS oid,
    l.mode,
    l.pid,
    COALESCE(x.gid, nullif(a.application_name, ''), nullif(a.backend_type, 'client backend'), '') AS application,
    COALESCE(x.owner, a.usename)::text AS role,
    CASE WHEN l.pid IS NULL THEN 'prepared' ELSE a.state END AS state,
    EXTRACT(EPOCH FROM pg_catalog.clock_timestamp() - COALESCE(x.prepared, a.xact_start))::float8 AS xact_age_seconds,
    -- of the sessions of others a role without pg_read_all_stats sees neither state nor age
    l.pid IS NULL OR a.query IS DISTINCT FROM '<insufficient privilege>' AS seen,
    current_user::text AS asking
FROM members AS m
INNER JOIN pg_catalog.pg_locks AS l ON l.relation = m.oid AND l.locktype = 'relation' AND l.granted
LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = l.pid
-- a prepared transaction has no process; what it has is a lock on its own id
LEFT JOIN pg_catalog.pg_locks AS t
    ON l.pid IS NULL AND t.pid IS NULL AND t.locktype = 'transactionid' AND t.virtualtransaction = l.virtualtransaction
LEFT JOIN pg_catalog.pg_prepared_xacts AS x ON x.transaction = t.transactionid
WHERE
    l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
    AND l.pid IS DISTINCT FROM pg_catalog.pg_backend_pid()
ORDER BY xact_age_seconds DESC NULLS LAST, l.pid
