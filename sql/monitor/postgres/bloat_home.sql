-- summary: the relation of a name, and whether pgstattuple is there to look into it; names without a schema then mean its own
-- needs: nothing
-- params: $1 text the name, in quotes or as it is
-- columns: relation oid, schema text, table text, kind text, locked bool, installed bool, may_ask bool, path text, role text, database text
SELECT
    c.oid AS relation,
    n.nspname::text AS schema,
    c.relname::text AS "table",
    c.relkind::text AS kind,
    EXISTS (
        SELECT 1
        FROM pg_locks AS l
        WHERE l.locktype = 'relation' AND l.relation = c.oid AND l.mode = 'AccessExclusiveLock' AND l.pid <> pg_backend_pid()
            AND l.database = (SELECT d.oid FROM pg_database AS d WHERE d.datname = current_database())
    ) AS locked,
    e.oid IS NOT NULL AS installed,
    COALESCE(has_function_privilege(to_regprocedure(quote_ident(x.nspname) || '.pgstattuple_approx(regclass)'), 'EXECUTE'), false) AS may_ask,
    CASE WHEN e.oid IS NOT NULL THEN set_config('search_path', 'pg_catalog, ' || quote_ident(x.nspname), false) END AS path,
    current_user::text AS role,
    current_database()::text AS database
FROM (VALUES (1)) AS always (one)
LEFT JOIN LATERAL (
    -- as people write it: a name with capitals goes without quotes, with or without its schema
    SELECT t.*
    FROM pg_class AS t
    INNER JOIN pg_namespace AS m ON m.oid = t.relnamespace
    WHERE t.relkind IN ('r', 'm', 'p') AND (
        (pg_table_is_visible(t.oid) AND $1 IN (t.relname, quote_ident(t.relname)))
        OR $1 IN (m.nspname || '.' || t.relname, quote_ident(m.nspname) || '.' || quote_ident(t.relname))
    )
    ORDER BY t.relname = $1 DESC, t.oid
    LIMIT 1
) AS c ON true
LEFT JOIN pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_extension AS e ON e.extname = 'pgstattuple'
LEFT JOIN pg_namespace AS x ON x.oid = e.extnamespace
