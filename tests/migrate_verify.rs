//! Files, history and database compared; histories repaired and begun where the comparison agrees, and not
//! otherwise.

use std::fs;

use nix::sys::signal::Signal;
use serde_json::Value as Json;
use tempfile::TempDir;

use crate::support::{
    Database, Postgres, authctl, dump, folder, history, migrate, postgres, postgres_with, wait_for,
};

const TWO: &[(&str, &str)] = &[
    ("V1__a.sql", "CREATE TABLE a (id int PRIMARY KEY, name text NOT NULL);\n"),
    ("V2__b.sql", "CREATE TABLE b (id int REFERENCES a);\nCREATE INDEX b_id ON b (id);\n"),
];

fn applied(files: &TempDir) -> Database<'static> {
    applied_on(postgres(), files)
}

fn applied_on<'a>(server: &'a Postgres, files: &TempDir) -> Database<'a> {
    let database = server.database();
    migrate("up", &database, Some(files)).run().ends_with(0);
    database
}

fn findings(database: &Database<'_>, files: &TempDir, code: i32) -> Vec<(String, String)> {
    let json = migrate("verify", database, Some(files)).argument("-ojson").run().ends_with(code).json();
    let text = |finding: &Json, key: &str| finding[key].as_str().unwrap().to_owned();
    let finding = |finding: &Json| (text(finding, "check"), text(finding, "subject"));
    json["data"].as_array().unwrap().iter().map(finding).collect()
}

fn found(check: &str, subject: &str) -> (String, String) {
    (check.to_owned(), subject.to_owned())
}

fn no_scratch_is_left(database: &Database<'_>) {
    let idle = "SELECT count(*) FROM pg_database AS d WHERE datname LIKE 'authctl_scratch%' \
                AND NOT EXISTS (SELECT 1 FROM pg_stat_activity AS a WHERE a.datid = d.oid)";
    wait_for(|| database.psql(idle) == "0");
}

#[test]
fn what_agrees_is_said_to_agree() {
    let files = folder(TWO);
    let database = applied(&files);
    let output = migrate("verify", &database, Some(&files)).run().ends_with(0);
    assert!(output.stdout.contains("Files and history agree, and so do the"), "{}", output.stdout);
    let output = migrate("verify", &database, Some(&files)).argument("--history-only").run().ends_with(0);
    assert!(output.stderr.contains("The database itself was not compared"), "{}", output.stderr);
    no_scratch_is_left(&database);
}

#[test]
fn init_and_seeded_rows_are_no_drift() {
    let database = postgres().database();
    let role = format!("app_{}", database.name());
    let init = || {
        authctl(["init", "--yes", "--set", &format!("postgres.application_role={role}")])
            .on(&database)
            .env("DATABASE_APPLICATION_PASSWORD", "not-guessed-9")
    };
    init().run();
    migrate("up", &database, None).run().ends_with(0);
    init().run();
    authctl(["seed", "--users", "10", "--stores", "postgres", "--yes"]).on(&database).run().ends_with(0);
    let output = migrate("verify", &database, None).run();
    database.psql(&format!("DROP OWNED BY {role}; DROP ROLE {role}"));
    let output = output.ends_with(0);
    assert!(output.stderr.contains("which is no drift"), "{}", output.stderr);
}

#[test]
fn every_drift_is_named_by_its_object() {
    let files = folder(TWO);
    let database = applied(&files);
    for (change, back, expected) in [
        (
            "ALTER TABLE a ADD phone text",
            "ALTER TABLE a DROP phone",
            ("drift.unexpected", "column public.a.phone"),
        ),
        ("DROP INDEX b_id", "CREATE INDEX b_id ON b (id)", ("drift.missing", "index public.b_id")),
        (
            "ALTER TABLE a ALTER name DROP NOT NULL",
            "ALTER TABLE a ALTER name SET NOT NULL",
            ("drift.changed", "column public.a.name"),
        ),
        ("CREATE TABLE by_hand (id int)", "DROP TABLE by_hand", ("drift.unexpected", "table public.by_hand")),
        (
            "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "DROP FUNCTION f()",
            ("drift.unexpected", "function public.f()"),
        ),
    ] {
        database.psql(change);
        assert_eq!(findings(&database, &files, 3), [found(expected.0, expected.1)], "{change}");
        database.psql(back);
    }
    assert_eq!(findings(&database, &files, 0), []);
}

