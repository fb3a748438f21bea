-- summary: who replicates from this server and how far behind they are, and on a standby where it gets its own from
-- needs: role pg_monitor
-- params: $1 float8 seconds behind that warn, $2 float8 that are bad, $3 int8 bytes behind that warn
-- columns: part text, name text, verdict text, state text, replay_lag_bytes int8, replay_lag_seconds float8, sync text, sent_lag_bytes int8, flush_lag_bytes int8, write_lag_seconds float8, flush_lag_seconds float8, reply_age_seconds float8, slot text, client text, user text, pid int4
-- labels: part, name
-- about: seen bool, recovering bool, unseen_sessions int8, synchronous_names text, synchronous_standbys int8, sees_all bool, role text
-- unseen: state, replay_lag_bytes, replay_lag_seconds, sync, sent_lag_bytes, flush_lag_bytes, write_lag_seconds, flush_lag_seconds, reply_age_seconds, client
-- narrow: drop pid, user, client, write_lag_seconds, flush_lag_bytes, reply_age_seconds, flush_lag_seconds, slot, sent_lag_bytes
WITH here AS MATERIALIZED (
    SELECT
        pg_is_in_recovery() AS recovering,
        CASE
            WHEN pg_is_in_recovery() THEN greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())
            ELSE pg_current_wal_lsn()
        END AS lsn
),
sender AS (
    SELECT
        CASE WHEN s.slot_type = 'logical' THEN 'subscriber' WHEN r.state = 'backup' THEN 'backup' ELSE 'standby' END AS part,
        COALESCE(nullif(r.application_name, ''), '(no name)') AS name,
        r.state,
        pg_wal_lsn_diff(h.lsn, r.sent_lsn)::int8 AS sent_lag,
        pg_wal_lsn_diff(h.lsn, r.flush_lsn)::int8 AS flush_lag,
        pg_wal_lsn_diff(h.lsn, r.replay_lsn)::int8 AS replay_lag,
        extract(EPOCH FROM r.write_lag)::float8 AS write_seconds,
        extract(EPOCH FROM r.flush_lag)::float8 AS flush_seconds,
        extract(EPOCH FROM r.replay_lag)::float8 AS replay_seconds,
        extract(EPOCH FROM clock_timestamp() - r.reply_time)::float8 AS reply_age,
        r.sync_state,
        s.slot_name::text AS slot,
        CASE WHEN r.state IS NULL THEN NULL ELSE COALESCE(host(r.client_addr), 'socket') END AS client,
        r.usename::text AS "user",
        r.pid,
        -- without the right to see it, a row has little more than its process
        r.state IS NOT NULL AS seen
    FROM pg_stat_replication AS r
    CROSS JOIN here AS h
    LEFT JOIN pg_replication_slots AS s ON s.active_pid = r.pid
),
receiver AS (
    SELECT
        COALESCE(w.sender_host || ':' || w.sender_port, '(no sender)') AS name,
        CASE
            WHEN w.pid IS NOT NULL AND w.status IS NULL THEN NULL
            WHEN pg_is_wal_replay_paused() THEN 'replay is paused'
            WHEN w.pid IS NOT NULL THEN w.status
            WHEN current_setting('restore_command', true) <> '' THEN 'reads the archive'
            ELSE 'not connected'
        END AS state,
        CASE
            WHEN w.pid IS NULL OR pg_last_wal_receive_lsn() IS DISTINCT FROM pg_last_wal_replay_lsn()
                THEN extract(EPOCH FROM clock_timestamp() - pg_last_xact_replay_timestamp())::float8
            ELSE 0
        END AS replay_seconds,
        pg_wal_lsn_diff(greatest(w.latest_end_lsn, pg_last_wal_receive_lsn()), pg_last_wal_replay_lsn())::int8 AS replay_lag,
        pg_wal_lsn_diff(w.latest_end_lsn, w.flushed_lsn)::int8 AS flush_lag,
        extract(EPOCH FROM clock_timestamp() - w.last_msg_receipt_time)::float8 AS reply_age,
        w.slot_name AS slot,
        w.pid,
        w.pid IS NULL OR w.status IS NOT NULL AS seen
    FROM here AS h
    LEFT JOIN pg_stat_wal_receiver AS w ON true
    WHERE h.recovering
),
listed AS (
    SELECT
        1 AS place, 'receiver' AS part, r.name, r.state, NULL::int8 AS sent_lag, r.flush_lag, r.replay_lag, NULL::float8 AS write_seconds,
        NULL::float8 AS flush_seconds, r.replay_seconds, r.reply_age, NULL::text AS sync_state, r.slot, NULL::text AS client,
        NULL::text AS "user", r.pid, r.seen
    FROM receiver AS r
    UNION ALL
    SELECT
        2, s.part, s.name, s.state, s.sent_lag, s.flush_lag, s.replay_lag, s.write_seconds,
        s.flush_seconds, s.replay_seconds, s.reply_age, s.sync_state, s.slot, s.client,
        s."user", s.pid, s.seen
    FROM sender AS s
),
about AS (
    SELECT
        h.recovering,
        (SELECT count(*) FROM listed AS l WHERE NOT l.seen) AS unseen_sessions,
        nullif(current_setting('synchronous_standby_names'), '') AS synchronous_names,
        (SELECT count(*) FROM sender AS s WHERE s.sync_state IN ('sync', 'quorum')) AS synchronous_standbys,
        pg_has_role('pg_read_all_stats', 'USAGE') AS sees_all,
        current_user::text AS role
    FROM here AS h
)
SELECT
    l.part,
    l.name,
    CASE
        WHEN NOT l.seen THEN 'unknown'
        WHEN l.state = 'not connected' OR (l.replay_seconds >= $2 AND l.part <> 'backup') THEN 'bad'
        WHEN l.part = 'backup' THEN 'fine'
        WHEN l.replay_seconds >= $1 OR l.replay_lag >= $3 OR l.state NOT IN ('streaming', 'reads the archive') THEN 'warn'
        ELSE 'fine'
    END AS verdict,
    l.state,
    l.replay_lag AS replay_lag_bytes,
    l.replay_seconds AS replay_lag_seconds,
    l.sync_state AS sync,
    l.sent_lag AS sent_lag_bytes,
    l.flush_lag AS flush_lag_bytes,
    l.write_seconds AS write_lag_seconds,
    l.flush_seconds AS flush_lag_seconds,
    l.reply_age AS reply_age_seconds,
    l.slot,
    l.client,
    l."user",
    l.pid,
    l.seen,
    about.recovering,
    about.unseen_sessions,
    about.synchronous_names,
    about.synchronous_standbys,
    about.sees_all,
    about.role
FROM about
LEFT JOIN listed AS l ON true
ORDER BY l.place, l.replay_lag DESC NULLS LAST, l.name, l.pid
