-- summary: publications, and the tables and schemas in them
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
SELECT
    'publication' AS kind,
    pg_catalog.quote_ident(p.pubname) AS object,
    pg_catalog.concat_ws(
        ', ',
        CASE WHEN p.puballtables THEN 'FOR ALL TABLES' END,
        CASE WHEN p.pubinsert THEN 'insert' END,
        CASE WHEN p.pubupdate THEN 'update' END,
        CASE WHEN p.pubdelete THEN 'delete' END,
        CASE WHEN p.pubtruncate THEN 'truncate' END,
        CASE WHEN p.pubviaroot THEN 'via the root of partitions' END,
        -- servers have it from 18 on
        CASE pg_catalog.to_jsonb(p) ->> 'pubgencols' WHEN 's' THEN 'with stored generated columns' END
    ) AS definition
FROM pg_catalog.pg_publication AS p
UNION ALL
SELECT
    'publication table' AS kind,
    pg_catalog.format('%I on %I.%I', p.pubname, n.nspname, c.relname) AS object,
    pg_catalog.concat_ws(
        ' ',
        (
            SELECT '(' || pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attname) || ')'
            FROM pg_catalog.pg_attribute AS a
            WHERE a.attrelid = c.oid AND a.attnum = ANY(r.prattrs::pg_catalog.int2[])
        ),
        'WHERE ' || pg_catalog.pg_get_expr(r.prqual, r.prrelid)
    ) AS definition
FROM pg_catalog.pg_publication_rel AS r
INNER JOIN pg_catalog.pg_publication AS p ON p.oid = r.prpubid
INNER JOIN pg_catalog.pg_class AS c ON c.oid = r.prrelid
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
UNION ALL
SELECT
    'publication schema' AS kind,
    pg_catalog.format('%I on %I', p.pubname, n.nspname) AS object,
    '' AS definition
FROM pg_catalog.pg_publication_namespace AS r
INNER JOIN pg_catalog.pg_publication AS p ON p.oid = r.pnpubid
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = r.pnnspid
