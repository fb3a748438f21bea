-- summary: the files of the write-ahead log, and those that wait for the archive
-- needs: role pg_monitor
-- params: none
-- columns: files int8, files_bytes int8, ready_files int8, ready_age_seconds float8
SELECT
    f.files,
    f.files_bytes,
    r.ready_files,
    r.ready_age_seconds
FROM (SELECT count(*) AS files, COALESCE(sum(w.size), 0)::int8 AS files_bytes FROM pg_ls_waldir() AS w) AS f
CROSS JOIN (
    SELECT count(*) AS ready_files, extract(EPOCH FROM clock_timestamp() - min(s.modification))::float8 AS ready_age_seconds
    FROM pg_ls_archive_statusdir() AS s
    WHERE s.name LIKE '%.ready'
) AS r
