//! `authctl monitor postgres` against servers in known situations.

use serde_json::{Value, json};

use crate::support::{self, Client, Database, Output, authctl, or_skip, until, until_state};

/// The rows of an answer that belong to this database.
fn rows_of(output: &Output, database: &Database<'_>) -> Vec<Value> {
    let answer = output.json();
    let rows = answer["data"].as_array().unwrap();
    rows.iter().filter(|row| row["database"] == json!(database.name())).cloned().collect()
}

fn notes(output: &Output) -> String {
    output.json()["notes"].to_string().replace("\\\"", "\"")
}

#[test]
fn a_chain_of_waiting_sessions_names_its_root() {
    let server = support::postgres();
    let database = server.database();
    database.psql("CREATE TABLE codes (id int PRIMARY KEY, used boolean); INSERT INTO codes VALUES (1), (2)");
    let _root = Client::new(&database, "root").say("BEGIN; UPDATE codes SET used = true WHERE id = 1;");
    until_state(&database, "root", "state = 'idle in transaction'");
    let _middle = Client::new(&database, "middle")
        .say("BEGIN; UPDATE codes SET used = true WHERE id = 2; UPDATE codes SET used = false WHERE id = 1;");
    until_state(&database, "middle", "wait_event_type = 'Lock'");
    let _last = Client::new(&database, "last").say("DELETE FROM codes WHERE id = 2 AND 'hunter2' <> 'x';");
    until_state(&database, "last", "wait_event_type = 'Lock'");

    let output = authctl(["monitor", "postgres", "activity", "-o", "json"]).on(&database).run().ends_with(0);
    let rows = rows_of(&output, &database);
    let of = |name: &str| rows.iter().find(|row| row["application"] == json!(name)).unwrap();
    let (root, middle, last) = (of("root"), of("middle"), of("last"));
    assert_eq!(root["state"], "idle in transaction");
    assert_eq!((&root["blocked_by"], &root["blocks"]), (&json!(null), &json!(1)));
    assert_eq!((&middle["blocked_by"], &middle["blocks"]), (&json!([root["pid"]]), &json!(1)));
    assert_eq!(last["blocked_by"], json!([middle["pid"]]));
    assert_eq!(last["query"], "DELETE FROM codes WHERE id = ? AND ? <> ?;");
    assert!(last["query_age_seconds"].is_f64() && last["pid"].is_i64());
    assert!(!output.stdout.contains("hunter2"));
    assert_eq!(output.json()["kind"], "monitor.postgres.activity/1");

    // whoever waits for five seconds, and whoever makes others wait, is worth a look
    until_state(&database, "last", "clock_timestamp() - query_start > '5.1 seconds'");
    let later = authctl(["monitor", "postgres", "activity", "-o", "json"]).on(&database).run().ends_with(0);
    let rows = rows_of(&later, &database);
    assert!(rows.len() == 3 && rows.iter().all(|row| row["verdict"] == "warn"), "{rows:?}");

    let shown =
        authctl(["monitor", "postgres", "activity", "--show-literals"]).on(&database).run().ends_with(0);
    assert!(shown.stdout.contains("'hunter2'"));
}

#[test]
fn a_prepared_transaction_that_blocks_is_named() {
    let server = support::postgres_with(&[("max_prepared_transactions", "2")]);
    let database = server.database();
    database.psql("CREATE TABLE codes (id int)");
    let preparing =
        Client::new(&database, "preparing").say("BEGIN; LOCK TABLE codes; PREPARE TRANSACTION 'forgotten';");
    until(&database, "SELECT count(*) = 1 FROM pg_prepared_xacts");
    drop(preparing);
    let _waiting = Client::new(&database, "waiting").say("SELECT count(*) FROM codes;");
    until_state(&database, "waiting", "wait_event_type = 'Lock'");
    let output = authctl(["monitor", "postgres", "activity", "-o", "json"]).on(&database).run().ends_with(0);
    assert_eq!(rows_of(&output, &database)[0]["blocked_by"], json!([0]));
    assert!(notes(&output).contains("`SELECT * FROM pg_prepared_xacts` names it"));
    database.psql("ROLLBACK PREPARED 'forgotten'");
}

