-- summary: what the sessions that are at work wait for at this instant
-- needs: role pg_monitor
-- params: none
-- columns: wait_type text, wait text, sessions int8
-- labels: wait_type, wait
-- about: unseen_sessions int8, sees_all bool, role text
WITH session AS MATERIALIZED (
    SELECT a.*, a.query <> '<insufficient privilege>' AS seen
    FROM pg_stat_activity AS a
    WHERE a.pid <> pg_backend_pid()
),
working AS (
    SELECT COALESCE(s.wait_event_type, 'CPU') AS wait_type, COALESCE(s.wait_event, 'running') AS wait, count(*) AS sessions
    FROM session AS s
    WHERE s.seen
        AND (s.state = 'active' OR s.state IS NULL)
        -- a process of the server that has nothing to do waits in its main loop
        AND s.wait_event_type IS DISTINCT FROM 'Activity'
        AND (s.state = 'active' OR s.wait_event_type IS NOT NULL)
    GROUP BY 1, 2
),
about AS (
    SELECT
        count(*) FILTER (WHERE NOT s.seen AND s.datid IS NOT NULL) AS unseen_sessions,
        pg_has_role('pg_read_all_stats', 'USAGE') AS sees_all,
        current_user::text AS role
    FROM session AS s
)
SELECT
    w.wait_type,
    w.wait,
    w.sessions,
    about.unseen_sessions,
    about.sees_all,
    about.role
FROM about
LEFT JOIN working AS w ON true
