-- summary: the extensions of this database and the schemas they are in
-- needs: nothing
-- params: none
-- columns: name text, schema text
SELECT e.extname::text AS name, n.nspname::text AS schema
FROM pg_catalog.pg_extension AS e
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = e.extnamespace
WHERE e.extname <> 'plpgsql'
ORDER BY 1
