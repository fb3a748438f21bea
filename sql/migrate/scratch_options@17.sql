-- summary: how to make a database like this one, for whoever may make databases
-- needs: nothing
-- params: none
-- columns: options text, search_path text, may_create bool
SELECT
    format(
        'TEMPLATE template0 ENCODING %L LC_COLLATE %L LC_CTYPE %L%s',
        pg_encoding_to_char(d.encoding),
        d.datcollate,
        d.datctype,
        CASE d.datlocprovider
            WHEN 'i' THEN format(' LOCALE_PROVIDER icu ICU_LOCALE %L', d.datlocale)
            WHEN 'b' THEN format(' LOCALE_PROVIDER builtin BUILTIN_LOCALE %L', d.datlocale)
        END
    ) AS options,
    current_setting('search_path') AS search_path,
    r.rolcreatedb OR r.rolsuper AS may_create
FROM pg_database AS d
CROSS JOIN pg_roles AS r
WHERE d.datname = current_database() AND r.rolname = current_user
