-- summary: rules, without those that make a view a view
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
SELECT
    'rule' AS kind,
    pg_catalog.format('%I on %I.%I', r.rulename, n.nspname, c.relname) AS object,
    pg_catalog.concat_ws(
        ' ',
        CASE r.ev_enabled WHEN 'D' THEN 'DISABLED' WHEN 'R' THEN 'ENABLED REPLICA' WHEN 'A' THEN 'ENABLED ALWAYS' END,
        pg_catalog.pg_get_ruledef(r.oid)
    ) AS definition
FROM pg_catalog.pg_rewrite AS r
INNER JOIN pg_catalog.pg_class AS c ON c.oid = r.ev_class
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE
    r.rulename <> '_RETURN'
    AND n.nspname !~ '^pg_'
    AND n.nspname <> 'information_schema'
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_depend AS e
        WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = c.oid AND e.deptype = 'e'
    )
