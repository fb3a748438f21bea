-- summary: scratch databases that nobody uses any more, left by runs that were killed
-- needs: nothing
-- params: $1 text the comment that they are known by, $2 int8 the age in seconds from which they are old
-- columns: name text
SELECT d.datname::text AS name
FROM pg_catalog.pg_database AS d
WHERE
    d.datname ~ '^authctl_scratch_[0-9]{10}_[0-9a-f]{8}$'
    AND pg_catalog.shobj_description(d.oid, 'pg_database') = $1
    AND pg_catalog.substr(d.datname, 17, 10)::int8 + $2 < EXTRACT(EPOCH FROM pg_catalog.clock_timestamp())::int8
    AND pg_catalog.pg_has_role(d.datdba, 'USAGE')
    AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_stat_activity AS a WHERE a.datid = d.oid)
ORDER BY 1
