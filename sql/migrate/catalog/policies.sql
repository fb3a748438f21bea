-- summary: policies of row level security
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
SELECT
    'policy' AS kind,
    pg_catalog.format('%I on %I.%I', p.polname, n.nspname, c.relname) AS object,
    pg_catalog.concat_ws(
        ' ',
        CASE WHEN p.polpermissive THEN 'AS PERMISSIVE' ELSE 'AS RESTRICTIVE' END,
        'FOR ' || CASE p.polcmd
            WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL'
        END,
        (
            SELECT 'TO ' || pg_catalog.string_agg(r.name, ', ' ORDER BY r.name COLLATE "C")
            FROM (
                SELECT
                    CASE
                        WHEN one.role = 0 THEN 'PUBLIC'
                        ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(one.role))
                    END AS name
                FROM pg_catalog.unnest(p.polroles) AS one (role)
            ) AS r
        ),
        'USING (' || pg_catalog.pg_get_expr(p.polqual, p.polrelid) || ')',
        'WITH CHECK (' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) || ')'
    ) AS definition
FROM pg_catalog.pg_policy AS p
INNER JOIN pg_catalog.pg_class AS c ON c.oid = p.polrelid
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE
    n.nspname !~ '^pg_'
    AND n.nspname <> 'information_schema'
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_depend AS e
        WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = c.oid AND e.deptype = 'e'
    )
