-- summary: constraints of tables, without those that a partition or heir has from its parent
-- needs: nothing
-- params: none
-- columns: kind text, object text, definition text
SELECT
    'constraint' AS kind,
    pg_catalog.format('%I on %I.%I', o.conname, n.nspname, c.relname) AS object,
    pg_catalog.concat_ws(
        ' ',
        pg_catalog.pg_get_constraintdef(o.oid),
        'WITH (' || pg_catalog.array_to_string(x.reloptions, ', ') || ')',
        'USING INDEX TABLESPACE ' || pg_catalog.quote_ident(p.spcname),
        CASE WHEN NOT i.indisvalid THEN 'INVALID' END,
        CASE WHEN i.indisclustered THEN 'CLUSTER' END,
        CASE WHEN i.indisreplident THEN 'REPLICA IDENTITY' END,
        -- `ALTER TABLE … DISABLE TRIGGER ALL` switches off foreign keys too
        CASE WHEN EXISTS (
            SELECT 1
            FROM pg_catalog.pg_trigger AS g
            WHERE g.tgconstraint = o.oid AND g.tgisinternal AND g.tgenabled <> 'O'
        ) THEN 'TRIGGERS NOT ENABLED' END
    ) AS definition
FROM pg_catalog.pg_constraint AS o
INNER JOIN pg_catalog.pg_class AS c ON c.oid = o.conrelid
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid = o.conindid AND o.contype IN ('p', 'u', 'x')
LEFT JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
LEFT JOIN pg_catalog.pg_tablespace AS p ON p.oid = x.reltablespace
WHERE
    -- a constraint trigger is a trigger, and NOT NULL is said of the column unless there is more to say
    o.contype <> 't'
    AND (o.contype <> 'n' OR NOT o.convalidated OR o.connoinherit)
    AND o.conparentid = 0
    AND o.conislocal
    AND n.nspname !~ '^pg_'
    AND n.nspname <> 'information_schema'
    AND NOT EXISTS (
        SELECT 1
        FROM pg_catalog.pg_depend AS e
        WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = c.oid AND e.deptype = 'e'
    )