#[test]
fn idle_sessions_are_counted_and_shown_on_demand() {
    let server = support::postgres_with(&[("shared_preload_libraries", "")]);
    let database = server.database();
    let _idle = Client::new(&database, "pool").say("SELECT 'hunter2';");
    until_state(&database, "pool", "state = 'idle'");
    let output = authctl(["monitor", "postgres", "activity"]).on(&database).run().ends_with(0);
    assert_eq!(output.stdout, "no other session is doing anything\n");
    assert!(output.stderr.contains("1 idle session is not shown; `--all` shows it"), "{}", output.stderr);
    let all =
        authctl(["monitor", "postgres", "activity", "--all", "-o", "csv"]).on(&database).run().ends_with(0);
    let lines: Vec<_> = all.stdout.lines().collect();
    assert_eq!(lines.len(), 2, "{}", all.stdout);
    assert!(lines[0].starts_with("pid,verdict,user,database,application,client,backend,state,"));
    assert!(lines[1].contains(",fine,postgres,") && lines[1].ends_with(",SELECT ?;"), "{}", lines[1]);
}

#[test]
fn what_a_role_may_not_see_is_unknown() {
    let server = support::postgres_with(&[("shared_preload_libraries", "")]);
    let database = server.database();
    server.psql("CREATE ROLE plain LOGIN PASSWORD 'plain'");
    let _busy = Client::new(&database, "busy").say("SELECT pg_sleep(60);");
    until_state(&database, "busy", "state = 'active'");
    let ask = |output: &str| {
        let command = authctl(["monitor", "postgres", "activity", "-o", output]).on(&database);
        command.env("DATABASE_USER", "plain").env("DATABASE_PASSWORD", "plain").run().ends_with(0)
    };
    let output = ask("json");
    let row = &rows_of(&output, &database)[0];
    assert_eq!(
        (&row["verdict"], &row["state"], &row["query"]),
        (&json!("unknown"), &json!(null), &json!(null))
    );
    assert_eq!(output.json()["verdict"], "unknown");
    assert!(notes(&output).contains("the state of 1 session is UNKNOWN to this role"), "{}", notes(&output));
    assert!(notes(&output).contains("`GRANT pg_monitor TO \"plain\"`"));
    assert!(ask("table").stdout.contains("unknown"));
    server.psql("GRANT pg_monitor TO plain");
    assert_eq!(rows_of(&ask("json"), &database)[0]["state"], "active");
}

#[test]
fn tables_stand_by_size_with_what_vacuum_left() {
    let server = support::postgres();
    let database = server.database();
    database.psql(
        "CREATE TABLE big (id int PRIMARY KEY, n int) WITH (autovacuum_enabled = off);
         INSERT INTO big SELECT g, 0 FROM generate_series(1, 20000) AS g;
         CREATE SCHEMA auth; CREATE TABLE auth.\"Users\" (id int, note text); INSERT INTO auth.\"Users\" VALUES (1);
         ANALYZE auth.\"Users\"",
    );
    database.psql("VACUUM ANALYZE big");
    database.psql("UPDATE big SET n = 1");
    database.psql("UPDATE big SET n = 2");
    until(&database, "SELECT n_dead_tup >= 40000 FROM pg_stat_user_tables WHERE relname = 'big'");
    let output = authctl(["monitor", "postgres", "tables", "-o", "json"]).on(&database).run().ends_with(3);
    let rows = output.json()["data"].as_array().unwrap().clone();
    assert_eq!(rows.len(), 2);
    let (big, users) = (&rows[0], &rows[1]);
    assert_eq!(
        (&big["schema"], &big["table"], &big["verdict"]),
        (&json!("public"), &json!("big"), &json!("bad"))
    );
    assert_eq!((&big["rows"], &big["dead_rows"]), (&json!(20000), &json!(40000)));
    let size = |name: &str| big[name].as_i64().unwrap();
    assert_eq!(json!(size("total_bytes")).to_string(), database.psql("SELECT pg_total_relation_size('big')"));
    assert!(size("heap_bytes") > 0 && size("index_bytes") > 0 && size("toast_bytes") == 0);
    assert!(big["dead_ratio"].as_f64().unwrap() > 0.6 && big["vacuum_age_seconds"].as_f64().unwrap() < 60.0);
    assert_eq!((&users["table"], &users["verdict"]), (&json!("Users"), &json!("fine")));
    assert_eq!(users["vacuum_age_seconds"], json!(null));

    let one = authctl(["monitor", "postgres", "tables", "--limit", "1"]).on(&database).run().ends_with(3);
    assert!(
        one.stderr.contains("the 1 largest of 2 tables are shown; `--limit 2` shows all"),
        "{}",
        one.stderr
    );
    assert_eq!(one.stdout.lines().count(), 2, "{}", one.stdout);
}

