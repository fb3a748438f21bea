-- summary: cancels the statement of a session, if it still is the session and the statement that was seen
-- needs: role pg_signal_backend
-- params: $1 int4 process id, $2 int8 start of the session in microseconds, $3 int8 start of the statement in microseconds
-- columns: sent bool
SELECT pg_cancel_backend(a.pid) AS sent
FROM pg_stat_activity AS a
WHERE a.pid = $1
    AND (extract(EPOCH FROM a.backend_start) * 1000000)::int8 = $2
    AND (extract(EPOCH FROM a.query_start) * 1000000)::int8 IS NOT DISTINCT FROM $3
    AND a.pid <> pg_backend_pid()
