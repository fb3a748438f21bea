-- summary: settings that are dangerous, wait for a restart or differ from their default, and where they come from
-- needs: role pg_monitor
-- params: $1 bool those at their default too
-- columns: name text, verdict text, value text, default text, source text, finding text, pending_restart bool, applied_by text, raw text, unit text, file text, line int4, remedy text
-- labels: name
-- about: seen bool, settings int8, changed int8, pending int8, own text, managed bool, sees_all bool, role text
-- narrow: drop line, file, raw, unit, applied_by, remedy, default, pending_restart, source
WITH danger (name, value, verdict, finding, better) AS (
    VALUES
        ('fsync', 'off', 'bad', 'a crash of the machine destroys the database', 'on'),
        ('full_page_writes', 'off', 'bad', 'a crash of the machine leaves torn pages', 'on'),
        ('zero_damaged_pages', 'on', 'bad', 'damaged pages are emptied without a word', 'off'),
        ('ignore_checksum_failure', 'on', 'bad', 'damaged pages are read as if they were whole', 'off'),
        ('ignore_invalid_pages', 'on', 'bad', 'recovery skips what it misses', 'off'),
        ('autovacuum', 'off', 'bad', 'dead rows stay, and transaction ids run out', 'on'),
        ('track_counts', 'off', 'bad', 'autovacuum does not know where to go', 'on'),
        ('synchronous_commit', 'off', 'warn', 'a crash loses what was just committed', 'on'),
        ('idle_in_transaction_session_timeout', '0', 'warn', 'a forgotten transaction holds its locks for ever', '5min'),
        ('log_lock_waits', 'off', 'warn', 'waiting for a lock leaves no trace in the log', 'on'),
        ('password_encryption', 'md5', 'warn', 'new passwords are kept as md5', 'scram-sha-256'),
        ('ssl', 'off', 'warn', 'passwords and data travel in the clear', 'on')
),
listed AS MATERIALIZED (
    SELECT
        s.*,
        d.value IS NOT NULL AS dangerous,
        d.verdict AS danger_verdict,
        d.finding AS danger_finding,
        d.better,
        -- the server works some out for itself, and says so
        s.source NOT IN ('default', 'override') AND s.setting IS DISTINCT FROM s.boot_val AS changed,
        -- these may hold a password, and nobody needs their text to judge them
        s.name ~ '(conninfo|_command|secret|password|passphrase|salt|token|_key$)' AND s.name NOT IN ('password_encryption') AS secret
    FROM pg_settings AS s
    LEFT JOIN danger AS d ON d.name = s.name AND d.value = s.setting
        -- nothing travels where the server only listens to its own machine
        AND NOT (s.name = 'ssl' AND current_setting('listen_addresses') IN ('', 'localhost', '127.0.0.1', '::1'))
    -- what this session was given says nothing of the others'; neither does what describes the server
    WHERE s.source NOT IN ('client', 'session') AND s.context <> 'internal'
),
scaled AS (
    SELECT
        l.*,
        CASE WHEN l.boot_val ~ '^[1-9]\d*$' THEN l.boot_val::numeric END
        * COALESCE(nullif(substring(l.unit FROM '^\d+'), '')::numeric, 1)
        * CASE regexp_replace(l.unit, '^\d+', '') WHEN 'B' THEN 1 WHEN 'kB' THEN 1024 WHEN 'MB' THEN 1048576 END AS boot_bytes,
        CASE WHEN l.boot_val ~ '^[1-9]\d*$' THEN l.boot_val::numeric END
        * CASE l.unit WHEN 'ms' THEN 1 WHEN 's' THEN 1000 WHEN 'min' THEN 60000 END AS boot_milliseconds
    FROM listed AS l
),
about AS (
    SELECT
        count(*) AS settings,
        count(*) FILTER (WHERE l.changed) AS changed,
        count(*) FILTER (WHERE l.pending_restart) AS pending,
        (SELECT string_agg(s.name, ', ' ORDER BY s.name) FROM pg_settings AS s WHERE s.source IN ('client', 'session')) AS own,
        EXISTS (SELECT 1 FROM pg_settings AS s WHERE s.name = 'rds.extensions') AS managed,
        pg_has_role('pg_read_all_settings', 'USAGE') AS sees_all,
        current_user::text AS role
    FROM listed AS l
)
SELECT
    s.name,
    CASE
        WHEN s.dangerous THEN s.danger_verdict
        WHEN s.pending_restart THEN 'warn'
        ELSE 'fine'
    END AS verdict,
    CASE WHEN s.secret AND s.setting <> '' THEN '(hidden)' ELSE current_setting(s.name) END AS value,
    -- as SHOW writes it: in the largest unit that leaves a whole number
    CASE
        WHEN s.secret AND s.boot_val <> '' THEN '(hidden)'
        WHEN s.boot_bytes % 1099511627776 = 0 THEN trunc(s.boot_bytes / 1099511627776) || 'TB'
        WHEN s.boot_bytes % 1073741824 = 0 THEN trunc(s.boot_bytes / 1073741824) || 'GB'
        WHEN s.boot_bytes % 1048576 = 0 THEN trunc(s.boot_bytes / 1048576) || 'MB'
        WHEN s.boot_bytes % 1024 = 0 THEN trunc(s.boot_bytes / 1024) || 'kB'
        WHEN s.boot_bytes IS NOT NULL THEN s.boot_bytes || 'B'
        WHEN s.boot_milliseconds % 86400000 = 0 THEN trunc(s.boot_milliseconds / 86400000) || 'd'
        WHEN s.boot_milliseconds % 3600000 = 0 THEN trunc(s.boot_milliseconds / 3600000) || 'h'
        WHEN s.boot_milliseconds % 60000 = 0 THEN trunc(s.boot_milliseconds / 60000) || 'min'
        WHEN s.boot_milliseconds % 1000 = 0 THEN trunc(s.boot_milliseconds / 1000) || 's'
        WHEN s.boot_milliseconds IS NOT NULL THEN s.boot_milliseconds || 'ms'
        ELSE s.boot_val
    END AS "default",
    s.source,
    CASE
        WHEN s.dangerous AND s.pending_restart THEN s.danger_finding || ', and another value waits for a restart'
        WHEN s.dangerous THEN s.danger_finding
        WHEN s.pending_restart THEN 'another value waits for a restart'
    END AS finding,
    s.pending_restart,
    CASE s.context
        WHEN 'postmaster' THEN 'restart'
        WHEN 'sighup' THEN 'reload'
        WHEN 'superuser-backend' THEN 'new sessions'
        WHEN 'backend' THEN 'new sessions'
        ELSE 'reload or session'
    END AS applied_by,
    CASE WHEN s.secret THEN NULL ELSE s.setting END AS raw,
    s.unit,
    s.sourcefile AS file,
    s.sourceline AS line,
    CASE
        WHEN s.dangerous AND about.managed THEN format('set %s = %s in the parameter group', s.name, s.better)
        WHEN s.dangerous AND s.name = 'ssl' THEN 'set ssl_cert_file and ssl_key_file, then ALTER SYSTEM SET ssl = on'
        WHEN s.dangerous THEN format('ALTER SYSTEM SET %I = %L', s.name, s.better)
        WHEN s.pending_restart THEN 'restart PostgreSQL'
    END AS remedy,
    true AS seen,
    about.settings,
    about.changed,
    about.pending,
    about.own,
    about.managed,
    about.sees_all,
    about.role
FROM about
LEFT JOIN scaled AS s ON $1 OR s.changed OR s.dangerous OR s.pending_restart
ORDER BY s.danger_verdict = 'bad' DESC NULLS LAST, NOT (s.dangerous OR s.pending_restart), s.name
