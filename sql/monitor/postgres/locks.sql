-- summary: who waits for whose lock, as trees with what is to blame at the root
-- needs: role pg_monitor
-- params: $1 float8 seconds of waiting that warn, $2 float8 that are bad, $3 int8 sessions held up by one that are bad, $4 float8 seconds from which their number counts
-- columns: pid int4, part text, verdict text, relation text, wait_seconds float8, state text, xact_age_seconds float8, blocked int8, wanted text, held text, application text, frees int8, gid text, blocked_by int4[], longest_wait_seconds float8, user text, database text, lock_type text, depth int4, query text
-- labels: relation
-- about: seen bool, waiting int8, unseen_sessions int8, sees_all bool, role text
-- unseen: state, xact_age_seconds, query
-- narrow: drop depth, lock_type, database, user, longest_wait_seconds, blocked_by, query, gid, frees, application, held, wanted, xact_age_seconds
WITH RECURSIVE session AS MATERIALIZED (
    SELECT a.*, a.query <> '<insufficient privilege>' AS seen FROM pg_stat_activity AS a
),
prepared AS MATERIALIZED (
    -- a node is a process, or the negative transaction of one that was prepared and belongs to no process
    SELECT
        - (p.transaction::text::int8) AS node,
        p.gid,
        p.owner,
        p.database,
        extract(EPOCH FROM clock_timestamp() - p.prepared)::float8 AS age
    FROM pg_prepared_xacts AS p
),
told AS MATERIALIZED (
    SELECT l.* FROM pg_locks AS l WHERE l.mode <> 'SIReadLock'
),
lock AS MATERIALIZED (
    SELECT
        l.pid,
        CASE
            -- its locks have the number that the session had; the lock on itself says which transaction it is
            WHEN l.pid IS NULL THEN (
                SELECT p.node
                FROM told AS t
                INNER JOIN prepared AS p ON p.node = - (t.transactionid::text::int8)
                WHERE t.pid IS NULL AND t.locktype = 'transactionid' AND t.granted AND t.virtualtransaction = l.virtualtransaction
            )
            -- what a parallel worker holds is its leader's
            ELSE COALESCE(s.leader_pid, l.pid)::int8
        END AS node,
        (
            l.locktype, l.database, l.relation, l.page, l.tuple, l.virtualxid, l.transactionid, l.classid, l.objid, l.objsubid
        )::text AS object,
        l.locktype,
        l.database,
        l.relation,
        l.mode,
        l.granted,
        l.waitstart
    FROM told AS l
    LEFT JOIN session AS s ON s.pid = l.pid
),
conflict (mode, against) AS (
    VALUES
    ('AccessShareLock', ARRAY['AccessExclusiveLock']),
    ('RowShareLock', ARRAY['ExclusiveLock', 'AccessExclusiveLock']),
    ('RowExclusiveLock', ARRAY['ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock']),
    ('ShareUpdateExclusiveLock', ARRAY['ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock']),
    ('ShareLock', ARRAY['RowExclusiveLock', 'ShareUpdateExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock']),
    ('ShareRowExclusiveLock', ARRAY['RowExclusiveLock', 'ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock']),
    ('ExclusiveLock', ARRAY['RowShareLock', 'RowExclusiveLock', 'ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock']),
    ('AccessExclusiveLock', ARRAY['AccessShareLock', 'RowShareLock', 'RowExclusiveLock', 'ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'])
),
waiter AS MATERIALIZED (
    SELECT DISTINCT ON (l.node)
        l.*,
        c.against,
        -- a row is awaited as the transaction that wrote it; the place in the queue for the row tells the table
        COALESCE(l.relation, (SELECT min(t.relation::int8) FROM lock AS t WHERE t.node = l.node AND t.granted AND t.locktype = 'tuple')::oid) AS relation_oid,
        COALESCE(l.database, (SELECT min(t.database::int8) FROM lock AS t WHERE t.node = l.node AND t.granted AND t.locktype = 'tuple')::oid) AS database_oid,
        -- waitstart is empty for an instant after a wait begins
        COALESCE(extract(EPOCH FROM clock_timestamp() - l.waitstart)::float8, 0) AS waited
    FROM lock AS l
    INNER JOIN conflict AS c ON c.mode = l.mode
    WHERE NOT l.granted
    ORDER BY l.node, l.waitstart NULLS LAST
),
blocker AS MATERIALIZED (
    SELECT w.node, b.pid::int8 AS blocker
    FROM waiter AS w
    CROSS JOIN LATERAL unnest(pg_blocking_pids(w.pid)) AS b (pid)
    -- the server calls every prepared transaction 0; what it holds tells which one it is
    WHERE b.pid > 0 AND b.pid <> w.node
    UNION
    SELECT w.node, l.node
    FROM waiter AS w
    INNER JOIN lock AS l ON l.object = w.object AND l.granted AND l.node < 0 AND l.mode = ANY (w.against)
),
-- who holds what is awaited, and who is only queued for it further ahead
weighed AS (
    SELECT b.node, b.blocker, h.holds, bool_or(h.holds) OVER (PARTITION BY b.node) AS held
    FROM blocker AS b
    INNER JOIN waiter AS w ON w.node = b.node
    CROSS JOIN LATERAL (
        SELECT EXISTS (
            SELECT 1 FROM lock AS l
            WHERE l.node = b.blocker AND l.object = w.object AND l.granted AND l.mode = ANY (w.against)
        ) AS holds
    ) AS h
),
-- a place in the queue matters only to one whom no holder keeps waiting
edge AS MATERIALIZED (
    SELECT e.node, e.blocker, e.holds FROM weighed AS e WHERE e.holds OR NOT e.held
),
parent AS MATERIALIZED (
    SELECT DISTINCT ON (e.node) e.node, e.blocker
    FROM edge AS e
    LEFT JOIN waiter AS w ON w.node = e.blocker
    ORDER BY e.node, w.node IS NOT NULL, w.waitstart, e.blocker
),
behind AS (
    SELECT e.blocker AS node, e.node AS waiter FROM edge AS e
    UNION
    SELECT b.node, e.node FROM behind AS b INNER JOIN edge AS e ON e.blocker = b.waiter
),
held_up AS MATERIALIZED (
    SELECT b.node, count(*) AS blocked, max(w.waited) AS longest
    FROM behind AS b
    INNER JOIN waiter AS w ON w.node = b.waiter
    WHERE b.waiter <> b.node
    GROUP BY b.node
),
queued AS (
    SELECT e.blocker AS node, count(*) AS frees FROM edge AS e WHERE NOT e.holds GROUP BY e.blocker
),
member AS MATERIALIZED (
    SELECT n.node, row_number() OVER (ORDER BY h.blocked DESC NULLS LAST, w.waitstart NULLS LAST, n.node) AS place
    FROM (SELECT e.node FROM edge AS e UNION SELECT e.blocker FROM edge AS e) AS n
    LEFT JOIN held_up AS h ON h.node = n.node
    LEFT JOIN waiter AS w ON w.node = n.node
),
tree AS (
    SELECT m.node, 0 AS depth, ARRAY[m.place] AS path
    FROM member AS m
    WHERE NOT EXISTS (SELECT 1 FROM parent AS p WHERE p.node = m.node)
    UNION ALL
    SELECT p.node, t.depth + 1, t.path || m.place
    FROM tree AS t
    INNER JOIN parent AS p ON p.blocker = t.node
    INNER JOIN member AS m ON m.node = p.node
),
listed AS (
    SELECT t.node, t.depth, t.path, false AS is_cycle FROM tree AS t
    UNION ALL
    -- sessions that wait for each other have no root until the server has found the deadlock
    SELECT m.node, 0, ARRAY[m.place], true
    FROM member AS m
    WHERE NOT EXISTS (SELECT 1 FROM tree AS t WHERE t.node = m.node)
),
holding AS (
    SELECT e.blocker AS node, string_agg(DISTINCT l.mode, ', ' ORDER BY l.mode) AS modes
    FROM edge AS e
    INNER JOIN waiter AS w ON w.node = e.node
    INNER JOIN lock AS l ON l.node = e.blocker AND l.object = w.object AND l.granted
    WHERE e.holds
    GROUP BY e.blocker
),
awaited AS (
    SELECT w.node, w.database_oid, w.relation_oid FROM waiter AS w WHERE w.relation_oid IS NOT NULL
    UNION
    SELECT e.blocker, w.database_oid, w.relation_oid
    FROM edge AS e
    INNER JOIN waiter AS w ON w.node = e.node
    WHERE w.relation_oid IS NOT NULL AND NOT EXISTS (SELECT 1 FROM waiter AS o WHERE o.node = e.blocker)
),
named AS (
    SELECT
        a.node,
        string_agg(COALESCE(n.nspname || '.' || c.relname, 'oid ' || a.relation_oid), ', ' ORDER BY n.nspname, c.relname, a.relation_oid) AS relation
    FROM awaited AS a
    LEFT JOIN pg_class AS c
        ON c.oid = a.relation_oid
        AND a.database_oid IN (0, (SELECT d.oid FROM pg_database AS d WHERE d.datname = current_database()))
    LEFT JOIN pg_namespace AS n ON n.oid = c.relnamespace
    GROUP BY a.node
),
about AS (
    SELECT
        (SELECT count(*) FROM parent) AS waiting,
        (SELECT count(*) FROM listed AS l INNER JOIN session AS s ON s.pid = l.node AND NOT s.seen) AS unseen_sessions,
        pg_has_role('pg_read_all_stats', 'USAGE') AS sees_all,
        current_user::text AS role
)
SELECT
    CASE WHEN l.node IS NOT NULL THEN greatest(l.node, 0) END::int4 AS pid,
    CASE
        WHEN l.is_cycle THEN 'cycle'
        WHEN q.frees > 0 THEN 'amplifier'
        WHEN l.depth = 0 THEN 'root'
        ELSE 'waiter'
    END AS part,
    CASE
        WHEN greatest(w.waited, h.longest) >= $2 OR (h.blocked >= $3 AND h.longest >= $4) THEN 'bad'
        WHEN greatest(w.waited, h.longest) >= $1 THEN 'warn'
        ELSE 'fine'
    END AS verdict,
    n.relation,
    w.waited AS wait_seconds,
    CASE WHEN p.node IS NOT NULL THEN 'prepared' ELSE s.state END AS state,
    COALESCE(p.age, extract(EPOCH FROM clock_timestamp() - s.xact_start)::float8) AS xact_age_seconds,
    h.blocked,
    w.mode AS wanted,
    g.modes AS held,
    nullif(s.application_name, '') AS application,
    q.frees,
    p.gid,
    (SELECT array_agg(greatest(e.blocker, 0)::int4 ORDER BY e.blocker) FROM edge AS e WHERE e.node = l.node) AS blocked_by,
    h.longest AS longest_wait_seconds,
    COALESCE(p.owner, s.usename)::text AS "user",
    COALESCE(p.database, s.datname)::text AS database,
    w.locktype AS lock_type,
    l.depth,
    CASE WHEN s.seen THEN s.query END AS query,
    COALESCE(s.seen, true) AS seen,
    about.waiting,
    about.unseen_sessions,
    about.sees_all,
    about.role
FROM about
LEFT JOIN listed AS l ON true
LEFT JOIN waiter AS w ON w.node = l.node
LEFT JOIN held_up AS h ON h.node = l.node
LEFT JOIN queued AS q ON q.node = l.node
LEFT JOIN holding AS g ON g.node = l.node
LEFT JOIN named AS n ON n.node = l.node
LEFT JOIN prepared AS p ON p.node = l.node
LEFT JOIN session AS s ON s.pid = l.node
ORDER BY l.path
