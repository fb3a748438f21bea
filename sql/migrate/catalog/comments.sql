-- summary: comments on whatever has one, except on extensions, which bring their own
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
SELECT
    'comment' AS kind,
    pg_catalog.format(
        'on %s %s',
        CASE
            WHEN c.objsubid > 0 THEN 'column'
            WHEN i.type = 'table constraint' THEN 'constraint'
            ELSE i.type
        END,
        i.identity
    ) AS object,
    c.description AS definition
FROM pg_catalog.pg_description AS c
CROSS JOIN LATERAL pg_catalog.pg_identify_object(c.classoid, c.objoid, c.objsubid) AS i
WHERE
    -- what is older came with the server, except that the schema public is everybody's
    (c.objoid >= 16384 OR (c.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND c.objoid = 2200))
    AND c.classoid <> 'pg_catalog.pg_extension'::pg_catalog.regclass
    AND i.identity !~ '(^| )pg_(temp|toast)'
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_depend AS e
        WHERE e.classid = c.classoid AND e.objid = c.objoid AND e.deptype = 'e'
    )
