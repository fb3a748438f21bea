-- summary: sequences, without those of identity columns, and never how far they have counted
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
SELECT
    'sequence' AS kind,
    pg_catalog.format('%I.%I', n.nspname, c.relname) AS object,
    pg_catalog.concat_ws(
        ' ',
        CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED' END,
        pg_catalog.format(
            'AS %s START %s INCREMENT %s MINVALUE %s MAXVALUE %s CACHE %s',
            pg_catalog.format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache
        ),
        CASE WHEN s.seqcycle THEN 'CYCLE' END,
        CASE
            WHEN own.objid IS NOT NULL THEN pg_catalog.format('OWNED BY %I.%I.%I', tn.nspname, t.relname, a.attname)
        END
    ) AS definition
FROM pg_catalog.pg_sequence AS s
INNER JOIN pg_catalog.pg_class AS c ON c.oid = s.seqrelid
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_depend AS own
    ON
        own.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
        AND own.objid = c.oid
        AND own.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
        AND own.deptype = 'a'
LEFT JOIN pg_catalog.pg_class AS t ON t.oid = own.refobjid
LEFT JOIN pg_catalog.pg_namespace AS tn ON tn.oid = t.relnamespace
LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = own.refobjsubid
WHERE
    n.nspname !~ '^pg_'
    AND n.nspname <> 'information_schema'
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_depend AS e
        WHERE
            e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            AND e.objid = c.oid
            AND e.deptype IN ('e', 'i')
    )
