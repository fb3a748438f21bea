-- summary: what holds rows or is locked while they are read: tables, partitioned tables and their parts
-- needs: nothing
-- params: none
-- columns: oid int8, schema text, name text, kind text, heap bool, unlogged bool, of_extension bool, through_root bool, bytes int8, columns text[], parents int8[]
SELECT
    c.oid::int8 AS oid,
    n.nspname::text AS schema,
    c.relname::text AS name,
    c.relkind::text AS kind,
    coalesce(m.amname = 'heap', false) AS heap,
    c.relpersistence = 'u' AS unlogged,
    EXISTS (
        SELECT FROM pg_depend AS d
        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
    ) AS of_extension,
    -- which partition a row is in depends on the numbers that the labels of an enum have, and these change
    EXISTS (
        SELECT
        FROM pg_partition_ancestors(c.oid) AS a
        INNER JOIN pg_partitioned_table AS p ON p.partrelid = a.relid
        CROSS JOIN unnest(p.partclass) AS k (class)
        INNER JOIN pg_opclass AS o ON o.oid = k.class
        WHERE p.partstrat = 'h' AND o.opcintype = 'anyenum'::regtype
    ) AS through_root,
    CASE WHEN c.relkind = 'r' THEN pg_relation_size(c.oid) ELSE 0 END AS bytes,
    -- as a subquery's array, an empty list is no null
    ARRAY(
        SELECT a.attname::text
        FROM pg_attribute AS a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        ORDER BY a.attnum
    ) AS columns,
    ARRAY(SELECT i.inhparent::int8 FROM pg_inherits AS i WHERE i.inhrelid = c.oid ORDER BY i.inhseqno) AS parents
FROM pg_class AS c
INNER JOIN pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_am AS m ON m.oid = c.relam
WHERE
    c.relkind IN ('r', 'p')
    AND c.relpersistence <> 't'
    AND n.nspname !~ '^pg_'
    AND n.nspname <> 'information_schema'
ORDER BY c.oid
