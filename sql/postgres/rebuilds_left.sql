-- summary: what interrupted rebuilds left of the indexes of a table
-- needs: nothing
-- params: $1 int8 table
-- columns: schema text, index text
SELECT n.nspname::text AS schema, c.relname::text AS "index"
FROM pg_index AS i
INNER JOIN pg_class AS c ON c.oid = i.indexrelid
INNER JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE
    NOT i.indisvalid
    AND c.relname ~ '_cc(new|old)[0-9]*$'
    AND (
        i.indrelid = $1::oid
        OR i.indrelid = (SELECT t.reltoastrelid FROM pg_class AS t WHERE t.oid = $1::oid)
    )
    -- a rebuild that is still running is nobody's leftover
    AND NOT EXISTS (SELECT 1 FROM pg_stat_progress_create_index AS p WHERE p.relid = i.indrelid)
ORDER BY c.relname
