-- summary: one job of pg_cron by its name or number
-- needs: extension pg_cron
-- params: $1 text name or number, $2 text database, null for any
-- columns: job int8, name text, schedule text, command text, database text, user text, active bool
SELECT j.jobid AS job, j.jobname::text AS name, j.schedule, j.command, j.database, j.username AS "user", j.active
FROM cron.job AS j
WHERE (j.jobname = $1 OR j.jobid::text = $1) AND ($2 IS NULL OR j.database = $2)
ORDER BY j.jobid
