//! `authctl migrate script`: what psql and plain drivers make of it on real servers, and where they stop.

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::support::{Database, Invocation, authctl, postgres, postgres_of};

/// Both halves of the lock's key, as an operator finds them in `pg_locks`.
const KEY: &str = "1635087464, 1835624306";

/// Who runs a script.
const FORMATS: [&str; 2] = ["psql", "do"];

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn migrate(verb: &str, files: Option<&TempDir>) -> Invocation {
    let invocation = authctl(["migrate", verb]);
    match files {
        Some(files) => {
            invocation.argument("--set").argument(format!("migrations.folder={}", files.path().display()))
        }
        None => invocation,
    }
}

/// The script in `format`, which is made without any server.
fn script(format: &str, files: Option<&TempDir>, arguments: &[&str]) -> String {
    let invocation = migrate("script", files).argument("--format").argument(format);
    let invocation = arguments.iter().fold(invocation, Invocation::argument);
    let output = invocation.run().ends_with(0);
    assert_eq!(output.stderr, "");
    output.stdout
}

/// What psql said of a script, and how it ended.
struct Ran {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Ran {
    #[track_caller]
    fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    #[track_caller]
    fn says(self, words: &str) {
        assert!(self.stderr.contains(words), "{words}\nis not in\n{}", self.stderr);
    }
}

/// psql, about to run `script` from a file in the folder.
fn client(database: &Database<'_>, script: &str) -> (Command, TempDir) {
    let files = folder(&[("up.sql", script)]);
    let mut client = database.server().client(database.name());
    client.arg("-f").arg(files.path().join("up.sql"));
    (client, files)
}

fn run_with(database: &Database<'_>, script: &str, arguments: &[&str]) -> Ran {
    let (mut client, _files) = client(database, script);
    let output = client.args(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ran { code: output.status.code().unwrap(), stdout: text(&output.stdout), stderr: text(&output.stderr) }
}

fn run(database: &Database<'_>, script: &str) -> Ran {
    run_with(database, script, &[])
}

/// Runs the whole script as one message of a driver that knows nothing of psql; what the server refuses.
fn send(database: &Database<'_>, script: &str) -> Result<(), String> {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let (client, connection) =
            tokio_postgres::connect(&database.url(), tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        let answer = client.batch_execute(script).await;
        answer.map_err(|error| error.as_db_error().unwrap().message().to_owned())
    })
}

/// What refinery's own runner applies.
fn refinery_run(database: &Database<'_>) -> usize {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let (mut client, connection) =
            tokio_postgres::connect(&database.url(), tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
        let migrations = refinery::load_sql_migrations(folder).unwrap();
        let report = refinery::Runner::new(&migrations).run_async(&mut client).await.unwrap();
        report.applied_migrations().len()
    })
}

/// `pg_dump --schema-only`, without the key that is another one in every dump.
fn schema(database: &Database<'_>) -> String {
    let server = database.server();
    let output = Command::new(server.binaries.join("pg_dump"))
        .args([
            "--schema-only",
            "-h",
            "127.0.0.1",
            "-U",
            "postgres",
            "-p",
            &server.port.to_string(),
            database.name(),
        ])
        .env("PGPASSWORD", &server.password)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let dump = String::from_utf8(output.stdout).unwrap();
    dump.lines().filter(|line| !line.contains("restrict ")).collect::<Vec<_>>().join("\n")
}

fn history(database: &Database<'_>) -> String {
    database
        .psql("SELECT string_agg(version || ' ' || name, ',' ORDER BY version) FROM refinery_schema_history")
}

fn is_untouched(database: &Database<'_>) -> bool {
    database.psql("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace") == "0"
}

/// `authctl migrate status` finds everything applied, with the right checksums.
#[track_caller]
fn all_applied(database: &Database<'_>, files: Option<&TempDir>) {
    let status =
        migrate("status", files).on(database).argument("--fail-on-pending").argument("--output=json");
    let status = status.run().ends_with(0).json();
    let rows = status["data"].as_array().unwrap();
    assert!(!rows.is_empty() && rows.iter().all(|row| row["state"] == "applied"), "{status}");
    assert_eq!(status["notes"], serde_json::json!([]), "{status}");
}

