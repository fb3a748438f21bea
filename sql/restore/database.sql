-- summary: a database that a restore is about to make or to replace
-- needs: nothing
-- params: $1 text name
-- columns: oid int8, owner text, comment text, template bool, sessions int8, size_bytes int8
SELECT
    d.oid::int8 AS oid,
    pg_get_userbyid(d.datdba)::text AS owner,
    shobj_description(d.oid, 'pg_database') AS comment,
    d.datistemplate AS template,
    (
        SELECT count(*)
        FROM pg_stat_activity AS a
        WHERE a.datid = d.oid AND a.backend_type = 'client backend' AND a.pid <> pg_backend_pid()
    ) AS sessions,
    CASE
        WHEN has_database_privilege(d.oid, 'CONNECT') OR pg_has_role('pg_read_all_stats', 'USAGE')
            THEN pg_database_size(d.oid)
    END AS size_bytes
FROM pg_database AS d
WHERE d.datname = $1::text
