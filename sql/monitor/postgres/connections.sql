-- summary: who holds the connections, against every limit there is
-- needs: role pg_monitor
-- params: $1 float8 share of a limit that warns, $2 float8 that is bad
-- columns: scope text, name text, verdict text, state text, sessions int8, limit int8, used_ratio float8, user text, database text
-- labels: scope, name, state, user, database
-- about: seen bool, unseen_sessions int8, sees_all bool, role text
-- unseen: state
-- narrow: drop database, user, limit, state, verdict
WITH session AS MATERIALIZED (
    SELECT
        a.datname::text AS database,
        a.usename::text AS "user",
        nullif(a.application_name, '') AS application,
        a.state,
        a.query <> '<insufficient privilege>' AS seen
    FROM pg_stat_activity AS a
    -- what a role may not see has no type: a database and a user are then what a client's session has
    WHERE a.backend_type = 'client backend'
        OR (a.backend_type IS NULL AND a.datid IS NOT NULL AND a.usesysid IS NOT NULL)
),
limited AS (
    SELECT
        1 AS place,
        'server' AS scope,
        NULL AS database,
        NULL AS "user",
        (SELECT count(*) FROM session) AS connections,
        -- what is left to roles without a reserve of their own; reserved_connections came with version 16
        current_setting('max_connections')::int8
        - current_setting('superuser_reserved_connections')::int8
        - COALESCE(current_setting('reserved_connections', true)::int8, 0) AS connection_limit
    UNION ALL
    SELECT
        2,
        'database',
        d.datname::text,
        NULL,
        (SELECT count(*) FROM session AS s WHERE s.database = d.datname),
        nullif(d.datconnlimit, -1)
    FROM pg_database AS d
    WHERE d.datallowconn
    UNION ALL
    SELECT
        3,
        'role',
        NULL,
        r.rolname::text,
        (SELECT count(*) FROM session AS s WHERE s."user" = r.rolname),
        -- a limit does not bind a superuser
        CASE WHEN NOT r.rolsuper THEN nullif(r.rolconnlimit, -1) END
    FROM pg_roles AS r
    WHERE r.rolcanlogin
),
grouped AS (
    SELECT s.database, s."user", s.application, s.state, s.seen, count(*) AS connections
    FROM session AS s
    GROUP BY s.database, s."user", s.application, s.state, s.seen
),
listed AS (
    SELECT
        l.place,
        l.scope,
        l.database,
        l."user",
        NULL::text AS application,
        NULL::text AS state,
        l.connections,
        l.connection_limit::int8,
        l.connections::float8 / nullif(l.connection_limit, 0) AS used_ratio,
        true AS seen
    FROM limited AS l
    WHERE l.connections > 0 OR l.connection_limit IS NOT NULL
    UNION ALL
    SELECT 4, 'application', g.database, g."user", g.application, g.state, g.connections, NULL, NULL, g.seen
    FROM grouped AS g
),
about AS (
    SELECT
        count(*) FILTER (WHERE NOT s.seen) AS unseen_sessions,
        pg_has_role('pg_read_all_stats', 'USAGE') AS sees_all,
        current_user::text AS role
    FROM session AS s
)
SELECT
    l.scope,
    CASE l.scope
        WHEN 'server' THEN 'all'
        WHEN 'database' THEN l.database
        WHEN 'role' THEN l."user"
        ELSE COALESCE(l.application, '(no name)')
    END AS name,
    CASE
        WHEN l.connection_limit IS NULL THEN NULL
        WHEN l.used_ratio >= $2 THEN 'bad'
        WHEN l.used_ratio >= $1 THEN 'warn'
        ELSE 'fine'
    END AS verdict,
    l.state,
    l.connections AS sessions,
    l.connection_limit AS "limit",
    l.used_ratio,
    l."user",
    l.database,
    l.seen,
    about.unseen_sessions,
    about.sees_all,
    about.role
FROM listed AS l
CROSS JOIN about
ORDER BY l.place, l.used_ratio DESC NULLS LAST, l.connections DESC, l.database, l."user", l.application, l.state
