//! `authctl redis` against real servers.

use std::time::Duration;

use nix::sys::signal::Signal;
use serde_json::json;

use crate::check::make_saving_fail;
use crate::support::{self, Invocation, Redis, authctl};

fn act(redis: &Redis, words: &[&str]) -> Invocation {
    authctl([&["redis"], words].concat()).redis(redis)
}

fn fill(redis: &Redis, pattern: &str, count: usize) {
    let script =
        format!("for i=1,{count} do redis.call('SET', string.gsub('{pattern}', '@', i), 'x', 'EX', 600) end");
    redis.cli(&["EVAL", &script, "0"]);
}

#[test]
fn a_save_is_waited_for_and_its_failure_is_named() {
    let redis = support::redis_with(&[]);
    fill(&redis, "a:@", 100);
    let output = act(&redis, &["save", "--yes", "-o", "json"]).run().ends_with(0).json();
    let file = output["data"][0]["file"].as_str().unwrap();
    assert!(std::fs::metadata(file).unwrap().len() > 1000, "{output}");
    assert_eq!(
        redis
            .cli(&["INFO", "persistence"])
            .lines()
            .find(|line| line.starts_with("rdb_changes"))
            .unwrap()
            .trim(),
        "rdb_changes_since_last_save:0"
    );
    let broken = support::redis_with(&[("dbfilename", "gone.rdb")]);
    make_saving_fail(&broken);
    let output = act(&broken, &["save", "--yes"]).run().ends_with(1);
    assert!(
        output.stderr.contains("could not save to") && output.stderr.contains("MISCONF"),
        "{}",
        output.stderr
    );
    assert!(output.stderr.contains("gone.rdb"), "{}", output.stderr);
    let managed = support::redis_with(&[("rename-command", "BGSAVE \"\"")]);
    let output = act(&managed, &["save", "--yes"]).run().ends_with(1);
    assert!(output.stderr.contains("managed service"), "{}", output.stderr);
}

#[test]
fn a_purge_removes_what_matches_and_nothing_else() {
    let redis = support::redis_with(&[]);
    fill(&redis, "sess:[1]@", 500);
    fill(&redis, "sess:1@", 50);
    let plan =
        act(&redis, &["purge", "--prefix", "sess:[1]", "--dry-run", "-o", "json"]).run().ends_with(0).json();
    assert_eq!(
        (&plan["data"]["matched_keys"], &plan["data"]["sampled"]),
        (&json!(500), &json!(false)),
        "{plan}"
    );
    assert_eq!(redis.cli(&["DBSIZE"]), "550", "a dry run removes nothing");
    let refused = act(&redis, &["purge", "sess:*"]).run().ends_with(7);
    assert!(refused.stderr.contains("--yes"), "{}", refused.stderr);
    let done =
        act(&redis, &["purge", "--prefix", "sess:[1]", "--yes", "-o", "json"]).run().ends_with(0).json();
    assert_eq!((&done["data"][0]["removed"], &done["data"][0]["left"]), (&json!(500), &json!(0)));
    assert_eq!(redis.cli(&["DBSIZE"]), "50");
    act(&redis, &["purge", "--prefix", "sess:[1]", "--yes"]).run().ends_with(0);
    act(&redis, &["purge", "*", "--yes"]).run().ends_with(2);
    let unconfirmed = act(&redis, &["purge", "*", "--everything", "--yes"]).run().ends_with(7);
    assert_eq!(redis.cli(&["DBSIZE"]), "50", "{}", unconfirmed.stderr);
    let name = format!("redis://127.0.0.1:{}/0", redis.port());
    act(&redis, &["purge", "*", "--everything", "--confirm", &name]).run().ends_with(0);
    assert_eq!(redis.cli(&["DBSIZE"]), "0");
}