fn wait_for(mut condition: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !condition() {
        assert!(begin.elapsed() < Duration::from_secs(20), "it did not come to pass");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A session that holds an advisory lock while `during` runs.
fn while_locked<T>(database: &Database<'_>, key: &str, during: impl FnOnce() -> T) -> T {
    let mut client = database.server().client(database.name());
    let sql = format!("SELECT pg_advisory_lock({key})");
    client.args([
        "-c",
        "SET client_connection_check_interval = '50ms'",
        "-c",
        &sql,
        "-c",
        "SELECT pg_sleep(60)",
    ]);
    let mut session = client.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let held = "SELECT count(*) FROM pg_locks AS l JOIN pg_database AS d ON d.oid = l.database \
                WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.granted";
    wait_for(|| database.psql(held) == "1");
    let outcome = during();
    session.kill().unwrap();
    session.wait().unwrap();
    wait_for(|| database.psql(held) == "0");
    outcome
}

#[test]
fn a_script_builds_what_up_builds_and_the_second_run_changes_nothing() {
    let built = postgres().database();
    migrate("up", None).on(&built).argument("--yes").run().ends_with(0);
    for format in FORMATS {
        let database = postgres().database();
        // default privileges would let an application write the history
        let role = format!("application_{}", database.name());
        database.psql(&format!("CREATE ROLE {role}; ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO {role}"));
        let script = script(format, None, &[]);
        run(&database, &script).ends_with(0);
        let rights = format!("SELECT has_table_privilege('{role}', 'refinery_schema_history', 'INSERT')");
        assert_eq!(database.psql(&rights), "f");
        database.psql(&format!(
            "DROP OWNED BY {role}; ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM {role}"
        ));
        database.psql(&format!("DROP ROLE {role}"));
        assert_eq!(schema(&database), schema(&built), "{format}");
        let recorded = database.psql("TABLE refinery_schema_history");
        let again = run(&database, &script).ends_with(0);
        assert_eq!(again.stderr, "");
        assert_eq!(database.psql("TABLE refinery_schema_history"), recorded);
        all_applied(&database, None);
        assert_eq!(refinery_run(&database), 0);
    }
}

#[test]
fn a_driver_that_knows_only_sql_runs_the_blocks() {
    let database = postgres().database();
    let script = script("do", None, &[]);
    send(&database, &script).unwrap();
    send(&database, &script).unwrap();
    all_applied(&database, None);
    assert_eq!(
        database.psql(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 1835624306 \
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        ),
        "0"
    );
}

#[test]
fn the_newest_server_takes_both() {
    let Some(server) = postgres_of(18) else { return };
    for format in FORMATS {
        let database = server.database();
        let script = script(format, None, &[]);
        run(&database, &script).ends_with(0);
        run(&database, &script).ends_with(0);
        all_applied(&database, None);
    }
}

#[test]
fn a_script_that_was_killed_goes_on_where_it_was() {
    for format in FORMATS {
        let database = postgres().database();
        let files = folder(&[
            ("V1__a.sql", "CREATE TABLE a (id int);"),
            (
                "V2__b.sql",
                "CREATE TABLE b (id int); SET LOCAL lock_timeout = 0; SELECT pg_advisory_xact_lock(7);",
            ),
        ]);
        let script = script(format, Some(&files), &[]);
        while_locked(&database, "7", || {
            let (mut client, _folder) = client(&database, &script);
            // a block cannot ask for it in time: the statement that it is has begun already
            client
                .env("PGOPTIONS", if format == "do" { "-c client_connection_check_interval=50" } else { "" });
            let mut client = client.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            let waits = "SELECT count(*) FROM pg_locks AS l JOIN pg_stat_activity AS a USING (pid) \
                         WHERE a.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted";
            wait_for(|| database.psql(waits) == "1");
            client.kill().unwrap();
            client.wait().unwrap();
            wait_for(|| database.psql(waits) == "0");
        });
        assert_eq!(history(&database), "1 a", "{format}");
        assert_eq!(database.psql("SELECT to_regclass('b') IS NULL"), "t");
        run(&database, &script).ends_with(0);
        assert_eq!(history(&database), "1 a,2 b");
        all_applied(&database, Some(&files));
    }
}

#[test]
fn a_mistake_takes_its_file_back_and_ends_the_script() {
    for format in FORMATS {
        let database = postgres().database();
        let files = folder(&[
            ("V1__a.sql", "CREATE TABLE a (id int);"),
            ("V2__b.sql", "CREATE TABLE b (id int);\n\nSELECT 1 FROM nowhere;"),
            ("V3__c.sql", "CREATE TABLE c (id int);"),
        ]);
        let script = script(format, Some(&files), &[]);
        // the line is the file's
        run(&database, &script).ends_with(3).says("LINE 3: SELECT 1 FROM nowhere");
        assert_eq!(history(&database), "1 a", "{format}");
        assert_eq!(database.psql("SELECT to_regclass('b') IS NULL AND to_regclass('c') IS NULL"), "t");
    }
}

#[test]
fn another_run_is_not_waited_for() {
    for format in FORMATS {
        let database = postgres().database();
        let script = script(format, None, &[]);
        let ran = while_locked(&database, KEY, || run(&database, &script));
        assert!(ran.stderr.contains("It is held by process "), "{}", ran.stderr);
        ran.ends_with(3).says("another run of migrations holds the lock; nothing was changed");
        assert!(is_untouched(&database), "{format}");
        run(&database, &script).ends_with(0);
    }
}

#[test]
fn authctl_waits_for_a_script() {
    let database = postgres().database();
    let files = folder(&[("V1__a.sql", "SET LOCAL lock_timeout = 0; SELECT pg_advisory_xact_lock(7);")]);
    for format in FORMATS {
        let script = script(format, Some(&files), &[]);
        while_locked(&database, "7", || {
            let (mut client, _folder) = client(&database, &script);
            let mut client = client.stderr(Stdio::null()).spawn().unwrap();
            wait_for(|| {
                database.psql(
                    "SELECT count(*) FROM pg_locks WHERE objid = 1835624306 AND granted \
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
                ) == "1"
            });
            let up =
                migrate("up", Some(&files)).on(&database).argument("--yes").argument("--lock-wait=100ms");
            up.run().ends_with(8);
            client.kill().unwrap();
            client.wait().unwrap();
        });
    }
}

#[test]
fn a_history_that_does_not_fit_the_files_is_refused_before_anything_is_changed() {
    let applied = [("V1__a.sql", "SELECT 1;"), ("V3__c.sql", "SELECT 3;")];
    for format in FORMATS {
        for wide in [false, true] {
            let database = postgres().database();
            if wide {
                make_wide_history(&database);
            }
            run(&database, &script(format, Some(&folder(&applied)), &[])).ends_with(0);
            for (files, said) in [
                (vec![("V1__a.sql", "SELECT 2;"), applied[1]], "V1__a.sql was changed after it was applied"),
                (vec![("V1__b.sql", "SELECT 1;"), applied[1]], "V1 was applied as `a`, but its file is "),
                (vec![applied[1]], "V1__a was applied, but there was no such file"),
                (
                    vec![applied[0], ("V2__b.sql", "SELECT 2;"), applied[1]],
                    "V2__b.sql was not applied, but V3 was",
                ),
            ] {
                let files = folder(&files);
                fs::write(files.path().join("V4__d.sql"), "CREATE TABLE d (id int);").unwrap();
                run(&database, &script(format, Some(&files), &[])).ends_with(3).says(said);
                assert_eq!(database.psql("SELECT to_regclass('d') IS NULL"), "t", "{said}");
                assert_eq!(history(&database), "1 a,3 c");
            }
        }
    }
}

#[test]
fn a_file_of_prefix_u_may_come_late() {
    for format in FORMATS {
        let database = postgres().database();
        let younger = ("V2__b.sql", "SELECT 2;");
        run(&database, &script(format, Some(&folder(&[younger])), &[])).ends_with(0);
        let files = folder(&[("U1__a.sql", "CREATE TABLE a (id int);"), younger]);
        run(&database, &script(format, Some(&files), &[])).ends_with(0);
        all_applied(&database, Some(&files));
        // an older script has nothing to say of younger migrations
        let older = folder(&[("U1__a.sql", "CREATE TABLE a (id int);")]);
        run(&database, &script(format, Some(&older), &[])).ends_with(0);
    }
}

/// A history as refinery makes it for wide versions, in a schema that is not the first of the search path.
fn make_wide_history(database: &Database<'_>) {
    database.psql("CREATE SCHEMA ops");
    database.psql(&format!("ALTER DATABASE {} SET search_path = public, ops", database.name()));
    database.psql(
        "CREATE TABLE ops.refinery_schema_history (version int8 PRIMARY KEY, name varchar(255), \
         applied_on varchar(255), checksum varchar(255))",
    );
}

#[test]
fn a_history_with_wide_versions_is_honoured_wherever_it_is() {
    let files =
        folder(&[("V1__a.sql", "SELECT 1;"), ("V20260101120000__wide.sql", "CREATE TABLE a (id int);")]);
    for format in FORMATS {
        let script = script(format, Some(&files), &[]);
        let there = postgres().database();
        make_wide_history(&there);
        let made = postgres().database();
        for database in [&there, &made] {
            run(database, &script).ends_with(0);
            run(database, &script).ends_with(0);
            all_applied(database, Some(&files));
        }
        assert_eq!(there.psql("SELECT to_regclass('public.refinery_schema_history') IS NULL"), "t");

        let narrow = postgres().database();
        run(&narrow, &self::script(format, None, &[])).ends_with(0);
        let other = folder(&[("V20260101120000__wide.sql", "CREATE TABLE a (id int);")]);
        let refused = run(&narrow, &self::script(format, Some(&other), &[])).ends_with(3);
        refused.says("version 20260101120000 does not fit the 32 bits of the history");
    }
}

#[test]
fn settings_of_one_file_reach_neither_the_history_nor_the_next() {
    let leak = "SELECT set_config('search_path', '', false); SET statement_timeout = '20ms'; SET lock_timeout = '7s'; \
                SET DateStyle = 'German'; CREATE TEMP TABLE a (id int); SET SESSION AUTHORIZATION pg_monitor;";
    let next = "CREATE TABLE a (id int); SELECT pg_sleep(0.05); \
                CREATE TABLE seen AS SELECT current_user AS role, current_setting('DateStyle') AS style; SET ROLE pg_monitor;";
    let files = folder(&[
        ("V1__leak.sql", leak),
        ("V2__a.sql", next),
        ("V3__b.sql", "CREATE TEMP TABLE a (id int);"),
    ]);
    for format in FORMATS {
        let database = postgres().database();
        let script =
            script(format, Some(&files), &[]) + "\nSELECT current_user, current_setting('search_path');";
        let ran = run(&database, &script).ends_with(0);
        assert!(ran.stdout.ends_with("postgres|\"$user\", public\n"), "{}", ran.stdout);
        assert_eq!(history(&database), "1 leak,2 a,3 b");
        assert_eq!(database.psql("SELECT to_regclass('public.a') IS NOT NULL"), "t");
        assert_eq!(database.psql("TABLE seen"), "postgres|ISO, MDY");
        all_applied(&database, Some(&files));
    }
}

#[test]
fn a_file_arrives_as_it_is() {
    let first = "CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN '$authctl$ :x :''x'' \\q'; END $$;\r\n\
                 CREATE TABLE \"größe\" AS SELECT 'a\\b;' AS slash, E'\\\\n\\'' AS escape, (ARRAY[1,2,3])[1:x] AS slice\r\n\
                 FROM (SELECT 2 AS x) AS two; SELECT $authctl_2$\n\\q\n$authctl_2$ -- the end of $authctl_3";
    let files =
        folder(&[("V1__größe.sql", first), ("V2__b.sql", "SELECT 1 AS one INTO selected -- the end")]);
    for format in FORMATS {
        let database = postgres().database();
        let (mut client, _folder) = client(&database, &script(format, Some(&files), &[]));
        // an operator's variable of that name is not written into the file, whose encoding is its own
        client.args(["-v", "x=1"]).env("PGCLIENTENCODING", if format == "psql" { "LATIN1" } else { "UTF8" });
        let output = client.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(database.psql("SELECT f()"), "$authctl$ :x :'x' \\q", "{format}");
        assert_eq!(database.psql("SELECT * FROM \"größe\", selected"), "a\\b;|\\n'|{1,2}|1");
        let source = database.psql("SELECT prosrc FROM pg_proc WHERE proname = 'f'");
        assert_eq!(source.trim(), "BEGIN RETURN '$authctl$ :x :''x'' \\q'; END");
        all_applied(&database, Some(&files));
    }
}

#[test]
fn what_an_operator_has_set_does_not_matter() {
    let database = postgres().database();
    let script = script("psql", None, &[]);
    run_with(&database, &script, &["-1"]).ends_with(3).says("each migration has a transaction of its own");
    assert!(is_untouched(&database));
    let careless = ["ON_ERROR_STOP=0", "AUTOCOMMIT=off", "ON_ERROR_ROLLBACK=on", "FETCH_COUNT=1"];
    let careless: Vec<_> = careless.iter().flat_map(|setting| ["-v", setting]).collect();
    run_with(&database, &script, &careless).ends_with(0);
    all_applied(&database, None);
}

#[test]
fn a_script_begins_behind_one_version_and_ends_with_another() {
    for format in FORMATS {
        let part = |arguments: &[&str]| script(format, None, arguments);
        let database = postgres().database();
        let later = part(&["--from", "2"]);
        run(&database, &later)
            .ends_with(3)
            .says("V2__user_sessions.sql was not applied, and the script begins behind");
        assert!(is_untouched(&database), "{format}");
        run(&database, &part(&["--from", "0", "--to", "2"])).ends_with(0);
        assert_eq!(history(&database), "1 initial_create,2 user_sessions");
        assert!(
            !later.contains("CREATE TABLE \"Users\"") && later.contains("CREATE TABLE \"VerificationCodes\"")
        );
        run(&database, &later).ends_with(0);
        all_applied(&database, None);
        // nothing lies behind the last one, and that is no mistake
        run(&database, &part(&["--from", "4"])).ends_with(0);
    }
    for (arguments, said) in [
        (["--from", "9", "--to", "4"], "give `--from` one of 0, 1, 2, 3, 4"),
        (["--from", "0", "--to", "9"], "give `--to` one of 1, 2, 3, 4"),
        (["--from", "3", "--to", "1"], "`--from 1 --to 3`"),
    ] {
        let refused = migrate("script", None);
        let refused = arguments.iter().fold(refused, Invocation::argument).run().ends_with(2);
        assert!(refused.stdout.is_empty() && refused.stderr.contains(said), "{}", refused.stderr);
    }
    let nothing = migrate("script", Some(&folder(&[]))).run().ends_with(2);
    assert!(nothing.stderr.contains("there are no migrations"), "{}", nothing.stderr);
}

#[test]
fn placeholders_are_filled_in_before() {
    let files = folder(&[("V1__a.sql", "COMMENT ON SCHEMA public IS '${words}';")]);
    let refused = migrate("script", Some(&files)).run().ends_with(2);
    assert!(refused.stderr.contains("V1__a.sql:1:30: no value is given for"), "{}", refused.stderr);
    for format in FORMATS {
        let database = postgres().database();
        run(&database, &script(format, Some(&files), &["--var", "words=of mine"])).ends_with(0);
        assert_eq!(database.psql("SELECT obj_description('public'::regnamespace)"), "of mine");
        all_applied(&database, Some(&files));
    }
}

/// Outside of a transaction: settings, a transaction, an index, and what may commit by itself.
const OUTSIDE: &str = "-- authctl: no-transaction\nSET search_path = ops; BEGIN; INSERT INTO big VALUES (2); \
                       INSERT INTO big VALUES (3); COMMIT;\nCREATE INDEX CONCURRENTLY IF NOT EXISTS \"I x\" ON big (id);\n\
                       VACUUM big; DO $$ BEGIN PERFORM 1; COMMIT; END $$ -- the end";

#[test]
fn psql_runs_files_outside_of_a_transaction() {
    let database = postgres().database();
    database.psql("CREATE SCHEMA ops; CREATE TABLE ops.big AS SELECT 1 AS id");
    let files = folder(&[("V1__a.sql", OUTSIDE), ("V2__b.sql", "CREATE TABLE b (id int);")]);
    let script = script("psql", Some(&files), &[]);
    run(&database, &script).ends_with(0);
    run(&database, &script).ends_with(0);
    all_applied(&database, Some(&files));
    assert_eq!(database.psql("SELECT count(*), to_regclass('public.b') IS NOT NULL FROM ops.big"), "3|t");
    let valid = "SELECT indisvalid FROM pg_index WHERE indexrelid = 'ops.\"I x\"'::regclass";
    assert_eq!(database.psql(valid), "t");
}

#[test]
fn an_index_that_a_stopped_build_has_left_is_built_anew() {
    let database = postgres().database();
    database.psql("CREATE TABLE big AS SELECT 1 AS id FROM generate_series(1, 2)");
    let text =
        "-- authctl: no-transaction\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS big_id ON big (id);";
    let files = folder(&[("V1__a.sql", text)]);
    let script = script("psql", Some(&files), &[]);
    assert!(script.contains("look at\n-- what is there"), "{script}");
    let valid = "SELECT indisvalid FROM pg_index WHERE indexrelid = 'big_id'::regclass";
    run(&database, &script).ends_with(3).says("could not create unique index");
    assert_eq!(database.psql(valid), "f");
    assert_eq!(database.psql("SELECT count(*) FROM refinery_schema_history"), "0");
    database.psql("DELETE FROM big WHERE ctid = '(0,1)'");
    run(&database, &script).ends_with(0);
    assert_eq!(database.psql(valid), "t");
    all_applied(&database, Some(&files));
}

#[test]
fn what_authctl_has_begun_is_left_to_authctl() {
    let database = postgres().database();
    let text =
        "-- authctl: no-transaction\nCREATE TABLE a (id int);\nCREATE INDEX CONCURRENTLY i ON nowhere (id);";
    let files = folder(&[("V1__a.sql", text)]);
    migrate("up", Some(&files)).on(&database).argument("--yes").run().ends_with(1);
    let ran = run(&database, &script("psql", Some(&files), &[])).ends_with(3);
    ran.says("authctl was stopped in the middle of a migration; nothing was changed");
}

#[test]
fn a_lock_that_a_file_gives_away_ends_the_script() {
    let database = postgres().database();
    let files = folder(&[
        ("V1__a.sql", "SELECT pg_advisory_unlock_all();"),
        ("V2__b.sql", "CREATE TABLE b (id int);"),
    ]);
    let script = script("psql", Some(&files), &[]);
    run(&database, &script).ends_with(3).says("the migration lock was lost");
    assert_eq!(history(&database), "1 a");
    assert_eq!(database.psql("SELECT to_regclass('b') IS NULL"), "t");
}

#[test]
fn a_block_refuses_what_it_cannot_hold() {
    for (text, said) in [
        (OUTSIDE, "V2__b.sql is run outside of a transaction, and a block is always in one"),
        ("SELECT 1;\n  SAVEPOINT a; ROLLBACK TO a;", "V2__b.sql:2:3: a block knows no savepoints"),
    ] {
        let files = folder(&[("V1__a.sql", "SELECT 1;"), ("V2__b.sql", text)]);
        let refused = migrate("script", Some(&files)).argument("--format=do").run().ends_with(2);
        assert!(refused.stdout.is_empty() && refused.stderr.contains(said), "{}", refused.stderr);
        assert!(refused.stderr.contains("--format psql"), "{}", refused.stderr);
        // what lies beyond the goal is nobody's business
        script("do", Some(&files), &["--to", "1"]);
    }
}

#[test]
fn machines_get_a_row_for_each_migration() {
    let files = folder(&[("V1__a.sql", "SELECT '${x}';"), ("V2__b.sql", OUTSIDE)]);
    let output = migrate("script", Some(&files)).argument("--var=x=1").argument("--output=json").run();
    let json = output.ends_with(0).json();
    assert_eq!(json["kind"], "migrate.script/1");
    let file = |name: &str| files.path().join(name).display().to_string();
    let row = |version: i64, name: &str, transaction: bool, sql: &str| {
        let file = file(&format!("V{version}__{name}.sql"));
        serde_json::json!({
            "version": version, "name": name, "file": file, "transaction": transaction, "sql": sql
        })
    };
    let rows = [row(1, "a", true, "SELECT '1';"), row(2, "b", false, OUTSIDE)];
    assert_eq!(json["data"], serde_json::json!(rows));
}
