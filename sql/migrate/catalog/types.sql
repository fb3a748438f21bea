-- summary: types of their own: enums, composites, domains, ranges and base types
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
WITH types AS (
    SELECT t.*, pg_catalog.format('%I.%I', n.nspname, t.typname) AS object
    FROM pg_catalog.pg_type AS t
    INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
    WHERE
        n.nspname !~ '^pg_'
        AND n.nspname <> 'information_schema'
        -- besides those of extensions the types of rows, arrays and multiranges, which go with something else
        AND NOT EXISTS (
            SELECT 1
            FROM pg_catalog.pg_depend AS e
            WHERE
                e.classid = 'pg_catalog.pg_type'::pg_catalog.regclass
                AND e.objid = t.oid
                AND e.deptype IN ('e', 'i')
        )
),

definitions (object, definition) AS (
    SELECT
        t.object,
        pg_catalog.format(
            'ENUM (%s)', pg_catalog.string_agg(pg_catalog.quote_literal(v.enumlabel), ', ' ORDER BY v.enumsortorder)
        )
    FROM types AS t
    LEFT JOIN pg_catalog.pg_enum AS v ON v.enumtypid = t.oid
    WHERE t.typtype = 'e'
    GROUP BY t.object
    UNION ALL
    SELECT
        t.object,
        pg_catalog.format('COMPOSITE (%s)', pg_catalog.string_agg(
            pg_catalog.concat_ws(
                ' ',
                pg_catalog.quote_ident(a.attname),
                pg_catalog.format_type(a.atttypid, a.atttypmod),
                CASE WHEN a.attcollation <> k.typcollation THEN 'COLLATE ' || a.attcollation::pg_catalog.regcollation END
            ),
            ', ' ORDER BY a.attnum
        ))
    FROM types AS t
    LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_catalog.pg_type AS k ON k.oid = a.atttypid
    WHERE t.typtype = 'c'
    GROUP BY t.object
    UNION ALL
    SELECT
        t.object,
        pg_catalog.concat_ws(
            ' ',
            'DOMAIN AS',
            pg_catalog.format_type(t.typbasetype, t.typtypmod),
            CASE WHEN t.typcollation <> b.typcollation THEN 'COLLATE ' || t.typcollation::pg_catalog.regcollation END,
            'DEFAULT ' || pg_catalog.pg_get_expr(t.typdefaultbin, 0),
            CASE WHEN t.typnotnull THEN 'NOT NULL' END,
            (
                SELECT pg_catalog.string_agg(
                    pg_catalog.format('CONSTRAINT %I %s', o.conname, pg_catalog.pg_get_constraintdef(o.oid)),
                    ' ' ORDER BY o.conname
                )
                FROM pg_catalog.pg_constraint AS o
                WHERE o.contypid = t.oid AND o.contype = 'c'
            )
        )
    FROM types AS t
    INNER JOIN pg_catalog.pg_type AS b ON b.oid = t.typbasetype
    WHERE t.typtype = 'd'
    UNION ALL
    SELECT
        t.object,
        pg_catalog.concat_ws(
            ' ',
            'RANGE OF',
            pg_catalog.format_type(r.rngsubtype, NULL),
            'COLLATE ' || nullif(r.rngcollation, 0)::pg_catalog.regcollation,
            pg_catalog.format('OPERATOR CLASS %I.%I', n.nspname, q.opcname),
            'CANONICAL ' || nullif(r.rngcanonical::pg_catalog.oid, 0)::pg_catalog.regprocedure,
            'DIFFERENCE ' || nullif(r.rngsubdiff::pg_catalog.oid, 0)::pg_catalog.regprocedure,
            'MULTIRANGE ' || pg_catalog.format_type(r.rngmultitypid, NULL)
        )
    FROM types AS t
    INNER JOIN pg_catalog.pg_range AS r ON r.rngtypid = t.oid
    INNER JOIN pg_catalog.pg_opclass AS q ON q.oid = r.rngsubopc
    INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = q.opcnamespace
    WHERE t.typtype = 'r'
    UNION ALL
    SELECT
        t.object,
        pg_catalog.format(
            'BASE INPUT %s OUTPUT %s RECEIVE %s SEND %s LENGTH %s ALIGNMENT %s STORAGE %s CATEGORY %s',
            t.typinput, t.typoutput, t.typreceive, t.typsend, t.typlen, t.typalign, t.typstorage, t.typcategory
        )
    FROM types AS t
    WHERE t.typtype IN ('b', 'p')
)

SELECT
    'type' AS kind,
    d.object,
    d.definition
FROM definitions AS d
