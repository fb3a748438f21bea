-- summary: whether a table is a partition of another, or is just being detached from it
-- needs: nothing
-- params: $1 text the partitioned table as it is written, $2 text the partition as it is written
-- columns: state text
SELECT CASE WHEN i.inhdetachpending THEN 'pending' ELSE 'attached' END AS state
FROM pg_catalog.pg_inherits AS i
WHERE i.inhparent = pg_catalog.to_regclass($1) AND i.inhrelid = pg_catalog.to_regclass($2)
