-- summary: one role, as it is before it is changed
-- needs: nothing
-- params: $1 text role
-- columns: oid int8, own bool, superuser bool, login bool, connection_limit int8, sessions int8, member_of text[], members text[], session_superuser bool
SELECT
    r.oid::int8 AS oid,
    r.rolname = current_user AS own,
    r.rolsuper AS superuser,
    r.rolcanlogin AS login,
    nullif(r.rolconnlimit, -1)::int8 AS connection_limit,
    (SELECT count(*) FROM pg_stat_activity AS a WHERE a.usesysid = r.oid) AS sessions,
    ARRAY(
        SELECT g.rolname::text
        FROM pg_auth_members AS m
        INNER JOIN pg_roles AS g ON g.oid = m.roleid
        WHERE m.member = r.oid
        ORDER BY g.rolname
    ) AS member_of,
    ARRAY(
        SELECT g.rolname::text
        FROM pg_auth_members AS m
        INNER JOIN pg_roles AS g ON g.oid = m.member
        WHERE m.roleid = r.oid
        ORDER BY g.rolname
    ) AS members,
    me.rolsuper AS session_superuser
FROM pg_roles AS me
LEFT JOIN pg_roles AS r ON r.rolname = $1
WHERE me.rolname = current_user
