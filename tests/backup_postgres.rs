//! A database backed up: of one moment, in ranges, by name, and never a mixture.

use std::process::{Command, Stdio};
use std::time::Duration;

use crate::support::{self, Database, Repository, authctl, postgres, unique, wait_for};

/// Rows of almost a page each, so that few of them make a table of more than one range.
const LARGE: &str = "CREATE TABLE large (id integer PRIMARY KEY, filler text); \
    ALTER TABLE large ALTER filler SET STORAGE PLAIN; \
    INSERT INTO large SELECT n, repeat(md5(n::text), 250) FROM generate_series(1, 17500) AS n";

fn restore(repository: &Repository, words: &[&str], database: &Database<'_>) -> String {
    let name = unique("restored");
    repository.run(&[&["restore", "latest", "--into", &name], words].concat(), database).ends_with(0);
    name
}

fn drop_database(database: &Database<'_>, name: &str) {
    database.psql(&format!("DROP DATABASE {name} WITH (FORCE)"));
}

#[test]
fn a_large_table_is_written_in_ranges_and_stock_pg_restore_loses_none_of_them() {
    let database = postgres().database();
    let server = database.server();
    database.psql(LARGE);
    database.psql("CREATE INDEX ON large (md5(filler))");
    let repository = Repository::new();
    let set = repository.create(&[], &database);
    let parts = repository.files(&set).iter().filter(|file| file.to_str().unwrap().contains(".000")).count();
    assert_eq!(parts, 2, "{:?}", repository.files(&set));
    let content = "SELECT count(*), sum(hashtext(large::text)::bigint) FROM large";
    let expected = database.psql(content);
    for round in 0..3 {
        let copy = server.database();
        let output = Command::new(server.binaries.join("pg_restore"))
            .args(["--exit-on-error", "--jobs=4", "-h", "127.0.0.1", "-U", "postgres"])
            .args(["-p", &server.port.to_string(), "-d", copy.name()])
            .arg(repository.path().join(&set).join("postgres"))
            .env("PGPASSWORD", &server.password)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(copy.psql(content), expected, "round {round}");
        assert_eq!(
            copy.psql("SELECT count(*) FROM pg_index WHERE indrelid = 'large'::regclass AND indisvalid"),
            "2"
        );
    }
    let ours = restore(&repository, &["--jobs=3"], &database);
    assert_eq!(server.try_psql(&ours, content).unwrap(), expected);
    drop_database(&database, &ours);
}

#[test]
fn rows_are_of_one_moment_while_others_write() {
    let database = postgres().database();
    database.psql(LARGE);
    database.psql("CREATE TABLE account (id integer PRIMARY KEY, balance integer); INSERT INTO account SELECT n, 100 FROM generate_series(1, 100) AS n; ALTER TABLE large ADD balance integer DEFAULT 100");
    // money goes from one end of the large table to an account and back, over and over: the sum never changes
    let mut client = database.server().client(database.name());
    let transfer = "DO $$ BEGIN FOR n IN 1..100000 LOOP \
        UPDATE account SET balance = balance - 1 WHERE id = 1 + n % 100; \
        UPDATE large SET balance = balance + 1 WHERE id = 1 + (n * 7919) % 17500; COMMIT; END LOOP; END $$";
    client.args(["-c", "SET client_connection_check_interval = '50ms'", "-c", transfer]);
    let mut writing = client.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    wait_for(|| database.psql("SELECT sum(balance) < 10000 FROM account") == "t");
    let repository = Repository::new();
    repository.create(&["--jobs=3"], &database);
    assert!(writing.try_wait().unwrap().is_none(), "nobody wrote any more");
    writing.kill().unwrap();
    writing.wait().unwrap();
    let restored = restore(&repository, &[], &database);
    let sum = "SELECT (SELECT sum(balance) FROM account) + (SELECT sum(balance) FROM large)";
    assert_eq!(database.server().try_psql(&restored, sum).unwrap(), "1760000");
    drop_database(&database, &restored);
}

