-- summary: what vacuum is doing, which tables wait for it, and when each was done last
-- needs: role pg_monitor
-- params: $1 int8 tables at most, $2 float8 dead rows in multiples of the threshold that warn, $3 float8 that are bad, $4 int8 dead rows below which nothing is said, $5 float8 seconds since the last vacuum before a table that is due is late
-- columns: schema text, table text, verdict text, state text, phase text, progress_ratio float8, running_seconds float8, pid int4, dead_rows int8, threshold_rows int8, inserted_rows int8, changed_rows int8, vacuum_age_seconds float8, analyze_age_seconds float8, vacuums int8, vacuum_total_seconds float8, indexes_done int8, indexes_total int8, dead_row_memory_bytes int8, delay_seconds float8, remedy text
-- labels: schema, table
-- about: seen bool, tables int8, due_tables int8, disabled_tables int8, workers int8, max_workers int8, autovacuum bool, counting bool, busy_on text, horizon_age_seconds float8, in_recovery bool, sees_all bool, role text, database text
-- unseen: phase, progress_ratio
-- narrow: drop delay_seconds, dead_row_memory_bytes, indexes_total, indexes_done, vacuum_total_seconds, vacuums, pid, schema, remedy, analyze_age_seconds, changed_rows, inserted_rows, running_seconds, progress_ratio, phase, threshold_rows
WITH running AS MATERIALIZED (
    SELECT
        p.pid,
        p.datname,
        p.relid,
        p.phase,
        to_jsonb(p) AS fields,
        extract(EPOCH FROM clock_timestamp() - a.xact_start)::float8 AS age,
        a.backend_type = 'autovacuum worker' AS automatic,
        a.query LIKE '%(to prevent wraparound)%' AS urgent,
        p.relid IS NOT NULL AS seen
    FROM pg_stat_progress_vacuum AS p
    LEFT JOIN pg_stat_activity AS a ON a.pid = p.pid
    UNION ALL
    -- VACUUM FULL tells what it does under another name
    SELECT
        p.pid,
        p.datname,
        p.relid,
        p.phase,
        to_jsonb(p),
        extract(EPOCH FROM clock_timestamp() - a.xact_start)::float8,
        false,
        false,
        p.relid IS NOT NULL
    FROM pg_stat_progress_cluster AS p
    LEFT JOIN pg_stat_activity AS a ON a.pid = p.pid
    WHERE p.command = 'VACUUM FULL' OR p.command IS NULL
),
horizon AS (
    SELECT max(extract(EPOCH FROM clock_timestamp() - a.xact_start)::float8) AS age
    FROM pg_stat_activity AS a
    WHERE a.backend_xmin IS NOT NULL AND a.pid <> pg_backend_pid() AND a.backend_type = 'client backend'
        AND (a.datid IS NULL OR a.datname = current_database())
),
listed AS MATERIALIZED (
    SELECT
        s.*,
        to_jsonb(s) AS fields,
        c.reltuples,
        c.relfrozenxid,
        current_setting('autovacuum')::bool AND COALESCE((o.options ->> 'autovacuum_enabled')::bool, true) AS enabled,
        NOT COALESCE((o.options ->> 'autovacuum_enabled')::bool, true) AS disabled,
        -- version 18 has an upper bound; -1 is none
        least(
            COALESCE((o.options ->> 'autovacuum_vacuum_threshold')::float8, current_setting('autovacuum_vacuum_threshold')::float8)
            + greatest(c.reltuples, 0)
            * COALESCE((o.options ->> 'autovacuum_vacuum_scale_factor')::float8, current_setting('autovacuum_vacuum_scale_factor')::float8),
            nullif(
                COALESCE(
                    (o.options ->> 'autovacuum_vacuum_max_threshold')::float8,
                    current_setting('autovacuum_vacuum_max_threshold', true)::float8
                ),
                -1
            )
        ) AS vacuum_threshold,
        CASE
            WHEN COALESCE((o.options ->> 'autovacuum_vacuum_insert_threshold')::float8, current_setting('autovacuum_vacuum_insert_threshold')::float8) >= 0
                THEN COALESCE((o.options ->> 'autovacuum_vacuum_insert_threshold')::float8, current_setting('autovacuum_vacuum_insert_threshold')::float8)
                    + greatest(c.reltuples, 0)
                    * COALESCE(
                        (o.options ->> 'autovacuum_vacuum_insert_scale_factor')::float8,
                        current_setting('autovacuum_vacuum_insert_scale_factor')::float8
                    )
        END AS insert_threshold,
        COALESCE((o.options ->> 'autovacuum_analyze_threshold')::float8, current_setting('autovacuum_analyze_threshold')::float8)
        + greatest(c.reltuples, 0)
        * COALESCE((o.options ->> 'autovacuum_analyze_scale_factor')::float8, current_setting('autovacuum_analyze_scale_factor')::float8) AS analyze_threshold,
        age(c.relfrozenxid) > least(
            COALESCE((o.options ->> 'autovacuum_freeze_max_age')::int8, current_setting('autovacuum_freeze_max_age')::int8),
            current_setting('autovacuum_freeze_max_age')::int8
        ) AS freeze_due,
        greatest(s.last_vacuum, s.last_autovacuum) AS vacuumed_at,
        greatest(s.last_analyze, s.last_autoanalyze) AS analyzed_at
    FROM pg_stat_user_tables AS s
    INNER JOIN pg_class AS c ON c.oid = s.relid
    CROSS JOIN LATERAL (
        SELECT COALESCE(jsonb_object_agg(r.option_name, r.option_value), '{}') AS options FROM pg_options_to_table(c.reloptions) AS r
    ) AS o
    WHERE c.relkind IN ('r', 'm') AND c.relpersistence <> 't'
),
timed AS MATERIALIZED (
    SELECT
        l.*,
        l.n_dead_tup > l.vacuum_threshold AS dead_due,
        l.n_dead_tup > l.vacuum_threshold OR l.n_ins_since_vacuum > l.insert_threshold OR l.freeze_due AS due,
        extract(EPOCH FROM clock_timestamp() - l.vacuumed_at)::float8 AS vacuum_age
    FROM listed AS l
),
stated AS MATERIALIZED (
    SELECT
        COALESCE(t.schemaname::text, '') AS schema,
        COALESCE(t.relname::text, CASE WHEN NOT r.seen THEN '(not visible)' ELSE '(in database ' || r.datname || ')' END) AS "table",
        t.*,
        r.pid,
        r.phase,
        r.age,
        r.fields AS progress,
        COALESCE(r.seen, true) AS seen,
        CASE
            WHEN r.pid IS NOT NULL AND r.urgent THEN 'running, against wraparound'
            WHEN r.pid IS NOT NULL THEN 'running'
            WHEN t.freeze_due THEN 'due, against wraparound'
            WHEN t.disabled AND t.due THEN 'due, but disabled'
            WHEN t.disabled THEN 'disabled'
            -- autovacuum comes back every naptime: what is left right after it, it may not remove
            WHEN t.dead_due AND t.vacuum_age < 2 * extract(EPOCH FROM current_setting('autovacuum_naptime')::interval) AND h.age > t.vacuum_age
                THEN 'held back'
            WHEN t.due THEN 'due'
            WHEN t.n_mod_since_analyze > t.analyze_threshold THEN 'analyze due'
        END AS state
    FROM timed AS t
    CROSS JOIN horizon AS h
    FULL JOIN running AS r ON r.relid = t.relid AND r.datname = current_database()
),
judged AS MATERIALIZED (
    SELECT
        s.*,
        CASE
            WHEN NOT s.seen THEN 'unknown'
            WHEN s.state LIKE 'running%' OR s.n_dead_tup < $4 THEN 'fine'
            WHEN s.n_dead_tup >= $3 * s.vacuum_threshold THEN 'bad'
            WHEN s.n_dead_tup >= $2 * s.vacuum_threshold AND (s.state <> 'due' OR COALESCE(s.vacuum_age >= $5, true)) THEN 'warn'
            WHEN s.state = 'due, but disabled' THEN 'warn'
            ELSE 'fine'
        END AS verdict
    FROM stated AS s
),
about AS (
    SELECT
        count(j.relid) AS tables,
        count(*) FILTER (WHERE j.due) AS due_tables,
        count(*) FILTER (WHERE j.disabled) AS disabled_tables,
        (SELECT count(*) FROM pg_stat_activity AS a WHERE a.backend_type = 'autovacuum worker') AS workers,
        current_setting('autovacuum_max_workers')::int8 AS max_workers,
        current_setting('autovacuum')::bool AS autovacuum,
        current_setting('track_counts')::bool AS counting,
        (
            SELECT string_agg(b."table", ', ' ORDER BY b.age DESC)
            FROM judged AS b
            INNER JOIN running AS r ON r.pid = b.pid
            WHERE r.automatic
        ) AS busy_on,
        (SELECT h.age FROM horizon AS h) AS horizon_age,
        pg_is_in_recovery() AS in_recovery,
        pg_has_role('pg_read_all_stats', 'USAGE') AS sees_all,
        current_user::text AS role,
        current_database()::text AS database
    FROM judged AS j
)
SELECT
    j.schema,
    j."table",
    j.verdict,
    j.state,
    j.phase,
    -- of the phase: the heap may be gone through again, and its indexes at every pass
    CASE
        WHEN j.phase IN ('scanning heap', 'seq scanning heap')
            THEN (j.progress ->> 'heap_blks_scanned')::float8 / nullif((j.progress ->> 'heap_blks_total')::float8, 0)
        WHEN j.phase = 'vacuuming heap'
            THEN (j.progress ->> 'heap_blks_vacuumed')::float8 / nullif((j.progress ->> 'heap_blks_total')::float8, 0)
        WHEN j.phase IN ('vacuuming indexes', 'cleaning up indexes')
            THEN (j.progress ->> 'indexes_processed')::float8 / nullif((j.progress ->> 'indexes_total')::float8, 0)
    END AS progress_ratio,
    j.age AS running_seconds,
    j.pid,
    j.n_dead_tup AS dead_rows,
    j.vacuum_threshold::int8 AS threshold_rows,
    j.n_ins_since_vacuum AS inserted_rows,
    j.n_mod_since_analyze AS changed_rows,
    j.vacuum_age AS vacuum_age_seconds,
    extract(EPOCH FROM clock_timestamp() - j.analyzed_at)::float8 AS analyze_age_seconds,
    j.vacuum_count + j.autovacuum_count AS vacuums,
    ((j.fields ->> 'total_vacuum_time')::float8 + (j.fields ->> 'total_autovacuum_time')::float8) / 1000 AS vacuum_total_seconds,
    (j.progress ->> 'indexes_processed')::int8 AS indexes_done,
    (j.progress ->> 'indexes_total')::int8 AS indexes_total,
    (j.progress ->> 'dead_tuple_bytes')::int8 AS dead_row_memory_bytes,
    (j.progress ->> 'delay_time')::float8 / 1000 AS delay_seconds,
    CASE
        WHEN j.state = 'due, but disabled' THEN format('ALTER TABLE %I.%I RESET (autovacuum_enabled)', j.schemaname, j.relname)
        WHEN j.verdict IN ('warn', 'bad') AND j.state IS DISTINCT FROM 'held back'
            THEN format('VACUUM (ANALYZE) %I.%I', j.schemaname, j.relname)
    END AS remedy,
    j.seen,
    about.tables,
    about.due_tables,
    about.disabled_tables,
    about.workers,
    about.max_workers,
    about.autovacuum,
    about.counting,
    about.busy_on,
    about.horizon_age AS horizon_age_seconds,
    about.in_recovery,
    about.sees_all,
    about.role,
    about.database
FROM about
LEFT JOIN judged AS j ON true
ORDER BY
    j.pid IS NULL,
    CASE j.verdict WHEN 'bad' THEN 0 WHEN 'warn' THEN 1 ELSE 2 END,
    j.state IS NULL,
    j.n_dead_tup / nullif(j.vacuum_threshold, 0) DESC NULLS LAST,
    j.schema,
    j."table"
LIMIT $1
