-- summary: what a monitoring role needs in this database, and what it has
-- needs: nothing
-- params: $1 text role
-- columns: subject text, now text, wanted text, statement text
SELECT
    'role pg_monitor' AS subject,
    CASE WHEN found.member THEN format('%I is a member', $1::text) ELSE format('%I is no member', $1::text) END AS now,
    format('%I is a member', $1::text) AS wanted,
    CASE WHEN NOT found.member THEN format('GRANT pg_monitor TO %I', $1::text) END AS statement
FROM (
    SELECT
        EXISTS (
            SELECT 1
            FROM pg_auth_members AS m
            INNER JOIN pg_roles AS r ON r.oid = m.member
            INNER JOIN pg_roles AS g ON g.oid = m.roleid
            WHERE r.rolname = $1::text AND g.rolname = 'pg_monitor'
        ) AS member
) AS found

UNION ALL

SELECT
    format('database %I', d.datname) AS subject,
    CASE WHEN found.granted THEN 'connect' ELSE 'nothing' END AS now,
    'connect' AS wanted,
    CASE WHEN NOT found.granted THEN format('GRANT CONNECT ON DATABASE %I TO %I', d.datname, $1::text) END AS statement
FROM pg_database AS d
CROSS JOIN LATERAL (
    SELECT
        EXISTS (
            SELECT 1
            FROM aclexplode(d.datacl) AS acl
            INNER JOIN pg_roles AS r ON r.oid = acl.grantee
            WHERE r.rolname = $1::text AND acl.privilege_type = 'CONNECT'
        ) AS granted
) AS found
WHERE d.datname = current_database()
