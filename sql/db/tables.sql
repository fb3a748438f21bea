-- summary: how many tables this database holds
-- needs: nothing
-- params: none
-- columns: tables int8
SELECT count(*) AS tables
FROM pg_class AS c
INNER JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
