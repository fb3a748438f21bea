-- summary: the jobs of pg_cron, each with its last run
-- needs: extension pg_cron
-- params: none
-- columns: job int8, name text, schedule text, active bool, database text, user text, last_status text, last_age_seconds float8, last_seconds float8, last_message text, command text
SELECT
    j.jobid AS job,
    j.jobname::text AS name,
    j.schedule,
    j.active,
    j.database,
    j.username AS "user",
    d.status AS last_status,
    extract(EPOCH FROM clock_timestamp() - d.start_time)::float8 AS last_age_seconds,
    extract(EPOCH FROM d.end_time - d.start_time)::float8 AS last_seconds,
    d.return_message AS last_message,
    j.command
FROM cron.job AS j
LEFT JOIN LATERAL (
    SELECT r.status, r.start_time, r.end_time, r.return_message
    FROM cron.job_run_details AS r
    WHERE r.jobid = j.jobid
    ORDER BY r.runid DESC
    LIMIT 1
) AS d ON true
ORDER BY j.jobid
