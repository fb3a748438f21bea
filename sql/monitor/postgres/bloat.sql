-- summary: estimated bloat of tables and of their btree indexes, from what ANALYZE knows of their rows
-- needs: nothing
-- params: $1 int8 relations at most, $2 float8 bloated share that warns, $3 int8 bloated bytes below which nothing is said
-- columns: schema text, table text, name text, kind text, verdict text, estimated_bloat_bytes int8, estimated_share_ratio float8, size_bytes int8, dead_rows int8, estimated_dead_bytes int8, estimated_free_bytes int8, cause text, vacuum_age_seconds float8, remedy text
-- labels: schema, table, name
-- about: seen bool, relations int8, unseen_tables int8, unanalyzed_tables int8, horizon_age_seconds float8, sees_all bool, role text, database text
-- unseen: estimated_bloat_bytes, estimated_share_ratio, estimated_free_bytes, estimated_dead_bytes, cause
-- narrow: drop remedy, vacuum_age_seconds, estimated_free_bytes, estimated_dead_bytes, schema, dead_rows, table, cause
WITH page AS (
    -- bytes of a page, of its heading, of what a btree keeps at its end; everything begins at multiples of 8
    SELECT current_setting('block_size')::float8 AS bytes, 24 AS heading, 16 AS tail, 8 AS aligned
),
horizon AS (
    SELECT max(extract(EPOCH FROM clock_timestamp() - a.xact_start)::float8) AS age
    FROM pg_stat_activity AS a
    WHERE a.backend_xmin IS NOT NULL AND a.pid <> pg_backend_pid() AND a.backend_type = 'client backend'
        AND (a.datid IS NULL OR a.datname = current_database())
),
tables AS MATERIALIZED (
    SELECT
        c.oid,
        n.nspname,
        c.relname,
        c.reltuples,
        c.relpages,
        c.reltoastrelid,
        COALESCE((SELECT o.option_value::float8 FROM pg_options_to_table(c.reloptions) AS o WHERE o.option_name = 'fillfactor'), 100) AS fillfactor,
        has_table_privilege(c.oid, 'SELECT') AS seen
    FROM pg_class AS c
    INNER JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'm') AND c.relpersistence <> 't' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
),
widths AS MATERIALIZED (
    SELECT
        t.oid,
        count(*) AS columns,
        count(s.attname) AS analyzed,
        max(s.null_frac) > 0 AS has_nulls,
        sum((1 - s.null_frac) * s.avg_width) AS data
    FROM tables AS t
    INNER JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_stats AS s ON s.schemaname = t.nspname AND s.tablename = t.relname AND s.attname = a.attname AND NOT s.inherited
    GROUP BY t.oid
),
heaps AS (
    SELECT
        t.oid,
        t.oid AS table_oid,
        'table' AS kind,
        t.relname AS name,
        t.relpages + COALESCE(o.relpages, 0) AS pages,
        t.relpages = 0 OR t.reltuples = 0 OR (t.reltuples > 0 AND w.columns = w.analyzed) AS analyzed,
        t.reltuples AS rows,
        4 + header.bytes + w.data + 2 * p.aligned
        - CASE WHEN header.bytes % p.aligned = 0 THEN p.aligned ELSE header.bytes % p.aligned END
        - CASE WHEN ceil(w.data)::int8 % p.aligned = 0 THEN p.aligned ELSE ceil(w.data)::int8 % p.aligned END AS width,
        (p.bytes - p.heading) * t.fillfactor / 100 AS room,
        ceil(greatest(o.reltuples, 0) / 4) AS extra_pages
    FROM tables AS t
    INNER JOIN widths AS w ON w.oid = t.oid
    LEFT JOIN pg_class AS o ON o.oid = t.reltoastrelid
    CROSS JOIN page AS p
    CROSS JOIN LATERAL (SELECT 23 + CASE WHEN w.has_nulls THEN (7 + w.columns) / 8 ELSE 0 END AS bytes) AS header
),
keys AS (
    SELECT
        i.indexrelid AS oid,
        i.indrelid AS table_oid,
        c.relname AS name,
        c.relpages,
        c.reltuples,
        COALESCE((SELECT o.option_value::float8 FROM pg_options_to_table(c.reloptions) AS o WHERE o.option_name = 'fillfactor'), 90) AS fillfactor,
        count(*) = count(s.attname) AND bool_and(a.atttypid <> 'name'::regtype) AS analyzed,
        CASE WHEN max(s.null_frac) > 0 THEN 8 + 4 ELSE 8 END AS header,
        sum((1 - s.null_frac) * s.avg_width) AS data
    FROM tables AS t
    INNER JOIN pg_index AS i ON i.indrelid = t.oid AND i.indisvalid
    INNER JOIN pg_class AS c ON c.oid = i.indexrelid AND c.relpages > 0
    INNER JOIN pg_am AS m ON m.oid = c.relam AND m.amname = 'btree'
    CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, place)
    INNER JOIN pg_attribute AS a
        ON (k.attnum <> 0 AND a.attrelid = i.indrelid AND a.attnum = k.attnum)
        OR (k.attnum = 0 AND a.attrelid = i.indexrelid AND a.attnum = k.place)
    LEFT JOIN pg_stats AS s
        ON s.schemaname = t.nspname AND NOT s.inherited AND s.attname = a.attname
        AND s.tablename = CASE WHEN k.attnum = 0 THEN c.relname ELSE t.relname END
    GROUP BY i.indexrelid, i.indrelid, c.relname, c.relpages, c.reltuples, c.reloptions
),
indexes AS (
    SELECT
        k.oid,
        k.table_oid,
        'index' AS kind,
        k.name,
        k.relpages AS pages,
        k.reltuples = 0 OR (k.analyzed AND k.reltuples > 0) AS analyzed,
        k.reltuples AS rows,
        4 + k.header + p.aligned - CASE WHEN k.header % p.aligned = 0 THEN p.aligned ELSE k.header % p.aligned END
        + k.data + p.aligned - CASE
            WHEN k.data = 0 THEN 0
            WHEN k.data::int8 % p.aligned = 0 THEN p.aligned
            ELSE k.data::int8 % p.aligned
        END AS width,
        (p.bytes - p.tail - p.heading) * k.fillfactor / 100 AS room,
        1 AS extra_pages
    FROM keys AS k
    CROSS JOIN page AS p
),
relations AS (
    SELECT h.* FROM heaps AS h
    UNION ALL
    SELECT i.* FROM indexes AS i
),
estimated AS MATERIALIZED (
    SELECT
        r.*,
        t.nspname::text AS schema,
        t.relname::text AS "table",
        t.seen AND r.analyzed AS seen,
        t.seen AS permitted,
        r.pages * p.bytes AS size,
        CASE
            WHEN t.seen AND r.analyzed
                THEN greatest(r.pages - r.extra_pages - COALESCE(ceil(CASE r.kind WHEN 'index' THEN r.rows / floor(r.room / r.width) ELSE r.rows * r.width / r.room END), 0), 0) * p.bytes
        END AS bloat,
        s.n_dead_tup,
        CASE WHEN r.kind = 'table' THEN s.n_dead_tup END AS dead_rows,
        CASE WHEN r.kind = 'table' AND t.seen AND r.analyzed THEN least(s.n_dead_tup * COALESCE(r.width, p.bytes), r.pages * p.bytes) END AS dead,
        greatest(s.last_vacuum, s.last_autovacuum) AS vacuumed_at
    FROM relations AS r
    INNER JOIN tables AS t ON t.oid = r.table_oid
    LEFT JOIN pg_stat_all_tables AS s ON s.relid = r.table_oid
    CROSS JOIN page AS p
),
explained AS MATERIALIZED (
    SELECT
        e.*,
        e.bloat / nullif(e.size, 0) AS ratio,
        CASE WHEN e.seen THEN greatest(e.bloat - COALESCE(e.dead, 0), 0) END AS free,
        CASE
            WHEN NOT e.seen OR e.bloat = 0 THEN NULL
            WHEN e.kind = 'index' THEN 'free space in its pages'
            -- vacuum has been there since the oldest snapshot was taken, and left them
            WHEN e.dead > e.bloat / 2 AND h.age > extract(EPOCH FROM clock_timestamp() - e.vacuumed_at) THEN 'dead rows, held'
            WHEN e.dead > e.bloat / 2 THEN 'dead rows, vacuum due'
            ELSE 'free space, to be used again'
        END AS cause
    FROM estimated AS e
    CROSS JOIN horizon AS h
),
about AS (
    SELECT
        count(*) AS relations,
        count(DISTINCT x.table_oid) FILTER (WHERE NOT x.permitted) AS unseen_tables,
        count(DISTINCT x.table_oid) FILTER (WHERE x.permitted AND NOT x.analyzed AND x.pages > 0) AS unanalyzed_tables,
        (SELECT h.age FROM horizon AS h) AS horizon_age,
        pg_has_role('pg_read_all_stats', 'USAGE') AS sees_all,
        current_user::text AS role,
        current_database()::text AS database
    FROM explained AS x
)
SELECT
    x.schema,
    x."table",
    x.name::text AS name,
    x.kind,
    CASE
        WHEN NOT x.seen AND x.pages > 0 THEN 'unknown'
        WHEN x.bloat >= $3 AND x.ratio >= $2 THEN 'warn'
        ELSE 'fine'
    END AS verdict,
    x.bloat::int8 AS estimated_bloat_bytes,
    x.ratio AS estimated_share_ratio,
    x.size::int8 AS size_bytes,
    x.dead_rows,
    x.dead::int8 AS estimated_dead_bytes,
    x.free::int8 AS estimated_free_bytes,
    x.cause,
    extract(EPOCH FROM clock_timestamp() - x.vacuumed_at)::float8 AS vacuum_age_seconds,
    CASE
        WHEN NOT (x.bloat >= $3 AND x.ratio >= $2) THEN NULL
        WHEN x.kind = 'index' THEN format('REINDEX INDEX CONCURRENTLY %I.%I', x.schema, x.name)
        WHEN x.cause = 'dead rows, vacuum due' THEN format('VACUUM (ANALYZE) %I.%I', x.schema, x."table")
    END AS remedy,
    x.seen,
    about.relations,
    about.unseen_tables,
    about.unanalyzed_tables,
    about.horizon_age AS horizon_age_seconds,
    about.sees_all,
    about.role,
    about.database
FROM about
LEFT JOIN explained AS x ON true
ORDER BY x.bloat DESC NULLS LAST, x.size DESC, x.schema, x.name
LIMIT $1
