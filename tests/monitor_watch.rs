//! `authctl monitor … --watch`: on a terminal, into a pipe, and when servers go away.

use std::process::Command;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::{Value, json};

use crate::support::{self, Database, Output, Spawned, authctl, wait_for};

/// What a terminal is told when a view takes it over, and when it gets it back.
const TAKEN: &str = "\u{1b}[?1049h";
const GIVEN_BACK: &str = "\u{1b}[?25h\u{1b}[?1049l";

fn lines(output: &Output) -> Vec<Value> {
    output
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}")))
        .collect()
}

/// Lets it run so long, then interrupts it.
fn interrupted_after(mut run: Spawned, time: Duration) -> Output {
    std::thread::sleep(time);
    run.signal(Signal::SIGINT);
    run.wait()
}

/// Waits until authctl's session is there.
fn connected(database: &Database<'_>) {
    wait_for(|| {
        database.psql(
            "SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE \
             'authctl/monitor%'",
        ) == "t"
    });
}

/// A view that is watched through the proxy at `port`, with its session there.
fn watching(database: &Database<'_>, port: u16, interval: &str) -> Spawned {
    let run = authctl(["monitor", "postgres", "connections", "--watch", interval])
        .on(database)
        .env("DATABASE_PORT", port.to_string())
        .spawn();
    connected(database);
    run
}

#[test]
fn a_pipe_gets_one_line_for_each_look_through_one_connection() {
    let server = support::postgres();
    let database = server.database();
    let proxy = support::proxy(server.port);
    let run = watching(&database, proxy.port, "200ms");
    std::thread::sleep(Duration::from_secs(2));
    // the end of the run opens one more, to cancel what the server is at
    assert_eq!(proxy.connections(), 1);
    let output = interrupted_after(run, Duration::from_millis(500)).ends_with(130);
    let lines = lines(&output);
    assert!(lines.len() >= 5, "{}", output.stdout);
    assert!(lines.iter().all(|line| line["kind"] == json!("monitor.postgres.connections/1")));
    assert!(output.stderr.contains("one line of JSON"), "{}", output.stderr);

    // looks are at multiples of the interval after the first, however long each of them takes
    let times = lines.iter().map(|line| line["generated_at"].as_str().unwrap().parse::<Timestamp>().unwrap());
    let times: Vec<_> = times.map(Timestamp::as_millisecond).collect();
    let mut drift: Vec<_> = times[1..].iter().map(|time| (time - times[1]).rem_euclid(200)).collect();
    for late in &mut drift {
        *late = (*late).min(200 - *late);
    }
    drift.sort_unstable();
    assert!(drift[drift.len() / 2] < 70, "{drift:?}");
}

#[test]
fn a_slow_answer_is_waited_for_and_not_asked_for_twice() {
    let server = support::postgres();
    let database = server.database();
    let proxy = support::proxy(server.port);
    let run = watching(&database, proxy.port, "100ms");
    proxy.delay(Duration::from_millis(150));
    let before = Instant::now();
    let output = interrupted_after(run, Duration::from_secs(3)).ends_with(130);
    // each look takes 150 ms at least, so that every second tick is left out
    let most = before.elapsed().as_millis() / 150 + 5;
    let count = lines(&output).len();
    assert!(count as u128 <= most && count >= 3, "{count} of at most {most}");
}

#[test]
fn a_server_that_goes_away_is_told_and_found_again() {
    let server = support::postgres();
    let database = server.database();
    let proxy = support::proxy(server.port);
    let run = watching(&database, proxy.port, "200ms");
    std::thread::sleep(Duration::from_millis(500));
    proxy.refuse();
    proxy.cut_now();
    std::thread::sleep(Duration::from_millis(1500));
    proxy.pass();
    let output = interrupted_after(run, Duration::from_millis(2500)).ends_with(130);
    let kinds: Vec<_> = lines(&output).iter().map(|line| line["kind"].as_str().unwrap().to_owned()).collect();
    let lost = kinds
        .iter()
        .position(|kind| kind == "monitor.lost/1")
        .expect("a line for each look that saw nothing");
    assert!(lost > 0 && kinds.last().unwrap() == "monitor.postgres.connections/1", "{kinds:?}");
    let gap = lines(&output)[lost].clone();
    assert_eq!((&gap["verdict"], &gap["data"]), (&json!("unknown"), &Value::Null));
    assert_eq!(output.stderr.matches("Lost, trying again").count(), 1, "{}", output.stderr);
    assert!(output.stderr.contains("It answers again."), "{}", output.stderr);
}

