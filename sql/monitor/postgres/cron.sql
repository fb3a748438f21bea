-- summary: jobs of pg_cron with their last runs
-- needs: extension pg_cron
-- params: $1 int8 runs to look at, the newest ones
-- columns: job_id int8, name text, schedule text, active bool, user text, database text, status text, started_at timestamptz, succeeded_at timestamptz, running_at timestamptz, median_seconds float8, duration_seconds float8, failures int8, runs int8, message text, known_since timestamptz, history_since timestamptz, history_cut bool, history_bytes int8
WITH run AS MATERIALIZED (
    -- only the number of a run is indexed, and the table may hold years
    SELECT r.*, age(r.xmin) AS written FROM cron.job_run_details AS r ORDER BY r.runid DESC LIMIT $1
),
succeeded AS (
    SELECT r.jobid, max(r.runid) AS runid, max(r.end_time) AS moment FROM run AS r WHERE r.status = 'succeeded' GROUP BY r.jobid
),
told AS (
    SELECT
        r.jobid,
        count(*) AS runs,
        max(r.start_time) AS started_at,
        max(r.start_time) FILTER (WHERE r.status NOT IN ('succeeded', 'failed')) AS running_at,
        count(*) FILTER (WHERE r.status = 'failed' AND r.runid > COALESCE(s.runid, 0)) AS failures,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(EPOCH FROM r.end_time - r.start_time)::float8)
        FILTER (WHERE r.status = 'succeeded') AS median
    FROM run AS r
    LEFT JOIN succeeded AS s ON s.jobid = r.jobid
    GROUP BY r.jobid
)
SELECT
    j.jobid AS job_id,
    COALESCE(j.jobname::text, 'job ' || j.jobid) AS name,
    j.schedule,
    j.active,
    j.username AS "user",
    j.database,
    last.status,
    -- what never got a session has no beginning, only an end
    COALESCE(t.started_at, last.end_time) AS started_at,
    s.moment AS succeeded_at,
    t.running_at,
    t.median AS median_seconds,
    extract(EPOCH FROM last.end_time - last.start_time)::float8 AS duration_seconds,
    COALESCE(t.failures, 0) AS failures,
    COALESCE(t.runs, 0) AS runs,
    CASE
        WHEN last.status = 'failed'
            -- the first line without the values that some messages end with
            THEN left(regexp_replace(split_part(last.return_message, E'\n', 1), ': ".*$', ': ?'), 200)
    END AS message,
    -- a run that was written after the job was shows that the job was there
    (SELECT min(COALESCE(r.end_time, r.start_time)) FROM run AS r WHERE r.written < age(j.xmin)) AS known_since,
    (SELECT min(COALESCE(r.start_time, r.end_time)) FROM run AS r) AS history_since,
    (SELECT count(*) FROM run AS r) >= $1 AS history_cut,
    pg_total_relation_size('cron.job_run_details') AS history_bytes
FROM cron.job AS j
LEFT JOIN told AS t ON t.jobid = j.jobid
LEFT JOIN succeeded AS s ON s.jobid = j.jobid
LEFT JOIN LATERAL (SELECT r.* FROM run AS r WHERE r.jobid = j.jobid ORDER BY r.runid DESC LIMIT 1) AS last ON true
ORDER BY j.jobid
