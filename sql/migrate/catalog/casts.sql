-- summary: casts and transforms, without the casts of ranges to their multiranges
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
WITH objects (class, oid, definition) AS (
    SELECT
        'pg_catalog.pg_cast'::pg_catalog.regclass,
        c.oid,
        pg_catalog.concat_ws(
            ' ',
            CASE c.castmethod WHEN 'b' THEN 'WITHOUT FUNCTION' WHEN 'i' THEN 'WITH INOUT' ELSE 'WITH FUNCTION' END,
            nullif(c.castfunc, 0)::pg_catalog.regprocedure,
            CASE c.castcontext WHEN 'i' THEN 'AS IMPLICIT' WHEN 'a' THEN 'AS ASSIGNMENT' END
        )
    FROM pg_catalog.pg_cast AS c
    UNION ALL
    SELECT
        'pg_catalog.pg_transform'::pg_catalog.regclass,
        t.oid,
        pg_catalog.format(
            'FROM SQL %s TO SQL %s',
            t.trffromsql::pg_catalog.oid::pg_catalog.regprocedure,
            t.trftosql::pg_catalog.oid::pg_catalog.regprocedure
        )
    FROM pg_catalog.pg_transform AS t
)

SELECT
    i.type AS kind,
    i.identity AS object,
    o.definition
FROM objects AS o
CROSS JOIN LATERAL pg_catalog.pg_identify_object(o.class, o.oid, 0) AS i
WHERE
    -- what is older came with the server
    o.oid >= 16384
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_depend AS e
        WHERE e.classid = o.class AND e.objid = o.oid AND e.deptype IN ('e', 'i')
    )
