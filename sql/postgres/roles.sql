-- summary: the roles of the server, what they may do and how they are limited
-- needs: nothing
-- params: $1 bool PostgreSQL's own roles too
-- columns: role text, login bool, superuser bool, create_role bool, create_database bool, replication bool, bypass_row_security bool, connection_limit int8, sessions int8, valid_until timestamptz, member_of text[]
SELECT
    r.rolname::text AS role,
    r.rolcanlogin AS login,
    r.rolsuper AS superuser,
    r.rolcreaterole AS create_role,
    r.rolcreatedb AS create_database,
    r.rolreplication AS replication,
    r.rolbypassrls AS bypass_row_security,
    nullif(r.rolconnlimit, -1)::int8 AS connection_limit,
    (SELECT count(*) FROM pg_stat_activity AS a WHERE a.usesysid = r.oid) AS sessions,
    CASE WHEN isfinite(r.rolvaliduntil) THEN r.rolvaliduntil END AS valid_until,
    ARRAY(
        SELECT g.rolname::text
        FROM pg_auth_members AS m
        INNER JOIN pg_roles AS g ON g.oid = m.roleid
        WHERE m.member = r.oid
        ORDER BY g.rolname
    ) AS member_of
FROM pg_roles AS r
WHERE $1 OR r.rolname NOT LIKE 'pg\_%'
ORDER BY r.rolname
