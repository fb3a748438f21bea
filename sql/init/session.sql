-- summary: what this session may do about roles and passwords
-- needs: nothing
-- params: none
-- columns: role text, superuser bool, may_create_role bool, reads_verifiers bool
SELECT
    current_user::text AS role,
    r.rolsuper AS superuser,
    r.rolsuper OR r.rolcreaterole AS may_create_role,
    has_table_privilege('pg_catalog.pg_authid', 'SELECT') AS reads_verifiers
FROM pg_roles AS r
WHERE r.rolname = current_user
