//! What lint knows of a live database: sizes, who is in the way, indexes that are no good.

use serde_json::Value as Json;

use crate::migrate_lint::{USERS, applied, checks, holder, lint, reader, says, the};
use crate::support::{Session, folder, migrate, postgres, postgres_with, wait_for};

#[test]
fn a_finding_has_the_numbers_of_the_live_table() {
    let database = postgres().database();
    let before = applied(&database, USERS);
    let files = [before, ("V2__b.sql", "\n  CREATE INDEX ON \"users\"\n (email);")];
    let of = |finding: &Json| finding["evidence"].clone();
    database.psql("INSERT INTO users SELECT i, i FROM generate_series(1, 5000) AS i");
    let uncounted = of(&the(&lint(&database, &files), "squawk.require-concurrent-index-creation"));
    assert_eq!(uncounted["rows"], Json::Null);
    database.psql("ANALYZE users");
    let finding = the(&lint(&database, &files), "squawk.require-concurrent-index-creation");
    let size: i64 = database.psql("SELECT pg_total_relation_size('users')").parse().unwrap();
    let evidence = of(&finding);
    assert_eq!(evidence["rows"], 5000);
    assert_eq!(evidence["size_bytes"], size);
    assert_eq!((&evidence["line"], &evidence["column"]), (&2.into(), &3.into()));
    assert_eq!(evidence["statement"], "CREATE INDEX ON \"users\" (email)");
    assert_eq!((&evidence["table"], &evidence["lock"]), (&"public.users".into(), &"SHARE".into()));
    assert_eq!(evidence["blockers"], Json::Array(Vec::new()));
    says(&finding, "summary", "public.users has about 5,000 rows in ");
    says(&finding, "summary", "SHARE on it blocks writes");
}

#[test]
fn a_partitioned_table_is_as_large_as_its_partitions() {
    let database = postgres().database();
    let before = applied(
        &database,
        "CREATE TABLE p (id int) PARTITION BY RANGE (id); \
         CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (100); \
         CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (100) TO (200); \
         INSERT INTO p SELECT generate_series(0, 149);",
    );
    database.psql("ANALYZE p");
    let output = lint(&database, &[before, ("V2__b.sql", "ALTER TABLE p ADD CHECK (id >= 0);")]);
    let evidence = &the(&output, "squawk.constraint-missing-not-valid")["evidence"];
    assert_eq!((&evidence["rows"], &evidence["size_bytes"]), (&150.into(), &16384.into()));
    // and whoever holds one of them is in the way
    let _holder = holder(&database, "p2", "ROW SHARE");
    let output = lint(&database, &[before, ("V2__b.sql", "ALTER TABLE p ADD CHECK (id >= 0);")]);
    assert_eq!(the(&output, "lock.busy")["evidence"]["blockers"][0]["lock"], "ROW SHARE");
}

#[test]
fn whoever_is_in_the_way_is_named() {
    let database = postgres().database();
    let before = applied(&database, USERS);
    let files = [before, ("V2__b.sql", "ALTER TABLE users ADD COLUMN a int, DROP COLUMN team;")];
    assert_eq!(checks(&lint(&database, &files)), ["squawk.ban-drop-column"]);
    let session = holder(&database, "users", "ACCESS SHARE");
    let output = lint(&database, &files).ends_with(3);
    let busy = the(&output, "lock.busy");
    assert_eq!(busy["verdict"], "warn");
    says(
        &busy,
        "summary",
        "ACCESS EXCLUSIVE on public.users is needed here, and ACCESS SHARE on it is held by process ",
    );
    let blocker = &busy["evidence"]["blockers"][0];
    let pid = database
        .psql("SELECT pid FROM pg_locks WHERE relation = 'users'::regclass AND mode = 'AccessShareLock'");
    assert_eq!(blocker["pid"].to_string(), pid);
    assert_eq!((&blocker["application"], &blocker["role"]), (&"psql".into(), &"postgres".into()));
    assert!(blocker["xact_age_seconds"].as_f64().unwrap() > 1.0, "{blocker}");
    let told = the(&output, "squawk.ban-drop-column");
    says(
        &told,
        "summary",
        &format!("in the way now: process {pid} (psql, role postgres, active, in its transaction"),
    );
    // what does not conflict is in nobody's way
    let files = [
        before,
        ("V2__b.sql", "INSERT INTO users VALUES (1); CREATE INDEX CONCURRENTLY i ON users (email);"),
    ];
    let alone = [
        files[0],
        ("V2__b.sql", "-- authctl: no-transaction\nCREATE INDEX CONCURRENTLY i ON users (email);"),
    ];
    assert_eq!(checks(&lint(&database, &alone).ends_with(0)), [""; 0]);
    drop(session);
    wait_for(|| database.psql("SELECT count(*) FROM pg_locks WHERE relation = 'users'::regclass") == "0");
    let files = [before, ("V2__b.sql", "ALTER TABLE users ADD COLUMN a int;")];
    assert_eq!(checks(&lint(&database, &files).ends_with(0)), [""; 0]);
}

