-- summary: what keeps a role from being dropped, by database
-- needs: nothing
-- params: $1 text role
-- columns: database text, kind text, what text, objects int8
SELECT
    d.datname::text AS database,
    CASE s.deptype WHEN 'o' THEN 'owns' WHEN 'a' THEN 'has rights on' WHEN 'i' THEN 'has rights on' WHEN 'r' THEN 'is named by' ELSE 'holds' END AS kind,
    CASE
        WHEN s.classid = 'pg_class'::regclass THEN 'tables, views, sequences or indexes'
        WHEN s.classid = 'pg_proc'::regclass THEN 'functions'
        WHEN s.classid = 'pg_namespace'::regclass THEN 'schemas'
        WHEN s.classid = 'pg_type'::regclass THEN 'types'
        WHEN s.classid = 'pg_database'::regclass THEN 'databases'
        WHEN s.classid = 'pg_default_acl'::regclass THEN 'default rights'
        WHEN s.classid = 'pg_policy'::regclass THEN 'policies'
        WHEN s.classid = 'pg_extension'::regclass THEN 'extensions'
        ELSE replace(s.classid::regclass::text, 'pg_', '')
    END AS what,
    count(DISTINCT (s.classid, s.objid)) AS objects
FROM pg_shdepend AS s
INNER JOIN pg_roles AS r ON r.oid = s.refobjid
LEFT JOIN pg_database AS d ON d.oid = s.dbid
WHERE s.refclassid = 'pg_authid'::regclass AND r.rolname = $1 AND s.classid <> 'pg_auth_members'::regclass
GROUP BY d.datname, s.deptype, s.classid
ORDER BY d.datname NULLS FIRST, kind DESC, what
