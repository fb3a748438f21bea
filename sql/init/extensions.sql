-- summary: extensions, and whether this server and this role can have them
-- needs: nothing
-- params: $1 text[] names
-- columns: name text, available bool, installed_version text, may_create bool, loaded bool, shared_preload_libraries text, cron_database text
SELECT
    w.name,
    a.name IS NOT NULL AS available,
    a.installed_version,
    COALESCE(
        r.rolsuper
        OR (v.trusted AND has_database_privilege(current_database(), 'CREATE'))
        OR NOT v.superuser
        -- managed services let their administrators install what they allow
        OR EXISTS (
            SELECT 1
            FROM pg_roles AS m
            WHERE
                m.rolname IN ('rds_superuser', 'cloudsqlsuperuser', 'azure_pg_admin')
                AND pg_has_role(m.oid, 'MEMBER')
        ),
        false
    ) AS may_create,
    EXISTS (
        SELECT 1
        FROM pg_settings AS s
        WHERE s.name LIKE CASE w.name WHEN 'pg_cron' THEN 'cron.%' ELSE w.name || '.%' END
    ) AS loaded,
    COALESCE((SELECT s.setting FROM pg_settings AS s WHERE s.name = 'shared_preload_libraries'), '')
        AS shared_preload_libraries,
    (SELECT s.setting FROM pg_settings AS s WHERE s.name = 'cron.database_name') AS cron_database
FROM unnest($1::text[]) WITH ORDINALITY AS w (name, position)
INNER JOIN pg_roles AS r ON r.rolname = current_user
LEFT JOIN pg_available_extensions AS a ON a.name = w.name
LEFT JOIN pg_available_extension_versions AS v ON v.name = a.name AND v.version = a.default_version
ORDER BY w.position
