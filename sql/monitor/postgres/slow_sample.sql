-- summary: what pg_stat_statements has counted so far, without the texts
-- needs: extension pg_stat_statements
-- params: none
-- columns: user_oid int8, database_oid int8, query_id int8, toplevel bool, calls int8, total_seconds float8, rows int8, hit_blocks int8, read_blocks int8, io_seconds float8, evicted int8, since_at timestamptz, taken_at timestamptz
SELECT
    s.userid::int8 AS user_oid,
    s.dbid::int8 AS database_oid,
    s.queryid AS query_id,
    s.toplevel,
    s.calls,
    s.total_exec_time / 1000 AS total_seconds,
    s.rows,
    s.shared_blks_hit AS hit_blocks,
    s.shared_blks_read AS read_blocks,
    CASE
        WHEN current_setting('track_io_timing')::bool THEN (
            -- version 1.11 of the extension renamed the columns, and the extension may be older than the server
            SELECT
                COALESCE((j.fields ->> 'shared_blk_read_time')::float8, (j.fields ->> 'blk_read_time')::float8)
                + COALESCE((j.fields ->> 'shared_blk_write_time')::float8, (j.fields ->> 'blk_write_time')::float8)
            FROM (SELECT to_jsonb(s) AS fields) AS j
        ) / 1000
    END AS io_seconds,
    i.dealloc AS evicted,
    i.stats_reset AS since_at,
    clock_timestamp() AS taken_at
-- the texts are in a file that grows with them
FROM pg_stat_statements(false) AS s
CROSS JOIN pg_stat_statements_info AS i
WHERE s.calls > 0
