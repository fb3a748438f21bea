-- summary: the statements that took the most time since statistics were reset
-- needs: extension pg_stat_statements
-- params: $1 text order: total, mean or calls, $2 int8 statements at most
-- columns: total_seconds float8, share_ratio float8, calls int8, mean_seconds float8, max_seconds float8, rows int8, cache_hit_ratio float8, io_seconds float8, user text, database text, query_id text, query text
-- labels: user, database, query_id
-- about: seen bool, statements int8, unseen_statements int8, evicted int8, since_at timestamptz, sees_all bool, role text
-- unseen: query_id, query
-- narrow: drop query_id, io_seconds, user, database, rows, max_seconds, cache_hit_ratio, share_ratio
WITH counted AS MATERIALIZED (
    SELECT
        s.*,
        s.query <> '<insufficient privilege>' AS seen,
        sum(s.total_exec_time) OVER () AS all_time
    FROM pg_stat_statements AS s
),
top AS (
    SELECT c.*
    FROM counted AS c
    ORDER BY
        CASE $1 WHEN 'mean' THEN c.mean_exec_time WHEN 'calls' THEN c.calls ELSE c.total_exec_time END DESC,
        c.queryid
    LIMIT $2
),
about AS (
    SELECT
        count(*) AS statements,
        count(*) FILTER (WHERE NOT c.seen) AS unseen_statements,
        pg_has_role('pg_read_all_stats', 'USAGE') AS sees_all,
        current_user::text AS role
    FROM counted AS c
)
SELECT
    t.total_exec_time / 1000 AS total_seconds,
    t.total_exec_time / nullif(t.all_time, 0) AS share_ratio,
    t.calls,
    t.mean_exec_time / 1000 AS mean_seconds,
    t.max_exec_time / 1000 AS max_seconds,
    t.rows,
    t.shared_blks_hit::float8 / nullif(t.shared_blks_hit + t.shared_blks_read, 0) AS cache_hit_ratio,
    CASE
        WHEN current_setting('track_io_timing')::bool THEN (
            -- version 1.11 of the extension renamed the columns, and the extension may be older than the server
            SELECT
                COALESCE((j.fields ->> 'shared_blk_read_time')::float8, (j.fields ->> 'blk_read_time')::float8)
                + COALESCE((j.fields ->> 'shared_blk_write_time')::float8, (j.fields ->> 'blk_write_time')::float8)
            FROM (SELECT to_jsonb(t) AS fields) AS j
        ) / 1000
    END AS io_seconds,
    r.rolname::text AS "user",
    d.datname::text AS database,
    t.queryid::text AS query_id,
    CASE WHEN t.seen THEN t.query END AS query,
    t.seen,
    about.statements,
    about.unseen_statements,
    i.dealloc AS evicted,
    i.stats_reset AS since_at,
    about.sees_all,
    about.role
FROM about
CROSS JOIN pg_stat_statements_info AS i
LEFT JOIN top AS t ON true
LEFT JOIN pg_roles AS r ON r.oid = t.userid
LEFT JOIN pg_database AS d ON d.oid = t.dbid
ORDER BY CASE $1 WHEN 'mean' THEN t.mean_exec_time WHEN 'calls' THEN t.calls ELSE t.total_exec_time END DESC NULLS LAST, t.queryid
