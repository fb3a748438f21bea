-- summary: where the application keeps accounts, sessions and codes, under whatever names its schema has
-- needs: nothing
-- params: none
-- columns: role text, relation text, column_name text, rows int8, leading_index bool, folded_index bool, may_read bool
WITH wanted (role, relations, columns) AS (
    VALUES
    ('sessions', ARRAY['usersessions', 'usersession', 'sessions'], ARRAY['expiresat']),
    ('codes', ARRAY['verificationcodes', 'verificationcode', 'codes'], ARRAY['expiresat']),
    ('users', ARRAY['users', 'user', 'accounts', 'aspnetusers'], ARRAY['email']),
    ('failures', ARRAY['loginattempts', 'loginattempt', 'failedlogins', 'failedlogin'], ARRAY['createdat', 'occurredat', 'attemptedat', 'failedat'])
)
SELECT DISTINCT ON (w.role)
    w.role,
    quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS relation,
    a.attname::text AS column_name,
    greatest(c.reltuples, 0)::int8 AS rows,
    EXISTS (
        SELECT 1 FROM pg_index AS i WHERE i.indrelid = c.oid AND i.indisvalid AND i.indpred IS NULL AND i.indkey[0] = a.attnum
    ) AS leading_index,
    -- an index that serves whoever compares in small letters; the type citext needs none
    format_type(a.atttypid, NULL) LIKE '%citext' OR EXISTS (
        SELECT 1 FROM pg_index AS i
        WHERE i.indrelid = c.oid AND i.indisvalid AND pg_get_indexdef(i.indexrelid, 1, true) ILIKE 'lower(%' || a.attname || '%'
    ) AS folded_index,
    has_table_privilege(c.oid, 'SELECT') AND has_schema_privilege(n.oid, 'USAGE') AS may_read
FROM wanted AS w
INNER JOIN pg_class AS c ON replace(lower(c.relname), '_', '') = ANY (w.relations) AND c.relkind IN ('r', 'p')
INNER JOIN pg_namespace AS n ON n.oid = c.relnamespace AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'cron')
INNER JOIN pg_attribute AS a
    ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND replace(lower(a.attname), '_', '') = ANY (w.columns)
ORDER BY w.role, array_position(w.relations, replace(lower(c.relname), '_', '')), pg_table_is_visible(c.oid) DESC, n.nspname, a.attnum
