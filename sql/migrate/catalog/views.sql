-- summary: views and materialized views, and never whether one is populated
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
SELECT
    CASE c.relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END AS kind,
    pg_catalog.format('%I.%I', n.nspname, c.relname) AS object,
    pg_catalog.concat_ws(
        ' ',
        'USING ' || pg_catalog.quote_ident(m.amname),
        (
            SELECT 'WITH (' || pg_catalog.string_agg(o.setting, ', ' ORDER BY o.setting COLLATE "C") || ')'
            FROM pg_catalog.unnest(c.reloptions) AS o (setting)
        ),
        'TABLESPACE ' || pg_catalog.quote_ident(p.spcname),
        'AS ' || pg_catalog.pg_get_viewdef(c.oid)
    ) AS definition
FROM pg_catalog.pg_class AS c
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_am AS m ON m.oid = c.relam
LEFT JOIN pg_catalog.pg_tablespace AS p ON p.oid = c.reltablespace
WHERE
    c.relkind IN ('v', 'm')
    AND n.nspname !~ '^pg_'
    AND n.nspname <> 'information_schema'
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_depend AS e
        WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = c.oid AND e.deptype = 'e'
    )