#[test]
fn contradictions_of_the_history_end_with_8() {
    let files = folder(TWO);
    let database = applied(&files);
    fs::write(files.path().join("V1__a.sql"), "CREATE TABLE a (id int PRIMARY KEY, name text);\n").unwrap();
    assert_eq!(
        findings(&database, &files, 8),
        [found("history.divergent", "V1__a"), found("drift.changed", "column public.a.name")]
    );
    fs::remove_file(files.path().join("V1__a.sql")).unwrap();
    let output = migrate("verify", &database, Some(&files)).run().ends_with(8);
    assert!(output.stdout.contains("history.missing"), "{}", output.stdout);
    assert!(output.stdout.contains("relation \"a\" does not exist"), "{}", output.stdout);
}

#[test]
fn other_line_ends_are_told_and_repaired_without_a_comparison() {
    let files = folder(TWO);
    let database = applied(&files);
    database.psql("CREATE TABLE by_hand (id int)");
    fs::write(files.path().join("V1__a.sql"), TWO[0].1.replace('\n', "\r\n")).unwrap();
    let output = migrate("up", &database, Some(&files)).run().ends_with(0);
    assert!(output.stderr.contains("in the ends of its lines only"), "{}", output.stderr);
    let output = migrate("repair", &database, Some(&files)).run().ends_with(0);
    assert!(output.stdout.contains("restamped"), "{}", output.stdout);
    assert!(!output.stderr.contains("scratch"), "{}", output.stderr);
    let output = migrate("status", &database, Some(&files)).run().ends_with(0);
    assert_eq!(output.stderr, "");
}

#[test]
fn a_changed_file_is_recorded_only_where_the_database_agrees() {
    let files = folder(TWO);
    let database = applied(&files);
    let commented = "-- who they are\nCREATE TABLE a (id int PRIMARY KEY, name text NOT NULL);\n";
    fs::write(files.path().join("V1__a.sql"), commented.replace("text NOT NULL", "text")).unwrap();
    let before = database.psql("SELECT * FROM refinery_schema_history");
    let output = migrate("repair", &database, Some(&files)).run().ends_with(8);
    assert!(
        output
            .stderr
            .contains("1 difference between the database and what the files build; nothing was recorded"),
        "{}",
        output.stderr
    );
    assert!(output.stderr.contains("column public.a.name"), "{}", output.stderr);
    assert_eq!(database.psql("SELECT * FROM refinery_schema_history"), before);
    fs::write(files.path().join("V1__a.sql"), commented).unwrap();
    migrate("repair", &database, Some(&files)).run().ends_with(0);
    migrate("status", &database, Some(&files)).argument("--fail-on-pending").run().ends_with(0);
    no_scratch_is_left(&database);
}

#[test]
fn files_that_were_joined_are_recorded_where_they_build_the_same() {
    let files = folder(TWO);
    let database = applied(&files);
    let joined = folder(&[("V1__all.sql", &format!("{}{}", TWO[0].1, TWO[1].1))]);
    let output = migrate("repair", &database, Some(&joined)).run().ends_with(0);
    assert!(output.stdout.contains("struck out") && output.stdout.contains("restamped"), "{}", output.stdout);
    assert_eq!(history(&database), "1 all");
    migrate("verify", &database, Some(&joined)).run().ends_with(0);
}

/// refinery's command line runs a file and its row of the history in two transactions; killed in between, it
/// leaves what every later run of it fails at.
#[test]
fn what_another_tool_applied_without_recording_it_is_found_and_recorded() {
    let files = folder(TWO);
    let database = postgres().database();
    migrate("up", &database, Some(&files)).argument("--to").argument("1").run().ends_with(0);
    database.psql(TWO[1].1);
    let output = migrate("up", &database, Some(&files)).run().ends_with(1);
    assert!(output.stderr.contains("relation \"b\" already exists (42P07)"), "{}", output.stderr);
    assert!(output.stderr.contains("authctl migrate verify"), "{}", output.stderr);
    assert_eq!(findings(&database, &files, 3), [found("history.unrecorded", "V2__b")]);
    let output = migrate("repair", &database, Some(&files)).run().ends_with(0);
    assert!(output.stdout.contains("recorded"), "{}", output.stdout);
    assert_eq!(history(&database), "1 a,2 b");
    let output = migrate("up", &database, Some(&files)).run().ends_with(0);
    assert!(output.stderr.contains("Nothing to do."), "{}", output.stderr);
}

