-- summary: the settings in force, and which of them wait for a restart
-- needs: nothing
-- params: none
-- columns: name text, setting text, pending_restart bool, loaded_microseconds int8, may_see_files bool
SELECT
    s.name,
    s.setting,
    s.pending_restart,
    (extract(EPOCH FROM pg_conf_load_time()) * 1000000)::int8 AS loaded_microseconds,
    has_function_privilege('pg_show_all_file_settings()', 'EXECUTE') AND has_table_privilege('pg_file_settings', 'SELECT') AS may_see_files
FROM pg_settings AS s
WHERE s.source NOT IN ('session', 'client', 'override') OR s.pending_restart
ORDER BY s.name
