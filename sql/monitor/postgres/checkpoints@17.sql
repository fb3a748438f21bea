-- summary: checkpoints by what made them begin, and who writes the dirty pages
-- needs: nothing
-- params: none
-- columns: timed int8, requested int8, done int8, write_time_seconds float8, sync_time_seconds float8, checkpointer_buffers int8, background_writer_buffers int8, background_writer_stops int8, backend_buffers int8, allocated_buffers int8, restartpoints_timed int8, restartpoints_requested int8, restartpoints_done int8, written_bytes int8, last_checkpoint_age_seconds float8, since_checkpoint_bytes int8, checkpoint_timeout_seconds float8, max_wal_bytes int8, requested_after_bytes int8, counted_since timestamptz
-- requires: pg_stat_checkpointer.num_timed
-- counters: timed, requested, done, write_time_seconds, sync_time_seconds, checkpointer_buffers, background_writer_buffers, background_writer_stops, backend_buffers, allocated_buffers, restartpoints_timed, restartpoints_requested, restartpoints_done, written_bytes
SELECT
    k.num_timed AS timed,
    k.num_requested AS requested,
    -- came with version 18
    (to_jsonb(k) ->> 'num_done')::int8 AS done,
    k.write_time / 1000 AS write_time_seconds,
    k.sync_time / 1000 AS sync_time_seconds,
    k.buffers_written AS checkpointer_buffers,
    b.buffers_clean AS background_writer_buffers,
    b.maxwritten_clean AS background_writer_stops,
    (
        SELECT sum(i.writes)::int8
        FROM pg_stat_io AS i
        WHERE i.object = 'relation' AND i.backend_type NOT IN ('checkpointer', 'background writer')
    ) AS backend_buffers,
    b.buffers_alloc AS allocated_buffers,
    k.restartpoints_timed,
    k.restartpoints_req AS restartpoints_requested,
    k.restartpoints_done,
    pg_wal_lsn_diff(l.lsn, '0/0')::int8 AS written_bytes,
    extract(EPOCH FROM clock_timestamp() - c.checkpoint_time)::float8 AS last_checkpoint_age_seconds,
    pg_wal_lsn_diff(l.lsn, c.redo_lsn)::int8 AS since_checkpoint_bytes,
    (SELECT g.setting::float8 FROM pg_settings AS g WHERE g.name = 'checkpoint_timeout') AS checkpoint_timeout_seconds,
    pg_size_bytes(current_setting('max_wal_size'))::int8 AS max_wal_bytes,
    -- so that a checkpoint that takes its time ends before the limit
    (pg_size_bytes(current_setting('max_wal_size')) / (1 + current_setting('checkpoint_completion_target')::float8))::int8 AS requested_after_bytes,
    k.stats_reset AS counted_since
FROM pg_stat_checkpointer AS k
CROSS JOIN pg_stat_bgwriter AS b
CROSS JOIN pg_control_checkpoint() AS c
CROSS JOIN LATERAL (
    SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_insert_lsn() END AS lsn
) AS l
