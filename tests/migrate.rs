//! Migrations on real servers: what is built, what is refused, and what survives a kill.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use nix::sys::signal::Signal;

use crate::support::{
    Database, Session, authctl, folder, history, migrate, postgres, postgres_with, wait_for,
};

/// Both halves of the lock's key, as an operator finds them in `pg_locks`.
const KEY: &str = "1635087464, 1835624306";

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

    let fresh = postgres().database();
    migrate("up", &fresh, Some(&files)).run().ends_with(0);
    let wide = "SELECT format_type(atttypid, NULL) FROM pg_attribute \
                WHERE attrelid = 'refinery_schema_history'::regclass AND attname = 'version'";
    assert_eq!(fresh.psql(wide), "bigint");
    migrate("verify", &fresh, Some(&files)).run().ends_with(0);

    let narrow = postgres().database();
    migrate("up", &narrow, Some(&folder(&[("V1__a.sql", "SELECT 1")]))).run().ends_with(0);
    let output = migrate("up", &narrow, Some(&files)).run().ends_with(2);
    assert!(output.stderr.contains("does not fit the 32 bits of the history"), "{}", output.stderr);
}

#[test]
fn thirty_two_runners_on_an_empty_database_all_succeed() {
    let database = postgres().database();
    let runners: Vec<_> = (0..32).map(|_| migrate("up", &database, None).spawn()).collect();
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
        output.stderr.contains("V2__b.sql:3:1: relation \"nowhere\" does not exist (42P01)"),
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
    assert!(output.stderr.contains("    2 | SELECT 1 FRM b;\n      |              ^\n"), "{}", output.stderr);
    fs::write(files.path().join("V2__b.sql"), "CREATE TABLE b (id int);").unwrap();
    migrate("up", &database, Some(&files)).run().ends_with(0);
    assert_eq!(history(&database), "1 a,2 b");
}

#[test]
fn a_file_that_commits_is_refused_before_it_is_begun() {
    let database = postgres().database();
    let files = folder(&[("V1__a.sql", "CREATE TABLE a (id int);\n  COMMIT; CREATE TABLE b (id int);")]);
    let output = migrate("up", &database, Some(&files)).run().ends_with(2);
    assert!(output.stderr.contains("V1__a.sql:2:3: this begins or ends a transaction"), "{}", output.stderr);
    assert!(
        output.stderr.contains("    2 |   COMMIT; CREATE TABLE b (id int);\n      |   ^\n"),
        "{}",
        output.stderr
    );
    assert_eq!(
        database.psql("SELECT to_regclass('a') IS NULL AND to_regclass('refinery_schema_history') IS NULL"),
        "t"
    );
}

