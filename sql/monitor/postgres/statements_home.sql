-- summary: where pg_stat_statements is and whether it counts; names without a schema then mean its own
-- needs: nothing
-- params: none
-- columns: installed bool, preloaded bool, database text, path text
SELECT
    e.oid IS NOT NULL AS installed,
    -- the setting exists only where the library was loaded with the server
    current_setting('pg_stat_statements.max', true) IS NOT NULL AS preloaded,
    current_database()::text AS database,
    CASE
        WHEN e.oid IS NOT NULL
            THEN set_config('search_path', 'pg_catalog, ' || quote_ident(n.nspname), false)
    END AS path
FROM (VALUES (1)) AS always (one)
LEFT JOIN pg_extension AS e ON e.extname = 'pg_stat_statements'
LEFT JOIN pg_namespace AS n ON n.oid = e.extnamespace
