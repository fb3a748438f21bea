//! `authctl monitor postgres` where it looks at the server as a whole: replication, slots, write-ahead log,
//! checkpoints, reads and writes, waits, deadlocks, transaction numbers.

use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{self, Client, Database, Output, Postgres, authctl, or_skip, until, until_state};

fn ask(words: &[&str], database: &Database<'_>, code: i32) -> Output {
    let command = authctl(["monitor", "postgres"]);
    let command = words.iter().fold(command, support::Invocation::argument);
    command.argument("--output=json").on(database).run().ends_with(code)
}

fn notes(output: &Output) -> String {
    output.json()["notes"].to_string().replace("\\\"", "\"")
}

fn rows(output: &Output) -> Vec<Value> {
    output.json()["data"].as_array().unwrap().clone()
}

fn row(output: &Output, column: &str, value: &str) -> Value {
    let found = rows(output).into_iter().find(|row| row[column] == json!(value));
    found.unwrap_or_else(|| panic!("no {column} is {value}: {}", output.stdout))
}

/// Waits until authctl has looked once and waits itself.
fn until_looked(database: &Database<'_>) {
    until(
        database,
        "SELECT count(*) = 1 FROM pg_stat_activity
         WHERE datname = current_database() AND application_name LIKE 'authctl%' AND state = 'idle' AND query LIKE '-- summary: %' AND query NOT LIKE '-- summary: which of these columns%'",
    );
}

#[test]
fn every_view_of_the_server_has_one_shape_on_every_version() {
    let mut shapes: Vec<(u32, Vec<Vec<String>>)> = Vec::new();
    let views: [&[&str]; 10] = [
        &["locks"],
        &["xmin"],
        &["replication"],
        &["slots"],
        &["wal", "--for=0s"],
        &["checkpoints"],
        &["io"],
        &["waits", "--for=0s"],
        &["deadlocks"],
        &["wraparound"],
    ];
    for major in 15..=18 {
        let server = or_skip!(support::postgres_of(major));
        let database = server.database();
        let shape = views.map(|words| {
            let data = authctl(["monitor", "postgres"]);
            let data = words.iter().fold(data, support::Invocation::argument);
            let data = data.argument("--output=json").on(&database).run().json()["data"].clone();
            let object = if data.is_array() { data[0].clone() } else { data };
            let names = object.as_object().map(|object| object.keys().cloned().collect::<Vec<String>>());
            names.unwrap_or_default()
        });
        // where nothing is to be seen there is nothing to compare
        for named in [4, 5, 6, 8, 9] {
            assert!(!shape[named].is_empty(), "{:?} on {major} has no fields", views[named]);
        }
        shapes.push((major, shape.to_vec()));
    }
    for pair in shapes.windows(2) {
        for named in [4, 5, 6, 8, 9] {
            assert_eq!(
                pair[0].1[named], pair[1].1[named],
                "{:?}: {} and {}",
                views[named], pair[0].0, pair[1].0
            );
        }
    }
}

#[test]
fn a_slot_that_nobody_reads_from_and_one_that_is_lost_are_told() {
    for major in 15..=18 {
        let server = or_skip!(support::postgres_of_with(major, &[("max_slot_wal_keep_size", "32MB")]));
        let database = server.database();
        assert_eq!(rows(&ask(&["slots"], &database, 0)), Vec::<Value>::new());
        server.psql("SELECT pg_create_physical_replication_slot('replica', true)");
        let output = ask(&["slots"], &database, 0);
        let slot = row(&output, "slot", "replica");
        assert_eq!((&slot["active"], &slot["wal_status"]), (&json!(false), &json!("reserved")));
        // only PostgreSQL 17 tells since when, and what is not told is not fine
        let (verdict, told) = if major >= 17 { ("fine", true) } else { ("unknown", false) };
        assert_eq!((&slot["verdict"], slot["inactive_seconds"].is_f64()), (&json!(verdict), told), "{slot}");
        assert_eq!(notes(&output).contains("inactive is UNKNOWN"), !told, "{}", notes(&output));

        database.psql("CREATE TABLE codes (id int)");
        for _ in 0..4 {
            database.psql("INSERT INTO codes VALUES (1)");
            database.psql("SELECT pg_switch_wal()");
        }
        database.psql("CHECKPOINT");
        let output = ask(&["slots"], &database, 3);
        let slot = row(&output, "slot", "replica");
        assert_eq!((&slot["wal_status"], &slot["verdict"]), (&json!("lost"), &json!("bad")), "{slot}");
        assert!(
            notes(&output).contains("`SELECT pg_drop_replication_slot('replica')`"),
            "{}",
            notes(&output)
        );
    }
}

