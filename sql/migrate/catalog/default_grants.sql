-- summary: who will have which privileges on what is made later, whoever makes it
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
WITH defaults (owner, kind, schema, acl) AS (
    SELECT d.defaclrole, d.defaclobjtype, n.nspname, d.defaclacl
    FROM pg_catalog.pg_default_acl AS d
    LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid = d.defaclnamespace
    UNION ALL
    -- of these two everybody will have privileges, unless a role has its own default
    SELECT 10, k.kind::pg_catalog."char", NULL, pg_catalog.acldefault(k.kind::pg_catalog."char", 10)
    FROM (VALUES ('f'), ('T')) AS k (kind)
    WHERE NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_default_acl AS d
        WHERE d.defaclobjtype = k.kind::pg_catalog."char" AND d.defaclnamespace = 0
    )
),

granted AS (
    SELECT
        d.kind,
        d.schema,
        CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END
            AS grantee,
        a.privilege_type || CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END AS privilege
    FROM defaults AS d
    CROSS JOIN LATERAL pg_catalog.aclexplode(d.acl) AS a
    WHERE a.grantee <> d.owner
)

SELECT
    'default grant' AS kind,
    pg_catalog.format(
        'to %s on %s%s',
        g.grantee,
        CASE g.kind
            WHEN 'r' THEN 'tables'
            WHEN 'S' THEN 'sequences'
            WHEN 'f' THEN 'functions'
            WHEN 'T' THEN 'types'
            WHEN 'n' THEN 'schemas'
            ELSE 'large objects'
        END,
        ' in schema ' || pg_catalog.quote_ident(g.schema)
    ) AS object,
    pg_catalog.string_agg(DISTINCT g.privilege COLLATE "C", ', ' ORDER BY g.privilege COLLATE "C") AS definition
FROM granted AS g
GROUP BY g.grantee, g.kind, g.schema
