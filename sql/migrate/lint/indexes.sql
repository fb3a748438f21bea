-- summary: the indexes of these tables that can be searched for equal values, with their columns
-- needs: nothing
-- params: $1 oid[] the tables
-- columns: oid oid, schema text, index text, columns text[], condition text
SELECT
    i.indrelid AS oid,
    n.nspname::text AS schema,
    c.relname::text AS index,
    -- an expression is an empty name
    ARRAY(
        SELECT COALESCE(a.attname::text, '')
        FROM pg_catalog.unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, place)
        LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
        WHERE k.place <= i.indnkeyatts
        ORDER BY k.place
    ) AS columns,
    pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS condition
FROM pg_catalog.pg_index AS i
INNER JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
INNER JOIN pg_catalog.pg_am AS m ON m.oid = c.relam
WHERE i.indrelid = ANY ($1) AND i.indisvalid AND m.amname IN ('btree', 'hash')
ORDER BY i.indrelid, c.relname
