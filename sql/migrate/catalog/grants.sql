-- summary: who may do what with which object, apart from its owner
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
WITH objects (class, oid, part, owner, acl) AS (
    SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, 0, c.relowner, c.relacl
    FROM pg_catalog.pg_class AS c
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
    UNION ALL
    SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, a.attnum::pg_catalog.int4, c.relowner, a.attacl
    FROM pg_catalog.pg_attribute AS a
    INNER JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
    WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
    UNION ALL
    SELECT 'pg_catalog.pg_namespace'::pg_catalog.regclass, n.oid, 0, n.nspowner, n.nspacl
    FROM pg_catalog.pg_namespace AS n
    UNION ALL
    -- of these three everybody has privileges until they are revoked
    SELECT
        'pg_catalog.pg_proc'::pg_catalog.regclass,
        f.oid,
        0,
        f.proowner,
        coalesce(f.proacl, pg_catalog.acldefault('f', f.proowner))
    FROM pg_catalog.pg_proc AS f
    UNION ALL
    SELECT
        'pg_catalog.pg_type'::pg_catalog.regclass,
        t.oid,
        0,
        t.typowner,
        coalesce(t.typacl, pg_catalog.acldefault('T', t.typowner))
    FROM pg_catalog.pg_type AS t
    UNION ALL
    SELECT
        'pg_catalog.pg_language'::pg_catalog.regclass,
        l.oid,
        0,
        l.lanowner,
        coalesce(l.lanacl, pg_catalog.acldefault('l', l.lanowner))
    FROM pg_catalog.pg_language AS l
    UNION ALL
    SELECT 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass, w.oid, 0, w.fdwowner, w.fdwacl
    FROM pg_catalog.pg_foreign_data_wrapper AS w
    UNION ALL
    SELECT 'pg_catalog.pg_foreign_server'::pg_catalog.regclass, s.oid, 0, s.srvowner, s.srvacl
    FROM pg_catalog.pg_foreign_server AS s
),

granted AS (
    SELECT
        o.class,
        o.oid,
        o.part,
        CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END
            AS grantee,
        a.privilege_type || CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END AS privilege
    FROM objects AS o
    CROSS JOIN LATERAL pg_catalog.aclexplode(o.acl) AS a
    WHERE
        a.grantee <> o.owner
        -- what is older came with the server, except that the schema public is everybody's
        AND (o.oid >= 16384 OR (o.class = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND o.oid = 2200))
        -- besides extensions' objects what goes with another: sequences of identity columns, types of rows and arrays
        AND NOT EXISTS (
            SELECT 1
            FROM pg_catalog.pg_depend AS e
            WHERE e.classid = o.class AND e.objid = o.oid AND e.deptype IN ('e', 'i')
        )
)

SELECT
    'grant' AS kind,
    pg_catalog.format(
        'to %s on %s %s', g.grantee, CASE WHEN g.part > 0 THEN 'column' ELSE i.type END, i.identity
    ) AS object,
    pg_catalog.string_agg(DISTINCT g.privilege COLLATE "C", ', ' ORDER BY g.privilege COLLATE "C") AS definition
FROM granted AS g
CROSS JOIN LATERAL pg_catalog.pg_identify_object(g.class, g.oid, g.part) AS i
WHERE i.identity !~ '^pg_(temp|toast)'
GROUP BY g.grantee, g.part, i.type, i.identity