#[test]
fn a_definition_that_changes_meanwhile_makes_an_error_and_no_set() {
    let database = postgres().database();
    database.psql(
        "CREATE TABLE held (a integer); CREATE FUNCTION answer() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    );
    let repository = Repository::new();
    // the backup has its moment, and waits for its lock, when the function is replaced
    let session = support::Session::after(
        &database,
        "BEGIN; LOCK TABLE held",
        "SELECT EXISTS (SELECT FROM pg_locks WHERE relation = 'held'::regclass AND mode = 'AccessExclusiveLock' AND granted)",
    );
    let backup = repository.invoke(&["backup", "create", "--yes"], &database).spawn();
    wait_for(|| {
        database
            .psql("SELECT EXISTS (SELECT FROM pg_locks WHERE relation = 'held'::regclass AND NOT granted)")
            == "t"
    });
    database.psql("CREATE OR REPLACE FUNCTION answer() RETURNS integer LANGUAGE sql AS 'SELECT 2'");
    drop(session);
    let output = backup.wait().ends_with(8);
    assert!(output.stderr.contains("function answer() was changed"), "{}", output.stderr);
    assert_eq!(repository.sets(), Vec::<String>::new());
}

#[test]
fn some_tables_come_with_their_partitions_and_others_do_not() {
    let database = postgres().database();
    database.psql(
        "CREATE SCHEMA auth; CREATE TABLE auth.events (id integer) PARTITION BY LIST (id); \
         CREATE TABLE auth.events_1 PARTITION OF auth.events FOR VALUES IN (1); \
         CREATE TABLE other (id integer); INSERT INTO auth.events VALUES (1); INSERT INTO other VALUES (2)",
    );
    let repository = Repository::new();
    repository.create(&["--table", "auth.events"], &database);
    let copy = postgres().database();
    let server = copy.server();
    copy.psql("CREATE SCHEMA auth");
    let restored = restore(&repository, &[], &database);
    assert_eq!(server.try_psql(&restored, "SELECT count(*) FROM auth.events_1").unwrap(), "1");
    assert!(server.try_psql(&restored, "SELECT FROM other").is_err());
    drop_database(&database, &restored);
    let unknown = repository.run(&["backup", "create", "--table", "auth.event"], &database).ends_with(2);
    assert!(unknown.stderr.contains("did you mean"), "{}", unknown.stderr);
}

#[test]
fn only_the_schema_is_backed_up_without_rows() {
    let database = postgres().database();
    database.psql("CREATE TABLE t (id serial); INSERT INTO t DEFAULT VALUES");
    let repository = Repository::new();
    repository.create(&["--only-schema"], &database);
    let restored = restore(&repository, &[], &database);
    assert_eq!(database.server().try_psql(&restored, "SELECT count(*) FROM t").unwrap(), "0");
    drop_database(&database, &restored);
}

#[test]
fn a_role_that_may_not_read_a_table_is_told_the_grant() {
    let database = postgres().database();
    let role = unique("reader");
    database.psql(&format!("CREATE ROLE {role} LOGIN PASSWORD 'secret'; CREATE TABLE hidden (a integer)"));
    let repository = Repository::new();
    let invocation = repository.invoke(&["backup", "create", "--yes"], &database);
    let denied = invocation.env("DATABASE_USER", &role).env("DATABASE_PASSWORD", "secret").run().ends_with(6);
    assert!(denied.stderr.contains("GRANT SELECT"), "{}", denied.stderr);
    assert_eq!(repository.sets(), Vec::<String>::new());
    database.psql(&format!("DROP ROLE {role}"));
}

#[test]
fn a_dry_run_writes_nothing_at_all() {
    let database = postgres().database();
    let folder = tempfile::TempDir::new().unwrap();
    let missing = folder.path().join("not/yet");
    let plan =
        authctl(["backup", "create", "--dry-run"]).on(&database).env("AUTHCTL_BACKUP_REPOSITORY", &missing);
    let plan = plan.run().ends_with(0);
    assert!(plan.stderr.contains("Nothing was changed"), "{}", plan.stderr);
    assert!(!missing.exists());
}

#[test]
fn hooks_run_before_and_after_and_the_first_can_forbid() {
    let database = postgres().database();
    let (repository, folder) = (Repository::new(), tempfile::TempDir::new().unwrap());
    let note = folder.path().join("note");
    let after = format!("echo \"$AUTHCTL_BACKUP_OUTCOME $AUTHCTL_BACKUP_SET\" > {}", note.display());
    let invocation = repository.invoke(&["backup", "create", "--yes", "-o", "json"], &database);
    let created = invocation.env("AUTHCTL_BACKUP_HOOK_AFTER", &after).run().ends_with(0).json();
    let set = created["data"]["set"].as_str().unwrap();
    assert_eq!(std::fs::read_to_string(&note).unwrap().trim(), format!("verified {set}"));
    let forbidding = repository.invoke(&["backup", "create", "--yes"], &database);
    let forbidden =
        forbidding.env("AUTHCTL_BACKUP_HOOK_BEFORE", "echo not now >&2; exit 3").run().ends_with(1);
    assert!(
        forbidden.stderr.contains("not now") && forbidden.stderr.contains("nothing was backed up"),
        "{}",
        forbidden.stderr
    );
    assert_eq!(repository.sets().len(), 1);
}

#[test]
fn a_rate_is_kept() {
    let database = postgres().database();
    database.psql("CREATE TABLE t AS SELECT repeat('x', 1000) AS x FROM generate_series(1, 4000)");
    let repository = Repository::new();
    let begun = std::time::Instant::now();
    repository.create(&["--rate", "1MiB", "--no-read-back"], &database);
    // four megabytes at one a second
    assert!(begun.elapsed() > Duration::from_secs(3), "{:?}", begun.elapsed());
}
