-- summary: constraints that were added NOT VALID and never validated
-- needs: nothing
-- params: none
-- columns: schema text, table text, constraint text
SELECT
    n.nspname::text AS schema,
    c.relname::text AS "table",
    o.conname::text AS "constraint"
FROM pg_catalog.pg_constraint AS o
INNER JOIN pg_catalog.pg_class AS c ON c.oid = o.conrelid
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE
    NOT o.convalidated
    AND o.conparentid = 0
    AND NOT pg_catalog.pg_is_other_temp_schema(c.relnamespace)
ORDER BY n.nspname, c.relname, o.conname
