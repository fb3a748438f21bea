-- summary: databases with size and sessions
-- needs: nothing
-- params: none
-- columns: name text, owner text, size_bytes int8, sessions int8, connection_limit int4, template bool, stats_reset_at text
SELECT
    d.datname::text AS name,
    pg_get_userbyid(d.datdba)::text AS owner,
    CASE
        WHEN has_database_privilege(d.oid, 'CONNECT') OR pg_has_role('pg_read_all_stats', 'USAGE')
            THEN pg_database_size(d.oid)
    END AS size_bytes,
    s.numbackends::int8 AS sessions,
    d.datconnlimit AS connection_limit,
    d.datistemplate AS template,
    to_char(s.stats_reset AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS stats_reset_at
FROM pg_database AS d
LEFT JOIN pg_stat_database AS s ON s.datid = d.oid
ORDER BY d.datistemplate, d.datname