#[test]
fn a_locked_table_does_not_hold_up_the_others() {
    let server = support::postgres();
    let database = server.database();
    database.psql("CREATE TABLE held (id int PRIMARY KEY, n text); CREATE TABLE other (id int)");
    let _holder = Client::new(&database, "altering").say("BEGIN; LOCK TABLE held IN ACCESS EXCLUSIVE MODE;");
    until_state(&database, "altering", "state = 'idle in transaction'");
    let output = authctl(["monitor", "postgres", "tables", "-o", "json"]).on(&database).run().ends_with(0);
    let rows = output.json()["data"].clone();
    assert_eq!((&rows[0]["table"], &rows[0]["total_bytes"]), (&json!("held"), &json!(null)));
    assert_eq!((&rows[1]["table"], &rows[1]["total_bytes"]), (&json!("other"), &json!(0)));
    assert!(notes(&output).contains("waits for, an exclusive lock on the table"));
}

#[test]
fn a_database_without_tables_says_so() {
    let server = support::postgres();
    let database = server.database();
    let output = authctl(["monitor", "postgres", "tables"]).on(&database).run().ends_with(0);
    assert_eq!(output.transcript(), "--- stdout\nthe database [database] has no tables\n--- exit 0\n");
}

#[test]
fn connections_stand_against_every_limit() {
    let server = support::postgres_with(&[
        ("max_connections", "12"),
        ("superuser_reserved_connections", "2"),
        ("shared_preload_libraries", ""),
    ]);
    let database = server.database();
    server.psql("CREATE ROLE app LOGIN CONNECTION LIMIT 20");
    server.psql(&format!("ALTER DATABASE {} CONNECTION LIMIT 10", database.name()));
    let sessions: Vec<_> = (0..9).map(|_| Client::new(&database, "pool")).collect();
    until(
        &database,
        "SELECT count(*) = 9 FROM pg_stat_activity WHERE application_name = 'pool' AND state = 'idle'",
    );
    let output =
        authctl(["monitor", "postgres", "connections", "-o", "json"]).on(&database).run().ends_with(3);
    let rows = output.json()["data"].as_array().unwrap().clone();
    assert_eq!((&rows[0]["scope"], &rows[0]["verdict"]), (&json!("server"), &json!("bad")));
    assert_eq!((&rows[0]["sessions"], &rows[0]["limit"]), (&json!(10), &json!(10)));
    assert_eq!(rows[0]["used_ratio"], json!(1.0));
    let of = |scope: &str, key: &str, value: &str| {
        let found = rows.iter().find(|row| row["scope"] == json!(scope) && row[key] == json!(value));
        found.unwrap().clone()
    };
    let own = of("database", "name", database.name());
    assert_eq!((&own["limit"], &own["verdict"]), (&json!(10), &json!("bad")));
    let app = of("role", "name", "app");
    assert_eq!((&app["sessions"], &app["limit"], &app["verdict"]), (&json!(0), &json!(20), &json!("fine")));
    assert_eq!(of("role", "name", "postgres")["limit"], json!(null));
    let pool = of("application", "name", "pool");
    assert_eq!(
        (&pool["sessions"], &pool["state"], &pool["user"]),
        (&json!(9), &json!("idle"), &json!("postgres"))
    );
    drop(sessions);
}

