-- summary: functions and procedures, without the constructors of ranges
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
SELECT
    i.type AS kind,
    i.identity AS object,
    pg_catalog.pg_get_functiondef(f.oid) AS definition
FROM pg_catalog.pg_proc AS f
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = f.pronamespace
CROSS JOIN LATERAL pg_catalog.pg_identify_object('pg_catalog.pg_proc'::pg_catalog.regclass, f.oid, 0) AS i
WHERE
    f.prokind <> 'a'
    AND n.nspname !~ '^pg_'
    AND n.nspname <> 'information_schema'
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_depend AS e
        WHERE e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND e.objid = f.oid AND e.deptype IN ('e', 'i')
    )
