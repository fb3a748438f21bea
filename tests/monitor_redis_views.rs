//! Views of `authctl monitor redis` against servers in known trouble.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::time::Duration;

use nix::sys::signal::Signal;
use serde_json::{Value, json};

use crate::check::make_saving_fail;
use crate::support::{self, Output, Redis, authctl};

const SESSION: &str = "3f2504e0-4f89-41d3-9a0c-0305e82c33";

fn ask(redis: &Redis, words: &[&str]) -> Output {
    authctl([&["monitor", "redis"], words, &["-o", "json"]].concat()).redis(redis).run()
}

fn rows(answer: &Value) -> &Vec<Value> {
    answer["data"].as_array().unwrap()
}

fn notes(answer: &Value) -> String {
    answer["notes"].to_string()
}

/// Sessions in both layouts, rate limits of addresses, and what was forgotten.
fn fill(redis: &Redis) {
    let script = format!(
        "for i=10,59 do redis.call('SET','sess:{SESSION}'..i,'x','EX',600) \
         redis.call('HSET','authsample{SESSION}'..i,'data','x') redis.call('EXPIRE','authsample{SESSION}'..i,90000) \
         redis.call('SET','rl:login:10.0.0.'..i,1,'EX',60) redis.call('SET','user:'..i..':profile','x') end \
         for i=60,64 do redis.call('SET','sess:{SESSION}'..i,'x') end \
         for i=1,12000 do redis.call('ZADD','rl:window:ann@example.com',i,i) end"
    );
    redis.cli(&["EVAL", &script, "0"]);
}

#[test]
fn prefixes_are_learned_and_keys_that_never_end_are_told() {
    let redis = support::redis_with(&[]);
    fill(&redis);
    let output = ask(&redis, &["keys", "--rate", "0"]).ends_with(0);
    let answer = output.json();
    let data = &answer["data"];
    assert_eq!((&data["complete"], &data["keys"]), (&json!(true), &json!(206)));
    let prefixes = data["prefixes"].as_array().unwrap();
    let prefix =
        |name: &str| prefixes.iter().find(|row| row["prefix"] == name).unwrap_or_else(|| panic!("{answer}"));
    assert_eq!(prefixes.len(), 5, "{answer}");
    assert_eq!((&prefix("sess:*")["keys"], &prefix("sess:*")["without_ttl"]), (&json!(55), &json!(5)));
    assert_eq!(prefix("authsample*")["types"], json!({"hash": 50}));
    assert_eq!(prefix("authsample*")["lifetimes"]["below_7d"], 50);
    assert_eq!(prefix("rl:login:*")["lifetimes"]["below_1m"], 50);
    assert_eq!(prefix("user:*:profile")["without_ttl"], 50);
    assert_eq!(prefix("rl:window:*")["keys"], 1);
    let largest = &data["largest"][0];
    assert_eq!(
        (&largest["key"], &largest["elements"]),
        (&json!("rl:window:ann@example.com"), &json!(12_000))
    );
    assert!(notes(&answer).contains("5 of 55 keys sess:* have no time to live"), "{answer}");
    assert!(notes(&answer).contains("never trimmed") && !notes(&answer).contains("user:"), "{answer}");
    assert!(!output.stdout.contains(SESSION), "a session's key opens the session");
    let measured: i64 = redis.cli(&["MEMORY", "USAGE", "rl:window:ann@example.com"]).parse().unwrap();
    assert_eq!(largest["memory_bytes"], measured);
}

#[test]
fn a_walk_that_is_stopped_shows_what_it_saw() {
    let redis = support::redis_with(&[]);
    fill(&redis);
    let mut running =
        authctl(["monitor", "redis", "keys", "--rate", "100", "-o", "json"]).redis(&redis).spawn();
    std::thread::sleep(Duration::from_millis(1200));
    running.signal(Signal::SIGINT);
    let output = running.wait();
    let answer = output.json();
    assert_eq!((output.code, &answer["data"]["complete"]), (130, &json!(false)), "{}", output.stderr);
    let seen = answer["data"]["keys"].as_i64().unwrap();
    assert!((10..206).contains(&seen) && notes(&answer).contains("PARTIAL"), "{answer}");
    let first =
        ask(&redis, &["keys", "--first", "50", "--rate", "0", "--match", "user:*"]).ends_with(0).json();
    assert!(
        first["data"]["prefixes"].as_array().unwrap().iter().all(|row| row["prefix"] == "user:*:profile")
    );
}

