-- summary: who keeps a session waiting
-- needs: nothing
-- params: $1 int4 the waiting process
-- columns: pid int4, application_name text, role text, state text, xact_age_seconds float8, query text
SELECT
    a.pid,
    COALESCE(a.application_name, '') AS application_name,
    COALESCE(a.usename::text, '') AS role,
    COALESCE(a.state, 'unknown') AS state,
    EXTRACT(EPOCH FROM clock_timestamp() - a.xact_start)::float8 AS xact_age_seconds,
    -- what stands between quotes may be a password
    CASE
        WHEN a.query ~ '[$\\]' THEN split_part(a.query, ' ', 1) || ' ...'
        ELSE left(regexp_replace(COALESCE(a.query, ''), '''[^'']*''', '''...''', 'g'), 200)
    END AS query
FROM pg_stat_activity AS a
WHERE
    -- the question takes every lock of the lock table, so it is asked for somebody who waits
    EXISTS (SELECT 1 FROM pg_stat_activity AS w WHERE w.pid = $1 AND w.wait_event_type = 'Lock')
    AND a.pid = ANY(pg_blocking_pids($1))
ORDER BY a.xact_start
