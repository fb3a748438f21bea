-- summary: how large this database is, and how many tables it holds
-- needs: nothing
-- params: none
-- columns: database text, tables int8, bytes int8
SELECT
    current_database()::text AS database,
    count(*) AS tables,
    pg_database_size(current_database()) AS bytes
FROM pg_class AS c
INNER JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
