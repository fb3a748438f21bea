-- summary: the order of the columns of each table, which COPY and INSERT without a list of columns go by
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
SELECT
    'column order' AS kind,
    pg_catalog.format('%I.%I', n.nspname, c.relname) AS object,
    pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum) AS definition
FROM pg_catalog.pg_attribute AS a
INNER JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE
    a.attnum > 0
    AND NOT a.attisdropped
    AND c.relkind IN ('r', 'p', 'f')
    AND n.nspname !~ '^pg_'
    AND n.nspname <> 'information_schema'
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_depend AS e
        WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = c.oid AND e.deptype = 'e'
    )
GROUP BY n.nspname, c.relname