#[test]
fn a_transaction_that_was_prepared_and_forgotten_is_in_the_way() {
    let server = postgres_with(&[("max_prepared_transactions", "2")]);
    let database = server.database();
    let before = applied(&database, USERS);
    database.psql("BEGIN; LOCK TABLE users IN ROW EXCLUSIVE MODE; PREPARE TRANSACTION 'forgotten'; SELECT pg_sleep(1.1)");
    let output = lint(&database, &[before, ("V2__b.sql", "ALTER TABLE users ADD COLUMN a int;")]);
    database.psql("ROLLBACK PREPARED 'forgotten'");
    let busy = the(&output, "lock.busy");
    says(
        &busy,
        "summary",
        "is held by a prepared transaction (forgotten, role postgres, prepared, in its transaction for 1.",
    );
    assert_eq!(busy["evidence"]["blockers"][0]["pid"], Json::Null);
}

#[test]
fn a_foreign_key_of_a_new_table_locks_the_old_one() {
    let database = postgres().database();
    let before = applied(&database, USERS);
    let text = "CREATE TABLE posts (author int REFERENCES users (id)); CREATE INDEX ON posts (author);";
    let files = [before, ("V2__posts.sql", text)];
    assert_eq!(checks(&lint(&database, &files).ends_with(0)), [""; 0]);
    let _writer = holder(&database, "users", "ROW EXCLUSIVE");
    let busy = the(&lint(&database, &files).ends_with(3), "lock.busy");
    assert_eq!(busy["evidence"]["table"], "public.users");
    assert_eq!(busy["evidence"]["lock"], "SHARE ROW EXCLUSIVE");
}

#[test]
fn a_large_table_that_is_kept_from_others_is_told() {
    let database = postgres().database();
    let before = applied(&database, USERS);
    let alone = |text: &str| {
        let text = format!("-- authctl: no-transaction\n{text}");
        checks(&lint(&database, &[before, ("V2__b.sql", &text)]))
    };
    database.psql(
        "ALTER TABLE users SET (autovacuum_enabled = false); INSERT INTO users VALUES (1); ANALYZE users",
    );
    assert_eq!(alone("VACUUM FULL users;"), [""; 0]);
    database.psql("UPDATE pg_class SET reltuples = 1000001 WHERE oid = 'users'::regclass");
    assert_eq!(alone("VACUUM FULL users;"), ["lock.large"]);
    assert_eq!(alone("-- squawk-ignore lock.large\nVACUUM FULL users;"), [""; 0]);
    // it is read, and nobody waits
    assert_eq!(alone("VACUUM users;"), [""; 0]);
    assert_eq!(alone("CREATE INDEX CONCURRENTLY i ON users (email);"), [""; 0]);
    // others wait, and only the catalog changes
    assert_eq!(alone("ALTER TABLE users ADD COLUMN a int;"), [""; 0]);
    // squawk has said it
    assert_eq!(alone("CREATE INDEX i ON users (email);"), ["squawk.require-concurrent-index-creation"]);
    assert_eq!(alone("ALTER TABLE users ADD COLUMN a serial;"), ["lock.large"]);
}

#[test]
fn an_index_that_is_not_valid_is_found_unless_it_is_being_built() {
    let database = postgres().database();
    let before = applied(&database, "CREATE TABLE t (id int); INSERT INTO t VALUES (1), (1);");
    let files = [before];
    assert_eq!(checks(&lint(&database, &files).ends_with(0)), [""; 0]);
    let build =
        database.server().try_psql(database.name(), "CREATE UNIQUE INDEX CONCURRENTLY broken ON t (id)");
    assert!(build.unwrap_err().contains("could not create unique index"));
    let invalid = the(&lint(&database, &files).ends_with(3), "index.invalid");
    assert_eq!((&invalid["verdict"], &invalid["subject"]), (&"warn".into(), &"public.broken".into()));
    assert_eq!(invalid["evidence"]["table"], "public.t");
    says(&invalid, "remedy", "`DROP INDEX CONCURRENTLY \"public\".\"broken\"`");
    database.psql("DROP INDEX broken");
    assert_eq!(checks(&lint(&database, &files).ends_with(0)), [""; 0]);

    let writer = holder(&database, "t", "ROW EXCLUSIVE");
    let _builder = Session::after(
        &database,
        "CREATE INDEX CONCURRENTLY built ON t (id)",
        "SELECT EXISTS (SELECT 1 FROM pg_index WHERE NOT indisvalid)",
    );
    assert_eq!(checks(&lint(&database, &files).ends_with(0)), [""; 0]);
    let role = reader(&database);
    let look = folder(&files);
    let poor = role.look(migrate("lint", &database, Some(&look)).argument("--output=json"));
    let perhaps = the(&poor.ends_with(0), "index.invalid");
    assert_eq!(perhaps["verdict"], "unknown");
    says(&perhaps, "remedy", &format!("GRANT pg_read_all_stats TO \"{}\"", role.name));
    drop(writer);
    wait_for(|| database.psql("SELECT count(*) FROM pg_index WHERE NOT indisvalid") == "0");
}
