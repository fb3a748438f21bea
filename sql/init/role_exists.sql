-- summary: whether a role exists
-- needs: nothing
-- params: $1 text role
-- columns: exists bool
SELECT EXISTS (SELECT 1 FROM pg_roles AS r WHERE r.rolname = $1::text) AS "exists"
