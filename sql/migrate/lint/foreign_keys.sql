-- summary: the foreign keys of these tables
-- needs: nothing
-- params: $1 oid[] the tables
-- columns: oid oid, constraint text, columns text[], referenced_schema text, referenced_table text
SELECT
    o.conrelid AS oid,
    o.conname::text AS "constraint",
    ARRAY(
        SELECT a.attname::text
        FROM pg_catalog.unnest(o.conkey) WITH ORDINALITY AS k (attnum, place)
        INNER JOIN pg_catalog.pg_attribute AS a ON a.attrelid = o.conrelid AND a.attnum = k.attnum
        ORDER BY k.place
    ) AS columns,
    n.nspname::text AS referenced_schema,
    c.relname::text AS referenced_table
FROM pg_catalog.pg_constraint AS o
INNER JOIN pg_catalog.pg_class AS c ON c.oid = o.confrelid
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE o.contype = 'f' AND o.conparentid = 0 AND o.conrelid = ANY ($1)
ORDER BY o.conrelid, o.conname
