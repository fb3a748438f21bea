-- summary: schemas, and extensions with the schema they are in
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
SELECT
    'schema' AS kind,
    pg_catalog.quote_ident(n.nspname) AS object,
    '' AS definition
FROM pg_catalog.pg_namespace AS n
WHERE
    n.nspname !~ '^pg_'
    AND n.nspname <> 'information_schema'
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_depend AS e
        WHERE e.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND e.objid = n.oid AND e.deptype = 'e'
    )
UNION ALL
SELECT
    'extension' AS kind,
    pg_catalog.quote_ident(x.extname) AS object,
    pg_catalog.format('in schema %I', n.nspname) AS definition
FROM pg_catalog.pg_extension AS x
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = x.extnamespace
