-- summary: tables of this database by size, and what vacuum left in them
-- needs: nothing
-- params: $1 int8 tables at most, $2 float8 dead rows in multiples of the autovacuum threshold that warn, $3 float8 that are bad, $4 int8 dead rows below which nothing is said
-- columns: schema text, table text, verdict text, rows int8, total_bytes int8, heap_bytes int8, index_bytes int8, toast_bytes int8, dead_rows int8, dead_ratio float8, sequential_scans int8, index_scans int8, vacuum_age_seconds float8, analyze_age_seconds float8
-- labels: schema, table
-- about: seen bool, tables int8, locked_tables int8, database text
-- unseen: total_bytes, heap_bytes, index_bytes, toast_bytes
-- narrow: drop toast_bytes, heap_bytes, analyze_age_seconds, sequential_scans, index_scans, dead_ratio, schema, vacuum_age_seconds, index_bytes
WITH locked AS MATERIALIZED (
    -- the size functions would queue behind an exclusive lock, held or waited for, on the table or any part of it
    SELECT DISTINCT COALESCE(owner.oid, i.indrelid, l.relation) AS oid
    FROM pg_locks AS l
    LEFT JOIN pg_index AS i ON i.indexrelid = l.relation
    LEFT JOIN pg_class AS owner ON owner.reltoastrelid = COALESCE(i.indrelid, l.relation) AND owner.relkind IN ('r', 'm')
    WHERE l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock' AND l.pid <> pg_backend_pid()
        AND l.database = (SELECT d.oid FROM pg_database AS d WHERE d.datname = current_database())
),
listed AS MATERIALIZED (
    SELECT
        s.*,
        CASE WHEN c.reltuples = -1 THEN s.n_live_tup ELSE c.reltuples::int8 END AS rows,
        c.oid NOT IN (SELECT l.oid FROM locked AS l) AS seen,
        c.reltoastrelid,
        COALESCE(
            (SELECT o.option_value::float8 FROM pg_options_to_table(c.reloptions) AS o WHERE o.option_name = 'autovacuum_vacuum_threshold'),
            current_setting('autovacuum_vacuum_threshold')::float8
        ) + greatest(c.reltuples, 0) * COALESCE(
            (SELECT o.option_value::float8 FROM pg_options_to_table(c.reloptions) AS o WHERE o.option_name = 'autovacuum_vacuum_scale_factor'),
            current_setting('autovacuum_vacuum_scale_factor')::float8
        ) AS threshold
    FROM pg_stat_user_tables AS s
    INNER JOIN pg_class AS c ON c.oid = s.relid
    WHERE c.relkind IN ('r', 'm')
),
sized AS (
    SELECT
        t.*,
        CASE WHEN t.seen THEN pg_total_relation_size(t.relid) END AS total_bytes,
        CASE WHEN t.seen THEN pg_relation_size(t.relid) END AS heap_bytes,
        CASE WHEN t.seen THEN pg_indexes_size(t.relid) END AS index_bytes,
        CASE
            WHEN t.reltoastrelid = 0 THEN 0
            WHEN t.seen THEN pg_total_relation_size(t.reltoastrelid)
        END AS toast_bytes
    FROM listed AS t
    ORDER BY total_bytes DESC NULLS FIRST, t.schemaname, t.relname
    LIMIT $1
),
about AS (
    SELECT count(*) AS tables, count(*) FILTER (WHERE NOT t.seen) AS locked_tables, current_database()::text AS database
    FROM listed AS t
)
SELECT
    s.schemaname::text AS schema,
    s.relname::text AS "table",
    CASE
        WHEN s.n_dead_tup < $4 THEN 'fine'
        WHEN s.n_dead_tup >= $3 * s.threshold THEN 'bad'
        WHEN s.n_dead_tup >= $2 * s.threshold THEN 'warn'
        ELSE 'fine'
    END AS verdict,
    s.rows,
    s.total_bytes,
    s.heap_bytes,
    s.index_bytes,
    s.toast_bytes,
    s.n_dead_tup AS dead_rows,
    s.n_dead_tup::float8 / nullif(s.n_dead_tup + s.n_live_tup, 0) AS dead_ratio,
    s.seq_scan AS sequential_scans,
    s.idx_scan AS index_scans,
    extract(EPOCH FROM clock_timestamp() - greatest(s.last_vacuum, s.last_autovacuum))::float8 AS vacuum_age_seconds,
    extract(EPOCH FROM clock_timestamp() - greatest(s.last_analyze, s.last_autoanalyze))::float8 AS analyze_age_seconds,
    s.seen,
    about.tables,
    about.locked_tables,
    about.database
FROM about
LEFT JOIN sized AS s ON true
ORDER BY s.total_bytes DESC NULLS FIRST, s.schemaname, s.relname
