-- summary: what went wrong in each database: deadlocks, conflicts, check sums, queries that spilled to disk
-- needs: nothing
-- params: none
-- columns: database text, verdict text, deadlocks int8, conflicts int8, checksum_failures int8, temp_files int8, temp_bytes int8, rollbacks int8, sessions_abandoned int8, sessions_fatal int8, sessions_killed int8, checksum_failure_age_seconds float8, counted_since timestamptz
-- labels: database
-- counters: deadlocks, conflicts, checksum_failures, temp_files, temp_bytes, rollbacks, sessions_abandoned, sessions_fatal, sessions_killed
-- narrow: drop counted_since, checksum_failure_age_seconds, sessions_killed, sessions_fatal, sessions_abandoned, rollbacks, temp_files
SELECT
    COALESCE(d.datname::text, '(shared)') AS database,
    'fine' AS verdict,
    d.deadlocks,
    d.conflicts,
    d.checksum_failures,
    d.temp_files,
    d.temp_bytes,
    d.xact_rollback AS rollbacks,
    d.sessions_abandoned,
    d.sessions_fatal,
    d.sessions_killed,
    extract(EPOCH FROM clock_timestamp() - d.checksum_last_failure)::float8 AS checksum_failure_age_seconds,
    d.stats_reset AS counted_since
FROM pg_stat_database AS d
ORDER BY d.deadlocks + COALESCE(d.checksum_failures, 0) + d.conflicts DESC, d.temp_bytes DESC, d.datname
