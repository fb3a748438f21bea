-- summary: the last runs of pg_cron's jobs
-- needs: extension pg_cron
-- params: $1 text job by name or number, null for all, $2 bool failed ones only, $3 int8 runs at most
-- columns: run int8, job int8, name text, status text, started_at timestamptz, seconds float8, database text, user text, message text
SELECT
    r.runid AS run,
    r.jobid AS job,
    j.jobname::text AS name,
    r.status,
    r.start_time AS started_at,
    extract(EPOCH FROM r.end_time - r.start_time)::float8 AS seconds,
    r.database,
    r.username AS "user",
    r.return_message AS message
FROM cron.job_run_details AS r
LEFT JOIN cron.job AS j ON j.jobid = r.jobid
WHERE ($1 IS NULL OR j.jobname = $1 OR r.jobid::text = $1) AND (NOT $2 OR r.status = 'failed')
ORDER BY r.runid DESC
LIMIT $3
