-- summary: extended statistics, and never what they counted
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
SELECT
    'statistics object' AS kind,
    pg_catalog.format('%I.%I', n.nspname, s.stxname) AS object,
    pg_catalog.concat_ws(
        ' ',
        CASE WHEN s.stxstattarget >= 0 THEN 'STATISTICS ' || s.stxstattarget END,
        pg_catalog.pg_get_statisticsobjdef(s.oid)
    ) AS definition
FROM pg_catalog.pg_statistic_ext AS s
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = s.stxnamespace
WHERE
    n.nspname !~ '^pg_'
    AND n.nspname <> 'information_schema'
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_depend AS e
        WHERE
            (e.deptype = 'e' AND e.classid = 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass AND e.objid = s.oid)
            OR (e.deptype = 'e' AND e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = s.stxrelid)
    )
