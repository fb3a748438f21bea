-- summary: tables without their columns
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
SELECT
    CASE c.relkind WHEN 'f' THEN 'foreign table' ELSE 'table' END AS kind,
    pg_catalog.format('%I.%I', n.nspname, c.relname) AS object,
    pg_catalog.concat_ws(
        ' ',
        CASE WHEN c.relpersistence = 'u' THEN 'UNLOGGED' WHEN c.relkind <> 'f' THEN 'LOGGED' END,
        CASE WHEN c.reloftype <> 0 THEN 'OF ' || pg_catalog.format_type(c.reloftype, NULL) END,
        'PARTITION BY ' || pg_catalog.pg_get_partkeydef(c.oid),
        'USING ' || pg_catalog.quote_ident(m.amname),
        'SERVER ' || pg_catalog.quote_ident(s.srvname),
        -- a value may be a secret
        (
            SELECT 'OPTIONS (' || pg_catalog.string_agg(o.option_name, ', ' ORDER BY o.option_name COLLATE "C") || ')'
            FROM pg_catalog.pg_options_to_table(f.ftoptions) AS o
        ),
        (
            SELECT 'WITH (' || pg_catalog.string_agg(o.setting, ', ' ORDER BY o.setting COLLATE "C") || ')'
            FROM (
                SELECT pg_catalog.unnest(c.reloptions) AS setting
                UNION ALL
                SELECT 'toast.' || pg_catalog.unnest(t.reloptions)
            ) AS o
        ),
        'TABLESPACE ' || pg_catalog.quote_ident(p.spcname),
        CASE
            WHEN c.relkind = 'f' THEN NULL
            WHEN c.relreplident = 'n' THEN 'REPLICA IDENTITY NOTHING'
            WHEN c.relreplident = 'f' THEN 'REPLICA IDENTITY FULL'
        END,
        CASE WHEN c.relrowsecurity THEN 'ENABLE ROW LEVEL SECURITY' END,
        CASE WHEN c.relforcerowsecurity THEN 'FORCE ROW LEVEL SECURITY' END
    ) AS definition
FROM pg_catalog.pg_class AS c
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_am AS m ON m.oid = c.relam
LEFT JOIN pg_catalog.pg_class AS t ON t.oid = c.reltoastrelid
LEFT JOIN pg_catalog.pg_tablespace AS p ON p.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_foreign_table AS f ON f.ftrelid = c.oid
LEFT JOIN pg_catalog.pg_foreign_server AS s ON s.oid = f.ftserver
WHERE
    c.relkind IN ('r', 'p', 'f')
    AND n.nspname !~ '^pg_'
    AND n.nspname <> 'information_schema'
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_depend AS e
        WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = c.oid AND e.deptype = 'e'
    )