#[test]
fn a_file_may_go_on_as_another_role() {
    let database = postgres().database();
    let text = "CREATE TABLE a (id int); SET ROLE pg_monitor;";
    migrate("up", &database, Some(&folder(&[("V1__a.sql", text)]))).run().ends_with(0);
    assert_eq!(database.psql("SELECT count(*) FROM refinery_schema_history"), "1");
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
fn files_that_contradict_the_history_end_with_8() {
    let database = postgres().database();
    let two = [("V1__a.sql", "SELECT 1;"), ("V3__c.sql", "SELECT 3;")];
    migrate("up", &database, Some(&folder(&two))).run().ends_with(0);
    for (files, state, said) in [
        (vec![("V1__a.sql", "SELECT 2;"), two[1]], "divergent", "V1__a.sql was changed after it was applied"),
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
    let files = folder(&[("V9__a.sql", "CREATE TABLE a (id int);")]);
    database.psql("DELETE FROM refinery_schema_history");
    let dry = migrate("up", &database, Some(&files)).argument("--dry-run");
    dry.env("DATABASE_USER", &role).env("DATABASE_PASSWORD", "read-only").run().ends_with(0);
    database.psql(&format!("DROP OWNED BY {role}; DROP ROLE {role}"));
    assert!(seen.stdout.contains("audit_log"), "{}", seen.stdout);
}

#[test]
fn what_a_file_leaves_in_the_session_is_told() {
    let database = postgres().database();
    let files = folder(&[
        ("V1__a.sql", "SET work_mem = '8MB'; SELECT set_config('jit', 'off', false); SET LOCAL geqo = off;"),
        ("V2__b.sql", "SELECT 1;"),
    ]);
    let output = migrate("up", &database, Some(&files)).run().ends_with(0);
    assert!(
        output.stderr.contains(
            "V1__a.sql left 2 settings of the session changed, reset before anything else: jit, work_mem."
        ),
        "{}",
        output.stderr
    );
    assert_eq!(output.stderr.matches("settings").count(), 1, "{}", output.stderr);
}

#[test]
fn an_autovacuum_gives_way() {
    let server = postgres_with(&[
        ("autovacuum_naptime", "1s"),
        ("autovacuum_vacuum_cost_delay", "100ms"),
        ("autovacuum_vacuum_cost_limit", "1"),
    ]);
    let database = server.database();
    database.psql("CREATE TABLE a AS SELECT i AS id, repeat('x', 200) AS text FROM generate_series(1, 50000) i; DELETE FROM a WHERE id % 2 = 0");
    let vacuumed = "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE backend_type = 'autovacuum worker' AND query LIKE '%public.a%')";
    wait_for(|| database.psql(vacuumed) == "t");
    let files = folder(&[("V1__a.sql", "ALTER TABLE a ADD COLUMN b int;")]);
    let output = migrate("up", &database, Some(&files)).run().ends_with(0);
    assert!(!output.stderr.contains("retry"), "{}", output.stderr);
}

#[test]
fn an_interruption_ends_the_run_behind_the_file_it_is_at() {
    let database = postgres().database();
    let names: Vec<_> = (1..=300)
        .map(|n| (format!("V{n}__t.sql"), format!("CREATE TABLE t{n} (i int); SELECT pg_sleep(0.01);")))
        .collect();
    let files: Vec<_> = names.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let files = folder(&files);
    let mut run = migrate("up", &database, Some(&files)).spawn();
    wait_for(|| database.psql("SELECT count(*) >= 5 FROM pg_class WHERE relname ~ '^t[0-9]+$'") == "t");
    run.signal(Signal::SIGINT);
    let output = run.wait().ends_with(130);
    assert!(output.stderr.contains("done before: V1__t was applied"), "{}", output.stderr);
    let applied: usize = database.psql("SELECT count(*) FROM refinery_schema_history").parse().unwrap();
    assert!(applied < 150, "{applied} of 300 were applied");
    migrate("up", &database, Some(&files)).run().ends_with(0);
    assert_eq!(database.psql("SELECT count(*) FROM refinery_schema_history"), "300");
}

#[test]
fn a_search_path_that_leads_past_the_history_is_noticed() {
    let database = postgres().database();
    let files = folder(&[("V1__a.sql", "CREATE TABLE IF NOT EXISTS a (id int); INSERT INTO a VALUES (1);")]);
    migrate("up", &database, Some(&files)).run().ends_with(0);
    database.psql(&format!("CREATE SCHEMA app; ALTER DATABASE {} SET search_path = app", database.name()));
    let output = migrate("up", &database, Some(&files)).run().ends_with(8);
    assert!(output.stderr.contains("V1__a is recorded in schema public"), "{}", output.stderr);
    let other = folder(&[("V1__b.sql", "CREATE TABLE b (id int);")]);
    migrate("up", &database, Some(&other)).run().ends_with(0);
    assert_eq!(database.psql("SELECT to_regclass('app.b') IS NOT NULL"), "t");
}

#[test]
fn a_table_of_the_session_does_not_hide_one_that_stays() {
    let database = postgres().database();
    let files = folder(&[
        ("V1__a.sql", "CREATE TABLE acct (id int);"),
        ("V2__b.sql", "CREATE TABLE pg_temp.acct (id int);"),
        ("V3__c.sql", "INSERT INTO acct VALUES (42);"),
    ]);
    migrate("up", &database, Some(&files)).run().ends_with(0);
    assert_eq!(database.psql("SELECT id FROM acct"), "42");
}

#[test]
fn a_time_out_of_the_file_is_no_interruption() {
    let database = postgres().database();
    let files = folder(&[("V1__a.sql", "SET LOCAL statement_timeout = '50ms';\nSELECT pg_sleep(5);")]);
    let output = migrate("up", &database, Some(&files)).run().ends_with(1);
    assert!(
        output.stderr.contains("V1__a.sql:2:1: canceling statement due to statement timeout"),
        "{}",
        output.stderr
    );
    let refused =
        migrate("up", &database, Some(&files)).argument("--lock-timeout").argument("30d").run().ends_with(1);
    assert!(refused.stderr.contains("V1__a.sql is not begun"), "{}", refused.stderr);
}
