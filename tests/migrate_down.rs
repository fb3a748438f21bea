//! The way back: taken, refused, interrupted, and tested before anybody needs it.

use nix::sys::signal::Signal;
use tempfile::TempDir;

use crate::support::{Database, Output, Session, dump, folder, history, migrate, postgres, wait_for};

const WITH_WAYS: &[(&str, &str)] = &[
    ("V1__a.sql", "CREATE TABLE a (id int);"),
    ("down/V1__a.down.sql", "DROP TABLE a;"),
    ("V2__b.sql", "CREATE TABLE b (id int); CREATE TABLE c (id int);"),
    ("down/V2__b.down.sql", "DROP TABLE c; DROP TABLE b;"),
    (
        "V3__i.sql",
        "-- authctl: no-transaction\nCREATE INDEX CONCURRENTLY i ON b (id);\nCREATE INDEX CONCURRENTLY j ON c (id);",
    ),
    (
        "down/V3__i.down.sql",
        "-- authctl: no-transaction\nDROP INDEX CONCURRENTLY j;\nDROP INDEX CONCURRENTLY i;",
    ),
];

fn down(database: &Database<'_>, files: &TempDir, goal: [&str; 2]) -> Output {
    migrate("down", database, Some(files)).argument(goal[0]).argument(goal[1]).run()
}

#[test]
fn every_goal_is_reached_and_everything_can_come_again() {
    let (database, files) = (postgres().database(), folder(WITH_WAYS));
    let up = || migrate("up", &database, Some(&files)).run().ends_with(0);
    up();
    let built = dump(&database);
    for (goal, left) in [
        (["--steps", "1"], "1 a,2 b"),
        (["--to", "1"], "1 a"),
        (["--to", "0"], ""),
        (["--steps", "2"], "1 a"),
        (["--steps", "99"], ""),
    ] {
        let output = down(&database, &files, goal).ends_with(0);
        assert!(output.stdout.contains("undone"), "{}", output.stdout);
        assert_eq!(history(&database), left, "{goal:?}");
        up();
        assert_eq!(dump(&database), built, "{goal:?}");
    }
    let output = down(&database, &files, ["--to", "3"]).ends_with(0);
    assert!(output.stderr.contains("Nothing to do."), "{}", output.stderr);
}

#[test]
fn a_way_back_that_fails_takes_nothing_back() {
    let database = postgres().database();
    let files = folder(&[
        ("V1__a.sql", "CREATE TABLE a (id int);"),
        ("down/V1__a.down.sql", "DROP TABLE a;\nDROP TABLE nowhere;"),
    ]);
    migrate("up", &database, Some(&files)).run().ends_with(0);
    let output = down(&database, &files, ["--steps", "1"]).ends_with(1);
    assert!(
        output.stderr.contains("V1__a.down.sql:2:1: table \"nowhere\" does not exist (42P01)"),
        "{}",
        output.stderr
    );
    assert!(output.stderr.contains("    2 | DROP TABLE nowhere;\n      | ^\n"), "{}", output.stderr);
    assert_eq!(history(&database), "1 a");
    assert_eq!(database.psql("SELECT to_regclass('a') IS NOT NULL"), "t");
}

#[test]
fn what_has_no_way_back_is_refused_before_anything_is_taken_back() {
    let database = postgres().database();
    let files = folder(&[
        ("V1__a.sql", "CREATE TABLE a (id int);"),
        ("V2__b.sql", "CREATE TABLE b (id int);"),
        ("down/V2__b.down.sql", "DROP TABLE b;"),
    ]);
    migrate("up", &database, Some(&files)).run().ends_with(0);
    let output = down(&database, &files, ["--to", "0"]).ends_with(7);
    assert!(output.stderr.contains("V1__a has no way back; nothing was changed"), "{}", output.stderr);
    assert!(output.stderr.contains("write `down/V1__a.down.sql`"), "{}", output.stderr);
    assert_eq!(history(&database), "1 a,2 b");
    let unwritten = folder(&[
        ("V1__a.sql", "CREATE TABLE a (id int);"),
        ("V2__b.sql", "CREATE TABLE b (id int);"),
        ("down/V2__b.down.sql", "-- Takes back what V2__b.sql does.\n"),
    ]);
    let output = down(&database, &unwritten, ["--steps", "1"]).ends_with(2);
    assert!(output.stderr.contains("V2__b.down.sql:1:1: it holds no statement"), "{}", output.stderr);
    assert_eq!(history(&database), "1 a,2 b");
    let output = down(&database, &files, ["--to", "7"]).ends_with(2);
    assert!(output.stderr.contains("version 7 is not applied"), "{}", output.stderr);
    let changed = folder(&[
        ("V1__a.sql", "CREATE TABLE a (id int);"),
        ("V2__b.sql", "CREATE TABLE z (id int);"),
        ("down/V2__b.down.sql", "DROP TABLE z;"),
    ]);
    let output = down(&database, &changed, ["--steps", "1"]).ends_with(8);
    assert!(
        output.stderr.contains("belongs to another migration than the one that was applied"),
        "{}",
        output.stderr
    );
}

#[test]
fn it_takes_the_name_of_the_database() {
    let (database, files) = (postgres().database(), folder(WITH_WAYS));
    migrate("up", &database, Some(&files)).run().ends_with(0);
    let asked = |answer: &str| {
        crate::support::authctl(["migrate", "down", "--steps", "1", "--set"])
            .argument(format!("migrations.folder={}", files.path().display()))
            .on(&database)
            .terminal(200)
            .answer("to agree", answer)
            .run()
    };
    asked("y\n").ends_with(7);
    assert_eq!(history(&database), "1 a,2 b,3 i");
    asked(&format!("{}\n", database.name())).ends_with(0);
    assert_eq!(history(&database), "1 a,2 b");
}

