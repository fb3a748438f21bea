-- summary: what an object is called, in words
-- needs: nothing
-- params: $1 int8 class, $2 int8 oid
-- columns: name text
SELECT pg_describe_object($1::oid, $2::oid, 0) AS name