#[test]
fn redis_is_asked_through_one_connection() {
    let redis = support::redis();
    let proxy = support::proxy(redis.port());
    let run = authctl(["monitor", "redis", "stats", "--watch", "200ms", "-o", "jsonl"])
        .redis(redis)
        .env("REDIS_HOST", format!("127.0.0.1:{}", proxy.port))
        .spawn();
    wait_for(|| proxy.connections() > 0);
    let output = interrupted_after(run, Duration::from_secs(2)).ends_with(130);
    assert!(lines(&output).len() >= 4, "{}", output.stdout);
    assert_eq!(proxy.connections(), 1);

    let run = authctl(["monitor", "redis", "stats", "--watch", "200ms", "-o", "jsonl"])
        .redis(redis)
        .env("REDIS_HOST", format!("127.0.0.1:{}", proxy.port))
        .spawn();
    wait_for(|| proxy.connections() > 1);
    std::thread::sleep(Duration::from_millis(800));
    proxy.cut_now();
    let output = interrupted_after(run, Duration::from_secs(2)).ends_with(130);
    assert_eq!(lines(&output).last().unwrap()["kind"], json!("monitor.redis.stats/1"), "{}", output.stdout);
    assert!(proxy.connections() > 2, "a connection that broke is opened again");
}

#[test]
fn tables_in_a_pipe_say_when_they_were_seen() {
    let database = support::postgres().database();
    let run = authctl(["monitor", "postgres", "connections", "--watch", "200ms", "-o", "table"])
        .on(&database)
        .spawn();
    connected(&database);
    let output = interrupted_after(run, Duration::from_secs(1)).ends_with(130);
    let heads =
        output.stdout.lines().filter(|line| line.contains(" · PostgreSQL ") && line.ends_with("· fine"));
    assert!(heads.count() >= 2, "{}", output.stdout);
    assert!(!output.stdout.contains('\u{1b}'), "{}", output.stdout);
}

#[test]
fn a_shape_that_holds_one_answer_is_refused_before_anybody_is_asked() {
    for shape in ["json", "csv", "openmetrics"] {
        let output = authctl(["monitor", "postgres", "tables", "--watch", "1s", "-o", shape])
            .env("DATABASE_HOST", "192.0.2.1")
            .run()
            .ends_with(2);
        assert!(
            output.stderr.contains("`-o jsonl`") && output.elapsed < Duration::from_secs(4),
            "{}",
            output.stderr
        );
    }
    authctl(["monitor", "--watch", "10ms"]).run().ends_with(2);
}

#[test]
fn a_reader_that_has_enough_ends_the_run_in_silence() {
    let database = support::postgres().database();
    let line = format!(
        "{} monitor postgres connections --watch 100ms -q | head -n 2; exit ${{PIPESTATUS[0]}}",
        env!("CARGO_BIN_EXE_authctl")
    );
    let output = Command::new("bash").args(["-c", &line]).envs(database.variables()).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 2);
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_terminal_is_given_back_when_somebody_ends_the_view() {
    let database = support::postgres().database();
    for key in ["q", "\u{3}"] {
        let output = authctl(["monitor", "postgres", "connections", "--watch", "1s"])
            .on(&database)
            .answer("q ends", key)
            .terminal(80)
            .run()
            .ends_with(0);
        let taken = output.stdout.find(TAKEN).expect("another screen");
        assert!(output.stdout[taken..].contains("monitor postgres connections every"), "{}", output.stdout);
        assert!(output.stdout.trim_end().ends_with(GIVEN_BACK), "{key:?}: {:?}", output.stdout);
    }
}