#[test]
fn a_cluster_is_one_set_of_keys_and_three_nodes() {
    let redis = support::redis_cluster();
    let prefix = redis.prefix();
    for number in 100..160 {
        redis.cli(&["SET", &format!("{prefix}:{number}"), "1", "EX", "60"]);
    }
    let keys = ask(redis, &["keys", "--match", &format!("{prefix}:*")]).ends_with(0).json();
    assert_eq!(keys["data"]["keys"], 60, "{keys}");
    let cluster = ask(redis, &["cluster"]).json();
    assert_eq!(rows(&cluster).len(), 3);
    assert_eq!(rows(&cluster).iter().map(|row| row["slots"].as_i64().unwrap()).sum::<i64>(), 16_384);
    assert!(notes(&cluster).contains("3 masters have no replica"), "{cluster}");
    let space = ask(redis, &["keyspace"]).ends_with(0).json();
    assert_eq!(rows(&space).len(), 3, "{space}");
    let alone = support::redis();
    let none = ask(alone, &["cluster"]).ends_with(0);
    assert!(none.json()["data"].as_array().unwrap().is_empty(), "{}", none.stdout);
}

#[test]
fn a_slow_script_is_named_without_its_words() {
    let redis = support::redis_with(&[]);
    let script = "local n = 0 for i=1,30000000 do n = n + 1 end return redis.call('SET', KEYS[1], 'hunter2')";
    redis.cli(&["EVAL", script, "1", &format!("sess:{SESSION}10")]);
    let output = ask(&redis, &["slowlog"]);
    let answer = output.json();
    let slow = rows(&answer).iter().find(|row| row["command"] == "EVAL").unwrap();
    assert_eq!((&slow["key"], &slow["arguments"]), (&json!("sess:*"), &json!(3)));
    assert!(slow["duration_seconds"].as_f64().unwrap() > 0.05, "{slow}");
    assert!(matches!(answer["verdict"].as_str(), Some("warn" | "bad")), "{answer}");
    assert!(!output.stdout.contains("hunter2") && !output.stdout.contains(SESSION), "{}", output.stdout);
    let commands = ask(&redis, &["commands"]).json();
    let eval = rows(&commands).iter().find(|row| row["command"] == "EVAL").unwrap().clone();
    assert_eq!(eval["calls"], 1);
    assert!(eval["p99_seconds"].as_f64().unwrap() > 0.05, "{eval}");
    redis.cli(&["KEYS", "*"]);
    assert!(notes(&ask(&redis, &["commands"]).json()).contains("KEYS was called 1 times"));
}

#[test]
fn latency_names_the_command_that_everybody_waited_for() {
    let redis = support::redis_with(&[]);
    let measuring =
        authctl(["monitor", "redis", "latency", "--for", "3s", "-o", "json"]).redis(&redis).spawn();
    std::thread::sleep(Duration::from_millis(1500));
    redis.cli(&["EVAL", "for i=1,80000000 do local n = i end return 1", "0"]);
    let answer = measuring.wait().json();
    assert!(notes(&answer).contains("one slow command, EVAL"), "{answer}");
    let trip = &rows(&answer)[0];
    assert!(trip["max_seconds"].as_f64().unwrap() > 0.2 && trip["count"].as_i64().unwrap() >= 250, "{trip}");
    assert!(
        trip["p99_seconds"].as_f64().unwrap() > 0.1,
        "a stall counts as often as it kept others waiting: {trip}"
    );
}

struct Slow(Child);

