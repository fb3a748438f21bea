-- summary: triggers of tables, without the server's own and those that a partition has from its parent
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
SELECT
    'trigger' AS kind,
    pg_catalog.format('%I on %I.%I', g.tgname, n.nspname, c.relname) AS object,
    pg_catalog.concat_ws(
        ' ',
        CASE g.tgenabled WHEN 'D' THEN 'DISABLED' WHEN 'R' THEN 'ENABLED REPLICA' WHEN 'A' THEN 'ENABLED ALWAYS' END,
        pg_catalog.pg_get_triggerdef(g.oid)
    ) AS definition
FROM pg_catalog.pg_trigger AS g
INNER JOIN pg_catalog.pg_class AS c ON c.oid = g.tgrelid
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE
    NOT g.tgisinternal
    AND g.tgparentid = 0
    AND n.nspname !~ '^pg_'
    AND n.nspname <> 'information_schema'
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_depend AS e
        WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = c.oid AND e.deptype = 'e'
    )
UNION ALL
SELECT
    'event trigger' AS kind,
    pg_catalog.quote_ident(g.evtname) AS object,
    pg_catalog.concat_ws(
        ' ',
        CASE g.evtenabled WHEN 'D' THEN 'DISABLED' WHEN 'R' THEN 'ENABLED REPLICA' WHEN 'A' THEN 'ENABLED ALWAYS' END,
        'ON ' || g.evtevent,
        'WHEN TAG IN (' || pg_catalog.array_to_string(g.evttags, ', ') || ')',
        'EXECUTE FUNCTION ' || g.evtfoid::pg_catalog.regprocedure
    ) AS definition
FROM pg_catalog.pg_event_trigger AS g
WHERE NOT EXISTS (
    SELECT 1
    FROM pg_catalog.pg_depend AS e
    WHERE e.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass AND e.objid = g.oid AND e.deptype = 'e'
)
