-- summary: blocks that were read and found in memory, for tables and indexes of this database
-- needs: nothing
-- params: none
-- columns: backend text, object text, context text, hits int8, reads int8, read_bytes int8, read_time_seconds float8, writes int8, write_bytes int8, write_time_seconds float8, extends int8, evictions int8, reuses int8, fsyncs int8, fsync_time_seconds float8
-- labels: backend, object, context
-- about: counted_since timestamptz, timed bool, whole bool
-- counters: hits, reads, read_bytes, read_time_seconds, writes, write_bytes, write_time_seconds, extends, evictions, reuses, fsyncs, fsync_time_seconds
-- narrow: drop fsync_time_seconds, reuses, fsyncs, extends, evictions, read_time_seconds, write_time_seconds
WITH counted AS (
    SELECT
        sum(t.heap_blks_read) AS heap_read,
        sum(t.heap_blks_hit) AS heap_hit,
        sum(t.idx_blks_read) AS index_read,
        sum(t.idx_blks_hit) AS index_hit,
        sum(t.toast_blks_read) AS toast_read,
        sum(t.toast_blks_hit) AS toast_hit,
        sum(t.tidx_blks_read) AS toast_index_read,
        sum(t.tidx_blks_hit) AS toast_index_hit
    FROM pg_statio_all_tables AS t
)
SELECT
    'all of this database' AS backend,
    'relation' AS object,
    v.context,
    COALESCE(v.hits, 0)::int8 AS hits,
    COALESCE(v.reads, 0)::int8 AS reads,
    (COALESCE(v.reads, 0) * current_setting('block_size')::int8)::int8 AS read_bytes,
    NULL::float8 AS read_time_seconds,
    NULL::int8 AS writes,
    NULL::int8 AS write_bytes,
    NULL::float8 AS write_time_seconds,
    NULL::int8 AS extends,
    NULL::int8 AS evictions,
    NULL::int8 AS reuses,
    NULL::int8 AS fsyncs,
    NULL::float8 AS fsync_time_seconds,
    (SELECT d.stats_reset FROM pg_stat_database AS d WHERE d.datname = current_database()) AS counted_since,
    false AS timed,
    false AS whole
FROM counted AS c
CROSS JOIN LATERAL (
    VALUES
    (1, 'table', c.heap_hit, c.heap_read),
    (2, 'index', c.index_hit, c.index_read),
    (3, 'toast', c.toast_hit, c.toast_read),
    (4, 'toast index', c.toast_index_hit, c.toast_index_read)
) AS v (place, context, hits, reads)
ORDER BY v.place
