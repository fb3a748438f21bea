-- summary: whether a session, and the statement that was seen of it, are still there
-- needs: nothing
-- params: $1 int4 process id, $2 int8 start of the session in microseconds, $3 int8 start of the statement in microseconds
-- columns: session bool, statement bool
SELECT
    count(*) > 0 AS session,
    count(*) FILTER (
        WHERE a.state = 'active' AND (extract(EPOCH FROM a.query_start) * 1000000)::int8 IS NOT DISTINCT FROM $3
    ) > 0 AS statement
FROM pg_stat_activity AS a
WHERE a.pid = $1 AND (extract(EPOCH FROM a.backend_start) * 1000000)::int8 = $2
