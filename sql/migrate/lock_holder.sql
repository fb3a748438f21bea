-- summary: who holds the migration lock of this database
-- needs: nothing
-- params: $1 int4 first half of the key, $2 int4 second half
-- columns: pid int4, application_name text, role text, address text, since_seconds float8
SELECT
    l.pid,
    COALESCE(a.application_name, '') AS application_name,
    COALESCE(a.usename::text, '') AS role,
    COALESCE(host(a.client_addr), 'local') AS address,
    EXTRACT(EPOCH FROM clock_timestamp() - a.backend_start)::float8 AS since_seconds
FROM pg_locks AS l
LEFT JOIN pg_stat_activity AS a ON a.pid = l.pid
WHERE
    l.locktype = 'advisory'
    AND l.granted
    AND l.database = (SELECT d.oid FROM pg_database AS d WHERE d.datname = current_database())
    AND l.classid::int8 = $1::int4
    AND l.objid::int8 = $2::int4
    AND l.objsubid = 2
