-- summary: who this session is and what it may do
-- needs: nothing
-- params: none
-- columns: role text, superuser bool, database text, in_recovery bool, ssl bool, may_create_database bool, may_create_role bool, monitors bool, signals bool
SELECT
    current_user::text AS role,
    r.rolsuper AS superuser,
    current_database()::text AS database,
    pg_is_in_recovery() AS in_recovery,
    COALESCE((SELECT s.ssl FROM pg_stat_ssl AS s WHERE s.pid = pg_backend_pid()), false) AS ssl,
    r.rolsuper OR r.rolcreatedb AS may_create_database,
    r.rolsuper OR r.rolcreaterole AS may_create_role,
    pg_has_role('pg_monitor', 'USAGE') AS monitors,
    pg_has_role('pg_signal_backend', 'USAGE') AS signals
FROM pg_roles AS r
WHERE r.rolname = current_user
