-- summary: what a REINDEX CONCURRENTLY that was stopped has left
-- needs: nothing
-- params: none
-- columns: oid int8, schema text, name text, valid bool, being_built bool
SELECT
    c.oid::int8 AS oid,
    n.nspname::text AS schema,
    c.relname::text AS name,
    i.indisvalid AS valid,
    false AS being_built
FROM pg_catalog.pg_index AS i
INNER JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE
    NOT i.indisvalid
    AND c.relname ~ '_cc(new|old)[0-9]*$'
    -- a role without rights sees no progress of others, but everybody's locks
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_locks AS l
        WHERE
            l.relation = i.indrelid
            AND l.mode = 'ShareUpdateExclusiveLock'
            AND l.granted
            AND l.pid <> pg_catalog.pg_backend_pid()
    )
ORDER BY c.oid
