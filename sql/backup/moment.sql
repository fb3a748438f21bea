-- summary: when and where in the write-ahead log this transaction is, and of which database
-- needs: nothing
-- params: none
-- columns: at text, lsn text, standby bool, encoding text, database text, version text
SELECT
    to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
    CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END::text AS lsn,
    pg_is_in_recovery() AS standby,
    current_setting('server_encoding') AS encoding,
    current_database()::text AS database,
    split_part(current_setting('server_version'), ' ', 1) AS version
