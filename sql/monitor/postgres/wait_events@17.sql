-- summary: what the names of waits mean
-- needs: nothing
-- params: none
-- columns: wait_type text, wait text, description text
-- requires: pg_wait_events.description
SELECT
    e.type AS wait_type,
    e.name AS wait,
    e.description
FROM pg_wait_events AS e
