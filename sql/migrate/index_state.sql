-- summary: an index of a table by its name, whether it is valid, and whether it is being built
-- needs: nothing
-- params: $1 text the table as it is written, $2 text the name of the index
-- columns: oid int8, schema text, name text, valid bool, being_built bool
SELECT
    c.oid::int8 AS oid,
    n.nspname::text AS schema,
    c.relname::text AS name,
    i.indisvalid AS valid,
    -- a role without rights sees no progress of others, but everybody's locks; a vacuum is taken for a build too
    EXISTS (SELECT 1 FROM pg_catalog.pg_stat_progress_create_index AS p WHERE p.index_relid = c.oid)
    OR EXISTS (
        SELECT 1
        FROM pg_catalog.pg_locks AS l
        WHERE
            l.relation = i.indrelid
            AND l.mode = 'ShareUpdateExclusiveLock'
            AND l.granted
            AND l.pid <> pg_catalog.pg_backend_pid()
    ) AS being_built
FROM pg_catalog.pg_index AS i
INNER JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE i.indrelid = pg_catalog.to_regclass($1) AND c.relname = $2
