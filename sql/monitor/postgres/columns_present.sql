-- summary: which of these columns the server's own catalog has
-- needs: nothing
-- params: $1 text columns as relation.column, separated by commas
-- columns: name text
SELECT n.name
FROM string_to_table($1, ',') AS n (name)
WHERE EXISTS (
    SELECT 1
    FROM pg_attribute AS a
    WHERE a.attrelid = to_regclass('pg_catalog.' || split_part(n.name, '.', 1))
        AND a.attname = split_part(n.name, '.', 2)
        AND NOT a.attisdropped
)
