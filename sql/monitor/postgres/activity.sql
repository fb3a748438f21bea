-- summary: what every session is doing, and who waits for whom
-- needs: role pg_monitor
-- params: $1 bool idle sessions too, $2 float8 seconds of a query or open transaction that warn, $3 float8 that are bad, $4 float8 seconds of waiting for a lock that warn, $5 float8 that are bad
-- columns: pid int4, verdict text, user text, database text, application text, client text, backend text, state text, wait text, xact_age_seconds float8, query_age_seconds float8, state_age_seconds float8, blocked_by int4[], blocks int8, query text
-- labels: user, database, application, state
-- about: seen bool, idle_sessions int8, unseen_sessions int8, sees_all bool, role text
-- narrow: drop backend, client, state_age_seconds, database, user, wait, application, query_age_seconds, blocks
WITH session AS MATERIALIZED (
    SELECT
        a.*,
        a.query <> '<insufficient privilege>' AS seen,
        extract(EPOCH FROM clock_timestamp() - a.xact_start)::float8 AS transaction_age,
        extract(EPOCH FROM clock_timestamp() - a.query_start)::float8 AS query_age,
        extract(EPOCH FROM clock_timestamp() - a.state_change)::float8 AS state_age
    FROM pg_stat_activity AS a
    WHERE a.pid <> pg_backend_pid()
        -- background processes without a database or a state of their own serve no client
        AND (a.state IS NOT NULL OR a.datid IS NOT NULL)
        AND a.backend_type IS DISTINCT FROM 'parallel worker'
),
since AS (
    SELECT l.pid, min(l.waitstart) AS waitstart FROM pg_locks AS l WHERE NOT l.granted GROUP BY l.pid
),
waiting AS MATERIALIZED (
    SELECT
        s.pid,
        pg_blocking_pids(s.pid) AS blockers,
        -- waitstart is empty for an instant after a wait begins
        COALESCE(
            (SELECT extract(EPOCH FROM clock_timestamp() - w.waitstart)::float8 FROM since AS w WHERE w.pid = s.pid),
            0
        ) AS waited
    FROM session AS s
    WHERE s.wait_event_type = 'Lock'
),
judged AS (
    SELECT
        s.*,
        w.blockers,
        v.blocks,
        $1 OR s.state IS DISTINCT FROM 'idle' OR v.blocks > 0 AS shown,
        greatest(w.waited, v.longest) AS held_up,
        CASE
            WHEN s.state LIKE 'idle in transaction%' THEN s.transaction_age
            -- these run for as long as their job takes, which is no sign of trouble
            WHEN s.state = 'active' AND s.backend_type = 'client backend' THEN greatest(s.transaction_age, s.query_age)
        END AS busy
    FROM session AS s
    LEFT JOIN waiting AS w ON w.pid = s.pid
    CROSS JOIN LATERAL (
        SELECT count(*) AS blocks, max(o.waited) AS longest FROM waiting AS o WHERE s.pid = ANY (o.blockers)
    ) AS v
),
about AS (
    SELECT
        count(*) FILTER (WHERE NOT j.shown) AS idle_sessions,
        count(*) FILTER (WHERE NOT j.seen) AS unseen_sessions,
        pg_has_role('pg_read_all_stats', 'USAGE') AS sees_all,
        current_user::text AS role
    FROM judged AS j
)
SELECT
    j.pid,
    CASE
        WHEN NOT j.seen THEN 'unknown'
        WHEN j.busy >= $3 OR j.held_up >= $5 THEN 'bad'
        WHEN j.busy >= $2 OR j.held_up >= $4 THEN 'warn'
        ELSE 'fine'
    END AS verdict,
    j.usename::text AS "user",
    j.datname::text AS database,
    nullif(j.application_name, '') AS application,
    CASE WHEN j.client_addr IS NOT NULL THEN host(j.client_addr) WHEN j.client_port = -1 THEN 'socket' END AS client,
    j.backend_type AS backend,
    j.state,
    CASE WHEN j.state <> 'idle' THEN j.wait_event_type || ' ' || j.wait_event END AS wait,
    j.transaction_age AS xact_age_seconds,
    CASE WHEN j.state = 'active' THEN j.query_age END AS query_age_seconds,
    j.state_age AS state_age_seconds,
    j.blockers AS blocked_by,
    nullif(j.blocks, 0) AS blocks,
    CASE WHEN j.seen THEN j.query END AS query,
    j.seen,
    about.idle_sessions,
    about.unseen_sessions,
    about.sees_all,
    about.role
FROM about
LEFT JOIN judged AS j ON j.shown
ORDER BY j.xact_start NULLS LAST, j.query_start NULLS LAST, j.pid
