-- summary: where pg_cron lives
-- needs: nothing
-- params: none
-- columns: database text, installed bool, here text, role text
SELECT
    current_setting('cron.database_name', true) AS database,
    EXISTS (SELECT 1 FROM pg_extension AS e WHERE e.extname = 'pg_cron') AS installed,
    current_database()::text AS here,
    current_user::text AS role
