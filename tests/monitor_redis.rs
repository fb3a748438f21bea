//! `authctl monitor redis` against servers in known situations.

use serde_json::{Value, json};

use crate::support::{self, Output, Redis, authctl};

fn ask(redis: &Redis, words: &[&str]) -> Output {
    authctl([&["monitor", "redis"], words].concat()).redis(redis).run()
}

fn row(output: &Output) -> Value {
    let answer = output.json();
    assert_eq!(answer["data"].as_array().unwrap().len(), 1, "{answer}");
    answer["data"][0].clone()
}

#[test]
fn the_numbers_of_a_server_are_numbers() {
    let redis = support::redis_with(&[]);
    redis.cli(&["SET", "session", "1", "EX", "600"]);
    redis.cli(&["SET", "forgotten", "1"]);
    redis.cli(&["GET", "session"]);
    redis.cli(&["GET", "missing"]);
    redis.cli(&["LPUSH", "session", "1"]);
    let output = ask(&redis, &["stats", "-o", "json"]).ends_with(0);
    let row = row(&output);
    assert_eq!(output.json()["kind"], "monitor.redis.stats/1");
    assert_eq!((&row["role"], &row["verdict"]), (&json!("master"), &json!("fine")));
    assert_eq!((&row["keys"], &row["keys_without_ttl"]), (&json!(2), &json!(1)));
    assert_eq!(row["hit_ratio"], json!(0.5));
    let again = ask(&redis, &["stats", "-o", "json"]).ends_with(0).json()["data"][0].clone();
    assert_eq!(again["errors_by_kind"], json!(["WRONGTYPE 1"]), "our own logins cause no errors");
    assert!(row["memory_bytes"].as_i64().unwrap() > 0 && row["max_memory_bytes"].is_null());
    assert!(row["uptime_seconds"].is_f64() && row["clients"].is_i64());
    let table = ask(&redis, &["stats"]).ends_with(0).stdout;
    assert!(table.contains("keys without ttl") && table.contains("no replicas"), "{table}");
    assert!(table.lines().all(|line| line.chars().count() <= 80), "{table}");
    let csv = ask(&redis, &["memory", "-o", "csv"]).ends_with(0).stdout;
    assert!(csv.starts_with("property,value\nnode,127.0.0.1:"), "{csv}");
}

#[test]
fn a_full_server_that_may_not_evict_is_bad() {
    let redis = support::redis_with(&[("maxmemory", "1500kb"), ("maxmemory-policy", "noeviction")]);
    while redis.cli(&["APPEND", "blob", &"x".repeat(50_000)]).parse::<i64>().is_ok() {}
    let output = ask(&redis, &["stats", "-o", "json"]);
    let row = row(&output);
    assert!(row["memory_ratio"].as_f64().unwrap() > 0.9, "{row}");
    assert!(matches!(row["verdict"].as_str(), Some("warn" | "bad")), "{row}");
    let notes = output.json()["notes"].to_string();
    assert!(notes.contains("nothing may be evicted") && notes.contains("1 OOM"), "{notes}");
    assert_eq!(ask(&redis, &["memory", "-o", "json"]).json()["data"][0]["eviction_policy"], "noeviction");
}

#[test]
fn evicted_keys_are_worth_a_look() {
    let redis = support::redis_with(&[("maxmemory", "2mb"), ("maxmemory-policy", "allkeys-lru")]);
    for number in 0..40 {
        redis.cli(&["SET", &format!("session:{number}"), &"x".repeat(50_000)]);
    }
    let output = ask(&redis, &["stats", "-o", "json"]).ends_with(0);
    assert!(row(&output)["evicted_keys"].as_i64().unwrap() > 0);
    assert_eq!(output.json()["verdict"], "warn");
    assert!(
        output.json()["notes"].to_string().contains("(policy allkeys-lru): sessions and rate limits vanish")
    );
}

#[test]
fn a_cluster_has_a_row_for_each_node() {
    let redis = support::redis_cluster();
    let output = ask(redis, &["stats", "-o", "json"]);
    let answer = output.json();
    let rows = answer["data"].as_array().unwrap();
    assert_eq!(rows.len(), redis.data_ports.len(), "{answer}");
    for port in &redis.data_ports {
        assert!(rows.iter().any(|row| row["node"] == json!(format!("127.0.0.1:{port}"))));
    }
    assert!(rows.iter().all(|row| row["memory_bytes"].is_i64()));
    let csv = ask(redis, &["memory", "-o", "csv"]).stdout;
    assert_eq!(csv.lines().count(), rows.len() + 1);
    assert!(csv.starts_with("node,role,verdict,used_bytes,"), "{csv}");
}

#[test]
fn a_user_without_info_gets_the_line_that_grants_it() {
    let redis = support::redis_with(&[]);
    redis.cli(&["ACL", "SETUSER", "app", "on", ">app", "~*", "+@read", "+@connection"]);
    let command = |shape: &str| {
        let command = authctl(["monitor", "redis", "memory", "-o", shape]).redis(&redis);
        command.env("REDIS_USER", "app").env("REDIS_PASSWORD", "app").run().ends_with(0)
    };
    let output = command("json");
    let row = row(&output);
    assert_eq!((&row["verdict"], &row["used_bytes"]), (&json!("unknown"), &json!(null)));
    assert!(output.json()["notes"].to_string().contains("`ACL SETUSER app +info`"));
    let table = command("table");
    assert!(table.stdout.contains("UNKNOWN") && table.stdout.contains("unknown"), "{}", table.stdout);
}

#[test]
fn a_server_that_is_gone_is_an_error_and_no_empty_answer() {
    let redis = support::redis_with(&[]);
    let pause = redis.cli(&["CLIENT", "PAUSE", "20000", "ALL"]);
    assert_eq!(pause, "OK");
    let output = ask(&redis, &["stats", "--timeout", "300ms"]).ends_with(5);
    assert!(output.stdout.is_empty(), "{}", output.stdout);
}
