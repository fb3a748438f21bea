//! Files that are run outside of a transaction: statement by statement, resumed where they were stopped.

use std::process::Stdio;
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use tempfile::TempDir;

use crate::support::{Database, Session, folder, history, migrate, postgres, wait_for};

const BUILD: &str = "-- authctl: no-transaction\nCREATE INDEX CONCURRENTLY a_b ON a (b);";

fn with_table() -> Database<'static> {
    let database = postgres().database();
    database.psql("CREATE TABLE a (id int PRIMARY KEY, b int); INSERT INTO a SELECT i, i FROM generate_series(1, 100) i");
    database
}

fn one(text: &str) -> TempDir {
    folder(&[("V1__steps.sql", text)])
}

fn is_valid(database: &Database<'_>, index: &str) -> String {
    database.psql(&format!("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('{index}')"))
}

fn journal(database: &Database<'_>) -> String {
    database.psql("SELECT to_regclass('authctl_migration_progress') IS NOT NULL")
}

/// A transaction that has seen the table: an index cannot be built CONCURRENTLY before it ends.
fn reader_in_the_way(database: &Database<'_>) -> Session {
    Session::after(
        database,
        "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM a",
        "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND backend_xmin IS NOT NULL \
         AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid())",
    )
}

fn is_building(database: &Database<'_>) -> bool {
    database.psql("SELECT count(*) FROM pg_stat_progress_create_index WHERE datname = current_database() AND phase LIKE 'waiting%'")
        == "1"
}

#[test]
fn every_kind_of_statement_that_refuses_a_transaction_runs() {
    let database = with_table();
    let text = "-- +goose NO TRANSACTION\nCREATE TABLE p (id int) PARTITION BY RANGE (id);\n\
        CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (9);\nCREATE INDEX CONCURRENTLY a_b ON a (b);\n\
        REINDEX INDEX CONCURRENTLY a_b;\nREINDEX (CONCURRENTLY) TABLE a;\nVACUUM (ANALYZE) a;\nCLUSTER;\n\
        ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY;\nDROP INDEX CONCURRENTLY a_b;\n\
        CREATE PROCEDURE q() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO a VALUES (0); COMMIT; INSERT INTO a VALUES (-1); END $$;\n\
        CALL q();\nDO $$ BEGIN INSERT INTO a VALUES (-2); COMMIT; END $$;\n";
    let output = migrate("up", &database, Some(&one(&format!("{text}DISCARD ALL;")))).run().ends_with(2);
    assert!(output.stderr.contains("DISCARD ALL gives back the lock"), "{}", output.stderr);
    let output = migrate("up", &database, Some(&one(text))).run().ends_with(0);
    assert_eq!(history(&database), "1 steps", "{}", output.stderr);
    assert_eq!(database.psql("SELECT count(*) FROM a WHERE id <= 0"), "3");
    assert_eq!(journal(&database), "f");
}

#[test]
fn a_build_that_is_killed_is_resumed() {
    for signal in [Signal::SIGKILL, Signal::SIGTERM] {
        let database = with_table();
        let files = one(BUILD);
        let reader = reader_in_the_way(&database);
        let mut run = migrate("up", &database, Some(&files)).spawn();
        wait_for(|| is_building(&database));
        run.signal(signal);
        let killed = run.wait();
        assert_eq!(killed.code, if signal == Signal::SIGKILL { -9 } else { 130 }, "{}", killed.stderr);
        wait_for(|| !is_building(&database));
        if signal == Signal::SIGKILL {
            assert_eq!(is_valid(&database, "a_b"), "f");
            let status =
                migrate("status", &database, Some(&files)).argument("-ojson").run().ends_with(0).json();
            assert_eq!(status["data"][0]["state"], "interrupted");
            assert!(status["notes"][0].as_str().unwrap().contains("after 0 of 1 steps"), "{status}");
        }
        drop(reader);
        let output = migrate("up", &database, Some(&files)).run().ends_with(0);
        // SIGTERM clears it away by itself where the reader lets it
        assert!(output.stderr.contains("is invalid") || signal == Signal::SIGTERM, "{}", output.stderr);
        assert!(!output.stderr.contains("WARNING"), "{}", output.stderr);
        assert_eq!(is_valid(&database, "a_b"), "t");
        assert_eq!(history(&database), "1 steps");
        assert_eq!(journal(&database), "f");
    }
}

