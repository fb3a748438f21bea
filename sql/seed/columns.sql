-- summary: the columns of the tables that seed fills, as this session sees them
-- needs: nothing
-- params: $1 text[] table names
-- columns: table_name text, column_name text, type text, must_be_given bool
SELECT
    c.relname::text AS table_name,
    a.attname::text AS column_name,
    format_type(a.atttypid, NULL) AS type,
    a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AS must_be_given
FROM pg_class AS c
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE
    c.relname = ANY($1)
    AND c.relkind IN ('r', 'p')
    AND pg_table_is_visible(c.oid)
ORDER BY c.relname, a.attnum
