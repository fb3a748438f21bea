-- summary: sessions by process id: what they do, and whom they keep waiting
-- needs: role pg_read_all_stats
-- params: $1 int4[] process ids
-- columns: pid int4, started_microseconds int8, statement_microseconds int8, own bool, user text, superuser bool, database text, application text, client text, backend text, state text, wait text, xact_age_seconds float8, query_age_seconds float8, blocks int4[], query text
SELECT
    a.pid,
    -- exact, so that another session with the same process id is told apart
    (extract(EPOCH FROM a.backend_start) * 1000000)::int8 AS started_microseconds,
    (extract(EPOCH FROM a.query_start) * 1000000)::int8 AS statement_microseconds,
    a.pid = pg_backend_pid() AS own,
    a.usename::text AS "user",
    r.rolsuper AS superuser,
    a.datname::text AS database,
    nullif(a.application_name, '') AS application,
    CASE WHEN a.client_addr IS NOT NULL THEN host(a.client_addr) WHEN a.client_port = -1 THEN 'socket' END AS client,
    a.backend_type AS backend,
    a.state,
    CASE WHEN a.state <> 'idle' THEN a.wait_event_type || ' ' || a.wait_event END AS wait,
    extract(EPOCH FROM clock_timestamp() - a.xact_start)::float8 AS xact_age_seconds,
    CASE WHEN a.state = 'active' THEN extract(EPOCH FROM clock_timestamp() - a.query_start)::float8 END AS query_age_seconds,
    (
        SELECT array_agg(w.pid ORDER BY w.pid)
        FROM pg_stat_activity AS w
        WHERE w.wait_event_type = 'Lock' AND a.pid = ANY (pg_blocking_pids(w.pid))
    ) AS blocks,
    a.query
FROM pg_stat_activity AS a
LEFT JOIN pg_roles AS r ON r.oid = a.usesysid
WHERE a.pid = ANY ($1::int4[])
ORDER BY a.pid