#[test]
fn an_invalid_index_of_an_earlier_attempt_is_rebuilt_also_where_it_says_if_not_exists() {
    for clause in ["", "IF NOT EXISTS "] {
        let database = with_table();
        database.psql("INSERT INTO a VALUES (1000, 1)");
        let by_hand =
            database.server().try_psql(database.name(), "CREATE UNIQUE INDEX CONCURRENTLY a_b ON a (b)");
        assert!(by_hand.unwrap_err().contains("could not create unique index"));
        assert_eq!(is_valid(&database, "a_b"), "f");
        let text = format!("-- no-transaction\nCREATE INDEX CONCURRENTLY {clause}a_b ON a (b);");
        let output = migrate("up", &database, Some(&one(&text))).run().ends_with(0);
        assert!(output.stderr.contains("Index \"public\".\"a_b\" is invalid"), "{}", output.stderr);
        assert_eq!(is_valid(&database, "a_b"), "t");
    }
}

#[test]
fn a_build_that_fails_leaves_no_invalid_index() {
    let database = with_table();
    database.psql("INSERT INTO a VALUES (1000, 1)");
    let files = one(
        "-- authctl: no-transaction\nINSERT INTO a VALUES (2000, 2000);\nCREATE UNIQUE INDEX CONCURRENTLY a_b\n  ON a (b);",
    );
    let output = migrate("up", &database, Some(&files)).run().ends_with(1);
    assert!(
        output.stderr.contains("V1__steps.sql:3:1: could not create unique index \"a_b\" (23505)"),
        "{}",
        output.stderr
    );
    assert!(output.stderr.contains("the steps before it stay and are not run again"), "{}", output.stderr);
    assert_eq!(is_valid(&database, "a_b"), "");
    database.psql("DELETE FROM a WHERE id = 1000");
    migrate("up", &database, Some(&files)).run().ends_with(0);
    assert_eq!(is_valid(&database, "a_b"), "t");
    assert_eq!(database.psql("SELECT count(*) FROM a WHERE id = 2000"), "1");
}

#[test]
fn an_index_that_was_there_before_is_not_taken_for_the_one_to_build() {
    let database = with_table();
    database.psql("CREATE INDEX a_b ON a (id)");
    for _ in 0..2 {
        let output = migrate("up", &database, Some(&one(BUILD))).run().ends_with(1);
        assert!(output.stderr.contains("relation \"a_b\" already exists (42P07)"), "{}", output.stderr);
    }
    assert_eq!(is_valid(&database, "a_b"), "t");
}

#[test]
fn a_step_that_was_run_must_stay_as_it_was() {
    let database = with_table();
    let text = |first: &str| format!("-- authctl: no-transaction\n{first};\nSELECT 1/0;");
    migrate("up", &database, Some(&one(&text("INSERT INTO a VALUES (0)")))).run().ends_with(1);
    let output = migrate("up", &database, Some(&one(&text("INSERT INTO a VALUES (-1)")))).run().ends_with(8);
    assert!(output.stderr.contains("step 1 of"), "{}", output.stderr);
    assert!(output.stderr.contains("now the file says something else"), "{}", output.stderr);
    let behind = one("-- authctl: no-transaction\nINSERT INTO a VALUES (0);\nINSERT INTO a VALUES (-2);");
    migrate("up", &database, Some(&behind)).run().ends_with(0);
    assert_eq!(database.psql("SELECT string_agg(id::text, ' ' ORDER BY id) FROM a WHERE id <= 0"), "-2 0");
}

#[test]
fn settings_hold_for_the_steps_behind_them_also_when_the_run_is_resumed() {
    let database = with_table();
    let steps = |last: &str| {
        format!(
            "-- authctl: no-transaction\nSET search_path = s;\nCREATE TABLE t (id int);\n{last};\nVACUUM t;"
        )
    };
    database.psql("CREATE SCHEMA s");
    migrate("up", &database, Some(&one(&steps("SELECT 1/0")))).run().ends_with(1);
    migrate("up", &database, Some(&one(&steps("INSERT INTO t VALUES (1)")))).run().ends_with(0);
    assert_eq!(database.psql("SELECT count(*) FROM s.t"), "1");
}

#[test]
fn a_lock_that_a_file_gives_back_is_missed() {
    let database = with_table();
    let files = one("-- authctl: no-transaction\nSELECT pg_advisory_unlock_all();\nVACUUM a;");
    let output = migrate("up", &database, Some(&files)).run().ends_with(8);
    assert!(output.stderr.contains("the migration lock was lost"), "{}", output.stderr);
}

