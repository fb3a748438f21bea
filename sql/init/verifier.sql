-- summary: how the server verifies the password of a role
-- needs: superuser
-- params: $1 text role
-- columns: verifier text
SELECT a.rolpassword AS verifier
FROM pg_authid AS a
WHERE a.rolname = $1::text