#[test]
fn an_archive_command_that_fails_is_bad_until_it_works() {
    let settings = [("archive_mode", "on"), ("archive_command", "false")];
    let server = support::postgres_with(&settings);
    let database = server.database();
    server.psql("CREATE ROLE plain LOGIN PASSWORD 'plain'");
    database.psql("CREATE TABLE codes (id int)");
    database.psql("SELECT pg_switch_wal()");
    until(&database, "SELECT failed_count > 0 FROM pg_stat_archiver");
    let output = ask(&["wal", "--for=100ms"], &database, 3);
    let data = output.json()["data"].clone();
    assert_eq!(
        (&data["archives_with"], &data["last_archived_age_seconds"]),
        (&json!("a command"), &json!(null))
    );
    assert!(
        data["last_failed_age_seconds"].is_f64() && data["waiting_files"].as_i64().unwrap() >= 1,
        "{data}"
    );
    assert!(notes(&output).contains("archiving fails: last "), "{}", notes(&output));

    let hidden = authctl(["monitor", "postgres", "wal", "--for=0s", "-o", "json"]).on(&database);
    let hidden = hidden.env("DATABASE_USER", "plain").env("DATABASE_PASSWORD", "plain").run().ends_with(3);
    assert_eq!(hidden.json()["data"]["files_size_bytes"], json!(null));
    assert!(notes(&hidden).contains("`GRANT pg_monitor TO \"plain\"`"), "{}", notes(&hidden));

    server.psql("ALTER SYSTEM SET archive_command = 'true'");
    server.psql("SELECT pg_reload_conf()");
    until(&database, "SELECT last_archived_time > last_failed_time FROM pg_stat_archiver");
    let output = ask(&["wal", "--for=0s"], &database, 0);
    assert_eq!(output.json()["verdict"], "fine", "{}", output.stdout);
}

#[test]
fn write_ahead_log_is_counted_within_the_interval() {
    for major in [15, 18] {
        let server = or_skip!(support::postgres_of_with(major, &[]));
        let database = server.database();
        database.psql("CREATE TABLE codes (id int, filler text)");
        let writing = Client::new(&database, "writing");
        let asked = authctl(["monitor", "postgres", "wal", "--for=2s", "-o", "json"]).on(&database).spawn();
        until_looked(&database);
        let _writing =
            writing.say("INSERT INTO codes SELECT g, repeat('x', 900) FROM generate_series(1, 10000) AS g;");
        let data = asked.wait().ends_with(0).json()["data"].clone();
        let written = data["written_bytes"].as_i64().unwrap();
        assert!((9_000_000..40_000_000).contains(&written), "{data}");
        let per_second = data["per_second_bytes"].as_f64().unwrap();
        let seconds = data["interval_seconds"].as_f64().unwrap();
        assert!(seconds >= 2.0 && (per_second * seconds - 10_000_000.0).abs() < 30_000_000.0, "{data}");
        assert!(data["files_size_bytes"].as_i64().unwrap() >= 16 << 20, "{data}");
    }
}

