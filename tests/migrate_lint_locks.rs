//! The lock that lint tells of a statement is the one that every server takes.

use std::collections::HashMap;

use crate::migrate_lint::{applied, findings, holder_by, lint};
use crate::support::{Database, postgres, postgres_of, wait_for};

/// Statements, each with the table that it locks and that is looked at.
const STATEMENTS: &[(&str, &str)] = &[
    ("ALTER TABLE t ADD COLUMN x int", "t"),
    ("ALTER TABLE t DROP COLUMN s", "t"),
    ("ALTER TABLE t ALTER n TYPE bigint", "t"),
    ("ALTER TABLE t ALTER n SET NOT NULL", "t"),
    ("ALTER TABLE t ALTER n SET DEFAULT 1", "t"),
    ("ALTER TABLE t ALTER n SET STATISTICS 10", "t"),
    ("ALTER TABLE t ALTER n SET (n_distinct = 5)", "t"),
    ("ALTER TABLE t ALTER s SET STORAGE EXTERNAL", "t"),
    ("ALTER TABLE t ALTER n SET STATISTICS 10, ADD COLUMN y int", "t"),
    ("ALTER TABLE t SET (fillfactor = 50)", "t"),
    ("ALTER TABLE t ADD CHECK (n > 0)", "t"),
    ("ALTER TABLE t ADD CONSTRAINT c2 CHECK (n > 0) NOT VALID", "t"),
    ("ALTER TABLE t VALIDATE CONSTRAINT c", "t"),
    ("ALTER TABLE t DROP CONSTRAINT c", "t"),
    ("ALTER TABLE t ADD FOREIGN KEY (n) REFERENCES r (id)", "t"),
    ("ALTER TABLE t ADD FOREIGN KEY (n) REFERENCES r (id)", "r"),
    ("ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (n) REFERENCES r (id) NOT VALID", "t"),
    ("ALTER TABLE t ADD UNIQUE (n)", "t"),
    ("ALTER TABLE t DISABLE TRIGGER ALL", "t"),
    ("ALTER TABLE t ENABLE ROW LEVEL SECURITY", "t"),
    ("ALTER TABLE t CLUSTER ON t_n", "t"),
    ("ALTER TABLE t SET WITHOUT CLUSTER", "t"),
    ("ALTER TABLE t REPLICA IDENTITY FULL", "t"),
    ("ALTER TABLE t RENAME n TO m", "t"),
    ("ALTER TABLE t RENAME TO u", "t"),
    ("ALTER TABLE t SET UNLOGGED", "t"),
    ("ALTER TABLE t INHERIT parent", "t"),
    ("ALTER TABLE t INHERIT parent", "parent"),
    ("ALTER TABLE p ATTACH PARTITION q FOR VALUES IN (2)", "p"),
    ("ALTER TABLE p ATTACH PARTITION q FOR VALUES IN (2)", "q"),
    ("ALTER TABLE p DETACH PARTITION p1", "p"),
    ("ALTER TABLE p DETACH PARTITION p1", "p1"),
    ("CREATE TABLE p3 PARTITION OF p FOR VALUES IN (3)", "p"),
    ("CREATE TABLE x () INHERITS (parent)", "parent"),
    ("CREATE TABLE x (i int REFERENCES r (id))", "r"),
    ("CREATE INDEX ON t (s)", "t"),
    (
        "CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        "t",
    ),
    ("CREATE RULE u AS ON DELETE TO t DO INSTEAD NOTHING", "t"),
    ("CREATE POLICY y ON t", "t"),
    ("CREATE STATISTICS st ON n, s FROM t", "t"),
    ("DROP INDEX t_n", "t"),
    ("DROP TRIGGER tr ON t", "t"),
    ("DROP TABLE t", "t"),
    ("TRUNCATE t", "t"),
    ("REINDEX TABLE t", "t"),
    ("REINDEX INDEX t_n", "t"),
    ("CLUSTER t USING t_n", "t"),
    ("ANALYZE t", "t"),
    ("REFRESH MATERIALIZED VIEW v", "v"),
    ("REFRESH MATERIALIZED VIEW CONCURRENTLY v", "v"),
    ("LOCK TABLE t IN SHARE MODE", "t"),
    ("LOCK TABLE t", "t"),
    ("INSERT INTO t VALUES (1)", "t"),
    ("UPDATE t SET n = 1", "t"),
    ("DELETE FROM t", "t"),
    ("MERGE INTO t USING r ON t.id = r.id WHEN MATCHED THEN DELETE", "t"),
];

