-- summary: a login role with a connection limit
-- needs: nothing
-- params: $1 text role, $2 int4 connection limit
-- columns: subject text, now text, wanted text, statement text, superuser bool
SELECT
    format('role %I', $1::text) AS subject,
    CASE
        WHEN r.oid IS NULL THEN 'does not exist'
        ELSE concat_ws(
            ', ',
            CASE WHEN r.rolcanlogin THEN 'logs in' ELSE 'does not log in' END,
            CASE r.rolconnlimit WHEN -1 THEN 'no connection limit' ELSE format('connection limit %s', r.rolconnlimit) END
        )
    END AS now,
    format('logs in, connection limit %s', $2::int4) AS wanted,
    CASE
        WHEN r.oid IS NULL THEN format('CREATE ROLE %I LOGIN CONNECTION LIMIT %s', $1::text, $2::int4)
        WHEN NOT r.rolcanlogin OR r.rolconnlimit <> $2::int4
            THEN format('ALTER ROLE %I LOGIN CONNECTION LIMIT %s', $1::text, $2::int4)
    END AS statement,
    COALESCE(r.rolsuper, false) AS superuser
FROM (SELECT 1) AS one
LEFT JOIN pg_roles AS r ON r.rolname = $1::text