#[test]
fn a_purge_that_is_stopped_says_how_far_it_came() {
    let redis = support::redis_with(&[]);
    fill(&redis, "old:@", 30_000);
    let mut running = act(&redis, &["purge", "old:*", "--yes", "--rate", "10000"]).spawn();
    let size = || redis.cli(&["DBSIZE"]).parse::<i64>().unwrap();
    for _ in 0..400 {
        if size() < 29_000 {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    running.signal(Signal::SIGINT);
    let output = running.wait().ends_with(130);
    assert!(
        output.stderr.contains("keys were removed") && output.stderr.contains("it goes on"),
        "{}",
        output.stderr
    );
    assert!((1..29_000).contains(&size()));
    let plan =
        act(&redis, &["purge", "old:*", "--dry-run", "--rate", "0", "-o", "json"]).run().ends_with(0).json();
    let estimated = plan["data"]["estimated_keys"].as_f64().unwrap();
    #[expect(clippy::cast_precision_loss, reason = "a share")]
    let share = estimated / size() as f64;
    assert!((0.9..1.1).contains(&share), "{plan}");
    act(&redis, &["purge", "old:*", "--yes", "--rate", "0"]).run().ends_with(0);
    assert_eq!(size(), 0);
}

#[test]
fn keys_of_every_node_are_found_and_removed() {
    let redis = support::redis_cluster();
    let prefix = redis.prefix();
    for number in 0..40 {
        redis.cli(&["SET", &format!("{prefix}:{number}"), "1", "EX", "600"]);
    }
    let pattern = format!("{prefix}:*");
    let found = act(redis, &["scan", &pattern, "-o", "json"]).run().ends_with(0).json();
    let rows = found["data"].as_array().unwrap();
    let nodes: std::collections::BTreeSet<_> = rows.iter().map(|row| row["node"].to_string()).collect();
    assert_eq!((rows.len(), nodes.len()), (40, 3), "{found}");
    assert!(rows.iter().all(|row| row["type"] == "string" && row["ttl_seconds"].as_f64().unwrap() > 1.0));
    let limited = act(redis, &["scan", &pattern, "--limit", "5", "-o", "json"]).run().ends_with(0).json();
    assert_eq!(limited["data"].as_array().unwrap().len(), 5);
    assert!(limited["notes"].to_string().contains("There are more"));
    let done = act(redis, &["purge", &pattern, "--yes", "-o", "json"]).run().ends_with(0).json();
    assert_eq!(done["data"][0]["removed"], 40);
}

#[test]
fn a_setting_is_changed_everywhere_and_kept_when_asked() {
    let redis = support::redis_with(&[]);
    let changed =
        act(&redis, &["config", "set", "maxmemory", "100mb", "--persist", "--yes"]).run().ends_with(0);
    assert!(changed.stdout.contains("104857600"), "{}", changed.stdout);
    let file = redis.cli(&["INFO", "server"]);
    let file = file.lines().find_map(|line| line.strip_prefix("config_file:")).unwrap().trim();
    assert!(std::fs::read_to_string(file).unwrap().contains("maxmemory 100mb"));
    let again = act(&redis, &["config", "set", "maxmemory", "104857600", "--yes"]).run().ends_with(0);
    assert!(again.stderr.contains("Nothing to do"), "{}", again.stderr);
    let shown = act(&redis, &["config", "get", "*pass*", "-o", "json"]).run().ends_with(0);
    assert!(!shown.stdout.contains(&redis.password) && shown.stdout.contains("****"), "{}", shown.stdout);
    let seen = act(&redis, &["config", "set", "masterauth", "hunter2", "--yes"]).run().ends_with(2);
    assert!(seen.stderr.contains("standard input"), "{}", seen.stderr);
    let secret = act(&redis, &["config", "set", "masterauth", "--yes"]).stdin("hunter2\n").run().ends_with(0);
    assert!(!format!("{secret:?}").contains("hunter2"));
    assert!(redis.cli(&["CONFIG", "GET", "masterauth"]).ends_with("hunter2"));
    act(&redis, &["config", "set", "maxmemoryy", "1", "--yes"]).run().ends_with(2);
    let cluster = support::redis_cluster();
    let shown = act(cluster, &["config", "get", "maxclients", "-o", "json"]).run().ends_with(0).json();
    assert_eq!(shown["data"].as_array().unwrap().len(), 3);
    let managed = support::redis_with(&[("rename-command", "CONFIG \"\"")]);
    let output = act(&managed, &["config", "get", "maxmemory"]).run().ends_with(1);
    assert!(output.stderr.contains("parameter group"), "{}", output.stderr);
}

#[test]
fn messages_are_heard_clean_also_after_the_connection_was_lost() {
    let redis = support::redis_with(&[]);
    let tail = act(&redis, &["pubsub", "tail", "news", "rate:*", "-n", "3", "-o", "jsonl"]).spawn();
    let wait_for = |patterns: &str| {
        for _ in 0..300 {
            let heard = redis.cli(&["PUBSUB", "NUMSUB", "news"]).contains('1');
            if heard && redis.cli(&["PUBSUB", "NUMPAT"]) == patterns {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("nobody listens");
    };
    wait_for("1");
    let sent = act(&redis, &["pubsub", "publish", "news", "one\u{1b}[31m"]).run().ends_with(0);
    assert!(sent.stdout.lines().last().unwrap().trim().ends_with('1'), "{}", sent.stdout);
    redis.cli(&["CLIENT", "KILL", "TYPE", "pubsub"]);
    wait_for("1");
    act(&redis, &["pubsub", "publish", "rate:login"]).stdin("two").run().ends_with(0);
    redis.cli(&["PUBLISH", "news", "three"]);
    let output = tail.wait().ends_with(0);
    let lines: Vec<serde_json::Value> =
        output.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let messages: Vec<_> = lines.iter().map(|line| line["data"]["message"].as_str().unwrap()).collect();
    assert_eq!(messages, ["one\u{1b}[31m", "two", "three"]);
    assert_eq!(lines[1]["data"]["pattern"], "rate:*");
    assert!(!output.stdout.contains('\u{1b}'), "what a terminal obeys is escaped");
    assert!(
        output.stderr.contains("lost the connection") && output.stderr.contains("Listening again"),
        "{}",
        output.stderr
    );
}

#[test]
fn a_message_is_on_record_and_a_protected_profile_asks_first() {
    let redis = support::redis_with(&[]);
    let configured = "[profile.live]\nprotected = true\n";
    let publish = |words: &[&str]| {
        let words = [&["pubsub", "publish", "news", "hello", "--profile", "live"], words].concat();
        act(&redis, &words).file("authctl.toml", configured).run()
    };
    let refused = publish(&[]).ends_with(7);
    assert!(refused.stderr.contains("is protected"), "{}", refused.stderr);
    publish(&["--confirm", &format!("redis://127.0.0.1:{}/0", redis.port())]).ends_with(0);
}