#[test]
fn what_nobody_can_know_is_asked() {
    let database = with_table();
    database.psql(
        "CREATE PROCEDURE q() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO a VALUES (0); COMMIT; PERFORM pg_sleep(60); END $$",
    );
    let files = one("-- authctl: no-transaction\nCALL q();");
    let mut run = migrate("up", &database, Some(&files)).spawn();
    wait_for(|| database.psql("SELECT count(*) FROM a WHERE id = 0") == "1");
    run.signal(Signal::SIGKILL);
    assert_eq!(run.wait().code, -9);
    let output = migrate("up", &database, Some(&files)).run().ends_with(8);
    assert!(output.stderr.contains("step 1 of V1__steps was begun, and nobody knows"), "{}", output.stderr);
    let output =
        migrate("repair", &database, Some(&files)).argument("--step").argument("1=done").run().ends_with(0);
    assert!(output.stdout.contains("done"), "{}", output.stdout);
    migrate("up", &database, Some(&files)).run().ends_with(0);
    assert_eq!(history(&database), "1 steps");
    assert_eq!(database.psql("SELECT count(*) FROM a WHERE id = 0"), "1");
}

#[test]
fn several_runners_do_not_deadlock_with_a_build() {
    let database = with_table();
    let files = one(BUILD);
    let runners: Vec<_> = (0..6).map(|_| migrate("up", &database, Some(&files)).spawn()).collect();
    for runner in runners {
        runner.wait().ends_with(0);
    }
    assert_eq!(is_valid(&database, "a_b"), "t");
    assert_eq!(history(&database), "1 steps");
}

#[test]
fn a_build_waits_for_old_transactions_and_names_them() {
    let database = with_table();
    let reader = reader_in_the_way(&database);
    let files = one(BUILD);
    let run = migrate("up", &database, Some(&files)).argument("--lock-timeout").argument("100ms").spawn();
    wait_for(|| is_building(&database));
    std::thread::sleep(Duration::from_millis(500));
    drop(reader);
    let output = run.wait().ends_with(0);
    assert!(output.stderr.contains("Waiting for process"), "{}", output.stderr);
    assert!(!output.stderr.contains("retry"), "{}", output.stderr);
}

#[test]
fn readers_are_not_kept_waiting_while_another_transaction_holds_the_table() {
    let database = with_table();
    let files = folder(&[("V1__widen.sql", "ALTER TABLE a ADD COLUMN c text;")]);
    let mut holder = database.server().client(database.name());
    holder.args(["-c", "BEGIN; SELECT count(*) FROM a; SELECT pg_sleep(6)"]);
    let mut holder = holder.stdout(Stdio::null()).spawn().unwrap();
    wait_for(|| database.psql("SELECT count(*) > 0 FROM pg_locks WHERE relation = 'a'::regclass") == "t");
    let run = migrate("up", &database, Some(&files)).spawn();
    let (begin, mut longest) = (Instant::now(), 0.0_f64);
    while begin.elapsed() < Duration::from_secs(5) {
        // the server's own clock: what starting psql costs is nobody's waiting
        let timing = database.psql("SELECT extract(epoch FROM clock_timestamp() - statement_timestamp()) FROM (SELECT count(*) FROM a) AS x");
        longest = longest.max(timing.parse().unwrap());
    }
    holder.wait().unwrap();
    run.wait().ends_with(0);
    assert!(longest <= 0.3, "a reader waited for {longest} s");
}

#[test]
fn what_a_stop_would_take_out_of_the_session_is_refused() {
    let database = with_table();
    for text in [
        "SELECT set_config('search_path', 's', false);",
        "CREATE TEMP TABLE t (i int);",
        "BEGIN; SET search_path = s; COMMIT;",
        "SET LOCAL search_path = s;",
    ] {
        let output = migrate("up", &database, Some(&one(&format!("-- authctl: no-transaction\n{text}"))))
            .run()
            .ends_with(2);
        assert!(output.stderr.contains("V1__steps.sql:2:"), "{}", output.stderr);
    }
}

