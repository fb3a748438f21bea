-- summary: one database: what dropping it would lose, and how to make one like it
-- needs: nothing
-- params: $1 text name
-- columns: oid int8, owner text, size_bytes int8, template bool, sessions int8, options text
SELECT
    d.oid::int8 AS oid,
    pg_get_userbyid(d.datdba)::text AS owner,
    CASE
        WHEN has_database_privilege(d.oid, 'CONNECT') OR pg_has_role('pg_read_all_stats', 'USAGE')
            THEN pg_database_size(d.oid)
    END AS size_bytes,
    d.datistemplate AS template,
    -- authctl's own look at the tables is nobody's work
    (
        SELECT count(*)
        FROM pg_stat_activity AS a
        WHERE
            a.datid = d.oid
            -- the server itself ends these for whoever drops or renames
            AND a.backend_type <> 'autovacuum worker'
            AND a.application_name <> current_setting('application_name')
    ) AS sessions,
    format(
        'OWNER %I TEMPLATE template0 ENCODING %L LC_COLLATE %L LC_CTYPE %L%s TABLESPACE %I CONNECTION LIMIT %s',
        pg_get_userbyid(d.datdba),
        pg_encoding_to_char(d.encoding),
        d.datcollate,
        d.datctype,
        CASE d.datlocprovider
            WHEN 'i' THEN format(' LOCALE_PROVIDER icu ICU_LOCALE %L', d.datlocale)
            WHEN 'b' THEN format(' LOCALE_PROVIDER builtin BUILTIN_LOCALE %L', d.datlocale)
        END,
        t.spcname,
        -- -2 marks a database whose drop was stopped half-way
        greatest(d.datconnlimit, -1)
    ) AS options
FROM pg_database AS d
INNER JOIN pg_tablespace AS t ON t.oid = d.dattablespace
WHERE d.datname = $1::text
