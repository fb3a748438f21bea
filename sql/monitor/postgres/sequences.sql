-- summary: sequences by how far they are used up, against their own limit and the type of their column
-- needs: nothing
-- params: $1 int8 sequences at most, $2 float8 used share that warns, $3 float8 that is bad
-- columns: schema text, sequence text, verdict text, used_ratio float8, last_value int8, max_value int8, remaining int8, limited_by text, table text, column text, primary_key bool, remedy text
-- labels: schema, sequence
-- about: seen bool, sequences int8, unseen_sequences int8, locked_sequences int8, role text, schemas text, database text
-- unseen: used_ratio, last_value, remaining
-- narrow: drop remedy, primary_key, schema, max_value, column, remaining, limited_by
WITH locked AS MATERIALIZED (
    -- ALTER SEQUENCE and TRUNCATE … RESTART IDENTITY keep everybody from reading
    SELECT DISTINCT l.relation AS oid
    FROM pg_locks AS l
    WHERE l.locktype = 'relation' AND l.pid <> pg_backend_pid()
        AND l.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
        AND l.database = (SELECT d.oid FROM pg_database AS d WHERE d.datname = current_database())
),
used AS MATERIALIZED (
    -- by an identity or serial column, else by a column whose default draws from it
    SELECT DISTINCT ON (u.oid) u.*
    FROM (
        SELECT d.objid AS oid, d.refobjid AS relation, d.refobjsubid AS attnum, 1 AS place
        FROM pg_depend AS d
        WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
        UNION ALL
        SELECT d.refobjid, f.adrelid, f.adnum, 2
        FROM pg_depend AS d
        INNER JOIN pg_attrdef AS f ON f.oid = d.objid
        WHERE d.classid = 'pg_attrdef'::regclass AND d.refclassid = 'pg_class'::regclass
    ) AS u
    INNER JOIN pg_class AS s ON s.oid = u.oid AND s.relkind = 'S'
    ORDER BY u.oid, u.place, u.relation, u.attnum
),
listed AS MATERIALIZED (
    SELECT
        n.nspname::text AS schema,
        c.relname::text AS sequence,
        s.*,
        tn.nspname::text AS table_schema,
        t.relname::text AS "table",
        a.attname::text AS "column",
        a.atttypid::regtype AS column_type,
        a.attidentity <> '' AS identity,
        EXISTS (
            SELECT 1 FROM pg_index AS i WHERE i.indrelid = t.oid AND i.indisprimary AND a.attnum = ANY (i.indkey)
        ) AS primary_key,
        c.oid IN (SELECT l.oid FROM locked AS l) AS locked,
        has_sequence_privilege(c.oid, 'SELECT, USAGE')
        -- a standby has no values of what is not logged
        AND NOT (pg_is_in_recovery() AND c.relpersistence = 'u') AS permitted
    FROM pg_sequence AS s
    INNER JOIN pg_class AS c ON c.oid = s.seqrelid
    INNER JOIN pg_namespace AS n ON n.oid = c.relnamespace
    LEFT JOIN used AS u ON u.oid = c.oid
    LEFT JOIN pg_class AS t ON t.oid = u.relation
    LEFT JOIN pg_namespace AS tn ON tn.oid = t.relnamespace
    LEFT JOIN pg_attribute AS a ON a.attrelid = u.relation AND a.attnum = u.attnum
    WHERE c.relpersistence <> 't' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
),
bounded AS MATERIALIZED (
    SELECT
        l.*,
        l.permitted AND NOT l.locked AS seen,
        CASE WHEN l.permitted AND NOT l.locked THEN pg_sequence_last_value(l.seqrelid) END AS last_value,
        b.type_limit,
        -- counting down ends at the smallest value
        CASE
            WHEN l.seqincrement > 0 THEN least(l.seqmax, b.type_limit)
            ELSE greatest(l.seqmin, -b.type_limit - 1)
        END AS bound,
        CASE WHEN l.seqincrement > 0 THEN least(l.seqmin, l.seqstart) ELSE greatest(l.seqmax, l.seqstart) END AS origin
    FROM listed AS l
    CROSS JOIN LATERAL (
        SELECT CASE l.column_type
            WHEN 'smallint'::regtype THEN 32767
            WHEN 'integer'::regtype THEN 2147483647
            ELSE 9223372036854775807
        END AS type_limit
    ) AS b
),
measured AS MATERIALIZED (
    SELECT
        b.*,
        CASE
            WHEN NOT b.seen THEN NULL
            WHEN b.last_value IS NULL THEN 0
            ELSE abs((b.last_value::float8 - b.origin) / nullif(b.bound::float8 - b.origin, 0))
        END AS used_ratio
    FROM bounded AS b
),
about AS (
    SELECT
        count(*) AS sequences,
        count(*) FILTER (WHERE NOT m.permitted) AS unseen_sequences,
        count(*) FILTER (WHERE m.locked AND m.permitted) AS locked_sequences,
        current_user::text AS role,
        string_agg(DISTINCT quote_ident(m.schema), ', ') FILTER (WHERE NOT m.permitted) AS schemas,
        current_database()::text AS database
    FROM measured AS m
)
SELECT
    m.schema,
    m.sequence,
    CASE
        WHEN NOT m.seen THEN 'unknown'
        -- one that begins anew never ends, where its column takes all its values
        WHEN m.seqcycle AND m.bound IN (m.seqmax, m.seqmin) THEN 'fine'
        WHEN m.used_ratio >= $3 THEN 'bad'
        WHEN m.used_ratio >= $2 THEN 'warn'
        ELSE 'fine'
    END AS verdict,
    m.used_ratio,
    m.last_value,
    m.bound AS max_value,
    CASE
        WHEN m.seen THEN least(abs(m.bound::numeric - COALESCE(m.last_value, m.origin)) / abs(m.seqincrement), 9223372036854775807)::int8
    END AS remaining,
    CASE
        WHEN m.seqcycle AND m.bound IN (m.seqmax, m.seqmin) THEN 'nothing, it cycles'
        WHEN m.column_type IS NOT NULL AND m.type_limit <= m.seqmax AND m.seqincrement > 0 THEN 'column type ' || m.column_type
        WHEN abs(m.bound::numeric + 0.5) IN (32767.5, 2147483647.5, 9223372036854775807.5) THEN 'sequence type ' || m.seqtypid::regtype
        WHEN m.seqincrement < 0 THEN 'MINVALUE'
        ELSE 'MAXVALUE'
    END AS limited_by,
    m."table",
    m."column",
    m.primary_key,
    CASE
        WHEN COALESCE(m.used_ratio < $2, true) OR (m.seqcycle AND m.bound IN (m.seqmax, m.seqmin)) THEN NULL
        WHEN m.column_type IN ('smallint'::regtype, 'integer'::regtype)
            THEN CASE
                    -- the sequence of an identity column follows its column
                    WHEN m.seqtypid <> 'bigint'::regtype AND NOT m.identity THEN format('ALTER SEQUENCE %I.%I AS bigint%s ', m.schema, m.sequence, chr(59))
                    ELSE ''
                END || format('ALTER TABLE %I.%I ALTER COLUMN %I TYPE bigint', m.table_schema, m."table", m."column")
        WHEN m.seqtypid <> 'bigint'::regtype THEN format('ALTER SEQUENCE %I.%I AS bigint', m.schema, m.sequence)
        WHEN m.seqincrement > 0 THEN format('ALTER SEQUENCE %I.%I NO MAXVALUE', m.schema, m.sequence)
        ELSE format('ALTER SEQUENCE %I.%I NO MINVALUE', m.schema, m.sequence)
    END AS remedy,
    m.seen,
    about.sequences,
    about.unseen_sequences,
    about.locked_sequences,
    about.role,
    about.schemas,
    about.database
FROM about
LEFT JOIN measured AS m ON true
ORDER BY m.used_ratio DESC NULLS FIRST, m.schema, m.sequence
LIMIT $1
