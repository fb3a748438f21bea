-- summary: the object id of a relation by its name
-- needs: nothing
-- params: $1 text the name as it is written
-- columns: oid int8
SELECT pg_catalog.to_regclass($1)::oid::int8 AS oid