#[test]
fn a_repair_of_nothing_records_nothing() {
    let files = folder(TWO);
    let database = postgres().database();
    migrate("up", &database, Some(&files)).argument("--to").argument("1").run().ends_with(0);
    let output = migrate("repair", &database, Some(&files)).run().ends_with(0);
    assert!(output.stdout.contains("there is nothing to repair"), "{}", output.stdout);
    assert_eq!(history(&database), "1 a");
}

#[test]
fn a_baseline_is_found_by_what_the_database_holds() {
    let files = folder(&[TWO[0], TWO[1], ("V3__c.sql", "CREATE TABLE c (id int);")]);
    let database = postgres().database();
    let output = migrate("baseline", &database, Some(&files)).run().ends_with(8);
    assert!(output.stderr.contains("the database is empty"), "{}", output.stderr);
    database.psql(&format!("{}{}", TWO[0].1, TWO[1].1));
    let output =
        migrate("baseline", &database, Some(&files)).argument("--to").argument("3").run().ends_with(8);
    assert!(output.stderr.contains("table public.c is missing"), "{}", output.stderr);
    assert_eq!(database.psql("SELECT to_regclass('refinery_schema_history') IS NULL"), "t");
    let output = migrate("baseline", &database, Some(&files)).run().ends_with(0);
    assert!(output.stderr.contains("1 more can be applied"), "{}", output.stderr);
    assert_eq!(history(&database), "1 a,2 b");
    migrate("up", &database, Some(&files)).run().ends_with(0);
    assert_eq!(history(&database), "1 a,2 b,3 c");
    let output = migrate("baseline", &database, Some(&files)).run().ends_with(8);
    assert!(output.stderr.contains("the history has 3 rows already"), "{}", output.stderr);
}

#[test]
fn a_dump_as_it_is_becomes_the_first_migration() {
    let database = postgres().database();
    database.psql("CREATE SCHEMA s; CREATE TABLE s.t (id int GENERATED ALWAYS AS IDENTITY, v text DEFAULT 'x;y'); CREATE VIEW v AS SELECT 1 AS one");
    let server = database.server();
    let output = std::process::Command::new(server.binaries.join("pg_dump"))
        .args([
            "--schema-only",
            "-h",
            "127.0.0.1",
            "-U",
            "postgres",
            "-p",
            &server.port.to_string(),
            "-d",
            database.name(),
        ])
        .env("PGPASSWORD", &server.password)
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("\\restrict "), "this pg_dump frames nothing: {text}");
    let files = folder(&[("V1__baseline.sql", &text)]);
    migrate("baseline", &database, Some(&files)).run().ends_with(0);
    assert_eq!(history(&database), "1 baseline");
    let fresh = postgres().database();
    let output = migrate("up", &fresh, Some(&files)).run().ends_with(0);
    assert!(
        output.stderr.contains("settings of the session changed, reset before anything else"),
        "{}",
        output.stderr
    );
    let bare = |text: String| {
        text.lines()
            .filter(|line| !line.starts_with("--") && !line.contains("refinery"))
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert_eq!(bare(dump(&fresh)), bare(dump(&database)));
}

#[test]
fn a_rehearsal_runs_what_is_pending_and_changes_nothing() {
    let files = folder(&[
        TWO[0],
        TWO[1],
        ("V3__bad.sql", "CREATE TABLE c (id int);\nALTER TABLE nowhere ADD x int;"),
    ]);
    let database = postgres().database();
    migrate("up", &database, Some(&files)).argument("--to").argument("1").run().ends_with(0);
    let before = dump(&database);
    let rehearse = || migrate("up", &database, Some(&files)).argument("--dry-run=scratch");
    let output = rehearse().argument("--to").argument("2").argument("-ojson").run().ends_with(0);
    let rows = output.json()["data"].clone();
    assert_eq!((rows.as_array().unwrap().len(), &rows[0]["state"]), (1, &Json::from("rehearsed")));
    let output = rehearse().run().ends_with(1);
    assert!(
        output.stderr.contains("V3__bad.sql:2:1: relation \"nowhere\" does not exist"),
        "{}",
        output.stderr
    );
    assert_eq!(dump(&database), before);
    assert_eq!(history(&database), "1 a");
    no_scratch_is_left(&database);
}

