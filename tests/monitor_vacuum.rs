//! `authctl monitor postgres vacuum`, `settings` and `slow --for` against servers in known situations.

use serde_json::{Value, json};

use crate::support::{self, Database, Output, Session, authctl, or_skip};

fn ask(view: &[&str], database: &Database<'_>, code: i32) -> Output {
    let command = authctl(["monitor", "postgres"]);
    let command = view.iter().fold(command, support::Invocation::argument);
    command.argument("--output=json").on(database).run().ends_with(code)
}

fn row(output: &Output, column: &str, value: &str) -> Value {
    let rows = output.json()["data"].as_array().unwrap().clone();
    let found = rows.into_iter().find(|row| row[column] == json!(value));
    found.unwrap_or_else(|| panic!("no {column} is {value}: {}", output.stdout))
}

fn notes(output: &Output) -> String {
    output.json()["notes"].to_string().replace("\\\"", "\"")
}

fn until_dead(database: &Database<'_>, table: &str, rows: u32) {
    support::wait_for(|| {
        database
            .psql(&format!("SELECT n_dead_tup >= {rows} FROM pg_stat_user_tables WHERE relname = '{table}'"))
            == "t"
    });
}

#[test]
fn tables_that_wait_for_vacuum_are_told_with_the_reason() {
    for major in 15..=18 {
        let server = or_skip!(support::postgres_of(major));
        let database = server.database();
        database.psql(
            "CREATE TABLE off (id int) WITH (autovacuum_enabled = off);
             CREATE TABLE patient (id int) WITH (autovacuum_vacuum_threshold = 100000, autovacuum_vacuum_scale_factor = 0);
             CREATE TABLE held (id int) WITH (autovacuum_enabled = off);
             CREATE TABLE quiet (id int);
             INSERT INTO off SELECT generate_series(1, 20000); INSERT INTO patient SELECT generate_series(1, 20000)",
        );
        database.psql("DELETE FROM off; DELETE FROM patient");
        until_dead(&database, "off", 20_000);
        until_dead(&database, "patient", 20_000);
        let output = ask(&["vacuum"], &database, 3);
        let off = row(&output, "table", "off");
        assert_eq!((&off["verdict"], &off["state"]), (&json!("bad"), &json!("due, but disabled")), "{major}");
        assert_eq!(off["remedy"], "ALTER TABLE public.off RESET (autovacuum_enabled)");
        let patient = row(&output, "table", "patient");
        assert_eq!((&patient["verdict"], &patient["threshold_rows"]), (&json!("fine"), &json!(100_000)));
        assert_eq!(row(&output, "table", "quiet")["vacuum_age_seconds"], json!(null));
        assert!(notes(&output).contains("of 3 autovacuum workers busy"), "{}", notes(&output));
        assert!(notes(&output).contains("switched off on 2 tables"), "{}", notes(&output));
        database.psql("VACUUM off");
        let after = ask(&["vacuum"], &database, 0);
        let off = row(&after, "table", "off");
        assert_eq!(
            (&off["state"], &off["dead_rows"], &off["vacuums"]),
            (&json!("disabled"), &json!(0), &json!(1))
        );
    }
}

#[test]
fn rows_that_an_old_snapshot_holds_are_not_taken_for_late() {
    let server = support::postgres_with(&[("autovacuum_naptime", "1min")]);
    let database = server.database();
    database.psql("CREATE TABLE codes (id int); INSERT INTO codes SELECT generate_series(1, 50000)");
    let _reporter = Session::after(
        &database,
        "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM codes; SELECT pg_sleep(60)",
        "SELECT count(*) = 1 FROM pg_stat_activity WHERE backend_xmin IS NOT NULL AND query LIKE 'BEGIN%' AND wait_event = 'PgSleep'",
    );
    database.psql("DELETE FROM codes");
    database.psql("VACUUM codes");
    until_dead(&database, "codes", 50_000);
    let output = ask(&["vacuum"], &database, 3);
    let codes = row(&output, "table", "codes");
    assert_eq!(
        (&codes["state"], &codes["verdict"], &codes["remedy"]),
        (&json!("held back"), &json!("bad"), &json!(null))
    );
    assert!(notes(&output).contains("`authctl monitor postgres xmin` shows who holds them"));
    database.psql("ANALYZE codes");
    let bloat = ask(&["bloat"], &database, 0);
    assert_eq!(row(&bloat, "name", "codes")["cause"], "dead rows, held", "{}", bloat.stdout);
}

#[test]
fn a_running_vacuum_tells_how_far_it_is() {
    for major in 15..=18 {
        let server = or_skip!(support::postgres_of(major));
        let database = server.database();
        database.psql(
            "CREATE TABLE big (id int PRIMARY KEY, body text) WITH (autovacuum_enabled = off);
                       INSERT INTO big SELECT g, repeat('x', 200) FROM generate_series(1, 20000) AS g",
        );
        let mut client = server.client(database.name());
        client.args([
            "-c",
            "SET vacuum_cost_limit = 1",
            "-c",
            "SET vacuum_cost_delay = 20",
            "-c",
            "VACUUM big",
        ]);
        client.args(["-c", "SELECT 1"]);
        let mut child = client.stdout(std::process::Stdio::null()).spawn().unwrap();
        support::wait_for(|| {
            database.psql("SELECT coalesce(max(heap_blks_scanned), 0) > 5 FROM pg_stat_progress_vacuum WHERE relid = 'big'::regclass") == "t"
        });
        let output = ask(&["vacuum"], &database, 0);
        let first = output.json()["data"][0].clone();
        assert_eq!(
            (&first["table"], &first["state"], &first["phase"]),
            (&json!("big"), &json!("running"), &json!("scanning heap")),
            "{major}"
        );
        let progress = first["progress_ratio"].as_f64().unwrap();
        assert!(progress > 0.0 && progress < 1.0 && first["pid"].is_i64(), "{first}");
        assert_eq!(first["dead_row_memory_bytes"].is_i64(), major >= 17, "{first}");
        database.psql(&format!("SELECT pg_terminate_backend({})", first["pid"]));
        drop(child.wait());
    }
}