#[test]
fn slow_statements_are_counted_on_every_server() {
    for major in 15..=18 {
        let server = or_skip!(support::postgres_of(major));
        if !server.has_extension("pg_stat_statements") {
            support::skipped(&format!("PostgreSQL {major} is installed without pg_stat_statements"));
            continue;
        }
        let database = server.database();
        database.psql("CREATE SCHEMA tools; CREATE EXTENSION pg_stat_statements SCHEMA tools");
        database.psql("SELECT pg_sleep(0.2), 'hunter2'");
        let output = authctl(["monitor", "postgres", "slow", "--limit", "10000", "-o", "json"])
            .on(&database)
            .run()
            .ends_with(0);
        let rows = rows_of(&output, &database);
        let sleep = rows
            .iter()
            .find(|row| row["query"].as_str().unwrap().starts_with("SELECT pg_sleep($1)"))
            .unwrap();
        assert_eq!((&sleep["calls"], &sleep["rows"]), (&json!(1), &json!(1)));
        assert!(sleep["mean_seconds"].as_f64().unwrap() >= 0.2 && sleep["io_seconds"].is_f64(), "{sleep}");
        assert!(!output.stdout.contains("hunter2") && notes(&output).contains("counted since 20"));
        let order = authctl(["monitor", "postgres", "slow", "--sort", "calls", "--limit", "2", "-o", "json"]);
        let order = order.on(&database).run().ends_with(0).json()["data"].clone();
        assert!(order[0]["calls"].as_i64().unwrap() >= order[1]["calls"].as_i64().unwrap());
    }
}

#[test]
fn what_is_missing_for_slow_statements_is_told_step_by_step() {
    let server = support::postgres();
    let database = server.database();
    let ask =
        |database: &Database<'_>| authctl(["monitor", "postgres", "slow"]).on(database).run().ends_with(0);
    let output = ask(&database);
    assert_eq!(output.stdout, "UNKNOWN: pg_stat_statements is loaded but not installed in this database\n");
    assert!(output.stderr.contains("`CREATE EXTENSION pg_stat_statements`"), "{}", output.stderr);
    assert!(!output.stderr.contains("shared_preload_libraries"));

    let bare = support::postgres_with(&[("shared_preload_libraries", "")]);
    let database = bare.database();
    let output = ask(&database);
    assert!(output.stdout.contains("neither loaded nor installed"));
    assert!(output.stderr.contains("shared_preload_libraries = 'pg_stat_statements'"), "{}", output.stderr);
    database.psql("CREATE EXTENSION pg_stat_statements");
    let output = ask(&database);
    assert_eq!(
        output.stdout,
        "UNKNOWN: pg_stat_statements is installed here but was not loaded with the server\n"
    );
    assert!(!output.stderr.contains("CREATE EXTENSION"));
}

#[test]
fn views_answer_alike_on_every_server() {
    for major in 15..=18 {
        let database = or_skip!(support::postgres_of(major)).database();
        for view in ["activity", "connections", "tables"] {
            let output = authctl(["monitor", "postgres", view, "-o", "json"]).on(&database).run();
            let answer = output.json();
            assert_eq!(answer["kind"], json!(format!("monitor.postgres.{view}/1")), "{major}");
            assert!(answer["server"].as_str().unwrap().starts_with(&format!("PostgreSQL {major}.")));
            assert!(answer["data"].is_array() && matches!(output.code, 0 | 3), "{answer}");
        }
    }
}
