//! `authctl monitor postgres locks` and `xmin`: what holds others up, and what would end that.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{self, Client, Database, Output, authctl, or_skip, until, until_state};

fn ask(view: &str, database: &Database<'_>, code: i32) -> Output {
    authctl(["monitor", "postgres", view, "-o", "json"]).on(database).run().ends_with(code)
}

/// The rows that belong to this database, in their order.
fn rows(output: &Output, database: &Database<'_>) -> Vec<Value> {
    let rows = output.json()["data"].as_array().unwrap().clone();
    rows.into_iter().filter(|row| row["database"] == json!(database.name())).collect()
}

fn notes(output: &Output) -> String {
    output.json()["notes"].to_string().replace("\\\"", "\"")
}

/// What a row says in these columns.
fn told(row: &Value, columns: &[&str]) -> Value {
    columns.iter().map(|column| row[column].clone()).collect()
}

fn of<'a>(rows: &'a [Value], application: &str) -> &'a Value {
    rows.iter().find(|row| row["application"] == json!(application)).unwrap()
}

fn waits(database: &Database<'_>, application: &str) {
    until_state(database, application, "wait_event_type = 'Lock'");
}

#[test]
fn a_queued_alter_that_readers_wait_behind_is_told_from_the_root() {
    for major in 15..=18 {
        let server = or_skip!(support::postgres_of(major));
        let database = server.database();
        database
            .psql("CREATE TABLE codes (id int PRIMARY KEY, used bool); INSERT INTO codes VALUES (1), (2)");
        let _root = Client::new(&database, "root").say("BEGIN; UPDATE codes SET used = true WHERE id = 1;");
        until_state(&database, "root", "state = 'idle in transaction' AND query NOT LIKE 'BEGIN%'");
        let _row = Client::new(&database, "row").say("UPDATE codes SET used = false WHERE id = 1;");
        waits(&database, "row");
        let _alter = Client::new(&database, "alter")
            .say("BEGIN; SELECT FROM codes; ALTER TABLE codes ADD COLUMN n int;");
        waits(&database, "alter");
        let _readers: Vec<_> = ["one", "two", "three"]
            .into_iter()
            .map(|name| {
                let reader = Client::new(&database, name).say("SELECT 'hunter2', * FROM codes;");
                waits(&database, name);
                reader
            })
            .collect();
        // five who wait are bad as soon as one of them has waited for a second
        until_state(&database, "row", "clock_timestamp() - query_start > '1.1 seconds'");

        let output = ask("locks", &database, 3);
        let seen = rows(&output, &database);
        assert_eq!(seen.len(), 6, "{}", output.stdout);
        let (root, row, alter) = (of(&seen, "root"), of(&seen, "row"), of(&seen, "alter"));
        let relation = json!("public.codes");
        assert_eq!(
            told(root, &["part", "depth", "verdict", "blocked", "state", "relation", "blocked_by"]),
            json!(["root", 0, "bad", 5, "idle in transaction", relation, null])
        );
        assert_eq!(root["application"], seen[0]["application"], "the root comes first");
        assert_eq!(
            told(row, &["part", "depth", "relation", "wanted", "lock_type", "blocked_by"]),
            json!(["waiter", 1, relation, "ShareLock", "transactionid", [root["pid"]]])
        );
        // its own shared lock, which it holds already, keeps no reader waiting
        assert_eq!(
            told(alter, &["part", "depth", "wanted", "frees", "held"]),
            json!(["amplifier", 1, "AccessExclusiveLock", 3, null])
        );
        for reader in ["one", "two", "three"].map(|name| of(&seen, name)) {
            assert_eq!(
                told(reader, &["part", "depth", "relation", "blocked_by", "query"]),
                json!(["waiter", 2, relation, [alter["pid"]], "SELECT ?, * FROM codes;"])
            );
        }
        assert!(notes(&output).contains(&format!("`authctl postgres terminate {}` ends it", root["pid"])));
        let cancel = format!("`authctl postgres cancel {}` frees them at once", alter["pid"]);
        assert!(notes(&output).contains(&format!(
            "3 sessions wait on public.codes only because a stronger lock is queued ahead: {cancel}"
        )));

        database.psql(&format!("SELECT pg_cancel_backend({})", alter["pid"]));
        until_state(&database, "one", "state = 'idle'");
        let rest = rows(&ask("locks", &database, 0), &database);
        assert_eq!(rest.len(), 2, "what was promised of cancelling it comes true: {rest:?}");
    }
}

