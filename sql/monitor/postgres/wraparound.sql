-- summary: how far databases and tables are from running out of transaction numbers
-- needs: nothing
-- params: $1 int8 tables at most, $2 float8 share of all numbers that warns, $3 float8 that is bad
-- columns: scope text, name text, verdict text, age_xids int8, used_ratio float8, age_mxids int8, mxid_used_ratio float8, freeze_max_age_xids int8, vacuum_age_seconds float8, why text
-- labels: scope, name
-- about: tables int8, current_database text
-- narrow: drop vacuum_age_seconds, freeze_max_age_xids, age_mxids, mxid_used_ratio
WITH holder AS MATERIALIZED (
    -- what vacuum cannot pass, in this database
    SELECT h.words, h.age
    FROM (
        SELECT 'session ' || a.pid AS words, greatest(age(a.backend_xmin), age(a.backend_xid)) AS age
        FROM pg_stat_activity AS a
        WHERE a.pid <> pg_backend_pid()
            AND (a.datname = current_database() OR a.datid IS NULL OR a.datid = 0)
            AND a.pid NOT IN (SELECT v.pid FROM pg_stat_progress_vacuum AS v)
        UNION ALL
        SELECT 'replication slot ' || s.slot_name, greatest(age(s.xmin), age(s.catalog_xmin))
        FROM pg_replication_slots AS s
        UNION ALL
        SELECT 'prepared transaction ' || p.gid, age(p.transaction)
        FROM pg_prepared_xacts AS p
        WHERE p.database = current_database()
    ) AS h
    WHERE h.age IS NOT NULL
    ORDER BY h.age DESC
    LIMIT 1
),
top AS MATERIALIZED (
    SELECT
        c.oid,
        c.relpersistence,
        -- a table of values too long for their rows is vacuumed with the table that has them
        COALESCE(o.oid, c.oid) AS owner_oid,
        COALESCE('toast of ' || m.nspname || '.' || o.relname, n.nspname || '.' || c.relname) AS name,
        age(c.relfrozenxid)::int8 AS age_xids,
        mxid_age(c.relminmxid)::int8 AS age_mxids,
        COALESCE(c.reloptions, '{}') || COALESCE(o.reloptions, '{}') AS options,
        count(*) OVER () AS tables
    FROM pg_class AS c
    INNER JOIN pg_namespace AS n ON n.oid = c.relnamespace
    LEFT JOIN pg_class AS o ON o.reltoastrelid = c.oid AND c.relkind = 't'
    LEFT JOIN pg_namespace AS m ON m.oid = o.relnamespace
    WHERE c.relkind IN ('r', 'm', 't') AND c.relfrozenxid <> '0'
    ORDER BY greatest(age(c.relfrozenxid), mxid_age(c.relminmxid)) DESC, c.oid
    LIMIT $1
),
explained AS (
    SELECT
        t.*,
        limits.freeze_max,
        CASE
            WHEN EXISTS (SELECT 1 FROM pg_stat_progress_vacuum AS v WHERE v.relid IN (t.oid, t.owner_oid) AND v.datname = current_database())
                THEN 'vacuum is at work on it'
            WHEN t.relpersistence = 't' THEN 'temporary: only its session can vacuum it'
            WHEN t.age_xids < limits.freeze_max AND t.age_mxids < limits.mxid_freeze_max THEN 'not due'
            WHEN (SELECT h.age FROM holder AS h) >= 0.9 * t.age_xids THEN 'held by ' || (SELECT h.words FROM holder AS h)
            WHEN NOT current_setting('autovacuum')::bool THEN 'autovacuum is off'
            WHEN NOT COALESCE(
                (SELECT o.option_value::bool FROM pg_options_to_table(t.options) AS o WHERE o.option_name = 'autovacuum_enabled' LIMIT 1), true
            ) THEN 'due, with autovacuum switched off for it'
            WHEN (SELECT count(*) FROM pg_stat_progress_vacuum AS v) >= current_setting('autovacuum_max_workers')::int8
                THEN 'due: every worker of autovacuum is busy'
            ELSE 'due: autovacuum has not come yet'
        END AS why
    FROM top AS t
    CROSS JOIN LATERAL (
        SELECT
            least(
                current_setting('autovacuum_freeze_max_age')::int8,
                (SELECT o.option_value::int8 FROM pg_options_to_table(t.options) AS o WHERE o.option_name = 'autovacuum_freeze_max_age' LIMIT 1)
            ) AS freeze_max,
            least(
                current_setting('autovacuum_multixact_freeze_max_age')::int8,
                (SELECT o.option_value::int8 FROM pg_options_to_table(t.options) AS o WHERE o.option_name = 'autovacuum_multixact_freeze_max_age' LIMIT 1)
            ) AS mxid_freeze_max
    ) AS limits
),
listed AS (
    SELECT
        1 AS place,
        'database' AS scope,
        d.datname::text AS name,
        age(d.datfrozenxid)::int8 AS age_xids,
        mxid_age(d.datminmxid)::int8 AS age_mxids,
        current_setting('autovacuum_freeze_max_age')::int8 AS freeze_max,
        NULL::float8 AS vacuum_age,
        CASE
            WHEN greatest(
                age(d.datfrozenxid) / current_setting('autovacuum_freeze_max_age')::float8,
                mxid_age(d.datminmxid) / current_setting('autovacuum_multixact_freeze_max_age')::float8
            ) < 1 THEN 'not due'
            WHEN d.datname = current_database() THEN (SELECT e.why FROM explained AS e ORDER BY greatest(e.age_xids, e.age_mxids) DESC LIMIT 1)
            ELSE 'connect to it to see which table'
        END AS why
    FROM pg_database AS d
    UNION ALL
    SELECT
        2, 'table', e.name, e.age_xids, e.age_mxids, e.freeze_max,
        extract(EPOCH FROM clock_timestamp() - greatest(pg_stat_get_last_vacuum_time(e.oid), pg_stat_get_last_autovacuum_time(e.oid)))::float8,
        e.why
    FROM explained AS e
),
share AS (
    SELECT l.*, l.age_xids / 2147483648.0::float8 AS used, l.age_mxids / 2147483648.0::float8 AS mxid_used FROM listed AS l
)
SELECT
    s.scope,
    s.name,
    CASE
        WHEN greatest(s.used, s.mxid_used) >= $3 THEN 'bad'
        WHEN greatest(s.used, s.mxid_used) >= $2 THEN 'warn'
        ELSE 'fine'
    END AS verdict,
    s.age_xids,
    s.used AS used_ratio,
    s.age_mxids,
    s.mxid_used AS mxid_used_ratio,
    s.freeze_max AS freeze_max_age_xids,
    s.vacuum_age AS vacuum_age_seconds,
    s.why,
    COALESCE((SELECT t.tables FROM top AS t LIMIT 1), 0) AS tables,
    current_database()::text AS current_database
FROM share AS s
ORDER BY s.place, greatest(s.age_xids, s.age_mxids) DESC, s.name
