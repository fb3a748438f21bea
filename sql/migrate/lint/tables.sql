-- summary: tables by their names or by those of their indexes, with size and rows
-- needs: nothing
-- params: $1 text[] schemas, empty where the search path decides, $2 text[] names
-- columns: asked_schema text, asked_name text, oid oid, schema text, table text, rows int8, size_bytes int8
WITH RECURSIVE asked AS (
    SELECT a.schema, a.name
    FROM ROWS FROM (pg_catalog.unnest($1), pg_catalog.unnest($2)) AS a (schema, name)
),
found AS MATERIALIZED (
    SELECT a.schema, a.name, COALESCE(i.indrelid, c.oid) AS oid
    FROM asked AS a
    INNER JOIN pg_catalog.pg_class AS c ON c.relname = a.name AND c.relkind IN ('r', 'p', 'm', 'f', 'i', 'I')
    INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid = c.oid
    WHERE CASE WHEN a.schema = '' THEN pg_catalog.pg_table_is_visible(c.oid) ELSE n.nspname = a.schema END
),
-- a partitioned table is as large as its partitions are together
members (root, oid) AS (
    SELECT f.oid, f.oid FROM found AS f
    UNION
    SELECT m.root, h.inhrelid
    FROM members AS m
    INNER JOIN pg_catalog.pg_inherits AS h ON h.inhparent = m.oid
),
locked AS MATERIALIZED (
    -- the size functions would queue behind an exclusive lock, held or waited for, on the table or any part of it
    SELECT DISTINCT COALESCE(owner.oid, i.indrelid, l.relation) AS oid
    FROM pg_catalog.pg_locks AS l
    LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid = l.relation
    LEFT JOIN pg_catalog.pg_class AS owner ON owner.reltoastrelid = COALESCE(i.indrelid, l.relation) AND owner.relkind IN ('r', 'm')
    WHERE l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock' AND l.pid IS DISTINCT FROM pg_catalog.pg_backend_pid()
        AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
),
sized AS MATERIALIZED (
    SELECT
        m.root,
        c.reltuples,
        c.relpages,
        CASE WHEN m.oid NOT IN (SELECT l.oid FROM locked AS l) THEN pg_catalog.pg_total_relation_size(m.oid) END AS total_bytes,
        -- a foreign table has its rows elsewhere
        CASE
            WHEN c.relkind <> 'f' AND m.oid NOT IN (SELECT l.oid FROM locked AS l) THEN pg_catalog.pg_relation_size(m.oid)
        END AS heap_bytes
    FROM members AS m
    INNER JOIN pg_catalog.pg_class AS c ON c.oid = m.oid
    WHERE c.relkind <> 'p'
),
counted AS (
    SELECT
        s.root,
        s.total_bytes,
        -- as the planner does it: what was counted last, in proportion to what the table has grown to since
        CASE
            WHEN s.heap_bytes = 0 THEN 0
            WHEN s.reltuples < 0 THEN NULL
            WHEN s.heap_bytes IS NULL THEN s.reltuples
            ELSE s.reltuples / nullif(s.relpages, 0) * (s.heap_bytes / pg_catalog.current_setting('block_size')::int8)
        END AS rows
    FROM sized AS s
),
summed AS (
    SELECT
        c.root,
        CASE WHEN pg_catalog.bool_and(c.rows IS NOT NULL) THEN pg_catalog.sum(c.rows)::int8 END AS rows,
        CASE WHEN pg_catalog.bool_and(c.total_bytes IS NOT NULL) THEN pg_catalog.sum(c.total_bytes)::int8 END AS size_bytes
    FROM counted AS c
    GROUP BY c.root
)
SELECT
    f.schema AS asked_schema,
    f.name AS asked_name,
    f.oid,
    n.nspname::text AS schema,
    c.relname::text AS "table",
    COALESCE(s.rows, CASE WHEN s.root IS NULL THEN 0 END) AS rows,
    COALESCE(s.size_bytes, CASE WHEN s.root IS NULL THEN 0 END) AS size_bytes
FROM found AS f
INNER JOIN pg_catalog.pg_class AS c ON c.oid = f.oid
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN summed AS s ON s.root = f.oid
ORDER BY n.nspname, c.relname
