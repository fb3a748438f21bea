//! `authctl postgres maintain`, `reload` and `cron`.

use std::time::Duration;

use serde_json::json;

use crate::support::{self, Session, authctl, or_skip, unique, wait_for};

#[test]
fn a_table_is_vacuumed_analyzed_and_reindexed_by_its_exact_name() {
    for major in [15, 18] {
        let server = or_skip!(support::postgres_of(major));
        let database = server.database();
        database.psql("CREATE TABLE \"Users\" (id int PRIMARY KEY); INSERT INTO \"Users\" SELECT generate_series(1, 1000)");
        let care = |words: &[&str]| {
            authctl(["postgres", "maintain"].iter().chain(words)).on(&database).argument("--yes").run()
        };
        care(&["vacuum", "Users", "--analyze"]).ends_with(0);
        let times = "SELECT last_vacuum IS NOT NULL AND last_analyze IS NOT NULL FROM pg_stat_user_tables";
        wait_for(|| database.psql(times) == "t");
        care(&["analyze", "public.Users"]).ends_with(0);
        let before = database.psql("SELECT pg_relation_filenode('\"Users_pkey\"')");
        care(&["reindex", "Users"]).ends_with(0);
        assert_ne!(database.psql("SELECT pg_relation_filenode('\"Users_pkey\"')"), before);
        let missing = care(&["vacuum", "users"]).ends_with(1);
        assert!(missing.stderr.contains("capitals too"), "{}", missing.stderr);
    }
}

#[test]
fn a_table_that_may_not_be_touched_is_a_failure_and_no_warning() {
    for major in [15, 17] {
        let server = or_skip!(support::postgres_of(major));
        let database = server.database();
        let role = unique("plain");
        database.psql(&format!("CREATE TABLE codes (id int); CREATE ROLE {role} LOGIN PASSWORD 'pencil'"));
        for verb in ["vacuum", "analyze"] {
            let output = authctl(["postgres", "maintain", verb, "codes", "--yes"])
                .on(&database)
                .env("DATABASE_USER", &role)
                .env("DATABASE_PASSWORD", "pencil")
                .run()
                .ends_with(6);
            let hint = if major >= 17 {
                format!("`GRANT MAINTAIN ON \"public\".\"codes\" TO \"{role}\"`")
            } else {
                "as its owner".to_owned()
            };
            assert!(output.stderr.contains(&hint), "{}", output.stderr);
        }
        database.psql(&format!("DROP ROLE {role}"));
    }
}

#[test]
fn a_lock_is_not_waited_for_longer_than_wished() {
    let database = support::postgres().database();
    database.psql("CREATE TABLE codes (id int PRIMARY KEY)");
    let held = "SELECT count(*) > 0 FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted AND relation = 'codes'::regclass";
    let _holder = Session::after(&database, "BEGIN; LOCK TABLE codes; SELECT pg_sleep(50)", held);
    let output = authctl(["postgres", "maintain", "vacuum", "codes", "--lock-timeout", "300ms", "--yes"])
        .on(&database)
        .run()
        .ends_with(8);
    assert!(
        output.elapsed < Duration::from_secs(5) && output.stderr.contains("hold a lock"),
        "{}",
        output.stderr
    );
}

#[test]
fn a_rebuild_that_fails_leaves_nothing_and_takes_away_what_another_left() {
    let database = support::postgres().database();
    database.psql("CREATE TABLE codes (id int PRIMARY KEY); INSERT INTO codes VALUES (1)");
    // an old transaction keeps a rebuild waiting after it has made its new index
    let open =
        "SELECT count(*) > 0 FROM pg_locks WHERE relation = 'codes'::regclass AND mode = 'RowExclusiveLock'";
    let holder = Session::after(&database, "BEGIN; UPDATE codes SET id = 2; SELECT pg_sleep(50)", open);
    let failed = authctl(["postgres", "maintain", "reindex", "codes", "--lock-timeout", "500ms", "--yes"])
        .on(&database)
        .run();
    assert_eq!(failed.code, 8, "{}", failed.stderr);
    let left = "SELECT count(*) FROM pg_class WHERE relname ~ '_ccnew'";
    drop(holder);
    if database.psql(left) != "0" {
        // what could not be taken away while the transaction was open is named, and goes with the next run
        assert!(failed.stderr.contains("maintain reindex"), "{}", failed.stderr);
        wait_for(|| database.psql("SELECT count(*) FROM pg_locks WHERE relation = 'codes'::regclass") == "0");
        let next =
            authctl(["postgres", "maintain", "reindex", "codes", "--yes"]).on(&database).run().ends_with(0);
        assert!(next.stdout.contains("DROP INDEX CONCURRENTLY"), "{}", next.stdout);
    }
    assert_eq!(database.psql(left), "0");
}

