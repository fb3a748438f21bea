
DECLARE
    place record;
    recorded jsonb := '[]';
    problems text;
BEGIN
    IF NOT {lock} THEN
        RAISE EXCEPTION USING
            ERRCODE = 'lock_not_available',
            MESSAGE = 'another run of migrations holds the lock; nothing was changed',
            DETAIL = COALESCE((
                SELECT format(
                    'It is held by process %s (%s, role %s, from %s).',
                    h.pid, h.application_name, h.role, h.address
                ) FROM (
{holder}
                ) AS h LIMIT 1
            ), 'It was held by a session that has just ended.'),
            HINT = 'Let it finish, then run the script again.';
    END IF;
    SELECT * INTO place FROM (
{place}
    ) AS found;
    IF place.table_schema IS NOT NULL THEN
        IF COALESCE(place.version_type, '') NOT IN ('integer', 'bigint') THEN
            RAISE EXCEPTION USING
                MESSAGE = format('%I.refinery_schema_history is not refinery''s', place.table_schema),
                HINT = 'Rename that table, or give this role another search path.';
        END IF;
        EXECUTE format('SELECT COALESCE(jsonb_agg(h), ''[]'') FROM %I.refinery_schema_history AS h', place.table_schema)
        INTO recorded;
    END IF;
    IF place.journal_readable IS NOT NULL THEN
        RAISE EXCEPTION USING
            MESSAGE = 'authctl was stopped in the middle of a migration; nothing was changed',
            HINT = 'Go on with `authctl migrate up`, or `down` where it was on its way back: it knows how far it was.';
    END IF;
    SELECT string_agg(judged.problem, E'\n' ORDER BY judged.version) INTO problems
    FROM (
        SELECT
            version,
            CASE
                WHEN f.file IS NULL
                    THEN format('V%s__%s was applied, but there was no such file when the script was written', version, r.name)
                WHEN r.version IS NULL AND place.version_type = 'integer' AND f.narrow IS NULL
                    THEN format('%s: version %s does not fit the 32 bits of the history', f.file, version)
                WHEN r.version IS NULL AND f.may_come_late
                    THEN NULL
{behind}                WHEN r.version IS NULL AND version < newest.version_applied
                    THEN format('%s was not applied, but V%s was', f.file, newest.version_applied)
                WHEN r.version IS NULL
                    THEN NULL
                WHEN r.name IS DISTINCT FROM f.name
                    THEN format('V%s was applied as `%s`, but its file is %s', version, r.name, f.file)
                WHEN r.checksum IS DISTINCT FROM CASE place.version_type WHEN 'bigint' THEN f.wide ELSE f.narrow END
                    THEN format('%s was changed after it was applied', f.file)
            END AS problem
        FROM (
            VALUES
{files}
        ) AS f (version, name, file, may_come_late, narrow, wide)
        FULL JOIN jsonb_to_recordset(recorded) AS r (version int8, name text, checksum text) USING (version)
        CROSS JOIN (
            SELECT max(n.version) AS version_applied FROM jsonb_to_recordset(recorded) AS n (version int8)
        ) AS newest
        WHERE version <= {last}
    ) AS judged;
    IF problems IS NOT NULL THEN
        RAISE EXCEPTION USING
            MESSAGE = 'the migration files do not fit the history in the database; nothing was changed',
            DETAIL = problems,
            HINT = '`authctl migrate status` shows each version; what differs in the ends of its lines only is'
                ' recorded anew by `authctl migrate repair`.';
    END IF;
    IF place.table_schema IS NULL THEN
        EXECUTE {creation};
    END IF;
END
