//! Migrations on real servers: what is built, what is refused, and what survives a kill.

use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use tempfile::TempDir;

use crate::support::{Database, Invocation, authctl, postgres};

/// Both halves of the lock's key, as an operator finds them in `pg_locks`.
const KEY: &str = "1635087464, 1835624306";

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn migrate(verb: &str, database: &Database<'_>, folder: Option<&TempDir>) -> Invocation {
    let invocation = authctl(["migrate", verb]).on(database);
    let invocation = if verb == "up" { invocation.argument("--yes") } else { invocation };
    match folder {
        Some(folder) => invocation
            .argument("--set")
            .argument(format!("migrations.folder={}", folder.path().display()))
            .redact(folder.path().to_str().unwrap(), "folder"),
        None => invocation,
    }
}

/// A session that has run `sql` and stays open until it is dropped.
struct Session(Child);

impl Session {
    fn after(database: &Database<'_>, sql: &str, is_there: &str) -> Self {
        let mut client = database.server().client(database.name());
        let mortal = "SET client_connection_check_interval = '50ms'";
        client
            .args(["-c", mortal, "-c", sql, "-c", "SELECT pg_sleep(60)"])
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let session = Self(client.spawn().unwrap());
        wait_for(|| database.psql(is_there) == "t");
        session
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

fn wait_for(mut condition: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !condition() {
        assert!(begin.elapsed() < Duration::from_secs(20), "it did not come to pass");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Everything in the schemas of ours, in words; the history itself aside.
fn catalog(database: &Database<'_>) -> String {
    database.psql(
        "SELECT concat_ws(' ', table_schema, table_name, column_name, data_type, \
                character_maximum_length, is_nullable, column_default) AS line \
         FROM information_schema.columns \
         WHERE table_schema IN ('public', 'authctl') AND table_name <> 'refinery_schema_history' \
         UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) \
         FROM pg_constraint WHERE connamespace::regnamespace::text IN ('public', 'authctl') \
            AND conname <> 'refinery_schema_history_pkey' \
         UNION ALL SELECT indexdef FROM pg_indexes \
         WHERE schemaname IN ('public', 'authctl') AND tablename <> 'refinery_schema_history' \
         UNION ALL SELECT nspname::text FROM pg_namespace WHERE nspname = 'authctl' ORDER BY line",
    )
}

fn history(database: &Database<'_>) -> String {
    database
        .psql("SELECT string_agg(version || ' ' || name, ',' ORDER BY version) FROM refinery_schema_history")
}

#[test]
fn what_is_built_is_what_ef_core_made() {
    let database = postgres().database();
    migrate("up", &database, None).run().ends_with(0);
    let catalog = catalog(&database);
    for line in [
        "public Users Id uuid NO",
        "public Users Email character varying 255 NO",
        "public Users PasswordHash text YES",
        "public Users EmailVerified boolean NO",
        "public Users CreatedAt timestamp with time zone NO",
        "public Users UpdatedAt timestamp with time zone NO",
        "\"Users\" PK_Users PRIMARY KEY (\"Id\")",
        "CREATE UNIQUE INDEX \"IX_Users_Email\" ON public.\"Users\" USING btree (\"Email\")",
        "public UserSessions Id uuid NO",
        "public UserSessions UserId uuid NO",
        "public UserSessions SessionToken text NO",
        "public UserSessions ExpiresAt timestamp with time zone NO",
        "public UserSessions IpAddress text YES",
        "public UserSessions UserAgent text YES",
        "\"UserSessions\" PK_UserSessions PRIMARY KEY (\"Id\")",
        "\"UserSessions\" FK_UserSessions_Users_UserId FOREIGN KEY (\"UserId\") REFERENCES \"Users\"(\"Id\") ON DELETE CASCADE",
        "CREATE INDEX \"IX_UserSessions_UserId\" ON public.\"UserSessions\" USING btree (\"UserId\")",
        "CREATE UNIQUE INDEX \"IX_UserSessions_SessionToken\" ON public.\"UserSessions\" USING btree (\"SessionToken\")",
        "CREATE INDEX \"IX_UserSessions_ExpiresAt\" ON public.\"UserSessions\" USING btree (\"ExpiresAt\")",
        "public VerificationCodes ConsumedAt timestamp with time zone YES",
        "\"VerificationCodes\" FK_VerificationCodes_Users_UserId FOREIGN KEY (\"UserId\") REFERENCES \"Users\"(\"Id\") ON DELETE CASCADE",
        "authctl audit_log occurred_at timestamp with time zone NO",
        "authctl.audit_log audit_log_outcome_check CHECK ((outcome = ANY (ARRAY['begun'::text, 'done'::text, 'failed'::text])))",
    ] {
        assert!(catalog.lines().any(|found| found == line), "{line}\nis not in\n{catalog}");
    }
    let tables: Vec<_> = catalog.lines().filter(|line| line.starts_with("public Users ")).collect();
    assert_eq!(tables.len(), 6, "a column too many");
}

#[test]
fn the_way_back_takes_everything_back() {
    let database = postgres().database();
    let before = catalog(&database);
    migrate("up", &database, None).run().ends_with(0);
    let built = catalog(&database);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/down");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files.iter().rev() {
        database.psql(&fs::read_to_string(file).unwrap());
    }
    assert_eq!(catalog(&database), before);
    database.psql("DELETE FROM refinery_schema_history");
    migrate("up", &database, None).run().ends_with(0);
    assert_eq!(catalog(&database), built);
}

/// What refinery's own runner applies to the database.
fn refinery_run(database: &Database<'_>) -> Vec<String> {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let (mut client, connection) =
            tokio_postgres::connect(&database.url(), tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
        let migrations = refinery::load_sql_migrations(folder).unwrap();
        let report = refinery::Runner::new(&migrations).run_async(&mut client).await.unwrap();
        report.applied_migrations().iter().map(ToString::to_string).collect()
    })
}

#[test]
fn refinery_and_authctl_read_each_others_history() {
    let ours_first = postgres().database();
    migrate("up", &ours_first, None).run().ends_with(0);
    assert_eq!(refinery_run(&ours_first), Vec::<String>::new());

    let theirs_first = postgres().database();
    assert_eq!(refinery_run(&theirs_first).len(), 4);
    let output = migrate("up", &theirs_first, None).run().ends_with(0);
    assert!(output.stderr.contains("Nothing to do."), "{}", output.stderr);
    assert_eq!(catalog(&ours_first), catalog(&theirs_first));
}

#[test]
fn a_history_with_wide_versions_is_honoured() {
    let database = postgres().database();
    database.psql(
        "CREATE TABLE refinery_schema_history (version int8 PRIMARY KEY, name varchar(255), \
         applied_on varchar(255), checksum varchar(255))",
    );
    let files = folder(&[("V20260101120000__wide.sql", "CREATE TABLE a (id int);")]);
    migrate("up", &database, Some(&files)).run().ends_with(0);
    migrate("status", &database, Some(&files)).argument("--fail-on-pending").run().ends_with(0);

    let narrow = postgres().database();
    let output = migrate("up", &narrow, Some(&files)).run().ends_with(2);
    assert!(output.stderr.contains("does not fit the 32 bits of the history"), "{}", output.stderr);
}

#[test]
fn eight_runners_on_an_empty_database_all_succeed() {
    let database = postgres().database();
    let runners: Vec<_> = (0..8).map(|_| migrate("up", &database, None).spawn()).collect();
    for runner in runners {
        runner.wait().ends_with(0);
    }
    assert_eq!(history(&database), "1 initial_create,2 user_sessions,3 verification_codes,4 audit_log");
}

#[test]
fn a_kill_in_the_middle_heals_with_the_next_run() {
    let database = postgres().database();
    let files = folder(&[
        ("V1__a.sql", "CREATE TABLE a (id int);"),
        ("V2__b.sql", "CREATE TABLE b (id int); SELECT pg_advisory_xact_lock(7); CREATE TABLE c (id int);"),
    ]);
    let gate = Session::after(
        &database,
        "SELECT pg_advisory_lock(7)",
        "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = 7 AND granted)",
    );
    let mut run = migrate("up", &database, Some(&files)).argument("--lock-timeout").argument("60s").spawn();
    wait_for(|| {
        database.psql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") == "1"
    });
    run.signal(Signal::SIGKILL);
    assert_eq!(run.wait().code, -9);
    // the server notices by itself that nobody is there any more, and gives the lock back
    wait_for(|| {
        database.psql("SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'authctl/migrate%' AND datname = current_database()") == "0"
    });
    assert_eq!(history(&database), "1 a");
    assert_eq!(database.psql("SELECT to_regclass('b') IS NULL"), "t");
    drop(gate);
    migrate("up", &database, Some(&files)).run().ends_with(0);
    assert_eq!(history(&database), "1 a,2 b");
    assert_eq!(database.psql("SELECT to_regclass('c') IS NOT NULL"), "t");
}

#[test]
fn a_held_lock_names_its_holder_and_ends_with_8() {
    let database = postgres().database();
    let _holder = Session::after(
        &database,
        &format!("SELECT pg_advisory_lock({KEY})"),
        "SELECT EXISTS (SELECT 1 FROM pg_locks AS l JOIN pg_database AS d ON d.oid = l.database \
         WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.granted)",
    );
    let output = migrate("up", &database, None).argument("--lock-wait").argument("300ms").run().ends_with(8);
    assert!(
        output.stderr.contains("another run of migrations held the lock for all of 300.0ms"),
        "{}",
        output.stderr
    );
    assert!(output.stderr.contains("(psql, role postgres, from 127.0.0.1"), "{}", output.stderr);
    assert_eq!(database.psql("SELECT to_regclass('refinery_schema_history') IS NULL"), "t");
}

#[test]
fn a_busy_table_is_tried_again_and_the_one_in_the_way_is_named() {
    let database = postgres().database();
    database.psql("CREATE TABLE busy (id int)");
    let files = folder(&[("V1__widen.sql", "ALTER TABLE busy ADD COLUMN name text;")]);
    let mut client = database.server().client(database.name());
    client.args(["-c", "BEGIN; LOCK TABLE busy IN ACCESS SHARE MODE; SELECT pg_sleep(2)"]);
    let mut holder = client.stdout(Stdio::null()).spawn().unwrap();
    wait_for(|| database.psql("SELECT count(*) > 0 FROM pg_locks WHERE relation = 'busy'::regclass") == "t");
    let output = migrate("up", &database, Some(&files)).argument("--lock-timeout").argument("500ms").run();
    holder.wait().unwrap();
    let output = output.ends_with(0);
    assert!(output.stderr.contains("did not get its lock; retry 1 of 20."), "{}", output.stderr);
    assert!(output.stderr.contains("(psql, role postgres, active"), "{}", output.stderr);
    assert_eq!(history(&database), "1 widen");
}

#[test]
fn a_mistake_is_shown_at_its_place_in_the_file() {
    let database = postgres().database();
    let files = folder(&[
        ("V1__a.sql", "CREATE TABLE a (id int);"),
        ("V2__b.sql", "CREATE TABLE b (id int);\n-- ü\nALTER TABLE  nowhere ADD COLUMN x int;\n"),
    ]);
    let output = migrate("up", &database, Some(&files)).run().ends_with(9);
    assert!(
        output.stderr.contains("V2__b.sql, statement 2: relation \"nowhere\" does not exist (42P01)"),
        "{}",
        output.stderr
    );
    assert!(output.stderr.contains("V1__a was applied"), "{}", output.stderr);
    assert_eq!(history(&database), "1 a");
    assert_eq!(database.psql("SELECT to_regclass('b') IS NULL"), "t");
    fs::write(files.path().join("V2__b.sql"), "CREATE TABLE b (id int);\nSELECT 1 FRM b;\n").unwrap();
    let output = migrate("up", &database, Some(&files)).run().ends_with(1);
    assert!(
        output.stderr.contains("V2__b.sql:2:14: syntax error at or near \"b\" (42601)"),
        "{}",
        output.stderr
    );
    assert!(output.stderr.contains("line 2 is: SELECT 1 FRM b;"), "{}", output.stderr);
    fs::write(files.path().join("V2__b.sql"), "CREATE TABLE b (id int);").unwrap();
    migrate("up", &database, Some(&files)).run().ends_with(0);
    assert_eq!(history(&database), "1 a,2 b");
}

#[test]
fn a_file_that_commits_is_found_out() {
    let database = postgres().database();
    let files = folder(&[("V1__a.sql", "CREATE TABLE a (id int); COMMIT; CREATE TABLE b (id int);")]);
    let output = migrate("up", &database, Some(&files)).run().ends_with(9);
    assert!(output.stderr.contains("V1__a.sql ended the transaction it runs in"), "{}", output.stderr);
    assert_eq!(history(&database), "");
}

#[test]
fn a_file_that_commits_and_then_fails_is_not_said_to_be_rolled_back() {
    for text in [
        "CREATE TABLE a (id int); COMMIT; SELECT 1/0;",
        "ROLLBACK; BEGIN; CREATE TABLE a (id int); COMMIT; SELECT 1/0;",
    ] {
        let database = postgres().database();
        let files = folder(&[("V1__a.sql", text)]);
        let output = migrate("up", &database, Some(&files)).run().ends_with(9);
        assert!(output.stderr.contains("ended the transaction it runs in"), "{}", output.stderr);
        assert!(output.stderr.contains("division by zero"), "{}", output.stderr);
        assert!(!output.stderr.contains("rolled back as a whole"), "{}", output.stderr);
        assert_eq!(database.psql("SELECT count(*) FROM a"), "0");
    }
}

#[test]
fn a_file_may_go_on_as_another_role() {
    let database = postgres().database();
    let text = "CREATE TABLE a (id int); SET ROLE pg_monitor;";
    migrate("up", &database, Some(&folder(&[("V1__a.sql", text)]))).run().ends_with(0);
    assert_eq!(database.psql("SELECT count(*) FROM refinery_schema_history"), "1");
}

#[test]
fn commands_of_psql_and_exchanges_of_data_are_named() {
    let database = postgres().database();
    for (text, words) in [
        ("\\i other.sql", "it belongs to psql"),
        ("CREATE TABLE a (id int); COPY a TO STDOUT;", "out of the file: INSERT does that here"),
        ("CREATE TABLE a (id int); COPY a FROM STDIN;", "out of the file: INSERT does that here"),
        ("DROP TABLE refinery_schema_history;", "ran, but cannot be recorded"),
    ] {
        let files = folder(&[("V1__a.sql", text)]);
        let output = migrate("up", &database, Some(&files)).run().ends_with(1);
        assert!(output.stderr.contains(words), "{}", output.stderr);
        assert!(output.stderr.contains("rolled back as a whole"), "{}", output.stderr);
    }
}

#[test]
fn what_never_ends_is_no_migration() {
    let database = postgres().database();
    let files = folder(&[]);
    std::os::unix::fs::symlink("/dev/zero", files.path().join("V1__zero.sql")).unwrap();
    fs::File::create(files.path().join("V2__huge.sql")).unwrap().set_len(1 << 40).unwrap();
    let output = migrate("status", &database, Some(&files)).run().ends_with(2);
    for words in ["it is no ordinary file", "it holds 1.0 TiB, more than the 64 MiB"] {
        assert!(output.stderr.contains(words), "{}", output.stderr);
    }
}

#[test]
fn nothing_is_said_of_versions_beyond_the_goal() {
    let database = postgres().database();
    let files = folder(&[("V1__a.sql", "SELECT 1"), ("V2__b.sql", "SELECT 2")]);
    let up = || migrate("up", &database, Some(&files)).argument("--to").argument("1");
    up().run().ends_with(0);
    let output = up().run().ends_with(0);
    let said = output.stdout + &output.stderr;
    assert!(!said.contains("Every migration is applied"), "{said}");
}

#[test]
fn settings_of_one_file_do_not_reach_the_next() {
    let database = postgres().database();
    let leak =
        "SELECT set_config('search_path', '', false); SET statement_timeout = '1ms'; SET ROLE pg_monitor;";
    let files =
        folder(&[("V1__leak.sql", leak), ("V2__a.sql", "CREATE TABLE a (id int); SELECT pg_sleep(0.05);")]);
    migrate("up", &database, Some(&files)).run().ends_with(0);
    assert_eq!(history(&database), "1 leak,2 a");
    assert_eq!(database.psql("SELECT to_regclass('public.a') IS NOT NULL"), "t");
}

#[test]
fn doubtful_files_are_refused_with_their_fix() {
    let database = postgres().database();
    for (name, text, said) in [
        (
            "v2__b.sql",
            "SELECT 1",
            "v2__b.sql: the name is not V<number>__<name>.sql; rename it to `V2__b.sql`",
        ),
        ("V1__other.sql", "SELECT 1", "both are version 1; give the younger one version 2"),
        ("V2__b.sql", " \n", "V2__b.sql: it is empty"),
        ("V2__b.sql", "\u{feff}SELECT 1", "byte order mark"),
        ("V2__b.sql", "SELECT\n\0", "line 2 holds a NUL byte"),
        ("V99999999999999999999__b.sql", "SELECT 1", "does not fit 64 bits"),
    ] {
        let files = folder(&[("V1__a.sql", "SELECT 1"), (name, text)]);
        for verb in ["status", "up"] {
            let output = migrate(verb, &database, Some(&files)).run().ends_with(2);
            assert!(output.stderr.contains(said), "{}", output.stderr);
        }
    }
    let files = folder(&[]);
    fs::write(files.path().join("V1__a.sql"), b"SELECT 1;\n\xff").unwrap();
    let output = migrate("status", &database, Some(&files)).run().ends_with(2);
    assert!(output.stderr.contains("line 2 is not UTF-8"), "{}", output.stderr);
    drop(files);
    let output =
        authctl(["migrate", "status", "--set", "migrations.folder=nowhere"]).on(&database).run().ends_with(2);
    assert!(output.stderr.contains("cannot read the migration folder `nowhere`"), "{}", output.stderr);
}

#[test]
fn files_that_contradict_the_history_end_with_8() {
    let database = postgres().database();
    let two = [("V1__a.sql", "SELECT 1;"), ("V3__c.sql", "SELECT 3;")];
    migrate("up", &database, Some(&folder(&two))).run().ends_with(0);
    for (files, state, said) in [
        (
            vec![("V1__a.sql", "SELECT 1; "), two[1]],
            "divergent",
            "V1__a.sql was changed after it was applied",
        ),
        (vec![two[1]], "missing", "V1__a was applied, but there is no such file"),
        (
            vec![two[0], two[1], ("V2__b.sql", "SELECT 2")],
            "out_of_order",
            "V2__b.sql was not applied, but V3 was",
        ),
    ] {
        let files = folder(&files);
        let status = migrate("status", &database, Some(&files)).argument("--output=json").run().ends_with(8);
        let json = status.json();
        assert!(json["data"].as_array().unwrap().iter().any(|row| row["state"] == state), "{json}");
        let output = migrate("up", &database, Some(&files)).run().ends_with(8);
        assert!(output.stderr.contains(said), "{}", output.stderr);
    }
}

#[test]
fn looking_changes_nothing() {
    let database = postgres().database();
    let output = authctl(["migrate", "up", "--dry-run"]).on(&database).run().ends_with(0);
    assert!(output.stdout.contains("initial_create"), "{}", output.stdout);
    migrate("status", &database, None).argument("--fail-on-pending").run().ends_with(3);
    migrate("status", &database, None).run().ends_with(0);
    assert_eq!(database.psql("SELECT to_regclass('refinery_schema_history') IS NULL"), "t");
    let output = migrate("up", &database, None).argument("--to").argument("9").run().ends_with(2);
    assert!(output.stderr.contains("no migration has version 9"), "{}", output.stderr);
    migrate("up", &database, None).argument("--to").argument("2").run().ends_with(0);
    assert_eq!(history(&database), "1 initial_create,2 user_sessions");
}

#[test]
fn a_role_that_may_only_read_sees_the_status() {
    let database = postgres().database();
    migrate("up", &database, None).run().ends_with(0);
    let role = format!("reader_{}", database.name());
    database.psql(&format!("CREATE ROLE {role} LOGIN PASSWORD 'read-only'"));
    let look = || {
        let status = migrate("status", &database, None);
        status.env("DATABASE_USER", &role).env("DATABASE_PASSWORD", "read-only").run()
    };
    let denied = look().ends_with(6);
    assert!(
        denied.stderr.contains("GRANT SELECT ON \"public\".\"refinery_schema_history\""),
        "{}",
        denied.stderr
    );
    database.psql(&format!("GRANT SELECT ON refinery_schema_history TO {role}"));
    let seen = look().ends_with(0);
    database.psql(&format!("DROP OWNED BY {role}; DROP ROLE {role}"));
    assert!(seen.stdout.contains("audit_log"), "{}", seen.stdout);
}
