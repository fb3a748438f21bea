-- summary: languages and access methods
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
WITH objects (class, oid, definition) AS (
    SELECT
        'pg_catalog.pg_language'::pg_catalog.regclass,
        l.oid,
        pg_catalog.concat_ws(
            ' ',
            CASE WHEN l.lanpltrusted THEN 'TRUSTED' END,
            'HANDLER ' || nullif(l.lanplcallfoid, 0)::pg_catalog.regprocedure,
            'INLINE ' || nullif(l.laninline, 0)::pg_catalog.regprocedure,
            'VALIDATOR ' || nullif(l.lanvalidator, 0)::pg_catalog.regprocedure
        )
    FROM pg_catalog.pg_language AS l
    UNION ALL
    SELECT
        'pg_catalog.pg_am'::pg_catalog.regclass,
        m.oid,
        pg_catalog.format('TYPE %s HANDLER %s', m.amtype, m.amhandler)
    FROM pg_catalog.pg_am AS m
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
