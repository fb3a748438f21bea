//! Redis with faults.

use std::io::Read;
use std::net::TcpStream;

use super::*;

/// Writes until it is dropped, whatever the server says.
struct Writer(Child);

impl Writer {
    fn new(redis: &Redis, words: &[&str]) -> Self {
        let mut client = redis.client(redis.port());
        client.args(["-r", "-1", "-i", "0.02"]).args(words);
        Self(client.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// Fills the server with sessions of a kilobyte that end in an hour, until it has no room or threw some away.
fn fill(redis: &Redis) {
    let script = "for i = 1, 6000 do local done = redis.pcall('SET', 'sess:' .. i, string.rep('x', 1000), 'EX', 3600) \
                  if done.err then return i end end return 0";
    for _ in 0..2 {
        redis.cli(&["EVAL", script, "0"]);
    }
    // our own script took long, which is no part of the fault
    redis.cli(&["SLOWLOG", "RESET"]);
}

#[test]
fn a_full_server_that_may_not_evict_is_the_cause_of_refused_writes() {
    let redis = support::redis_with(&[("maxmemory", "5mb"), ("maxmemory-policy", "noeviction")]);
    fill(&redis);
    let _writer = Writer::new(&redis, &["SET", "sess:new", "x", "EX", "3600"]);
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(redis.cli(&["PING"]), "PONG");
    let output = of_redis(&redis).ends_with(3);
    tells(&output, &[("rd.mem", ""), ("rd.errors", "rd.mem")]);
    assert_eq!(finding(&output, "rd.mem")["evidence"]["policy"], "noeviction");
    assert_eq!(finding(&output, "rd.errors")["evidence"]["error"], "OOM");
}

#[test]
fn sessions_that_are_evicted_are_an_incident_although_nothing_fails() {
    let redis = support::redis_with(&[("maxmemory", "5mb"), ("maxmemory-policy", "allkeys-lru")]);
    fill(&redis);
    let output = of_redis(&redis);
    tells(&output, &[("rd.evict", "")]);
    assert!(finding(&output, "rd.evict")["evidence"]["evicted_keys"].as_i64().unwrap() > 100);
}

#[test]
fn keys_that_grow_never_end_or_take_long_are_told_without_their_names() {
    let redis = support::redis_with(&[("slowlog-log-slower-than", "10000")]);
    tells(&of_redis(&redis).ends_with(0), &[]);
    let window = "local now = tonumber(redis.call('TIME')[1]) for i = 1, 20000 do \
                  redis.call('ZADD', KEYS[1], now - 200000 + i, i) end redis.call('EXPIRE', KEYS[1], 3600)";
    redis.cli(&["EVAL", window, "1", "sliding:login:email:someone@example.org"]);
    redis.cli(&["SLOWLOG", "RESET"]);
    let output = of_redis(&redis).ends_with(0);
    tells(&output, &[("rd.bigkey", "")]);
    let large = finding(&output, "rd.bigkey");
    assert_eq!(large["evidence"]["members"], 20_000);
    assert!(large["cause"].as_str().unwrap().contains("nobody trims it"), "{large}");
    assert!(!output.stdout.contains("someone@example.org"));
    redis.cli(&["FLUSHALL"]);

    redis.cli(&["EVAL", "for i = 1, 1500 do redis.call('SET', 'sess:hunter' .. i, 'x') end", "0"]);
    redis.cli(&["SLOWLOG", "RESET"]);
    let output = of_redis(&redis).ends_with(3);
    tells(&output, &[("rd.ttl", "")]);
    assert_eq!(finding(&output, "rd.ttl")["evidence"]["estimated_keys"], 1500);
    assert!(!output.stdout.contains("hunter"));
    redis.cli(&["FLUSHALL"]);

    let busy = "local t = redis.call('TIME') local s = t[1] * 1000000 + t[2] repeat t = redis.call('TIME') \
                until t[1] * 1000000 + t[2] - s > 300000 return 'hunter2'";
    redis.cli(&["EVAL", busy, "0"]);
    let output = of_redis(&redis).ends_with(0);
    tells(&output, &[("rd.slow", "")]);
    assert_eq!(finding(&output, "rd.slow")["evidence"]["command"], "EVAL");
    assert!(!output.stdout.contains("hunter2"));
}

#[test]
fn what_a_user_or_a_server_does_not_offer_is_unknown_with_the_line_that_shows_it() {
    let redis = support::redis_with(&[("rename-command", "CONFIG \"\"")]);
    let output = of_redis(&redis).ends_with(0);
    tells(&output, &[]);
    assert_eq!(unknown(&output), [("rd.persist".to_owned(), None)]);

    let other = support::redis_with(&[]);
    other.cli(&["ACL", "SETUSER", "app", "on", ">p", "~sess:*", "+@read", "+@write", "+@connection"]);
    let command = authctl(["doctor", "--only", "redis", "-o", "json"]).redis(&other);
    let output = command.env("REDIS_USER", "app").env("REDIS_PASSWORD", "p").run().ends_with(0);
    tells(&output, &[]);
    let unseen = unknown(&output);
    for (id, command) in [("rd.mem", "info"), ("rd.slow", "slowlog|get")] {
        let line = Some(format!("ACL SETUSER app +{command}"));
        assert!(unseen.contains(&(id.to_owned(), line)), "{id}: {unseen:?}");
    }
    let headline = output.json()["data"]["headline"].as_str().unwrap().to_owned();
    assert!(headline.starts_with("nothing found in what could be seen; "), "{headline}");
}

#[test]
fn a_subscriber_that_does_not_read_is_named() {
    let redis = support::redis_with(&[]);
    let mut slow = TcpStream::connect(("127.0.0.1", redis.port())).unwrap();
    write!(slow, "AUTH {}\r\nCLIENT SETNAME laggard\r\nSUBSCRIBE events\r\n", redis.password).unwrap();
    let mut first = [0; 64];
    assert!(slow.read(&mut first).unwrap() > 0);
    let begin = Instant::now();
    let backlog = || redis.cli(&["CLIENT", "LIST", "TYPE", "pubsub"]);
    let publish = "for i = 1, 4 do redis.call('PUBLISH', 'events', string.rep('x', 500000)) end";
    let waits = |list: &str| {
        let omem = list.split(' ').find_map(|field| field.strip_prefix("omem="));
        omem.and_then(|bytes| bytes.parse::<u64>().ok()).unwrap_or_default()
    };
    while waits(&backlog()) < 2_000_000 {
        redis.cli(&["EVAL", publish, "0"]);
        assert!(begin.elapsed() < Duration::from_secs(20), "{}", backlog());
    }
    redis.cli(&["SLOWLOG", "RESET"]);
    let output = of_redis(&redis);
    tells(&output, &[("rd.subscriber", "")]);
    assert!(finding(&output, "rd.subscriber")["title"].as_str().unwrap().contains("laggard"));
}

#[test]
fn a_save_that_fails_is_the_cause_of_refused_writes() {
    let redis = support::redis_with(&[("save", "3600 1"), ("enable-protected-configs", "yes")]);
    let folder = redis.cli(&["CONFIG", "GET", "dir"]).lines().last().unwrap().to_owned();
    let gone = format!("{folder}/gone");
    std::fs::create_dir(&gone).unwrap();
    redis.cli(&["CONFIG", "SET", "dir", &gone]);
    std::fs::remove_dir(&gone).unwrap();
    redis.cli(&["BGSAVE"]);
    let begin = Instant::now();
    while !redis.cli(&["INFO", "persistence"]).contains("rdb_last_bgsave_status:err") {
        assert!(begin.elapsed() < Duration::from_secs(20), "the save never failed");
        std::thread::sleep(Duration::from_millis(20));
    }
    let _writer = Writer::new(&redis, &["SET", "sess:new", "x", "EX", "3600"]);
    std::thread::sleep(Duration::from_millis(300));
    let output = of_redis(&redis).ends_with(3);
    tells(&output, &[("rd.persist", ""), ("rd.errors", "rd.persist")]);
    assert_eq!(finding(&output, "rd.errors")["evidence"]["error"], "MISCONF");
}
