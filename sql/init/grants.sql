-- summary: what the application's role needs in this database, and what it has
-- needs: nothing
-- params: $1 text role
-- columns: subject text, now text, wanted text, statement text
WITH grantee AS (
    SELECT (SELECT r.oid FROM pg_roles AS r WHERE r.rolname = $1::text) AS oid
),

wanted (position, subject, granted, privileges, statement) AS (
    SELECT
        1,
        format('database %I', d.datname),
        (
            SELECT array_agg(lower(acl.privilege_type) ORDER BY acl.privilege_type)
            FROM aclexplode(d.datacl) AS acl, grantee
            WHERE acl.grantee = grantee.oid AND acl.privilege_type = 'CONNECT'
        ),
        ARRAY['connect'],
        format('GRANT CONNECT ON DATABASE %I TO %I', d.datname, $1::text)
    FROM pg_database AS d
    WHERE d.datname = current_database()

    UNION ALL

    SELECT
        2,
        'schema public',
        (
            SELECT array_agg(lower(acl.privilege_type) ORDER BY acl.privilege_type)
            FROM aclexplode(n.nspacl) AS acl, grantee
            WHERE acl.grantee = grantee.oid
        ),
        ARRAY['create', 'usage'],
        format('GRANT USAGE, CREATE ON SCHEMA public TO %I', $1::text)
    FROM pg_namespace AS n
    WHERE n.nspname = 'public'

    UNION ALL

    -- The history of migrations is the operator's: the application does not write it.
    SELECT
        3,
        format('table %I.%I', n.nspname, c.relname),
        (
            SELECT array_agg(lower(acl.privilege_type) ORDER BY acl.privilege_type)
            FROM aclexplode(c.relacl) AS acl, grantee
            WHERE
                acl.grantee = grantee.oid
                AND acl.privilege_type IN ('DELETE', 'INSERT', 'SELECT', 'UPDATE')
        ),
        ARRAY['delete', 'insert', 'select', 'update'],
        format('GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE %I.%I TO %I', n.nspname, c.relname, $1::text)
    FROM pg_class AS c
    INNER JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE
        n.nspname = 'public'
        AND c.relkind IN ('r', 'p')
        AND c.relname <> 'refinery_schema_history'
        AND pg_has_role(c.relowner, 'USAGE')
        AND c.relowner IS DISTINCT FROM (SELECT g.oid FROM grantee AS g)

    UNION ALL

    SELECT
        5,
        format('writing to table %I.%I', n.nspname, c.relname),
        (
            SELECT array_agg(lower(acl.privilege_type) ORDER BY acl.privilege_type)
            FROM aclexplode(c.relacl) AS acl, grantee
            WHERE
                acl.grantee = grantee.oid
                AND acl.privilege_type IN ('DELETE', 'INSERT', 'TRUNCATE', 'UPDATE')
        ),
        ARRAY[]::text[],
        format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON TABLE %I.%I FROM %I', n.nspname, c.relname, $1::text)
    FROM pg_class AS c
    INNER JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE
        n.nspname = 'public'
        AND c.relname = 'refinery_schema_history'
        AND pg_has_role(c.relowner, 'USAGE')
        AND c.relowner IS DISTINCT FROM (SELECT g.oid FROM grantee AS g)

    UNION ALL

    SELECT
        4,
        format('tables that %I will make in public', current_user),
        (
            SELECT array_agg(lower(acl.privilege_type) ORDER BY acl.privilege_type)
            FROM pg_default_acl AS a, aclexplode(a.defaclacl) AS acl, grantee
            WHERE
                a.defaclrole = (SELECT r.oid FROM pg_roles AS r WHERE r.rolname = current_user)
                AND a.defaclnamespace = to_regnamespace('public')
                AND a.defaclobjtype = 'r'
                AND acl.grantee = grantee.oid
                AND acl.privilege_type IN ('DELETE', 'INSERT', 'SELECT', 'UPDATE')
        ),
        ARRAY['delete', 'insert', 'select', 'update'],
        format(
            'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I',
            $1::text
        )
)

SELECT
    w.subject,
    COALESCE(array_to_string(w.granted, ', '), 'nothing') AS now,
    COALESCE(NULLIF(array_to_string(w.privileges, ', '), ''), 'nothing') AS wanted,
    CASE
        WHEN w.privileges = '{}' AND w.granted IS NULL THEN NULL
        WHEN w.privileges <> '{}' AND w.granted @> w.privileges THEN NULL
        ELSE w.statement
    END AS statement
FROM wanted AS w
ORDER BY w.position, w.subject
