-- summary: what takes room: databases, tablespaces, and the largest relations of this database, each part by itself
-- needs: role pg_monitor
-- params: $1 int8 relations at most
-- columns: kind text, name text, of text, size_bytes int8, share_ratio float8, tablespace text
-- labels: kind, name
-- about: seen bool, relations int8, locked_tables int8, unseen_databases int8, unseen_tablespaces int8, sees_all bool, role text, database text
-- unseen: size_bytes, share_ratio
-- narrow: drop tablespace, share_ratio, of
WITH locked AS MATERIALIZED (
    SELECT DISTINCT part.oid
    FROM pg_locks AS l
    CROSS JOIN LATERAL (SELECT l.relation UNION ALL SELECT i.indexrelid FROM pg_index AS i WHERE i.indrelid = l.relation) AS part (oid)
    WHERE l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock' AND l.pid <> pg_backend_pid()
        AND l.database = (SELECT d.oid FROM pg_database AS d WHERE d.datname = current_database())
),
databases AS (
    SELECT
        1 AS place,
        'database' AS kind,
        d.datname::text AS name,
        NULL::text AS "of",
        CASE WHEN a.allowed THEN pg_database_size(d.oid) END AS bytes,
        t.spcname::text AS tablespace,
        d.oid,
        a.allowed AS seen
    FROM pg_database AS d
    INNER JOIN pg_tablespace AS t ON t.oid = d.dattablespace
    CROSS JOIN LATERAL (SELECT has_database_privilege(d.oid, 'CONNECT') OR pg_has_role('pg_read_all_stats', 'USAGE') AS allowed) AS a
    -- nobody but its owner may look into what a managed server keeps for itself
    WHERE d.datname <> 'rdsadmin'
),
tablespaces AS (
    SELECT
        2,
        'tablespace',
        t.spcname::text,
        NULL::text,
        CASE WHEN a.allowed THEN pg_tablespace_size(t.oid) END,
        NULL::text,
        t.oid,
        a.allowed
    FROM pg_tablespace AS t
    CROSS JOIN LATERAL (
        SELECT has_tablespace_privilege(t.oid, 'CREATE') OR pg_has_role('pg_read_all_stats', 'USAGE')
            OR t.oid = (SELECT d.dattablespace FROM pg_database AS d WHERE d.datname = current_database()) AS allowed
    ) AS a
),
relations AS (
    SELECT
        3,
        CASE c.relkind WHEN 'r' THEN 'table' WHEN 'm' THEN 'materialized view' WHEN 't' THEN 'toast' WHEN 'i' THEN 'index' ELSE 'sequence' END,
        n.nspname || '.' || c.relname,
        COALESCE(owner.relname, indexed.relname)::text,
        CASE WHEN c.oid NOT IN (SELECT l.oid FROM locked AS l) THEN pg_relation_size(c.oid) + pg_relation_size(c.oid, 'fsm') + pg_relation_size(c.oid, 'vm') END,
        t.spcname::text,
        c.oid,
        c.oid NOT IN (SELECT l.oid FROM locked AS l)
    FROM pg_class AS c
    INNER JOIN pg_namespace AS n ON n.oid = c.relnamespace
    LEFT JOIN pg_tablespace AS t ON t.oid = c.reltablespace
    LEFT JOIN pg_class AS owner ON c.relkind = 't' AND owner.reltoastrelid = c.oid
    LEFT JOIN pg_index AS i ON i.indexrelid = c.oid
    LEFT JOIN pg_class AS indexed ON indexed.oid = i.indrelid
    WHERE c.relkind IN ('r', 'm', 't', 'i') AND NOT pg_is_other_temp_schema(n.oid)
),
ranked AS (
    SELECT r.*, row_number() OVER (ORDER BY r.bytes DESC NULLS FIRST, r.oid) AS rank, count(*) OVER () AS relations
    FROM relations AS r (place, kind, name, "of", bytes, tablespace, oid, seen)
),
listed AS MATERIALIZED (
    SELECT d.* FROM databases AS d
    UNION ALL
    SELECT t.* FROM tablespaces AS t
    UNION ALL
    SELECT r.place, r.kind, r.name, r."of", r.bytes, r.tablespace, r.oid, r.seen FROM ranked AS r WHERE r.rank <= $1
),
about AS (
    SELECT
        (SELECT max(r.relations) FROM ranked AS r) AS relations,
        count(*) FILTER (WHERE NOT l.seen AND l.place = 3) AS locked_tables,
        count(*) FILTER (WHERE NOT l.seen AND l.place = 1) AS unseen_databases,
        count(*) FILTER (WHERE NOT l.seen AND l.place = 2) AS unseen_tablespaces,
        sum(l.bytes) FILTER (WHERE l.place = 1) AS all_databases,
        sum(l.bytes) FILTER (WHERE l.place = 2) AS all_tablespaces,
        max(l.bytes) FILTER (WHERE l.place = 1 AND l.name = current_database()) AS this_database,
        pg_has_role('pg_read_all_stats', 'USAGE') AS sees_all,
        current_user::text AS role,
        current_database()::text AS database
    FROM listed AS l
)
SELECT
    l.kind,
    l.name,
    l."of",
    l.bytes AS size_bytes,
    l.bytes / nullif(CASE l.place WHEN 1 THEN about.all_databases WHEN 2 THEN about.all_tablespaces ELSE about.this_database END, 0)::float8 AS share_ratio,
    l.tablespace,
    l.seen,
    about.relations,
    about.locked_tables,
    about.unseen_databases,
    about.unseen_tablespaces,
    about.sees_all,
    about.role,
    about.database
FROM about
CROSS JOIN listed AS l
ORDER BY l.place, l.bytes DESC NULLS FIRST, l.name