/// What the statements of [`STATEMENTS`] need.
const STAGE: &str = "CREATE TABLE r (id int PRIMARY KEY); CREATE TABLE parent (); \
    CREATE TABLE t (id int, n int, s text, CONSTRAINT c CHECK (n > 0) NOT VALID); CREATE INDEX t_n ON t (n); \
    CREATE TABLE p (id int) PARTITION BY LIST (id); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1); \
    CREATE TABLE q (id int); CREATE MATERIALIZED VIEW v AS SELECT 1 AS a; CREATE UNIQUE INDEX ON v (a); \
    CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();";

/// Every level, weakest first, as `pg_locks` and as the documentation have it.
const LEVELS: [(&str, &str); 8] = [
    ("AccessShareLock", "ACCESS SHARE"),
    ("RowShareLock", "ROW SHARE"),
    ("RowExclusiveLock", "ROW EXCLUSIVE"),
    ("ShareUpdateExclusiveLock", "SHARE UPDATE EXCLUSIVE"),
    ("ShareLock", "SHARE"),
    ("ShareRowExclusiveLock", "SHARE ROW EXCLUSIVE"),
    ("ExclusiveLock", "EXCLUSIVE"),
    ("AccessExclusiveLock", "ACCESS EXCLUSIVE"),
];

/// The strongest lock that each of [`STATEMENTS`] takes on its table.
fn measured(database: &Database<'_>) -> Vec<&'static str> {
    let oids = database.psql("SELECT relname, oid FROM pg_class WHERE relnamespace = 'public'::regnamespace");
    let oids: HashMap<_, _> = oids.lines().filter_map(|line| line.split_once('|')).collect();
    let step = |(number, (statement, table)): (usize, &(&str, &str))| {
        let oid = oids[table];
        let locks = format!("FROM pg_locks WHERE pid = pg_backend_pid() AND relation = {oid}");
        format!("BEGIN; {statement}; SELECT {number}, mode {locks}; ROLLBACK;")
    };
    let script: String = STATEMENTS.iter().enumerate().map(step).collect();
    let taken = database.psql(&script);
    let strongest = |number: usize| {
        let is_taken = |mode: &str| taken.lines().any(|line| line == format!("{number}|{mode}"));
        LEVELS.iter().rev().find(|(mode, _)| is_taken(mode)).map_or("nothing", |(_, name)| name)
    };
    (0..STATEMENTS.len()).map(strongest).collect()
}

/// The lock that the linter tells of a statement on a table that somebody keeps for himself.
fn lock_told(
    database: &Database<'_>,
    before: (&str, &str),
    (statement, table): (&str, &str),
) -> Option<String> {
    let output = lint(database, &[before, ("V2__b.sql", statement)]);
    let busy = findings(&output).into_iter().find(|finding| {
        finding["check"] == "lock.busy" && finding["evidence"]["table"] == format!("public.{table}")
    });
    busy.map(|busy| busy["evidence"]["lock"].as_str().unwrap().to_owned())
}

#[test]
fn every_lock_is_the_one_that_every_server_takes() {
    let database = postgres().database();
    let before = applied(&database, STAGE);
    let mut told = vec![String::new(); STATEMENTS.len()];
    for table in ["r", "parent", "t", "p", "p1", "q", "v"] {
        let take = if table == "v" { "REFRESH MATERIALIZED VIEW v" } else { &format!("LOCK TABLE {table}") };
        let holder = holder_by(&database, table, take);
        for (number, pair) in STATEMENTS.iter().enumerate().filter(|(_, (_, of))| *of == table) {
            told[number] = lock_told(&database, before, *pair).unwrap_or_default();
        }
        drop(holder);
        wait_for(|| {
            database.psql(
                "SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND database = \
             (SELECT oid FROM pg_database WHERE datname = current_database())",
            ) == "0"
        });
    }
    for server in (15..=18).filter_map(postgres_of) {
        let database = server.database();
        database.psql(STAGE);
        let taken = measured(&database);
        let pairs = STATEMENTS.iter().zip(told.iter().zip(taken)).filter(|(_, (told, taken))| told != taken);
        let wrong: Vec<_> = pairs.map(|pair| format!("{pair:?}")).collect();
        assert!(wrong.is_empty(), "PostgreSQL {}:\n{}", server.major, wrong.join("\n"));
    }
}