#[test]
fn a_deadlock_within_the_interval_warns_and_an_older_one_does_not() {
    let server = support::postgres_with(&[("deadlock_timeout", "50ms")]);
    let database = server.database();
    database.psql("CREATE TABLE codes (id int PRIMARY KEY, n int); INSERT INTO codes VALUES (1, 0), (2, 0)");
    let asked = authctl(["monitor", "postgres", "deadlocks", "--for=4s", "-o", "json"]).on(&database).spawn();
    until_looked(&database);
    let begin = |name: &str, id: u32| {
        let client =
            Client::new(&database, name).say(&format!("BEGIN; UPDATE codes SET n = 1 WHERE id = {id};"));
        until_state(&database, name, "state = 'idle in transaction' AND query NOT LIKE 'BEGIN%'");
        client
    };
    let (one, other) = (begin("one", 1), begin("other", 2));
    let clients = [
        one.say("UPDATE codes SET n = 2 WHERE id = 2; COMMIT;"),
        other.say("UPDATE codes SET n = 2 WHERE id = 1; COMMIT;"),
    ];
    // the one that the server chose goes, and tells at once what it counted
    until(&database, "SELECT count(*) = 1 FROM pg_stat_activity WHERE application_name IN ('one', 'other')");
    drop(clients);
    let output = asked.wait().ends_with(0);
    let own = row(&output, "database", database.name());
    assert_eq!((&own["deadlocks"], &own["verdict"]), (&json!(1), &json!("warn")), "{own}");
    assert_eq!(row(&output, "database", "template1")["verdict"], "fine");
    let later = row(&ask(&["deadlocks", "--for=100ms"], &database, 0), "database", database.name());
    assert_eq!((&later["deadlocks"], &later["verdict"]), (&json!(0), &json!("fine")));
    let ever = row(&ask(&["deadlocks"], &database, 0), "database", database.name());
    assert_eq!((&ever["deadlocks"], &ever["verdict"]), (&json!(1), &json!("fine")));
}