#[test]
fn a_prepared_transaction_is_a_root_with_its_name() {
    for major in [15, 18] {
        let server = or_skip!(support::postgres_of_with(major, &[("max_prepared_transactions", "4")]));
        let database = server.database();
        database.psql("CREATE TABLE codes (id int); CREATE TABLE other (id int)");
        database.psql("BEGIN; INSERT INTO other VALUES (1); PREPARE TRANSACTION 'innocent'");
        database.psql("BEGIN; LOCK TABLE codes; PREPARE TRANSACTION 'for''gotten'");
        let _waiting = Client::new(&database, "waiting").say("SELECT count(*) FROM codes;");
        waits(&database, "waiting");

        let output = ask("locks", &database, 0);
        let seen = rows(&output, &database);
        assert_eq!(seen.len(), 2, "{}", output.stdout);
        assert_eq!(
            told(&seen[0], &["pid", "gid", "part", "state", "blocked", "held", "user"]),
            json!([0, "for'gotten", "root", "prepared", 1, "AccessExclusiveLock", "postgres"])
        );
        assert!(seen[0]["xact_age_seconds"].as_f64().unwrap() > 0.0);
        assert_eq!(told(&seen[1], &["application", "depth", "blocked_by"]), json!(["waiting", 1, [0]]));
        assert!(notes(&output).contains("`ROLLBACK PREPARED 'for''gotten'` undoes it"), "{}", notes(&output));

        // both keep vacuum from what died since they began
        let holders = rows(&ask("xmin", &database, 0), &database);
        let names: Vec<_> =
            holders.iter().filter(|row| row["kind"] == "prepared").map(|row| &row["name"]).collect();
        assert_eq!(names, [&json!("innocent"), &json!("for'gotten")], "the oldest comes first");
        database.psql("ROLLBACK PREPARED 'for''gotten'");
        database.psql("ROLLBACK PREPARED 'innocent'");
        until_state(&database, "waiting", "state = 'idle'");
        let table = authctl(["monitor", "postgres", "locks"]).on(&database).run().ends_with(0);
        assert_eq!(table.stdout, "no session waits for a lock\n");
    }
}

#[test]
fn a_role_that_sees_little_still_sees_who_waits_for_whom() {
    let server = support::postgres_with(&[("shared_preload_libraries", "")]);
    let database = server.database();
    server.psql("CREATE ROLE plain LOGIN PASSWORD 'plain'");
    database.psql("CREATE TABLE codes (id int)");
    let _root = Client::new(&database, "root").say("BEGIN; LOCK TABLE codes;");
    until_state(&database, "root", "state = 'idle in transaction' AND query NOT LIKE 'BEGIN%'");
    let _waiting = Client::new(&database, "waiting").say("SELECT count(*) FROM codes;");
    waits(&database, "waiting");
    let as_plain = |view: &str, output: &str| {
        let command = authctl(["monitor", "postgres", view, "-o", output]).on(&database);
        command.env("DATABASE_USER", "plain").env("DATABASE_PASSWORD", "plain").run().ends_with(0)
    };
    let output = as_plain("locks", "json");
    let seen = rows(&output, &database);
    assert_eq!(
        told(&seen[0], &["part", "state", "xact_age_seconds", "query", "blocked"]),
        json!(["root", null, null, null, 1])
    );
    assert_eq!(told(&seen[1], &["part", "wanted"]), json!(["waiter", "AccessShareLock"]));
    assert!(notes(&output).contains("`GRANT pg_monitor TO \"plain\"`"), "{}", notes(&output));
    assert!(as_plain("locks", "table").stdout.lines().nth(1).unwrap().contains("unknown"));

    let holders = as_plain("xmin", "json");
    let root = rows(&holders, &database).into_iter().find(|row| row["name"] == "root").unwrap();
    assert_eq!(told(&root, &["verdict", "age_seconds", "state"]), json!(["unknown", null, null]));
    assert_eq!(holders.json()["verdict"], "unknown");
    assert!(notes(&holders).contains("`GRANT pg_monitor TO \"plain\"`"));
}

#[test]
fn sessions_that_wait_for_each_other_are_not_lost() {
    let server = support::postgres();
    let database = server.database();
    database.psql("CREATE TABLE codes (id int PRIMARY KEY, used bool); INSERT INTO codes VALUES (1), (2)");
    let begin = |name: &str, id: u32| {
        let client = Client::new(&database, name).say("SET deadlock_timeout = '1min'; BEGIN;");
        let client = client.say(&format!("UPDATE codes SET used = true WHERE id = {id};"));
        until_state(&database, name, "state = 'idle in transaction' AND backend_xid IS NOT NULL");
        client
    };
    let (one, other) = (begin("one", 1), begin("other", 2));
    let _one = one.say("UPDATE codes SET used = false WHERE id = 2;");
    waits(&database, "one");
    let _other = other.say("UPDATE codes SET used = false WHERE id = 1;");
    waits(&database, "other");
    let output = ask("locks", &database, 0);
    let seen = rows(&output, &database);
    assert_eq!(seen.len(), 2, "{}", output.stdout);
    assert!(seen.iter().all(|row| row["part"] == "cycle" && row["blocked"] == 1), "{seen:?}");
    assert!(notes(&output).contains("2 sessions wait for each other"), "{}", notes(&output));
    assert!(!notes(&output).contains("authctl postgres"), "the server ends it by itself");
}

