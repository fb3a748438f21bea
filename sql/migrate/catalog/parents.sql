-- summary: which tables are partitions of which, and which inherit from which
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
SELECT
    'parent' AS kind,
    pg_catalog.format('%I.%I on %I.%I', pn.nspname, p.relname, n.nspname, c.relname) AS object,
    pg_catalog.concat_ws(
        ' ',
        CASE WHEN c.relispartition THEN 'PARTITION' ELSE 'INHERIT' END,
        pg_catalog.pg_get_expr(c.relpartbound, c.oid),
        CASE WHEN i.inhdetachpending THEN 'DETACH PENDING' END
    ) AS definition
FROM pg_catalog.pg_inherits AS i
INNER JOIN pg_catalog.pg_class AS c ON c.oid = i.inhrelid
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
INNER JOIN pg_catalog.pg_class AS p ON p.oid = i.inhparent
INNER JOIN pg_catalog.pg_namespace AS pn ON pn.oid = p.relnamespace
WHERE
    c.relkind IN ('r', 'p', 'f')
    AND n.nspname !~ '^pg_'
    AND n.nspname <> 'information_schema'
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_depend AS e
        WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = c.oid AND e.deptype = 'e'
    )
