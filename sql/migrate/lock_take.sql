-- summary: take the migration lock if it is free, without waiting
-- needs: nothing
-- params: $1 int4 first half of the key, $2 int4 second half
-- columns: taken bool, pid int4
SELECT pg_catalog.pg_try_advisory_lock($1, $2) AS taken, pg_catalog.pg_backend_pid() AS pid
