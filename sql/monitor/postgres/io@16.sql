-- summary: who reads and writes which kind of block, and how long that takes
-- needs: nothing
-- params: none
-- columns: backend text, object text, context text, hits int8, reads int8, read_bytes int8, read_time_seconds float8, writes int8, write_bytes int8, write_time_seconds float8, extends int8, evictions int8, reuses int8, fsyncs int8, fsync_time_seconds float8
-- labels: backend, object, context
-- about: counted_since timestamptz, timed bool, whole bool
-- requires: pg_stat_io.reads
-- counters: hits, reads, read_bytes, read_time_seconds, writes, write_bytes, write_time_seconds, extends, evictions, reuses, fsyncs, fsync_time_seconds
-- narrow: drop fsync_time_seconds, reuses, fsyncs, extends, evictions, read_time_seconds, write_time_seconds
SELECT
    i.backend_type AS backend,
    i.object,
    i.context,
    i.hits,
    i.reads,
    -- version 18 counts bytes, those before it operations of one size
    COALESCE((j.fields ->> 'read_bytes')::numeric, i.reads * (j.fields ->> 'op_bytes')::numeric)::int8 AS read_bytes,
    CASE WHEN s.timed THEN i.read_time / 1000 END AS read_time_seconds,
    i.writes,
    COALESCE((j.fields ->> 'write_bytes')::numeric, i.writes * (j.fields ->> 'op_bytes')::numeric)::int8 AS write_bytes,
    CASE WHEN s.timed THEN i.write_time / 1000 END AS write_time_seconds,
    i.extends,
    i.evictions,
    i.reuses,
    i.fsyncs,
    CASE WHEN s.timed THEN i.fsync_time / 1000 END AS fsync_time_seconds,
    i.stats_reset AS counted_since,
    current_setting('track_io_timing')::bool AS timed,
    true AS whole
FROM pg_stat_io AS i
CROSS JOIN LATERAL (SELECT to_jsonb(i) AS fields) AS j
CROSS JOIN LATERAL (
    SELECT
        CASE
            WHEN i.object = 'wal' THEN current_setting('track_wal_io_timing')::bool
            ELSE current_setting('track_io_timing')::bool
        END AS timed
) AS s
ORDER BY
    COALESCE(i.read_time, 0) + COALESCE(i.write_time, 0) + COALESCE(i.fsync_time, 0) DESC,
    COALESCE(i.reads, 0) + COALESCE(i.writes, 0) DESC,
    i.backend_type,
    i.object,
    i.context
