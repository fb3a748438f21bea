-- summary: collations, and conversions between encodings
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
WITH objects (class, oid, definition) AS (
    SELECT
        'pg_catalog.pg_collation'::pg_catalog.regclass,
        c.oid,
        -- its columns differ from one version of the server to the next
        (
            pg_catalog.jsonb_strip_nulls(pg_catalog.to_jsonb(c))
            - '{oid,collname,collnamespace,collowner,collversion}'::pg_catalog.text[]
        )::pg_catalog.text
    FROM pg_catalog.pg_collation AS c
    UNION ALL
    SELECT
        'pg_catalog.pg_conversion'::pg_catalog.regclass,
        c.oid,
        pg_catalog.format(
            '%sFOR %s TO %s FROM %s',
            CASE WHEN c.condefault THEN 'DEFAULT ' END,
            pg_catalog.pg_encoding_to_char(c.conforencoding),
            pg_catalog.pg_encoding_to_char(c.contoencoding),
            c.conproc::pg_catalog.oid::pg_catalog.regprocedure
        )
    FROM pg_catalog.pg_conversion AS c
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
        WHERE e.classid = o.class AND e.objid = o.oid AND e.deptype = 'e'
    )
