-- summary: operators, operator classes and operator families
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
WITH objects (class, oid, definition) AS (
    SELECT
        'pg_catalog.pg_operator'::pg_catalog.regclass,
        o.oid,
        pg_catalog.concat_ws(
            ' ',
            'FUNCTION ' || o.oprcode::pg_catalog.oid::pg_catalog.regprocedure,
            'RESULT ' || pg_catalog.format_type(o.oprresult, NULL),
            'COMMUTATOR ' || nullif(o.oprcom, 0)::pg_catalog.regoperator,
            'NEGATOR ' || nullif(o.oprnegate, 0)::pg_catalog.regoperator,
            'RESTRICT ' || nullif(o.oprrest::pg_catalog.oid, 0)::pg_catalog.regprocedure,
            'JOIN ' || nullif(o.oprjoin::pg_catalog.oid, 0)::pg_catalog.regprocedure,
            CASE WHEN o.oprcanhash THEN 'HASHES' END,
            CASE WHEN o.oprcanmerge THEN 'MERGES' END
        )
    FROM pg_catalog.pg_operator AS o
    UNION ALL
    SELECT
        'pg_catalog.pg_opclass'::pg_catalog.regclass,
        k.oid,
        pg_catalog.concat_ws(
            ' ',
            CASE WHEN k.opcdefault THEN 'DEFAULT' END,
            'FOR TYPE ' || pg_catalog.format_type(k.opcintype, NULL),
            (
                SELECT pg_catalog.format('FAMILY %I.%I', n.nspname, f.opfname)
                FROM pg_catalog.pg_opfamily AS f
                INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = f.opfnamespace
                WHERE f.oid = k.opcfamily
            ),
            'STORAGE ' || pg_catalog.format_type(nullif(k.opckeytype, 0), NULL)
        )
    FROM pg_catalog.pg_opclass AS k
    UNION ALL
    SELECT
        'pg_catalog.pg_opfamily'::pg_catalog.regclass,
        f.oid,
        pg_catalog.concat_ws(
            ' ',
            (
                SELECT pg_catalog.string_agg(
                    pg_catalog.format('OPERATOR %s %s', p.amopstrategy, p.amopopr::pg_catalog.regoperator), ' '
                    ORDER BY p.amopstrategy, p.amopopr::pg_catalog.regoperator::pg_catalog.text COLLATE "C"
                )
                FROM pg_catalog.pg_amop AS p
                WHERE p.amopfamily = f.oid
            ),
            (
                SELECT pg_catalog.string_agg(
                    pg_catalog.format('FUNCTION %s %s', p.amprocnum, p.amproc::pg_catalog.oid::pg_catalog.regprocedure), ' '
                    ORDER BY p.amprocnum, p.amproc::pg_catalog.oid::pg_catalog.regprocedure::pg_catalog.text COLLATE "C"
                )
                FROM pg_catalog.pg_amproc AS p
                WHERE p.amprocfamily = f.oid
            )
        )
    FROM pg_catalog.pg_opfamily AS f
)

SELECT
    i.type AS kind,
    i.identity AS object,
    o.definition
FROM objects AS o
CROSS JOIN LATERAL pg_catalog.pg_identify_object(o.class, o.oid, 0) AS i
WHERE
    -- what is older came with the server
    o.oid >= 16384
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_depend AS e
        WHERE e.classid = o.class AND e.objid = o.oid AND e.deptype = 'e'
    )
