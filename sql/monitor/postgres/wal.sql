-- summary: how much write-ahead log is written, and whether it is archived
-- needs: nothing
-- params: none
-- columns: written_bytes int8, records int8, full_page_images int8, buffers_full int8, archived_files int8, failed_archivings int8, recovering bool, archive_mode text, archives_with text, last_archived_age_seconds float8, last_failed_age_seconds float8, last_failed_file text, max_wal_bytes int8, kept_wal_bytes int8, segment_bytes int8, checkpoint_timeout_seconds float8, sees_files bool, role text
-- counters: written_bytes, records, full_page_images, buffers_full, archived_files, failed_archivings
SELECT
    pg_wal_lsn_diff(
        CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_insert_lsn() END, '0/0'
    )::int8 AS written_bytes,
    w.wal_records AS records,
    w.wal_fpi AS full_page_images,
    w.wal_buffers_full AS buffers_full,
    a.archived_count AS archived_files,
    a.failed_count AS failed_archivings,
    pg_is_in_recovery() AS recovering,
    current_setting('archive_mode') AS archive_mode,
    -- a command may hold secrets
    CASE
        WHEN current_setting('archive_library') <> '' THEN 'library ' || current_setting('archive_library')
        WHEN current_setting('archive_command') NOT IN ('', '(disabled)') THEN 'a command'
    END AS archives_with,
    extract(EPOCH FROM clock_timestamp() - a.last_archived_time)::float8 AS last_archived_age_seconds,
    extract(EPOCH FROM clock_timestamp() - a.last_failed_time)::float8 AS last_failed_age_seconds,
    a.last_failed_wal AS last_failed_file,
    pg_size_bytes(current_setting('max_wal_size'))::int8 AS max_wal_bytes,
    pg_size_bytes(current_setting('wal_keep_size'))::int8 AS kept_wal_bytes,
    pg_size_bytes(current_setting('wal_segment_size'))::int8 AS segment_bytes,
    (SELECT g.setting::float8 FROM pg_settings AS g WHERE g.name = 'checkpoint_timeout') AS checkpoint_timeout_seconds,
    has_function_privilege('pg_ls_waldir()', 'EXECUTE') AND has_function_privilege('pg_ls_archive_statusdir()', 'EXECUTE') AS sees_files,
    current_user::text AS role
FROM pg_stat_wal AS w
CROSS JOIN pg_stat_archiver AS a
