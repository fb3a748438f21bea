
DECLARE
    place record;
    newest int8;
    recorded text;
    login text := current_setting('session_authorization');
    acting text := current_setting('role');
    settings jsonb;
BEGIN
    IF NOT {lock} THEN
        RAISE EXCEPTION USING
            ERRCODE = 'lock_not_available',
            MESSAGE = 'another run of migrations holds the lock',
            HINT = 'Let it finish, then run the script again from its beginning.';
    END IF;
    SELECT * INTO place FROM (
{place}
    ) AS found;
    IF place.table_schema IS NOT NULL THEN
        EXECUTE format(
            'SELECT max(h.version), max(concat_ws('' '', h.name, h.checksum)) FILTER (WHERE h.version = {version})'
            ' FROM %I.refinery_schema_history AS h',
            place.table_schema
        ) INTO newest, recorded;
    END IF;
    IF recorded = concat_ws(' ', {name}, {checksum}) THEN
        RETURN;
    END IF;
    IF place.table_schema IS NULL OR recorded IS NOT NULL{or_passed_over} THEN
        RAISE EXCEPTION USING
            MESSAGE = {stranger},
            HINT = 'Run the script again from its beginning: its first statement says what is wrong.';
    END IF;

    settings := (SELECT jsonb_object_agg(s.name, s.setting) FROM pg_settings AS s WHERE s.context IN ('user', 'superuser'));
    PERFORM set_config('lock_timeout', '{lock_timeout}', true);
    -- what is behind it keeps plpgsql from refusing a file that ends with SELECT INTO
    EXECUTE {file} || E'\n;SELECT';

    -- the file may have left another role, another search path, other settings
    IF pg_catalog.current_setting('session_authorization') <> login THEN
        PERFORM pg_catalog.set_config('session_authorization', login, false);
    END IF;
    PERFORM pg_catalog.set_config('role', acting, false);
    PERFORM pg_catalog.set_config(s.name, settings ->> s.name, false)
    FROM pg_catalog.pg_settings AS s
    WHERE s.setting <> settings ->> s.name;
    DISCARD TEMP;
    EXECUTE format({record}, place.table_schema)
    USING {version}::int8, {name}, {checksum};
END