#[test]
fn what_reaches_beyond_the_database_is_not_tried_in_one() {
    let database = postgres().database();
    let files = folder(&[("V1__role.sql", "SELECT 1;\nCREATE ROLE never_made;")]);
    let output = migrate("test", &database, Some(&files)).run().ends_with(7);
    assert!(output.stderr.contains("V1__role.sql:2:1: this changes the whole server"), "{}", output.stderr);
    assert_eq!(database.psql("SELECT count(*) FROM pg_roles WHERE rolname = 'never_made'"), "0");
}

#[test]
fn a_killed_comparison_leaves_its_database_to_the_next() {
    // a server of its own: what is left behind would be found by other tests
    let server = postgres_with(&[]);
    let files = folder(&[("V1__slow.sql", "SELECT pg_sleep(0.05);")]);
    let database = applied_on(&server, &files);
    fs::write(files.path().join("V1__slow.sql"), "SELECT pg_sleep(30);").unwrap();
    let scratches = "SELECT count(*) FROM pg_stat_activity WHERE datname LIKE 'authctl_scratch%' AND query LIKE '%pg_sleep(30)%'";
    let mut run = migrate("verify", &database, Some(&files)).spawn();
    wait_for(|| database.psql(scratches) == "1");
    run.signal(Signal::SIGTERM);
    let stopped = run.wait().ends_with(130);
    assert!(!stopped.stdout.contains("BAD"), "{}", stopped.stdout);
    // a server under load may need longer to drop it than the run is given; then a later run knows it by its mark
    let unmarked = "SELECT count(*) FROM pg_database WHERE datname LIKE 'authctl_scratch%' \
                    AND shobj_description(oid, 'pg_database') IS NULL";
    assert_eq!(database.psql(unmarked), "0");
    let left = "SELECT datname FROM pg_database WHERE datname LIKE 'authctl_scratch%'";
    for name in database.psql(left).lines() {
        database.psql(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    }
    let old = "authctl_scratch_1000000000_0123abcd";
    let others = "authctl_scratch_1000000000_4567cdef";
    database.psql(&format!("CREATE DATABASE {others}"));
    database.psql(&format!("CREATE DATABASE {old}"));
    database.psql(&format!(
        "COMMENT ON DATABASE {old} IS 'made by authctl to try migrations in, and dropped by it again'"
    ));
    fs::write(files.path().join("V1__slow.sql"), "SELECT pg_sleep(0.05);").unwrap();
    let output = migrate("verify", &database, Some(&files)).run().ends_with(0);
    assert!(
        output.stderr.contains(&format!("Scratch database {old} was left by a run that was killed")),
        "{}",
        output.stderr
    );
    assert_eq!(
        database
            .psql("SELECT string_agg(datname, ',') FROM pg_database WHERE datname LIKE 'authctl_scratch%'"),
        others
    );
}

#[test]
fn a_role_that_may_make_no_databases_is_told_so() {
    let files = folder(TWO);
    let database = applied(&files);
    let role = format!("reader_{}", database.name());
    database.psql(&format!(
        "CREATE ROLE {role} LOGIN PASSWORD 'read-only'; GRANT SELECT ON refinery_schema_history TO {role}"
    ));
    let verify = migrate("verify", &database, Some(&files));
    let output = verify.env("DATABASE_USER", &role).env("DATABASE_PASSWORD", "read-only").run();
    database.psql(&format!("DROP OWNED BY {role}; DROP ROLE {role}"));
    let output = output.ends_with(6);
    assert!(output.stderr.contains(&format!("`ALTER ROLE \"{role}\" CREATEDB`")), "{}", output.stderr);
}

#[test]
fn nothing_is_recorded_of_rows_that_nobody_can_compare() {
    let database = postgres().database();
    let files = folder(&[
        ("V1__a.sql", "CREATE TABLE a (id int, v int);"),
        ("V2__fill.sql", "UPDATE a SET v = 0 WHERE v IS NULL;"),
        ("V3__b.sql", "CREATE TABLE b (id int);"),
    ]);
    migrate("up", &database, Some(&files)).argument("--to").argument("1").run().ends_with(0);
    database.psql("CREATE TABLE b (id int)");
    assert_eq!(findings(&database, &files, 3), [found("drift.unexpected", "table public.b")]);
    migrate("repair", &database, Some(&files)).run().ends_with(8);
    assert_eq!(history(&database), "1 a");
    database.psql("DROP TABLE b; DROP TABLE refinery_schema_history");
    let output = migrate("baseline", &database, Some(&files)).run().ends_with(8);
    assert!(output.stderr.contains("whether V2__fill was run cannot be seen"), "{}", output.stderr);
    assert!(output.stderr.contains("`--to 1`, or `--to 2`"), "{}", output.stderr);
    let output =
        migrate("baseline", &database, Some(&files)).argument("--to").argument("2").run().ends_with(0);
    assert!(output.stderr.contains("Rows are not compared"), "{}", output.stderr);
    assert_eq!(history(&database), "1 a,2 fill");
}

#[test]
fn what_everybody_may_do_is_for_migrations_to_say() {
    let database = postgres().database();
    let files = folder(&[
        ("V1__f.sql", "CREATE FUNCTION secret() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';"),
        ("V2__r.sql", "REVOKE EXECUTE ON FUNCTION secret() FROM PUBLIC;"),
    ]);
    database.psql("CREATE FUNCTION secret() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'");
    let output =
        migrate("baseline", &database, Some(&files)).argument("--to").argument("2").run().ends_with(8);
    assert!(output.stderr.contains("grant to PUBLIC on function public.secret()"), "{}", output.stderr);
    migrate("baseline", &database, Some(&files)).run().ends_with(0);
    assert_eq!(history(&database), "1 f");
}

#[test]
fn what_the_live_database_has_besides_is_brought_to_the_scratch_database() {
    let database = postgres().database();
    database.psql(&format!(
        "CREATE SCHEMA ext; CREATE EXTENSION \"uuid-ossp\" SCHEMA ext; \
         ALTER DATABASE {} SET timezone = 'Asia/Tokyo'; ALTER DATABASE {0} SET datestyle = 'ISO, DMY'",
        database.name()
    ));
    let files = folder(&[(
        "V1__a.sql",
        "CREATE TABLE a (id uuid DEFAULT ext.uuid_generate_v4(), t timestamptz DEFAULT '2020-01-01 00:00', d date DEFAULT '01/02/2020');",
    )]);
    migrate("up", &database, Some(&files)).run().ends_with(0);
    database.psql("CREATE TABLE schema_migrations (version text)");
    let output = migrate("verify", &database, Some(&files)).run().ends_with(0);
    assert!(output.stderr.contains("table public.schema_migrations"), "{}", output.stderr);
}

#[test]
fn a_check_reads_the_same_before_and_after_a_dump() {
    let database = postgres().database();
    let files = folder(&[(
        "V1__a.sql",
        "CREATE TABLE a (s varchar(20) CHECK (s IN ('it''s', 'b')), t text CHECK (t IN ('x', 'y')));\n\
         CREATE INDEX a_s ON a (t) WHERE s IN ('a', 'b');",
    )]);
    migrate("up", &database, Some(&files)).run().ends_with(0);
    let restored = postgres().database();
    let text = dump(&database).replace("SELECT pg_catalog.set_config('search_path', '', false);", "");
    restored.psql(&text);
    restored.psql(&format!("INSERT INTO refinery_schema_history SELECT * FROM (VALUES {}) AS v", database.psql(
        "SELECT format('(%s, %L, %L, %L)', version, name, applied_on, checksum) FROM refinery_schema_history")));
    assert_eq!(findings(&restored, &files, 0), []);
}

#[test]
fn a_scratch_database_tells_nothing_of_the_live_one() {
    let database = postgres().database();
    let files = folder(&[("V1__a.sql", "CREATE TABLE a (id int);"), ("V2__b.sql", "SELECT 1/0;")]);
    let output = migrate("up", &database, Some(&files)).argument("--dry-run=scratch").run().ends_with(1);
    assert!(output.stderr.contains("V2__b.sql:1:1: division by zero"), "{}", output.stderr);
    assert!(
        !output.stderr.contains("was applied") && !output.stderr.contains("go on with"),
        "{}",
        output.stderr
    );
    for text in [
        "GRANT pg_monitor TO pg_read_all_data;",
        "DROP OWNED BY postgres;",
        "DO $$ BEGIN CREATE ROLE x; END $$;",
    ] {
        let files = folder(&[("V1__a.sql", text)]);
        migrate("up", &database, Some(&files)).argument("--dry-run=scratch").run().ends_with(7);
    }
}