#[test]
fn settings_that_are_dangerous_or_wait_come_first() {
    let server = support::postgres_with(&[("work_mem", "16MB"), ("primary_conninfo", "password=hunter2")]);
    let database = server.database();
    server.psql("ALTER SYSTEM SET max_connections = 77");
    server.psql("SELECT pg_reload_conf()");
    support::wait_for(|| {
        server.psql("SELECT pending_restart FROM pg_settings WHERE name = 'max_connections'") == "t"
    });
    let output = ask(&["settings"], &database, 3);
    let of = |name: &str| row(&output, "name", name);
    assert_eq!(
        (of("fsync")["verdict"].clone(), of("fsync")["remedy"].clone()),
        (json!("bad"), json!("ALTER SYSTEM SET fsync = 'on'"))
    );
    let waiting = of("max_connections");
    assert_eq!(
        (&waiting["verdict"], &waiting["pending_restart"], &waiting["value"]),
        (&json!("warn"), &json!(true), &json!("200"))
    );
    let memory = of("work_mem");
    assert_eq!(
        (&memory["value"], &memory["default"], &memory["source"]),
        (&json!("16MB"), &json!("4MB"), &json!("configuration file"))
    );
    assert!(memory["verdict"] == json!("fine") && memory["raw"] == json!("16384") && memory["line"].is_i64());
    assert!(!output.stdout.contains("hunter2"));
    assert_eq!(of("primary_conninfo")["value"], "(hidden)");
    let idle = of("idle_in_transaction_session_timeout");
    assert_eq!((&idle["verdict"], &idle["source"]), (&json!("warn"), &json!("default")));
    // what this session was given is not what others have
    let names = output.json()["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["name"].to_string())
        .collect::<Vec<_>>();
    assert!(
        !names.contains(&json!("statement_timeout").to_string())
            && notes(&output).contains("statement_timeout")
    );
    let all = ask(&["settings", "--all"], &database, 3);
    assert_eq!(row(&all, "name", "deadlock_timeout")["default"], "1s");
    assert_eq!(row(&all, "name", "autovacuum_vacuum_cost_delay")["value"], "2ms");
}

#[test]
fn what_took_the_time_is_counted_within_an_interval() {
    for major in 15..=18 {
        let server = or_skip!(support::postgres_of(major));
        if !server.has_extension("pg_stat_statements") {
            support::skipped(&format!("PostgreSQL {major} is installed without pg_stat_statements"));
            continue;
        }
        let database = server.database();
        database.psql("CREATE EXTENSION pg_stat_statements; SELECT pg_sleep(1), 'earlier'");
        let spawned =
            authctl(["monitor", "postgres", "slow", "--for", "2s", "--limit", "1000", "-o", "json"])
                .on(&database)
                .spawn();
        support::wait_for(|| {
            database.psql(
                "SELECT count(*) = 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle' AND query LIKE '%summary: what pg_stat_statements has counted so far%'",
            ) == "t"
        });
        database.psql("SELECT pg_sleep(0.3), 1 AS hunter2, 'hunter3'");
        let output = spawned.wait().ends_with(0);
        let own: Vec<_> = output.json()["data"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| row["database"] == json!(database.name()))
            .cloned()
            .collect();
        let sleep = own
            .iter()
            .find(|row| row["query"].as_str().unwrap().starts_with("SELECT pg_sleep($1), $2 AS"))
            .unwrap();
        assert_eq!((&sleep["calls"], &sleep["rows"]), (&json!(1), &json!(1)), "{major}");
        let seconds = sleep["total_seconds"].as_f64().unwrap();
        assert!((0.3..1.0).contains(&seconds) && sleep["share_ratio"].as_f64().unwrap() <= 1.0, "{sleep}");
        assert!(!own.iter().any(|row| row["query"] == json!("SELECT pg_sleep($1), $2")), "{own:?}");
        assert!(
            !output.stdout.contains("hunter3") && notes(&output).contains("counted for 2."),
            "{}",
            notes(&output)
        );
    }
}

#[test]
fn views_of_upkeep_answer_alike_on_every_server() {
    for major in 15..=18 {
        let database = or_skip!(support::postgres_of(major)).database();
        for view in ["indexes", "sequences", "vacuum", "settings", "sizes", "bloat"] {
            let output = authctl(["monitor", "postgres", view, "-o", "json"]).on(&database).run();
            let answer = output.json();
            assert_eq!(answer["kind"], json!(format!("monitor.postgres.{view}/1")), "{major}");
            assert!(answer["data"].is_array() && matches!(output.code, 0 | 3), "{answer}");
        }
    }
}
