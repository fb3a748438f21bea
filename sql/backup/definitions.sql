-- summary: every definition that somebody made, with the transaction that wrote it last
-- needs: nothing
-- params: none
-- columns: class int8, oid int8, written text
SELECT d.class::int8 AS class, d.oid::int8 AS oid, d.xmin::text AS written
FROM (
    SELECT tableoid AS class, oid, xmin FROM pg_class WHERE relpersistence <> 't' AND relkind <> 't'
    UNION ALL
    SELECT tableoid, oid, xmin FROM pg_proc
    UNION ALL
    SELECT tableoid, oid, xmin FROM pg_rewrite
    UNION ALL
    SELECT t.tableoid, t.oid, t.xmin
    FROM pg_type AS t
    INNER JOIN pg_namespace AS n ON n.oid = t.typnamespace
    WHERE n.nspname !~ '^pg_(temp|toast)'
    UNION ALL
    SELECT tableoid, oid, xmin FROM pg_enum
    UNION ALL
    SELECT tableoid, oid, xmin FROM pg_constraint
    UNION ALL
    SELECT tableoid, oid, xmin FROM pg_attrdef
    UNION ALL
    SELECT tableoid, oid, xmin FROM pg_trigger
    UNION ALL
    SELECT tableoid, oid, xmin FROM pg_policy
    UNION ALL
    SELECT tableoid, oid, xmin FROM pg_namespace WHERE nspname !~ '^pg_(temp|toast)'
) AS d
-- what the server was born with has a lower number
WHERE d.oid >= 16384
ORDER BY d.class, d.oid
