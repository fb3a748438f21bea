-- summary: databases of rehearsals that nobody is at work on, left by runs that were killed
-- needs: nothing
-- params: $1 text the beginning of the comment that they are known by
-- columns: name text
SELECT d.datname::text AS name
FROM pg_database AS d
WHERE
    d.datname ~ '^verify_.*_authctl_restoring$'
    AND starts_with(shobj_description(d.oid, 'pg_database'), $1::text)
    AND NOT EXISTS (
        SELECT FROM pg_locks AS l
        WHERE
            l.locktype = 'advisory'
            AND l.objsubid = 2
            AND l.database = (SELECT h.oid FROM pg_database AS h WHERE h.datname = current_database())
            AND l.classid::int8 = hashtext('authctl restore')::int8 & 4294967295
            AND l.objid::int8 = hashtext(d.datname::text)::int8 & 4294967295
    )
ORDER BY 1
