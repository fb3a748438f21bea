-- summary: settings that are no longer what the session began with
-- needs: nothing
-- params: none
-- columns: name text, setting text
SELECT s.name::text AS name, s.setting::text AS setting
FROM pg_catalog.pg_settings AS s
WHERE s.source = 'session'
UNION ALL
SELECT 'role' AS name, pg_catalog.current_setting('role') AS setting
ORDER BY 1
