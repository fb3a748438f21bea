-- summary: indexes of this database: broken, superfluous or unused ones first, then by size
-- needs: nothing
-- params: $1 int8 indexes at most, $2 float8 seconds of statistics before an index counts as unused, $3 int8 bytes up to which nothing is said of an unused one
-- columns: schema text, table text, index text, verdict text, finding text, size_bytes int8, scans int8, scan_age_seconds float8, remedy text
-- labels: schema, table, index
-- about: seen bool, indexes int8, locked_tables int8, unused_indexes int8, since_age_seconds float8, standbys int8, sees_all bool, role text, database text
-- unseen: size_bytes, scan_age_seconds
-- narrow: drop scan_age_seconds, schema, remedy, scans, size_bytes
WITH RECURSIVE held AS MATERIALIZED (
    SELECT l.relation, l.mode, l.granted
    FROM pg_locks AS l
    WHERE l.locktype = 'relation' AND l.pid <> pg_backend_pid()
        AND l.database = (SELECT d.oid FROM pg_database AS d WHERE d.datname = current_database())
),
locked AS MATERIALIZED (
    -- sizes and definitions would queue behind an exclusive lock, held or waited for, on the table or any of its indexes
    SELECT DISTINCT COALESCE(i.indrelid, h.relation) AS oid
    FROM held AS h
    LEFT JOIN pg_index AS i ON i.indexrelid = h.relation
    WHERE h.mode = 'AccessExclusiveLock'
),
since AS (
    -- a crash resets what the whole server counts, all three at once
    SELECT greatest(
        (SELECT d.stats_reset FROM pg_stat_database AS d WHERE d.datname = current_database()),
        least(
            (SELECT s.stats_reset FROM pg_stat_bgwriter AS s),
            (SELECT s.stats_reset FROM pg_stat_wal AS s),
            (SELECT s.stats_reset FROM pg_stat_archiver AS s)
        )
    ) AS moment
),
leaf AS (
    SELECT i.indexrelid AS root, i.indexrelid AS oid FROM pg_index AS i
    UNION ALL
    SELECT l.root, h.inhrelid
    FROM leaf AS l
    INNER JOIN pg_inherits AS h ON h.inhparent = l.oid
),
listed AS MATERIALIZED (
    SELECT
        i.*,
        n.nspname::text AS schema,
        t.relname::text AS "table",
        c.relname::text AS index,
        c.relkind,
        c.relispartition,
        m.amname,
        i.indrelid NOT IN (SELECT l.oid FROM locked AS l) AS seen,
        i.indisvalid AND i.indisready AND i.indislive AS sound,
        EXISTS (
            SELECT 1
            FROM pg_stat_progress_create_index AS p
            WHERE p.datname = current_database() AND p.relid = i.indrelid AND p.index_relid IN (0, i.indexrelid)
        ) OR EXISTS (
            -- REINDEX and DROP INDEX CONCURRENTLY hold on to every index they work at
            SELECT 1
            FROM held AS h
            WHERE h.relation = i.indexrelid AND h.mode = 'ShareUpdateExclusiveLock' AND h.granted
        ) AS worked_at,
        -- a role without pg_read_all_stats does not see who builds; who does locks the table like this, and so does VACUUM
        NOT pg_has_role('pg_read_all_stats', 'USAGE') AND EXISTS (
            SELECT 1
            FROM held AS h
            WHERE h.relation = i.indrelid AND h.mode = 'ShareUpdateExclusiveLock' AND h.granted
        ) AS perhaps_worked_at,
        k.conname::text AS constraint_name,
        COALESCE(k.contype, '') AS constraint_kind,
        EXISTS (SELECT 1 FROM pg_constraint AS f WHERE f.conindid = i.indexrelid AND f.contype = 'f') AS referenced,
        -- where statements stood in their text says nothing of what they mean
        COALESCE(regexp_replace(i.indpred::text, ':location -?\d+', '', 'g'), '') AS condition,
        COALESCE(to_jsonb(i) ->> 'indnullsnotdistinct', '') AS nulls
    FROM pg_index AS i
    INNER JOIN pg_class AS c ON c.oid = i.indexrelid
    INNER JOIN pg_am AS m ON m.oid = c.relam
    INNER JOIN pg_class AS t ON t.oid = i.indrelid
    INNER JOIN pg_namespace AS n ON n.oid = t.relnamespace
    LEFT JOIN pg_constraint AS k ON k.conindid = i.indexrelid AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u', 'x')
    WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND t.relpersistence <> 't'
        -- what REINDEX CONCURRENTLY left beside the values of a table that are stored apart
        AND (n.nspname <> 'pg_toast' OR NOT i.indisvalid)
        -- the index of a partition stands under the one that it is a part of
        AND (NOT c.relispartition OR NOT i.indisvalid)
),
shaped AS MATERIALIZED (
    SELECT
        l.*,
        ARRAY(
            SELECT
                CASE
                    WHEN k.attnum <> 0 THEN k.attnum::text
                    WHEN l.seen THEN pg_get_indexdef(l.indexrelid, k.place::int4, false)
                    -- never equal to another's
                    ELSE l.indexrelid::text || '?'
                END
                || ' ' || o.operators::text || ' ' || o.collated::text || ' ' || o.ordered::text || ' ' || COALESCE(a.attoptions::text, '')
            FROM unnest(l.indkey::int2[]) WITH ORDINALITY AS k (attnum, place)
            INNER JOIN unnest(l.indclass::oid[], l.indcollation::oid[], l.indoption::int2[]) WITH ORDINALITY AS o (operators, collated, ordered, place)
                ON o.place = k.place
            LEFT JOIN pg_attribute AS a ON a.attrelid = l.indexrelid AND a.attnum = k.place
            WHERE k.place <= l.indnkeyatts
            ORDER BY k.place
        ) AS keys,
        l.indkey::int2[] AS carried,
        -- what holds a constraint, a foreign key or a replica's identity stays
        l.indisprimary OR l.referenced OR l.indisreplident OR l.constraint_kind = 'x' OR NOT l.indimmediate AS needed
    FROM listed AS l
),
covered AS MATERIALIZED (
    SELECT a.indexrelid AS oid, b.indexrelid AS by_oid, b.index AS by_index, a.keys = b.keys AS same
    FROM shaped AS a
    INNER JOIN shaped AS b ON b.indrelid = a.indrelid AND b.indexrelid <> a.indexrelid
    WHERE a.sound AND b.sound AND NOT a.needed AND a.amname = b.amname AND a.condition = b.condition
        AND (a.keys = b.keys OR (a.amname = 'btree' AND NOT a.indisunique AND a.keys = b.keys[:cardinality(a.keys)]))
        -- what one index gives without a look at the table, the other must give too
        AND (a.indnatts = a.indnkeyatts OR a.carried[a.indnkeyatts:] <@ b.carried)
        AND (NOT a.indisunique OR (b.indisunique AND b.indimmediate AND b.nulls = a.nulls))
),
superfluous AS MATERIALIZED (
    SELECT c.*
    FROM covered AS c
    -- of two that are alike the older stays
    WHERE NOT EXISTS (SELECT 1 FROM covered AS o WHERE o.oid = c.by_oid AND o.by_oid = c.oid AND c.oid < c.by_oid)
),
best AS MATERIALIZED (
    SELECT DISTINCT ON (s.oid) s.*
    FROM superfluous AS s
    WHERE s.by_oid NOT IN (SELECT o.oid FROM superfluous AS o)
    ORDER BY s.oid, s.same DESC, s.by_oid
),
measured AS MATERIALIZED (
    SELECT
        s.*,
        m.scans,
        m.last_scan,
        CASE WHEN s.seen THEN m.bytes END AS index_bytes,
        b.by_index,
        b.same
    FROM shaped AS s
    LEFT JOIN best AS b ON b.oid = s.indexrelid
    CROSS JOIN LATERAL (
        SELECT
            sum(u.idx_scan)::int8 AS scans,
            max((to_jsonb(u) ->> 'last_idx_scan')::timestamptz) AS last_scan,
            CASE WHEN bool_and(x.indrelid NOT IN (SELECT o.oid FROM locked AS o)) THEN sum(pg_relation_size(f.oid))::int8 END AS bytes
        FROM leaf AS f
        INNER JOIN pg_index AS x ON x.indexrelid = f.oid
        LEFT JOIN pg_stat_all_indexes AS u ON u.indexrelid = f.oid
        WHERE f.root = s.indexrelid
    ) AS m
),
found AS (
    SELECT
        m.*,
        CASE
            WHEN NOT m.indisvalid AND m.worked_at THEN 'being built'
            WHEN NOT m.indisvalid AND m.perhaps_worked_at THEN 'invalid, or being built'
            WHEN NOT m.indisvalid AND m.relkind = 'I' THEN 'not on every partition'
            WHEN NOT m.sound THEN 'invalid'
            WHEN m.same THEN 'duplicate of ' || m.by_index
            WHEN m.by_index IS NOT NULL THEN 'beginning of ' || m.by_index
            WHEN m.scans = 0 AND NOT m.needed AND m.constraint_kind = '' AND NOT m.indisunique
                AND m.index_bytes > $3 AND clock_timestamp() - s.moment >= make_interval(secs => $2) THEN 'unused'
        END AS finding
    FROM measured AS m
    CROSS JOIN since AS s
),
judged AS MATERIALIZED (
    SELECT
        f.*,
        CASE
            WHEN f.finding IN ('being built', 'invalid, or being built') THEN 'unknown'
            WHEN f.finding IS NOT NULL THEN 'warn'
            ELSE 'fine'
        END AS verdict,
        CASE
            WHEN f.finding IS NULL OR f.finding IN ('being built', 'invalid, or being built') THEN NULL
            WHEN f.finding = 'not on every partition' THEN format('ALTER INDEX %I.%I ATTACH PARTITION …', f.schema, f.index)
            WHEN f.finding = 'invalid' AND f.index !~ '_cc(new|old)\d*$' THEN format('REINDEX INDEX CONCURRENTLY %I.%I', f.schema, f.index)
            WHEN f.constraint_kind <> '' THEN format('ALTER TABLE %I.%I DROP CONSTRAINT %I', f.schema, f."table", f.constraint_name)
            -- a partitioned index cannot be dropped without locking its table
            WHEN f.relkind = 'I' THEN format('DROP INDEX %I.%I', f.schema, f.index)
            ELSE format('DROP INDEX CONCURRENTLY %I.%I', f.schema, f.index)
        END AS remedy
    FROM found AS f
),
about AS (
    SELECT
        count(*) AS indexes,
        count(DISTINCT j.indrelid) FILTER (WHERE NOT j.seen) AS locked_tables,
        count(*) FILTER (WHERE j.finding = 'unused') AS unused_indexes,
        (SELECT extract(EPOCH FROM clock_timestamp() - s.moment)::float8 FROM since AS s) AS since_age,
        (SELECT count(*) FROM pg_stat_replication) AS standbys,
        pg_has_role('pg_read_all_stats', 'USAGE') AS sees_all,
        current_user::text AS role,
        current_database()::text AS database
    FROM judged AS j
)
SELECT
    j.schema,
    j."table",
    j.index,
    j.verdict,
    j.finding,
    j.index_bytes AS size_bytes,
    j.scans,
    extract(EPOCH FROM clock_timestamp() - j.last_scan)::float8 AS scan_age_seconds,
    j.remedy,
    j.seen,
    about.indexes,
    about.locked_tables,
    about.unused_indexes,
    about.since_age AS since_age_seconds,
    about.standbys,
    about.sees_all,
    about.role,
    about.database
FROM about
LEFT JOIN judged AS j ON true
ORDER BY j.finding IS NULL, j.verdict = 'unknown', j.index_bytes DESC NULLS FIRST, j.schema, j."table", j.index
LIMIT $1