#[test]
fn a_way_back_of_several_steps_is_gone_on_with_the_way_it_was_begun() {
    let (database, files) = (postgres().database(), folder(WITH_WAYS));
    migrate("up", &database, Some(&files)).run().ends_with(0);
    let reader = Session::after(
        &database,
        "BEGIN; SELECT count(*) FROM b",
        "SELECT count(*) > 0 FROM pg_locks WHERE relation = 'b'::regclass AND mode = 'AccessShareLock'",
    );
    let mut run = migrate("down", &database, Some(&files)).argument("--steps").argument("1").spawn();
    wait_for(|| {
        database.psql("SELECT count(*) FROM pg_index WHERE indexrelid = to_regclass('i') AND NOT indisvalid")
            == "1"
    });
    run.signal(Signal::SIGKILL);
    assert_eq!(run.wait().code, -9);
    drop(reader);
    let output = migrate("up", &database, Some(&files)).run().ends_with(8);
    assert!(
        output.stderr.contains("V3 has to be ended first: it was stopped on its way back after 1 of 2 steps"),
        "{}",
        output.stderr
    );
    let output = migrate("repair", &database, Some(&files)).run().ends_with(8);
    assert!(output.stderr.contains("go on with `authctl migrate down`"), "{}", output.stderr);
    down(&database, &files, ["--steps", "1"]).ends_with(0);
    assert_eq!(history(&database), "1 a,2 b");
    assert_eq!(database.psql("SELECT to_regclass('i') IS NULL AND to_regclass('j') IS NULL AND to_regclass('authctl_migration_progress') IS NULL"), "t");
}

#[test]
fn a_way_back_that_nobody_would_find_is_refused() {
    let database = postgres().database();
    for (name, said) in [
        ("down/V2__x.down.sql", "there is no migration V2__x; delete it"),
        ("down/V1__b.down.sql", "there is no migration V1__b; rename it to `down/V1__a.down.sql`"),
        ("down/V1__a.sql", "rename it to `V1__a.down.sql`"),
        ("V1__a.down.sql", "move it to `down/V1__a.down.sql`"),
    ] {
        let files = folder(&[("V1__a.sql", "SELECT 1"), (name, "SELECT 1")]);
        let output = migrate("status", &database, Some(&files)).run().ends_with(2);
        assert!(output.stderr.contains(said), "{}", output.stderr);
    }
}

#[test]
fn the_test_finds_what_cannot_be_taken_back() {
    let database = postgres().database();
    let files = folder(&[
        ("V1__fine.sql", "CREATE TABLE a (id int);"),
        ("down/V1__fine.down.sql", "DROP TABLE a;"),
        ("V2__leaves.sql", "CREATE TABLE b (id int); CREATE INDEX a_id ON a (id);"),
        ("down/V2__leaves.down.sql", "DROP TABLE b;"),
        ("V3__fails.sql", "CREATE TABLE c (id int);"),
        ("down/V3__fails.down.sql", "DROP TABLE cc;"),
        (
            "V4__differs.sql",
            "DO $$ BEGIN IF to_regclass('s') IS NULL THEN CREATE TABLE d (x int); ELSE CREATE TABLE d (y int); END IF; END $$; CREATE SEQUENCE IF NOT EXISTS s;",
        ),
        ("down/V4__differs.down.sql", "DROP TABLE d;"),
        ("V5__none.sql", "CREATE TABLE e (id int);"),
        ("V6__again.sql", "CREATE TABLE f (id int); DROP TABLE e;"),
        ("down/V6__again.down.sql", "DROP TABLE f; CREATE TABLE e (id bigint);"),
        ("V7__steps.sql", "-- authctl: no-transaction\nCREATE INDEX CONCURRENTLY f_id ON f (id);"),
        ("down/V7__steps.down.sql", "-- authctl: no-transaction\nDROP INDEX CONCURRENTLY f_id;"),
    ]);
    let tested = migrate("test", &database, Some(&files)).argument("-ojson").run().ends_with(3).json();
    let row = |index: usize| &tested["data"][index];
    let summary = |index: usize| row(index)["summary"].as_str().unwrap_or_default().to_owned();
    assert_eq!((&row(0)["verdict"], &row(0)["reversible"]), (&"fine".into(), &true.into()));
    assert!(
        summary(1).contains("index public.a_id") && summary(1).contains("does not lead there"),
        "{}",
        summary(1)
    );
    assert!(
        summary(2).contains("its way back fails") && summary(2).contains("\"cc\" does not exist"),
        "{}",
        summary(2)
    );
    assert!(summary(3).contains("sequence public.s"), "{}", summary(3));
    assert_eq!((&row(4)["verdict"], summary(4).as_str()), (&"warn".into(), "it has no way back"));
    assert!(summary(5).contains("public.e.id"), "{}", summary(5));
    assert_eq!(row(6)["verdict"], "fine");
    assert_eq!(
        database.psql("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"),
        "0"
    );
    assert_eq!(database.psql("SELECT count(*) FROM pg_database WHERE datname LIKE 'authctl_scratch%' AND datname NOT IN (SELECT datname FROM pg_stat_activity WHERE datname IS NOT NULL)"), "0");
}

#[test]
fn our_own_migrations_can_all_be_taken_back() {
    let database = postgres().database();
    let output = migrate("test", &database, None).run().ends_with(0);
    assert_eq!(output.stdout.matches("fine").count(), 4, "{}", output.stdout);
}
