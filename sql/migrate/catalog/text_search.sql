-- summary: configurations, dictionaries, parsers and templates of text search
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
WITH objects (class, oid, definition) AS (
    SELECT
        'pg_catalog.pg_ts_config'::pg_catalog.regclass,
        c.oid,
        pg_catalog.concat_ws(
            ' ',
            (
                SELECT pg_catalog.format('PARSER %I.%I', n.nspname, p.prsname)
                FROM pg_catalog.pg_ts_parser AS p
                INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = p.prsnamespace
                WHERE p.oid = c.cfgparser
            ),
            (
                SELECT pg_catalog.string_agg(
                    k.alias || ' WITH ' || m.mapdict::pg_catalog.regdictionary, ' ' ORDER BY m.maptokentype, m.mapseqno
                )
                FROM pg_catalog.pg_ts_config_map AS m
                INNER JOIN pg_catalog.ts_token_type(c.cfgparser) AS k ON k.tokid = m.maptokentype
                WHERE m.mapcfg = c.oid
            )
        )
    FROM pg_catalog.pg_ts_config AS c
    -- a parser may be asked for its tokens only where somebody made a configuration for it
    WHERE c.oid >= 16384
    UNION ALL
    SELECT
        'pg_catalog.pg_ts_dict'::pg_catalog.regclass,
        d.oid,
        pg_catalog.concat_ws(' ', pg_catalog.format('TEMPLATE %I.%I', n.nspname, t.tmplname), d.dictinitoption)
    FROM pg_catalog.pg_ts_dict AS d
    INNER JOIN pg_catalog.pg_ts_template AS t ON t.oid = d.dicttemplate
    INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = t.tmplnamespace
    UNION ALL
    SELECT
        'pg_catalog.pg_ts_parser'::pg_catalog.regclass,
        p.oid,
        pg_catalog.format(
            'START %s GETTOKEN %s END %s HEADLINE %s LEXTYPES %s',
            p.prsstart, p.prstoken, p.prsend, p.prsheadline, p.prslextype
        )
    FROM pg_catalog.pg_ts_parser AS p
    UNION ALL
    SELECT
        'pg_catalog.pg_ts_template'::pg_catalog.regclass,
        t.oid,
        pg_catalog.format('INIT %s LEXIZE %s', t.tmplinit, t.tmpllexize)
    FROM pg_catalog.pg_ts_template AS t
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
