-- summary: who this session is and what it may do
-- needs: nothing
-- params: none
-- columns: role text, superuser bool, database text, in_recovery bool, read_only bool, tls_version text, may_create_database bool, may_create_role bool, monitors bool, signals bool
SELECT
    current_user::text AS role,
    r.rolsuper AS superuser,
    current_database()::text AS database,
    pg_is_in_recovery() AS in_recovery,
    -- this session is read-only by its own wish, so the setting itself would say nothing
    EXISTS (
        SELECT FROM pg_db_role_setting AS s
        WHERE s.setdatabase IN (0, (SELECT d.oid FROM pg_database AS d WHERE d.datname = current_database()))
            AND s.setrole IN (0, r.oid)
            AND s.setconfig && ARRAY['default_transaction_read_only=on', 'default_transaction_read_only=true']
    ) AS read_only,
    (SELECT s.version FROM pg_stat_ssl AS s WHERE s.pid = pg_backend_pid() AND s.ssl) AS tls_version,
    r.rolsuper OR r.rolcreatedb AS may_create_database,
    r.rolsuper OR r.rolcreaterole AS may_create_role,
    pg_has_role('pg_read_all_stats', 'USAGE') AS monitors,
    pg_has_role('pg_signal_backend', 'USAGE') AS signals
FROM pg_roles AS r
WHERE r.rolname = current_user
