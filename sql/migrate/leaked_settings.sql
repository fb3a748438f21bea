-- summary: settings that are no longer what the session began with
-- needs: nothing
-- params: none
-- columns: name text
SELECT s.name::text AS name
FROM pg_catalog.pg_settings AS s
WHERE s.source = 'session' AND s.name <> 'client_connection_check_interval'
UNION ALL
SELECT 'role' WHERE pg_catalog.current_setting('role') <> 'none'
ORDER BY 1
