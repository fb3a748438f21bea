-- summary: who keeps vacuum from removing dead rows
-- needs: role pg_monitor
-- params: $1 int8 transactions back that warn, $2 int8 that are bad, $3 float8 seconds that warn
-- columns: kind text, name text, verdict text, age_xids int8, age_seconds float8, holds text, pid int4, state text, user text, database text, dead_rows int8, query text
-- labels: kind
-- about: seen bool, holders int8, unseen_sessions int8, current_database text, sees_all bool, role text
-- unseen: age_seconds, state, query
-- narrow: drop user, holds, pid, query, database
WITH session AS MATERIALIZED (
    SELECT a.*, a.query <> '<insufficient privilege>' AS seen
    FROM pg_stat_activity AS a
    WHERE a.pid <> pg_backend_pid()
        AND (a.backend_xmin IS NOT NULL OR a.backend_xid IS NOT NULL)
        -- a parallel worker's snapshot is its leader's
        AND a.leader_pid IS NULL
        -- vacuum itself holds nothing up
        AND a.pid NOT IN (SELECT v.pid FROM pg_stat_progress_vacuum AS v)
),
holder AS (
    SELECT
        CASE WHEN r.pid IS NOT NULL THEN 'standby' ELSE 'session' END AS kind,
        COALESCE(nullif(s.application_name, ''), '(no name)') AS name,
        -- an open transaction holds what ran when it took its snapshot, and itself
        greatest(age(s.backend_xmin), age(s.backend_xid))::int8 AS age_xids,
        -- a standby does not tell since when its queries run
        CASE WHEN r.pid IS NULL THEN extract(EPOCH FROM clock_timestamp() - s.xact_start)::float8 END AS age_seconds,
        'all rows' AS holds,
        s.pid,
        s.state,
        s.usename::text AS "user",
        s.datname::text AS database,
        CASE WHEN s.seen THEN s.query END AS query,
        s.seen OR r.pid IS NOT NULL AS seen
    FROM session AS s
    LEFT JOIN pg_stat_replication AS r ON r.pid = s.pid
    UNION ALL
    SELECT
        'slot', s.slot_name::text, age(s.xmin)::int8, extract(EPOCH FROM clock_timestamp() - i.since)::float8, 'all rows', s.active_pid,
        CASE WHEN s.active THEN 'active' ELSE 'inactive' END, NULL, NULL, NULL, true
    FROM pg_replication_slots AS s
    CROSS JOIN LATERAL (SELECT (to_jsonb(s) ->> 'inactive_since')::timestamptz AS since) AS i
    WHERE s.xmin IS NOT NULL
    UNION ALL
    SELECT
        'slot', s.slot_name::text, age(s.catalog_xmin)::int8, extract(EPOCH FROM clock_timestamp() - i.since)::float8, 'catalog rows', s.active_pid,
        CASE WHEN s.active THEN 'active' ELSE 'inactive' END, NULL, s.database::text, NULL, true
    FROM pg_replication_slots AS s
    -- the column came with version 17
    CROSS JOIN LATERAL (SELECT (to_jsonb(s) ->> 'inactive_since')::timestamptz AS since) AS i
    WHERE s.catalog_xmin IS NOT NULL
    UNION ALL
    SELECT
        'prepared', p.gid, age(p.transaction)::int8, extract(EPOCH FROM clock_timestamp() - p.prepared)::float8, 'all rows', 0,
        'prepared', p.owner::text, p.database::text, NULL, true
    FROM pg_prepared_xacts AS p
),
dead AS (
    SELECT
        sum(d.rows)::int8 AS all_rows,
        sum(d.rows) FILTER (WHERE c.relnamespace = 'pg_catalog'::regnamespace)::int8 AS catalog_rows
    FROM pg_class AS c
    CROSS JOIN LATERAL (SELECT pg_stat_get_dead_tuples(c.oid) AS rows) AS d
    WHERE c.relkind IN ('r', 'm', 't')
),
about AS (
    SELECT
        count(*) AS holders,
        count(*) FILTER (WHERE NOT h.seen) AS unseen_sessions,
        current_database()::text AS current_database,
        pg_has_role('pg_read_all_stats', 'USAGE') AS sees_all,
        current_user::text AS role
    FROM holder AS h
)
SELECT
    h.kind,
    h.name,
    CASE
        WHEN h.age_xids >= $2 THEN 'bad'
        WHEN h.age_xids >= $1 OR (h.age_seconds >= $3 AND h.age_xids > 0) THEN 'warn'
        WHEN NOT h.seen THEN 'unknown'
        ELSE 'fine'
    END AS verdict,
    h.age_xids,
    h.age_seconds,
    h.holds,
    h.pid,
    h.state,
    h.user,
    h.database,
    -- rows of other databases are counted there
    CASE
        WHEN h.holds = 'catalog rows' THEN dead.catalog_rows
        WHEN h.kind IN ('slot', 'standby') OR h.database = about.current_database THEN dead.all_rows
    END AS dead_rows,
    h.query,
    h.seen,
    about.holders,
    about.unseen_sessions,
    about.current_database,
    about.sees_all,
    about.role
FROM about
CROSS JOIN dead
LEFT JOIN holder AS h ON true
ORDER BY h.age_xids DESC NULLS LAST, h.age_seconds DESC NULLS LAST, h.kind, h.name
