-- summary: the tables that have a column of one of these types
-- needs: nothing
-- params: $1 text[] names of types
-- columns: type text, schema text, table text
SELECT DISTINCT
    t.typname::text AS type,
    n.nspname::text AS schema,
    c.relname::text AS "table"
FROM pg_catalog.pg_type AS t
INNER JOIN pg_catalog.pg_attribute AS a ON a.atttypid IN (t.oid, t.typarray) AND a.attnum > 0 AND NOT a.attisdropped
INNER JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'f')
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE t.typname = ANY ($1) AND t.typtype = 'e'
