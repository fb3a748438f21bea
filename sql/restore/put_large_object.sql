-- summary: write a piece of a large object
-- needs: nothing
-- params: $1 oid large object, $2 int8 offset, $3 bytea piece
-- columns: written void
SELECT lo_put($1::oid, $2::int8, $3::bytea) AS written
