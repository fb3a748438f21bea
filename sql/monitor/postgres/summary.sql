-- summary: the numbers of the whole server that one page needs
-- needs: role pg_monitor
-- params: none
-- columns: connections int8, connection_limit int8, oldest_xact_seconds float8, oldest_xact_pid int4, blocked_sessions int8, longest_wait_seconds float8, cache_hit_ratio float8, standbys int8, replay_lag_seconds float8, standby bool, database text, database_bytes int8, wraparound_ratio float8, unseen_sessions int8, role text
WITH session AS MATERIALIZED (
    SELECT
        a.pid,
        a.backend_type,
        a.xact_start,
        a.wait_event_type,
        a.query <> '<insufficient privilege>' AS seen
    FROM pg_stat_activity AS a
    WHERE a.pid <> pg_backend_pid()
        AND (a.backend_type = 'client backend' OR (a.backend_type IS NULL AND a.datid IS NOT NULL AND a.usesysid IS NOT NULL))
),
waiting AS (
    SELECT l.pid, min(l.waitstart) AS since
    FROM pg_locks AS l
    WHERE NOT l.granted
    GROUP BY l.pid
),
oldest AS (
    SELECT s.pid, s.xact_start FROM session AS s WHERE s.xact_start IS NOT NULL ORDER BY s.xact_start LIMIT 1
)
SELECT
    (SELECT count(*) + 1 FROM session) AS connections,
    current_setting('max_connections')::int8
    - current_setting('superuser_reserved_connections')::int8
    - COALESCE(current_setting('reserved_connections', true)::int8, 0) AS connection_limit,
    (SELECT extract(EPOCH FROM clock_timestamp() - o.xact_start)::float8 FROM oldest AS o) AS oldest_xact_seconds,
    (SELECT o.pid FROM oldest AS o) AS oldest_xact_pid,
    (SELECT count(*) FROM waiting) AS blocked_sessions,
    (SELECT extract(EPOCH FROM clock_timestamp() - min(w.since))::float8 FROM waiting AS w) AS longest_wait_seconds,
    (SELECT sum(d.blks_hit)::float8 / nullif(sum(d.blks_hit + d.blks_read), 0)::float8 FROM pg_stat_database AS d) AS cache_hit_ratio,
    (SELECT count(*) FROM pg_stat_replication AS r WHERE r.application_name <> 'pg_basebackup') AS standbys,
    CASE
        -- a standby that replayed all it received is not behind, however old the last transaction is
        WHEN pg_is_in_recovery() AND pg_last_wal_receive_lsn() IS DISTINCT FROM pg_last_wal_replay_lsn()
            THEN extract(EPOCH FROM clock_timestamp() - pg_last_xact_replay_timestamp())::float8
        WHEN NOT pg_is_in_recovery()
            THEN (SELECT extract(EPOCH FROM max(r.replay_lag))::float8 FROM pg_stat_replication AS r)
    END AS replay_lag_seconds,
    pg_is_in_recovery() AS standby,
    current_database()::text AS database,
    pg_database_size(current_database()) AS database_bytes,
    (
        SELECT greatest(max(age(d.datfrozenxid)), max(mxid_age(d.datminmxid)))::float8 / 2147483648
        FROM pg_database AS d
    ) AS wraparound_ratio,
    (SELECT count(*) FROM session AS s WHERE NOT s.seen) AS unseen_sessions,
    current_user::text AS role
