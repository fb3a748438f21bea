-- summary: ends a session, if it still is the session that was seen
-- needs: role pg_signal_backend
-- params: $1 int4 process id, $2 int8 start of the session in microseconds
-- columns: sent bool
SELECT pg_terminate_backend(a.pid) AS sent
FROM pg_stat_activity AS a
WHERE a.pid = $1
    AND (extract(EPOCH FROM a.backend_start) * 1000000)::int8 = $2
    AND a.pid <> pg_backend_pid()
