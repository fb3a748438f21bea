-- summary: texts, roles and databases of a few statements
-- needs: extension pg_stat_statements
-- params: $1 text numbers of the statements, by commas
-- columns: user_oid int8, database_oid int8, query_id int8, toplevel bool, user text, database text, query text, sees_all bool, role text
SELECT
    s.userid::int8 AS user_oid,
    s.dbid::int8 AS database_oid,
    s.queryid AS query_id,
    s.toplevel,
    r.rolname::text AS "user",
    d.datname::text AS database,
    s.query,
    pg_has_role('pg_read_all_stats', 'USAGE') AS sees_all,
    current_user::text AS role
FROM pg_stat_statements AS s
LEFT JOIN pg_roles AS r ON r.oid = s.userid
LEFT JOIN pg_database AS d ON d.oid = s.dbid
WHERE s.queryid = ANY (string_to_array($1, ',')::int8[])
