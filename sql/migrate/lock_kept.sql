-- summary: whether this session holds the migration lock
-- needs: nothing
-- params: $1 int4 first half of the key, $2 int4 second half
-- columns: kept bool
SELECT EXISTS (
    SELECT 1
    FROM pg_locks AS l
    WHERE
        l.locktype = 'advisory'
        AND l.granted
        AND l.pid = pg_backend_pid()
        AND l.classid::int8 = $1::int4
        AND l.objid::int8 = $2::int4
        AND l.objsubid = 2
) AS kept
