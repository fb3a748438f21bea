-- summary: how to make a database like this one, for whoever may make databases
-- needs: nothing
-- params: none
-- columns: options text, search_path text, settings text[], seconds int8, may_create bool
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
    -- those that change what a statement means; the others are for the live database alone
    ARRAY(
        SELECT c.setting
        FROM pg_db_role_setting AS s
        CROSS JOIN unnest(s.setconfig) AS c (setting)
        WHERE
            s.setdatabase = d.oid
            AND s.setrole = 0
            AND lower(split_part(c.setting, '=', 1)) IN (
                'timezone', 'datestyle', 'intervalstyle', 'default_text_search_config', 'bytea_output',
                'extra_float_digits', 'lc_monetary', 'lc_numeric', 'lc_time', 'xmloption', 'array_nulls',
                'default_toast_compression', 'check_function_bodies'
            )
    ) AS settings,
    EXTRACT(EPOCH FROM clock_timestamp())::int8 AS seconds,
    r.rolcreatedb OR r.rolsuper AS may_create
FROM pg_database AS d
CROSS JOIN pg_roles AS r
WHERE d.datname = current_database() AND r.rolname = current_user
