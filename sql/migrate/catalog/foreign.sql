-- summary: foreign-data wrappers, servers and user mappings, of their options the names alone
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
SELECT
    'foreign-data wrapper' AS kind,
    pg_catalog.quote_ident(w.fdwname) AS object,
    pg_catalog.concat_ws(
        ' ',
        'HANDLER ' || nullif(w.fdwhandler, 0)::pg_catalog.regprocedure,
        'VALIDATOR ' || nullif(w.fdwvalidator, 0)::pg_catalog.regprocedure,
        (
            SELECT 'OPTIONS (' || pg_catalog.string_agg(o.option_name, ', ' ORDER BY o.option_name COLLATE "C") || ')'
            FROM pg_catalog.pg_options_to_table(w.fdwoptions) AS o
        )
    ) AS definition
FROM pg_catalog.pg_foreign_data_wrapper AS w
WHERE NOT EXISTS (
    SELECT 1
    FROM pg_catalog.pg_depend AS e
    WHERE
        e.classid = 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass
        AND e.objid = w.oid
        AND e.deptype = 'e'
)
UNION ALL
SELECT
    'server' AS kind,
    pg_catalog.quote_ident(s.srvname) AS object,
    pg_catalog.concat_ws(
        ' ',
        'TYPE ' || pg_catalog.quote_literal(s.srvtype),
        'VERSION ' || pg_catalog.quote_literal(s.srvversion),
        'FOREIGN DATA WRAPPER ' || pg_catalog.quote_ident(w.fdwname),
        (
            SELECT 'OPTIONS (' || pg_catalog.string_agg(o.option_name, ', ' ORDER BY o.option_name COLLATE "C") || ')'
            FROM pg_catalog.pg_options_to_table(s.srvoptions) AS o
        )
    ) AS definition
FROM pg_catalog.pg_foreign_server AS s
INNER JOIN pg_catalog.pg_foreign_data_wrapper AS w ON w.oid = s.srvfdw
WHERE NOT EXISTS (
    SELECT 1
    FROM pg_catalog.pg_depend AS e
    WHERE e.classid = 'pg_catalog.pg_foreign_server'::pg_catalog.regclass AND e.objid = s.oid AND e.deptype = 'e'
)
UNION ALL
-- whose options even by name only its user and the owner of the server see, who differ from one database to the next
SELECT
    'user mapping' AS kind,
    pg_catalog.format(
        '%s on server %I',
        CASE WHEN m.umuser = 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(m.usename) END,
        m.srvname
    ) AS object,
    '' AS definition
FROM pg_catalog.pg_user_mappings AS m
