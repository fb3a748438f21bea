-- summary: where pg_cron is, whether it works, and what this role may see of its jobs
-- needs: nothing
-- params: none
-- columns: installed bool, preloaded bool, sees_settings bool, database text, home text, timezone text, may_use bool, may_read bool, sees_every_job bool, logs_runs bool, launchers int8, standby bool, started_at timestamptz, now_at timestamptz, sees_all bool, role text, both_days bool
SELECT
    e.oid IS NOT NULL AS installed,
    -- its settings exist only where the library was loaded with the server, and are hidden without pg_read_all_settings
    g.home IS NOT NULL AS preloaded,
    pg_has_role('pg_read_all_settings', 'USAGE') AS sees_settings,
    current_database()::text AS database,
    g.home,
    COALESCE(g.timezone, 'GMT') AS timezone,
    COALESCE(has_schema_privilege(to_regnamespace('cron'), 'USAGE'), false) AS may_use,
    COALESCE(
        (SELECT bool_and(has_table_privilege(c.oid, 'SELECT')) FROM pg_class AS c WHERE c.relnamespace = to_regnamespace('cron') AND c.relname IN ('job', 'job_run_details')),
        false
    ) AS may_read,
    COALESCE(
        (
            SELECT bool_and(
                NOT row_security_active(c.oid) OR EXISTS (
                    SELECT 1
                    FROM pg_policy AS p
                    WHERE p.polrelid = c.oid AND p.polpermissive AND p.polcmd IN ('r', '*') AND pg_get_expr(p.polqual, p.polrelid) = 'true'
                        AND EXISTS (
                            SELECT 1
                            FROM unnest(p.polroles) AS r (oid)
                            WHERE r.oid = 0 OR pg_has_role(r.oid, 'USAGE')
                        )
                )
            )
            FROM pg_class AS c
            WHERE c.relnamespace = to_regnamespace('cron') AND c.relname IN ('job', 'job_run_details')
        ),
        false
    ) AS sees_every_job,
    COALESCE(g.logs_runs, true) AS logs_runs,
    (SELECT count(*) FROM pg_stat_activity AS a WHERE a.backend_type = 'pg_cron launcher') AS launchers,
    pg_is_in_recovery() AS standby,
    pg_postmaster_start_time() AS started_at,
    clock_timestamp() AS now_at,
    pg_has_role('pg_read_all_stats', 'USAGE') AS sees_all,
    current_user::text AS role,
    -- newer versions can be told that both must match
    COALESCE(g.both_days, false) AS both_days
FROM (
    SELECT
        max(s.setting) FILTER (WHERE s.name = 'cron.database_name') AS home,
        max(s.setting) FILTER (WHERE s.name = 'cron.timezone') AS timezone,
        bool_and(s.setting::bool) FILTER (WHERE s.name = 'cron.log_run') AS logs_runs,
        bool_and(s.setting::bool) FILTER (WHERE s.name = 'cron.match_dom_and_dow') AS both_days
    FROM (SELECT p.name, p.setting FROM pg_settings AS p WHERE p.name LIKE 'cron.%' OFFSET 0) AS s
) AS g
LEFT JOIN pg_extension AS e ON e.extname = 'pg_cron'