#[test]
fn a_reload_tells_what_changed_what_waits_and_what_is_wrong() {
    let server = support::postgres_with(&[]);
    let database = server.database();
    server.psql("ALTER SYSTEM SET work_mem = '7MB'");
    server.psql("ALTER SYSTEM SET max_connections = '77'");
    let preview = authctl(["postgres", "reload", "--dry-run", "-o", "json"]).on(&database).run().ends_with(0);
    assert!(preview.stdout.contains("\"work_mem\""), "{}", preview.stdout);
    let done = authctl(["postgres", "reload", "--yes", "-o", "json"]).on(&database).run().ends_with(0);
    let data = done.json()["data"].clone();
    assert!(
        data["changed"]
            .to_string()
            .contains("{\"setting\":\"work_mem\",\"before\":\"4096\",\"after\":\"7168\"}"),
        "{data}"
    );
    assert_eq!(data["pending_restart"], json!(["max_connections"]));
    assert_eq!(database.psql("SHOW work_mem"), "7MB");

    let file = server.data.join("postgresql.auto.conf");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("{text}work_mem = 'much'\n")).unwrap();
    let wrong = authctl(["postgres", "reload", "--yes"]).on(&database).run().ends_with(3);
    assert!(wrong.stderr.contains("work_mem = much"), "{}{}", wrong.stdout, wrong.stderr);
}

#[test]
fn a_job_is_scheduled_run_and_taken_off() {
    let server = support::postgres();
    if !server.has_extension("pg_cron") {
        support::skipped("PostgreSQL is installed without pg_cron");
        return;
    }
    server.psql("CREATE EXTENSION IF NOT EXISTS pg_cron");
    let database = server.database();
    let name = unique("purge");
    let cron = |words: &[&str]| authctl(["postgres", "cron"].iter().chain(words)).on(&database);
    database.psql("CREATE TABLE ran (at timestamptz)");
    cron(&["schedule", &name, "* * * * *", "INSERT INTO ran VALUES (now())", "--yes"]).run().ends_with(0);
    let listed = cron(&["list", "-o", "json"]).run().json()["data"].to_string();
    assert!(listed.contains(&name) && listed.contains(database.name()), "{listed}");
    // a minute is too long to wait: the run that pg_cron would record is recorded here
    server.psql(&format!(
        "INSERT INTO cron.job_run_details (jobid, runid, database, username, command, status, return_message, start_time, \
         end_time) SELECT jobid, 1000000000 + jobid, database, username, command, 'failed', 'out of luck', now(), now() \
         FROM cron.job WHERE jobname = '{name}'"
    ));
    let runs = cron(&["runs", &name, "--failed", "-o", "json"]).run().ends_with(0).json()["data"].to_string();
    assert!(runs.contains("out of luck"), "{runs}");
    let failed = cron(&["list"]).run().ends_with(3);
    assert!(failed.stdout.contains("BAD"), "{}", failed.stdout);
    let changed = cron(&["schedule", &name, "0 3 * * *", "SELECT 1", "--dry-run"]).run().ends_with(0);
    assert!(
        changed.stdout.contains("INSERT INTO ran") && changed.stdout.contains("SELECT 1"),
        "{}",
        changed.stdout
    );
    let wrong = cron(&["schedule", &name, "every day", "SELECT 1", "--yes"]).run().ends_with(2);
    assert!(wrong.stderr.contains("is no schedule of pg_cron"), "{}", wrong.stderr);
    cron(&["unschedule", &name, "--yes"]).run().ends_with(0);
    cron(&["unschedule", &name, "--yes"]).run().ends_with(1);
    assert_eq!(server.psql(&format!("SELECT count(*) FROM cron.job WHERE jobname = '{name}'")), "0");
}
