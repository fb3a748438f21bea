-- summary: what the configuration files say that is not in force, or cannot be
-- needs: superuser
-- params: none
-- columns: name text, wanted text, now text, error text, file text, line int4, needs_restart bool
SELECT
    f.name,
    f.setting AS wanted,
    current_setting(s.name, true) AS now,
    f.error,
    f.sourcefile AS file,
    f.sourceline AS line,
    COALESCE(s.context = 'postmaster', false) AS needs_restart
FROM pg_file_settings AS f
LEFT JOIN pg_settings AS s ON s.name = f.name
WHERE
    CASE
        WHEN f.error IS NOT NULL THEN true
        -- an earlier line of the same name, a setting that is hidden, or one that something else than a file decides
        WHEN NOT f.applied OR s.name IS NULL OR s.source NOT IN ('configuration file', 'default') THEN false
        WHEN s.vartype = 'bool' THEN f.setting::bool <> s.setting::bool
        -- the same amount is written in many ways
        WHEN s.unit IN ('B', 'kB', '8kB', 'MB') AND f.setting ~ '^[0-9.]+ *(B|kB|MB|GB|TB)$'
            THEN pg_size_bytes(f.setting) <> pg_size_bytes(current_setting(s.name))
        WHEN s.unit IN ('ms', 's', 'min') AND f.setting ~ '^[0-9.]+ *(us|ms|s|min|h|d)$'
            THEN f.setting::interval <> current_setting(s.name)::interval
        ELSE f.setting NOT IN (s.setting, current_setting(s.name))
    END
ORDER BY f.seqno