#[test]
fn waits_are_sampled_and_explained() {
    for major in 15..=18 {
        let server = or_skip!(support::postgres_of_with(major, &[("shared_preload_libraries", "")]));
        let database = server.database();
        database.psql("CREATE TABLE codes (id int)");
        let _root = Client::new(&database, "root").say("BEGIN; LOCK TABLE codes;");
        until_state(&database, "root", "state = 'idle in transaction' AND query NOT LIKE 'BEGIN%'");
        let _waiting: Vec<_> = ["one", "two"]
            .map(|name| Client::new(&database, name).say("SELECT count(*) FROM codes;"))
            .into_iter()
            .collect();
        until(&database, "SELECT count(*) = 2 FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
        let output = ask(&["waits", "--for=1s"], &database, 0);
        let lock = row(&output, "wait", "relation");
        assert_eq!((&lock["wait_type"], &lock["average_sessions"]), (&json!("Lock"), &json!(2.0)), "{lock}");
        assert_eq!(lock["description"], "Waiting to acquire a lock on a relation");
        let first = notes(&output);
        let samples: u32 = first.split(['"', ' ']).find_map(|word| word.parse().ok()).unwrap();
        assert!((4..=12).contains(&samples), "ten a second, or fewer on a busy machine: {first}");
    }
}

#[test]
fn reads_and_writes_are_those_of_the_interval() {
    for major in [15, 16, 18] {
        let server = or_skip!(support::postgres_of_with(major, &[]));
        let database = server.database();
        database.psql(
            "CREATE TABLE codes AS SELECT g, repeat('x', 900) AS filler FROM generate_series(1, 5000) AS g",
        );
        let asked = authctl(["monitor", "postgres", "io", "--for=3s", "-o", "json"]).on(&database).spawn();
        until_looked(&database);
        drop(database.psql("SELECT count(filler) FROM codes"));
        let seen = rows(&asked.wait().ends_with(0));
        let hits = |row: &Value| row["hits"].as_i64().unwrap_or(0) + row["reads"].as_i64().unwrap_or(0);
        let most = seen.iter().map(hits).max().unwrap_or(0);
        // the table has 625 pages; all that was ever counted is some thousands
        assert!((600..5000).contains(&most), "{major}: {seen:?}");
        let ever = rows(&ask(&["io"], &database, 0));
        assert!(ever.iter().map(hits).sum::<i64>() > most, "{ever:?}");
    }
}

#[test]
fn why_transaction_numbers_are_not_given_back_is_told() {
    let settings =
        [("autovacuum", "off"), ("autovacuum_freeze_max_age", "100000"), ("shared_preload_libraries", "")];
    let server = support::postgres_with(&settings);
    let database = server.database();
    database.psql("CREATE TABLE codes (id int)");
    let reporter = Client::new(&database, "reporter")
        .say("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM codes;");
    until_state(&database, "reporter", "state = 'idle in transaction' AND backend_xmin IS NOT NULL");
    // each block with an exception handler is a transaction of its own within the transaction
    database.psql(
        "DO $$ BEGIN FOR i IN 1..120000 LOOP BEGIN INSERT INTO codes VALUES (i); EXCEPTION WHEN others THEN NULL; END; END LOOP; END $$",
    );
    let pid = database.psql("SELECT pid FROM pg_stat_activity WHERE application_name = 'reporter'");
    let output = ask(&["wraparound", "--limit=5000"], &database, 0);
    let held = row(&output, "name", "public.codes");
    assert_eq!((&held["why"], &held["verdict"]), (&json!(format!("held by session {pid}")), &json!("fine")));
    assert!(held["age_xids"].as_i64().unwrap() > 120_000, "{held}");
    assert!(
        (held["used_ratio"].as_f64().unwrap() - held["age_xids"].as_f64().unwrap() / 2f64.powi(31)).abs()
            < 1e-9
    );
    drop(reporter);
    until(&database, "SELECT count(*) = 0 FROM pg_stat_activity WHERE application_name = 'reporter'");
    let output = ask(&["wraparound", "--limit=5000"], &database, 0);
    assert_eq!(row(&output, "name", "public.codes")["why"], "autovacuum is off");
    database.psql("VACUUM FREEZE codes");
    let output = ask(&["wraparound", "--limit=5000"], &database, 0);
    assert_eq!(row(&output, "name", "public.codes")["why"], "not due");
    let few = ask(&["wraparound", "--limit=1"], &database, 0);
    assert!(notes(&few).contains("the 1 oldest of "), "{}", notes(&few));
}

/// What a server says of replication.
fn replication(at: &Postgres, code: i32) -> Output {
    let command = authctl(["monitor", "postgres", "replication", "-o", "json"]);
    let variables = at.variables().into_iter();
    variables.fold(command, |command, (name, value)| command.env(name, value)).run().ends_with(code)
}

#[test]
fn a_standby_is_seen_from_both_ends() {
    let server = or_skip!(support::postgres_of_with(15, &[("synchronous_commit", "local")]));
    let database = server.database();
    let standby = server.standby();
    until(&database, "SELECT count(*) = 1 FROM pg_stat_replication WHERE state = 'streaming'");
    let seen = row(&replication(&server, 0), "part", "standby");
    assert_eq!(
        (&seen["state"], &seen["verdict"], &seen["sync"]),
        (&json!("streaming"), &json!("fine"), &json!("async"))
    );
    support::wait_for(|| rows(&replication(&standby, 0))[0]["verdict"] == "fine");
    let receiver = row(&replication(&standby, 0), "part", "receiver");
    assert_eq!(
        (&receiver["state"], &receiver["name"]),
        (&json!("streaming"), &json!(format!("127.0.0.1:{}", server.port)))
    );

    standby.psql("SELECT pg_wal_replay_pause()");
    database.psql("CREATE TABLE codes AS SELECT generate_series(1, 10000) AS id");
    support::wait_for(|| {
        row(&replication(&server, 0), "part", "standby")["replay_lag_bytes"].as_i64().unwrap() > 100_000
    });
    let paused = replication(&standby, 0);
    assert_eq!(row(&paused, "part", "receiver")["verdict"], "warn");
    assert!(notes(&paused).contains("`SELECT pg_wal_replay_resume()`"), "{}", notes(&paused));
}

#[test]
fn a_standby_that_is_missed_and_one_that_is_alone_are_bad() {
    let server = or_skip!(support::postgres_of_with(15, &[("synchronous_commit", "local")]));
    let standby = server.standby();
    server.psql("ALTER SYSTEM SET synchronous_standby_names = 'elsewhere'");
    server.psql("SELECT pg_reload_conf()");
    support::wait_for(|| server.psql("SHOW synchronous_standby_names") == "elsewhere");
    let waiting = replication(&server, 3);
    assert!(notes(&waiting).contains("every commit waits"), "{}", notes(&waiting));
    drop(server);
    thread::sleep(Duration::from_millis(200));
    let alone = replication(&standby, 3);
    assert_eq!(row(&alone, "part", "receiver")["state"], "not connected");
    assert!(notes(&alone).contains("this standby receives nothing"), "{}", notes(&alone));
}