#[test]
fn a_long_queue_for_one_row_is_one_tree_and_comes_at_once() {
    let server = support::postgres();
    let database = server.database();
    database.psql("CREATE TABLE codes (id int PRIMARY KEY, n int); INSERT INTO codes VALUES (1, 0)");
    let _root = Client::new(&database, "root").say("BEGIN; UPDATE codes SET n = 1;");
    until_state(&database, "root", "state = 'idle in transaction' AND query NOT LIKE 'BEGIN%'");
    let _queue: Vec<_> =
        (0..60).map(|_| Client::new(&database, "queue").say("UPDATE codes SET n = n + 1;")).collect();
    until(
        &database,
        "SELECT count(*) = 60 FROM pg_stat_activity WHERE application_name = 'queue' AND wait_event_type = 'Lock'",
    );
    let begin = Instant::now();
    let output = authctl(["monitor", "postgres", "locks", "-o", "json"]).on(&database).run();
    // it takes some tens of milliseconds; by the ways through the queue, of which there are 2^59, it would never end
    assert!(begin.elapsed() < Duration::from_secs(4), "{:?}", begin.elapsed());
    let seen = rows(&output, &database);
    assert_eq!((seen.len(), &seen[0]["blocked"]), (61, &json!(60)));
    assert_eq!(
        seen.iter().filter(|row| row["depth"] == 2).count(),
        59,
        "they wait for the first in the queue"
    );
}

#[test]
fn a_tree_is_drawn_for_people_and_fits_a_terminal() {
    let server = support::postgres();
    let database = server.database();
    database.psql("CREATE TABLE codes (id int)");
    let _root = Client::new(&database, "root").say("BEGIN; LOCK TABLE codes;");
    until_state(&database, "root", "state = 'idle in transaction' AND query NOT LIKE 'BEGIN%'");
    let _waiting = Client::new(&database, "waiting").say("SELECT count(*) FROM codes;");
    waits(&database, "waiting");
    let output = authctl(["monitor", "postgres", "locks"]).on(&database).terminal(80).run().ends_with(0);
    let waiting = output.stdout.lines().find(|line| line.contains('└')).unwrap();
    assert!(waiting.contains("waiter") && waiting.contains("public.codes"), "{}", output.stdout);
    assert!(output.stdout.contains("idle in transaction"), "{}", output.stdout);
    let csv = authctl(["monitor", "postgres", "locks", "-o", "csv"]).on(&database).run().ends_with(0);
    assert!(!csv.stdout.contains('└') && csv.stdout.contains(",root,fine,"), "{}", csv.stdout);
}

#[test]
fn who_keeps_dead_rows_is_named_whatever_it_is() {
    for major in 15..=18 {
        let server =
            or_skip!(support::postgres_of_with(major, &[("wal_level", "logical"), ("autovacuum", "off")]));
        let database = server.database();
        database.psql("CREATE TABLE codes (id int PRIMARY KEY, n int); INSERT INTO codes SELECT g, 0 FROM generate_series(1, 1000) AS g");
        let _reporter = Client::new(&database, "reporter")
            .say("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM codes;");
        until_state(&database, "reporter", "state = 'idle in transaction' AND backend_xmin IS NOT NULL");
        database.psql("SELECT txid_current()");
        database.psql("SELECT pg_create_logical_replication_slot('stream', 'pgoutput')");
        database.psql("UPDATE codes SET n = 1");
        database.psql("VACUUM codes");
        until(&database, "SELECT n_dead_tup >= 1000 FROM pg_stat_user_tables WHERE relname = 'codes'");

        let seen = rows(&ask("xmin", &database, 0), &database);
        let kinds: Vec<_> = seen.iter().map(|row| told(row, &["kind", "name", "holds"])).collect();
        assert!(kinds.contains(&json!(["session", "reporter", "all rows"])), "{kinds:?}");
        assert!(kinds.contains(&json!(["slot", "stream", "catalog rows"])), "{kinds:?}");
        let reporter = seen.iter().find(|row| row["kind"] == "session").unwrap();
        assert!(
            reporter["age_xids"].as_i64().unwrap() >= 2 && reporter["age_seconds"].as_f64().unwrap() > 0.0
        );
        assert!(reporter["dead_rows"].as_i64().unwrap() >= 1000, "{reporter}");
        let slot = seen.iter().find(|row| row["kind"] == "slot").unwrap();
        assert!(slot["dead_rows"].as_i64().unwrap() < 1000, "it keeps rows of catalogs alone: {slot}");
        assert_eq!(slot["age_seconds"].is_f64(), major >= 17);
        database.psql("SELECT pg_drop_replication_slot('stream')");
    }
}
