-- summary: aggregates by their parts
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
SELECT
    'aggregate' AS kind,
    i.identity AS object,
    pg_catalog.concat_ws(
        ', ',
        CASE a.aggkind WHEN 'o' THEN 'ORDERED SET' WHEN 'h' THEN 'HYPOTHETICAL' ELSE 'NORMAL' END,
        'ARGUMENTS (' || pg_catalog.pg_get_function_arguments(f.oid) || ')',
        'SFUNC ' || a.aggtransfn::pg_catalog.regprocedure,
        'STYPE ' || pg_catalog.format_type(a.aggtranstype, NULL),
        'SSPACE ' || nullif(a.aggtransspace, 0),
        'FINALFUNC ' || nullif(a.aggfinalfn, 0)::pg_catalog.regprocedure,
        CASE WHEN a.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
        pg_catalog.format('FINALFUNC_MODIFY %s', a.aggfinalmodify),
        'COMBINEFUNC ' || nullif(a.aggcombinefn, 0)::pg_catalog.regprocedure,
        'SERIALFUNC ' || nullif(a.aggserialfn, 0)::pg_catalog.regprocedure,
        'DESERIALFUNC ' || nullif(a.aggdeserialfn, 0)::pg_catalog.regprocedure,
        'INITCOND ' || pg_catalog.quote_literal(a.agginitval),
        'MSFUNC ' || nullif(a.aggmtransfn, 0)::pg_catalog.regprocedure,
        'MINVFUNC ' || nullif(a.aggminvtransfn, 0)::pg_catalog.regprocedure,
        'MSTYPE ' || pg_catalog.format_type(nullif(a.aggmtranstype, 0), NULL),
        'MSSPACE ' || nullif(a.aggmtransspace, 0),
        'MFINALFUNC ' || nullif(a.aggmfinalfn, 0)::pg_catalog.regprocedure,
        CASE WHEN a.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
        pg_catalog.format('MFINALFUNC_MODIFY %s', a.aggmfinalmodify),
        'MINITCOND ' || pg_catalog.quote_literal(a.aggminitval),
        'SORTOP ' || nullif(a.aggsortop, 0)::pg_catalog.regoperator,
        pg_catalog.format('PARALLEL %s', f.proparallel)
    ) AS definition
FROM pg_catalog.pg_aggregate AS a
INNER JOIN pg_catalog.pg_proc AS f ON f.oid = a.aggfnoid
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = f.pronamespace
CROSS JOIN LATERAL pg_catalog.pg_identify_object('pg_catalog.pg_proc'::pg_catalog.regclass, f.oid, 0) AS i
WHERE
    n.nspname !~ '^pg_'
    AND n.nspname <> 'information_schema'
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_depend AS e
        WHERE e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND e.objid = f.oid AND e.deptype = 'e'
    )