impl Drop for Slow {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// Subscribes, reads the confirmation and nothing more.
fn slow_subscriber(redis: &Redis, channel: &str) -> Slow {
    let mut child =
        redis.client(redis.port()).args(["SUBSCRIBE", channel]).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    Slow(child)
}

#[test]
fn a_subscriber_that_does_not_read_is_found() {
    let redis = support::redis_with(&[("client-output-buffer-limit", "pubsub 64mb 4mb 600")]);
    let slow = slow_subscriber(&redis, "news");
    nix::sys::signal::kill(nix::unistd::Pid::from_raw(slow.0.id().cast_signed()), Signal::SIGSTOP).unwrap();
    redis.cli(&["EVAL", "for i=1,20 do redis.call('PUBLISH','news',string.rep('x',1000000)) end", "0"]);
    let clients = ask(&redis, &["clients"]).json();
    let row = rows(&clients).iter().find(|row| row["subscriptions"] == 1).unwrap();
    assert!(row["output_buffer_bytes"].as_i64().unwrap() > 4_000_000, "{row}");
    assert_eq!((&clients["verdict"], &row["state"]), (&json!("bad"), &json!(["subscriber"])));
    assert!(notes(&clients).contains("slow subscriber"), "{clients}");
    let pubsub = ask(&redis, &["pubsub"]).json();
    assert_eq!((&rows(&pubsub)[0]["channel"], &rows(&pubsub)[0]["subscribers"]), (&json!("news"), &json!(1)));
    assert_eq!(pubsub["verdict"], "bad");
    let groups = ask(&redis, &["clients", "--group"]).json();
    assert!(rows(&groups).iter().any(|row| row["name"] == "authctl/monitor-redis-clients"), "{groups}");
}

#[test]
fn a_healthy_fresh_server_gives_no_alarm() {
    let redis = support::redis_with(&[]);
    redis.cli(&["SET", "sess:CfDJ8Nrq3vT7bq0yXk2m9ZpL1sW4uEoH", "1", "EX", "60"]);
    for view in [
        "clients",
        "commands",
        "errors",
        "keys",
        "keyspace",
        "memory",
        "persistence",
        "pubsub",
        "replication",
        "slowlog",
        "stats",
    ] {
        let output = ask(&redis, &[view]).ends_with(0);
        assert_eq!(output.json()["verdict"], "fine", "{view}: {}", output.stdout);
    }
}

#[test]
fn refused_writes_and_denied_users_are_told() {
    let redis = support::redis_with(&[("maxmemory", "1500kb"), ("maxmemory-policy", "noeviction")]);
    redis.cli(&["ACL", "SETUSER", "app", "on", ">app", "~sess:*", "+get"]);
    let as_app = |words: &[&str]| {
        let mut client = redis.client(redis.port());
        client
            .env_remove("REDISCLI_AUTH")
            .args(["--user", "app", "--pass", "app", "--no-auth-warning"])
            .args(words);
        client.output().unwrap()
    };
    as_app(&["FLUSHALL"]);
    as_app(&["GET", &format!("other:{SESSION}10")]);
    while redis.cli(&["APPEND", "blob", &"x".repeat(50_000)]).parse::<i64>().is_ok() {}
    let output = ask(&redis, &["errors"]);
    let answer = output.json();
    let error = |name: &str| {
        rows(&answer).iter().find(|row| row["error"].as_str().unwrap().starts_with(name)).cloned()
    };
    assert_eq!(error("OOM").unwrap()["count"], 1);
    assert!(error("denied command FLUSHALL").unwrap()["who"].to_string().contains("app"), "{answer}");
    assert!(error("denied key other:#").is_some() && !output.stdout.contains(SESSION), "{answer}");
    assert!(notes(&answer).contains("OOM once since"), "{answer}");
    let watching = authctl(["monitor", "redis", "errors", "--for", "2s", "-o", "json"]).redis(&redis).spawn();
    std::thread::sleep(Duration::from_millis(1200));
    redis.cli(&["APPEND", "blob", "x"]);
    let recent = watching.wait().json();
    assert_eq!(recent["verdict"], "bad", "{recent}");
}

#[test]
fn a_user_with_few_rights_gets_the_lines_that_grant_more() {
    let redis = support::redis_with(&[("rename-command", "CONFIG \"\"")]);
    redis.cli(&["ACL", "SETUSER", "app", "on", ">app", "~sess:*", "+@read", "+@connection", "-client|list"]);
    redis.cli(&["SET", "sess:1", "x", "EX", "60"]);
    let as_app = |view: &str| {
        let command = authctl(["monitor", "redis", view, "-o", "json"]).redis(&redis);
        command.env("REDIS_USER", "app").env("REDIS_PASSWORD", "app").run().ends_with(0).json()
    };
    for (view, right) in [
        ("clients", "client|list"),
        ("slowlog", "slowlog|get"),
        ("commands", "info"),
        ("errors", "info"),
        ("keyspace", "info"),
        ("replication", "info"),
        ("persistence", "info"),
        ("pubsub", "pubsub|channels"),
    ] {
        let answer = as_app(view);
        assert_eq!(answer["verdict"], "unknown", "{view}: {answer}");
        assert!(notes(&answer).contains(&format!("`ACL SETUSER app +{right}`")), "{view}: {answer}");
        assert_eq!(rows(&answer).len(), 1, "an empty table would be a lie: {answer}");
    }
    let keys = as_app("keys");
    assert_eq!(keys["data"]["prefixes"][0]["without_ttl"], 0, "{keys}");
    // whoever may see everything needs no CONFIG
    for view in ["clients", "slowlog", "latency"] {
        let words: &[&str] = if view == "latency" { &["latency", "--for", "1s"] } else { &[view] };
        assert!(["fine", "warn"].contains(&ask(&redis, words).json()["verdict"].as_str().unwrap()), "{view}");
    }
}

#[test]
fn a_failed_save_and_a_lost_master_are_bad() {
    let redis = support::redis_with(&[("save", "3600 1"), ("dbfilename", "gone.rdb")]);
    make_saving_fail(&redis);
    let saved = ask(&redis, &["persistence"]).ends_with(3).json();
    assert!(notes(&saved).contains("MISCONF"), "{saved}");
    let nowhere = format!("127.0.0.1 {}", support::free_port());
    let orphan = support::redis_with(&[("replicaof", &nowhere)]);
    let link = ask(&orphan, &["replication"]).ends_with(3).json();
    assert_eq!((&rows(&link)[0]["role"], &rows(&link)[0]["state"]), (&json!("replica"), &json!("down")));
    let master = ask(support::redis_sentinel(), &["replication"]).json();
    let row = &rows(&master)[0];
    assert_eq!(row["state"], "online", "{master}");
    assert!(row["lag_bytes"].as_i64().unwrap() < 100_000, "{master}");
}