#[test]
fn an_index_that_nobody_could_drop_is_not_recorded_as_built() {
    let database = with_table();
    database.psql("INSERT INTO a VALUES (1000, 1)");
    drop(database.server().try_psql(database.name(), "CREATE UNIQUE INDEX CONCURRENTLY a_b ON a (b)"));
    let files = one("-- authctl: no-transaction\nCREATE INDEX CONCURRENTLY IF NOT EXISTS a_b ON a (b);");
    let worker = Session::after(
        &database,
        "BEGIN; LOCK TABLE a IN SHARE UPDATE EXCLUSIVE MODE",
        "SELECT count(*) > 0 FROM pg_locks WHERE relation = 'a'::regclass AND mode = 'ShareUpdateExclusiveLock'",
    );
    let run = migrate("up", &database, Some(&files)).spawn();
    std::thread::sleep(Duration::from_millis(700));
    drop(worker);
    let output = run.wait().ends_with(8);
    assert!(output.stderr.contains("index a_b is not valid after its build"), "{}", output.stderr);
    migrate("up", &database, Some(&files)).run().ends_with(0);
    assert_eq!(is_valid(&database, "a_b"), "t");
}

#[test]
fn a_detaching_is_finished_by_whoever_comes_next() {
    let database = with_table();
    database.psql("CREATE TABLE p (id int) PARTITION BY RANGE (id); CREATE TABLE c PARTITION OF p FOR VALUES FROM (0) TO (9)");
    let files = one("-- authctl: no-transaction\nALTER TABLE p DETACH PARTITION c CONCURRENTLY;");
    let pending = "SELECT count(*) FROM pg_inherits WHERE inhdetachpending";
    let reader = Session::after(
        &database,
        "BEGIN; SELECT count(*) FROM p",
        "SELECT count(*) > 0 FROM pg_locks WHERE relation = 'p'::regclass AND mode = 'AccessShareLock'",
    );
    let mut run = migrate("up", &database, Some(&files)).spawn();
    wait_for(|| database.psql(pending) == "1");
    run.signal(Signal::SIGINT);
    run.wait().ends_with(130);
    drop(reader);
    let output = migrate("up", &database, Some(&files)).run().ends_with(0);
    assert!(output.stderr.contains("c was being detached; that is finished now."), "{}", output.stderr);
    assert_eq!(database.psql("SELECT count(*) FROM pg_inherits WHERE inhparent = 'p'::regclass"), "0");
}

#[test]
fn a_rebuild_that_is_interrupted_leaves_no_half_index() {
    let database = with_table();
    database.psql("CREATE INDEX a_b ON a (b)");
    let files = one("-- authctl: no-transaction\nREINDEX INDEX CONCURRENTLY a_b;");
    let reader = reader_in_the_way(&database);
    let mut run = migrate("up", &database, Some(&files)).spawn();
    wait_for(|| is_building(&database));
    run.signal(Signal::SIGINT);
    run.wait().ends_with(130);
    drop(reader);
    wait_for(|| !is_building(&database));
    migrate("up", &database, Some(&files)).run().ends_with(0);
    assert_eq!(database.psql("SELECT count(*) FROM pg_index WHERE NOT indisvalid"), "0");
}

#[test]
fn a_journal_that_nobody_goes_on_with_can_be_dropped() {
    let database = with_table();
    let failing =
        folder(&[("V5__steps.sql", "-- authctl: no-transaction\nINSERT INTO a VALUES (0);\nSELECT 1/0;")]);
    migrate("up", &database, Some(&failing)).run().ends_with(1);
    let output = migrate("repair", &database, Some(&failing)).run().ends_with(8);
    assert!(output.stderr.contains("V5 has to be ended first"), "{}", output.stderr);
    let renamed = folder(&[("V6__steps.sql", "-- authctl: no-transaction\nVACUUM a;")]);
    migrate("up", &database, Some(&renamed)).run().ends_with(0);
    assert_eq!(journal(&database), "t");
    let output = migrate("repair", &database, Some(&renamed)).run().ends_with(0);
    assert!(output.stdout.contains("journal dropped"), "{}", output.stdout);
    assert_eq!(journal(&database), "f");
}

#[test]
fn a_role_that_the_file_goes_on_as_need_not_own_the_journal() {
    let database = with_table();
    let role = format!("owner_{}", database.name());
    database.psql(&format!("CREATE ROLE {role}; GRANT {role} TO postgres; ALTER TABLE a OWNER TO {role}; GRANT CREATE ON SCHEMA public TO {role}"));
    let files = one(&format!(
        "-- authctl: no-transaction\nSET ROLE {role};\nCREATE INDEX CONCURRENTLY a_b ON a (b);\nVACUUM a;"
    ));
    let output = migrate("up", &database, Some(&files)).run();
    database.psql(&format!("DROP OWNED BY {role}; DROP ROLE {role}"));
    output.ends_with(0);
    assert_eq!(history(&database), "1 steps");
}
