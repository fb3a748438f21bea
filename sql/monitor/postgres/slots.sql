-- summary: replication slots, and what they keep the server from removing
-- needs: nothing
-- params: $1 float8 seconds of nobody reading that warn, $2 int8 bytes kept for nobody that warn
-- columns: slot text, verdict text, type text, active bool, wal_status text, retained_bytes int8, safe_wal_bytes int8, inactive_seconds float8, invalidation_reason text, active_pid int4, plugin text, database text, xmin_age_xids int8, catalog_xmin_age_xids int8, temporary bool, failover bool, synced bool
-- labels: slot
-- about: seen bool, slots int8, max_slots int8, keep_limit_mb int8
-- unseen: inactive_seconds
-- narrow: drop synced, failover, temporary, database, plugin, active_pid, xmin_age_xids, catalog_xmin_age_xids, type
WITH slot AS (
    SELECT
        s.*,
        -- what came with versions 16 and 17
        (to_jsonb(s) ->> 'inactive_since')::timestamptz AS since,
        COALESCE(to_jsonb(s) ->> 'invalidation_reason', CASE WHEN (to_jsonb(s) ->> 'conflicting')::bool THEN 'conflicting' END) AS reason,
        (to_jsonb(s) ->> 'failover')::bool AS is_failover,
        (to_jsonb(s) ->> 'synced')::bool AS is_synced,
        s.active OR to_jsonb(s) ? 'inactive_since' AS seen,
        greatest(pg_wal_lsn_diff(
            CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END, s.restart_lsn
        ), 0)::int8 AS retained
    FROM pg_replication_slots AS s
),
aged AS (
    SELECT s.*, CASE WHEN NOT s.active THEN extract(EPOCH FROM clock_timestamp() - s.since)::float8 END AS inactive
    FROM slot AS s
),
about AS (
    SELECT
        count(*) AS slots,
        current_setting('max_replication_slots')::int8 AS max_slots,
        nullif((SELECT g.setting::int8 FROM pg_settings AS g WHERE g.name = 'max_slot_wal_keep_size'), -1) AS keep_limit_mb
    FROM slot
)
SELECT
    s.slot_name::text AS slot,
    CASE
        WHEN s.wal_status IN ('unreserved', 'lost') OR s.reason IS NOT NULL THEN 'bad'
        WHEN NOT s.active AND (s.inactive >= $1 OR s.retained >= $2) THEN 'warn'
        WHEN NOT s.seen THEN 'unknown'
        ELSE 'fine'
    END AS verdict,
    s.slot_type AS type,
    s.active,
    s.wal_status,
    s.retained AS retained_bytes,
    s.safe_wal_size AS safe_wal_bytes,
    s.inactive AS inactive_seconds,
    s.reason AS invalidation_reason,
    s.active_pid,
    s.plugin::text AS plugin,
    s.database::text AS database,
    age(s.xmin)::int8 AS xmin_age_xids,
    age(s.catalog_xmin)::int8 AS catalog_xmin_age_xids,
    s.temporary,
    s.is_failover AS failover,
    s.is_synced AS synced,
    s.seen,
    about.slots,
    about.max_slots,
    about.keep_limit_mb
FROM about
LEFT JOIN aged AS s ON true
ORDER BY s.retained DESC NULLS FIRST, s.slot_name