/// The process that a process started.
fn child_of(pid: u32) -> Option<i32> {
    let children = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).ok()?;
    children.split_whitespace().next()?.parse().ok()
}

#[test]
fn a_terminal_is_given_back_when_the_run_is_ended_from_outside() {
    let database = support::postgres().database();
    let run =
        authctl(["monitor", "postgres", "connections", "--watch", "1s"]).on(&database).terminal(80).spawn();
    connected(&database);
    std::thread::sleep(Duration::from_millis(700));
    kill(Pid::from_raw(child_of(run.pid()).unwrap()), Signal::SIGTERM).unwrap();
    let output = run.wait().ends_with(130);
    let back = output.stdout.find(GIVEN_BACK).expect("the first screen");
    assert!(output.stdout[back..].contains("interrupted"), "{:?}", &output.stdout[back..]);
}

#[test]
fn a_server_that_goes_away_stays_on_the_screen() {
    let server = support::postgres();
    let database = server.database();
    let proxy = support::proxy(server.port);
    let run = authctl(["monitor", "postgres", "connections", "--watch", "200ms"])
        .on(&database)
        .env("DATABASE_PORT", proxy.port.to_string())
        .answer("lost, trying again", "q")
        .terminal(100)
        .spawn();
    connected(&database);
    std::thread::sleep(Duration::from_millis(700));
    proxy.refuse();
    proxy.cut_now();
    let output = run.wait().ends_with(0);
    let lost = output.stdout.rfind("lost, trying again").expect("what was lost is told");
    assert!(
        output.stdout[lost..].contains("SCOPE"),
        "what was seen last stays: {:?}",
        &output.stdout[lost..]
    );
}

#[test]
fn every_store_is_on_one_page_and_none_that_is_gone_ends_it() {
    let database = support::postgres().database();
    let output = authctl(["monitor", "-o", "json"])
        .on(&database)
        .env("REDIS_HOST", "127.0.0.1")
        .env("REDIS_PORT", support::free_port().to_string())
        .run()
        .ends_with(3);
    let stores = output.json()["data"].as_array().unwrap().clone();
    let of = |name: &str| stores.iter().find(|store| store["store"] == json!(name)).unwrap();
    assert_eq!(of("redis")["verdict"], json!("bad"));
    assert_eq!(of("postgres")["measures"].as_array().unwrap().len(), 7);
    assert!(of("postgres")["measures"].to_string().contains("\"measure\":\"connections\",\"value\":"));

    let output = authctl(["monitor"]).on(&database).redis(support::redis()).terminal(80).run();
    let page = output.stdout.replace('\r', "");
    assert!(page.lines().count() <= 24, "{page}");
    assert!(page.lines().all(|line| line.chars().filter(|c| !c.is_control()).count() <= 110), "{page}");
}

#[test]
fn a_waiting_session_is_bad_news_on_the_one_page() {
    let database = support::postgres().database();
    database.psql("CREATE TABLE codes (id int); INSERT INTO codes VALUES (1)");
    let held = "SELECT count(*) > 0 FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND relation = 'codes'::regclass";
    let _holder = support::Session::after(&database, "BEGIN; LOCK TABLE codes; SELECT pg_sleep(40)", held);
    let waiting = "SELECT count(*) > 0 FROM pg_locks WHERE NOT granted AND relation = 'codes'::regclass";
    let _waiter = support::Session::after(&database, "SELECT * FROM codes", waiting);
    std::thread::sleep(Duration::from_millis(5200));
    let output = authctl(["monitor", "-o", "json"]).on(&database).redis(support::redis()).run();
    let stores = output.json()["data"].clone();
    let measures = stores[0]["measures"].as_array().unwrap().clone();
    let blocked = measures.iter().find(|measure| measure["measure"] == json!("blocked_sessions")).unwrap();
    assert!(blocked["value"].as_i64().unwrap() >= 1, "{blocked}");
    assert!(["warn", "bad"].contains(&blocked["verdict"].as_str().unwrap()), "{blocked}");
}
