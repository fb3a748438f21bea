-- summary: the server by itself: the settings on which a diagnosis depends, and what it has archived
-- needs: nothing
-- params: none
-- columns: database text, uptime_seconds float8, shared_buffers_bytes int8, max_wal_bytes int8, autovacuum bool, track_counts bool, idle_transaction_timeout_ms int8, archiving bool, archive_failures int8, archive_failure_age_seconds float8, archived_age_seconds float8, failed_file text, cron_database text
SELECT
    current_database()::text AS database,
    extract(EPOCH FROM clock_timestamp() - pg_postmaster_start_time())::float8 AS uptime_seconds,
    pg_size_bytes(current_setting('shared_buffers')) AS shared_buffers_bytes,
    pg_size_bytes(current_setting('max_wal_size')) AS max_wal_bytes,
    current_setting('autovacuum')::bool AS autovacuum,
    current_setting('track_counts')::bool AS track_counts,
    (SELECT s.setting::int8 FROM pg_settings AS s WHERE s.name = 'idle_in_transaction_session_timeout') AS idle_transaction_timeout_ms,
    current_setting('archive_mode') <> 'off' AS archiving,
    a.failed_count AS archive_failures,
    extract(EPOCH FROM clock_timestamp() - a.last_failed_time)::float8 AS archive_failure_age_seconds,
    extract(EPOCH FROM clock_timestamp() - a.last_archived_time)::float8 AS archived_age_seconds,
    a.last_failed_wal AS failed_file,
    current_setting('cron.database_name', true) AS cron_database
FROM pg_stat_archiver AS a
