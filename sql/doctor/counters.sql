-- summary: what the server counts, to be asked twice
-- needs: nothing
-- params: none
-- columns: deadlocks int8, checksum_failures int8, temp_bytes int8, wal_bytes int8
SELECT
    COALESCE(sum(d.deadlocks), 0)::int8 AS deadlocks,
    COALESCE(sum(d.checksum_failures), 0)::int8 AS checksum_failures,
    COALESCE(sum(d.temp_bytes), 0)::int8 AS temp_bytes,
    -- a standby writes none of its own
    CASE WHEN NOT pg_is_in_recovery() THEN pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::int8 END AS wal_bytes
FROM pg_stat_database AS d
