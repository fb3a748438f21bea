-- summary: indexes, without those of constraints and those that a partition has from its parent
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
SELECT
    'index' AS kind,
    pg_catalog.format('%I.%I', n.nspname, x.relname) AS object,
    pg_catalog.concat_ws(
        ' ',
        pg_catalog.pg_get_indexdef(x.oid),
        'TABLESPACE ' || pg_catalog.quote_ident(p.spcname),
        CASE WHEN NOT (i.indisvalid AND i.indisready) THEN 'INVALID' END,
        CASE WHEN i.indisclustered THEN 'CLUSTER' END,
        CASE WHEN i.indisreplident THEN 'REPLICA IDENTITY' END
    ) AS definition
FROM pg_catalog.pg_index AS i
INNER JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = x.relnamespace
LEFT JOIN pg_catalog.pg_tablespace AS p ON p.oid = x.reltablespace
WHERE
    NOT x.relispartition
    AND n.nspname !~ '^pg_'
    AND n.nspname <> 'information_schema'
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_constraint AS o
        WHERE o.conrelid = i.indrelid AND o.conindid = i.indexrelid AND o.contype IN ('p', 'u', 'x')
    )
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_depend AS e
        WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = i.indrelid AND e.deptype = 'e'
    )
