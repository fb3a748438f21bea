//! The test support holds what it promises.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use serde_json::json;

use crate::support::{
    self, Certificate, Database, Direction, Docker, DynamoDb, Invocation, Output, Postgres, Redis, Spawned,
    TcpProxy, authctl, or_skip,
};

#[test]
fn a_database_is_fresh_and_gone_afterwards() {
    let server: &Postgres = support::postgres();
    let database: Database<'_> = server.database();
    let name = database.name().to_owned();
    database.psql("CREATE TABLE t (a int)");
    assert_eq!(database.psql("SELECT count(*) FROM t"), "0");
    assert!(database.url().ends_with(&name));
    assert_eq!(database.server().port, server.port);
    drop(database);
    assert_eq!(server.psql(&format!("SELECT count(*) FROM pg_database WHERE datname = '{name}'")), "0");
}

#[test]
fn postgresql_15_has_its_extensions_and_tls() {
    let server = support::postgres();
    assert!(server.has_extension("pg_cron") && server.has_extension("pg_stat_statements"));
    let mut secure = server.client("postgres");
    let authority = support::server_certificate().authority;
    secure.env("PGSSLMODE", "verify-full").env("PGSSLROOTCERT", authority).args(["-h", "localhost"]);
    let output =
        secure.args(["-c", "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"]).output().unwrap();
    assert_eq!(
        String::from_utf8_lossy(&output.stdout).trim(),
        "t",
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn a_wrong_password_is_refused() {
    let server = support::postgres();
    let output =
        server.client("postgres").env("PGPASSWORD", "wrong").args(["-c", "SELECT 1"]).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stderr).contains("password authentication failed"));
}

#[test]
fn a_server_of_ones_own_has_its_settings_and_goes_with_the_value() {
    let server = support::postgres_with(&[("max_connections", "17")]);
    assert_eq!(server.psql("SHOW max_connections"), "17");
    let (port, pid) = (server.port, server.pid);
    drop(server);
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    assert!(!Path::new(&format!("/proc/{pid}")).exists());
}

#[test]
fn redis_answers_with_and_without_tls() {
    let redis: &Redis = support::redis();
    let prefix = redis.prefix();
    assert_eq!(redis.cli(&["SET", &prefix, "1", "EX", "60"]), "OK");
    assert!(redis.url().ends_with(&redis.port().to_string()));
    let mut secure = redis.client(redis.tls_port.unwrap());
    let client: Certificate = support::client_certificate("operator");
    secure.arg("--tls").arg("--cacert").arg(&client.authority).arg("--cert").arg(&client.chain);
    let output = secure.arg("--key").arg(&client.key).args(["GET", &prefix]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "1");
}

#[test]
fn a_redis_of_ones_own_has_its_settings_and_goes_with_the_value() {
    let redis = support::redis_with(&[("maxmemory", "1mb")]);
    assert!(redis.cli(&["CONFIG", "GET", "maxmemory"]).contains("1048576"));
    let (port, pid) = (redis.port(), redis.pid().unwrap());
    drop(redis);
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    assert!(!Path::new(&format!("/proc/{pid}")).exists());
}

#[test]
fn a_cluster_has_three_masters() {
    let cluster = support::redis_cluster();
    let nodes = cluster.cli(&["CLUSTER", "NODES"]);
    assert_eq!(nodes.lines().filter(|line| line.contains("master")).count(), 3, "{nodes}");
    assert_eq!(cluster.cli(&["SET", &cluster.prefix(), "1"]), "OK");
}

#[test]
fn sentinels_know_the_master() {
    let redis = support::redis_sentinel();
    let address = redis.ask(redis.port(), &["SENTINEL", "GET-MASTER-ADDR-BY-NAME", "mymaster"]);
    assert_eq!(address, format!("127.0.0.1\n{}", redis.data_ports[0]));
}

#[test]
fn authctl_runs_in_a_clean_environment() {
    let database = or_skip!(support::postgres_of(15)).database();
    let output = authctl(["config", "show"]).on(&database).redis(support::redis()).run().ends_with(0);
    assert!(output.stdout.contains(database.name()));
    assert!(!output.transcript().contains(database.name()));
    let json = authctl(["config", "show", "-o", "json"]).env("AUTHCTL_TIMEOUT", "7s").run().json();
    assert!(json.to_string().contains("7s"));
}

#[test]
fn a_transcript_shows_both_streams_and_the_code() {
    let wrong = authctl(["config", "show"]).argument("--set=timeout=soon").stdin("ignored").run();
    assert!(wrong.elapsed < Duration::from_secs(10));
    let transcript = wrong.transcript();
    insta::assert_snapshot!(transcript, @"
    --- stderr
    error: the value of `timeout` (from --set) is no good: `soon` is not a duration; write for example 500ms, 30s, 5m or 2h
    --- exit 2
    ");
}

#[test]
fn a_signal_ends_a_running_authctl() {
    let invocation: Invocation = authctl(["config", "show"]).timeout(Duration::from_secs(5));
    let mut running: Spawned = invocation.spawn();
    assert!(Path::new(&format!("/proc/{}", running.pid())).exists());
    running.signal(Signal::SIGKILL);
    let output: Output = running.wait();
    assert!(output.code == -9 || output.code == 0);
}

#[test]
fn files_of_a_test_are_in_its_own_folder() {
    let invocation = authctl(["config", "show"]).file("settings/authctl.toml", "").redact("key", "word");
    assert!(invocation.folder().join("settings/authctl.toml").exists());
    let folder = invocation.folder();
    let elsewhere = tempfile::TempDir::new().unwrap();
    invocation.in_folder(elsewhere.path()).run().ends_with(0);
    assert!(!folder.exists());
}

#[test]
fn every_version_is_there_or_counted_as_missing() {
    for major in 15..=18 {
        let Some(server) = support::postgres_of(major) else { continue };
        assert!(server.psql("SHOW server_version").starts_with(&major.to_string()));
    }
}

#[test]
fn tools_of_other_versions_are_found() {
    for major in [15, 16, 18] {
        let Some(folder) = support::postgres_with_tools(major) else {
            support::skipped(&format!("pg_dump {major} is not installed"));
            continue;
        };
        assert!(folder.join("pg_restore").exists());
    }
}

#[test]
fn moto_plays_dynamodb_and_sts() {
    let server: &DynamoDb = or_skip!(support::dynamodb());
    let name = server.table();
    let table = json!({
        "TableName": name, "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
        "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
    });
    assert_eq!(server.call("CreateTable", &table)["TableDescription"]["TableStatus"], "ACTIVE");
    let identity = server.query("sts", "Action=GetCallerIdentity&Version=2011-06-15");
    assert!(identity.contains("<Account>"), "{identity}");
    authctl(["config", "show"]).aws(server).run().ends_with(0);
}

#[test]
fn the_engine_runs_our_image() {
    let docker: &Docker = or_skip!(support::docker());
    let port = support::free_port();
    let (service, publish) = (support::unique("cache"), format!("mode=host,target=6379,published={port}"));
    let create = [
        "service",
        "create",
        "--detach",
        "--name",
        &service,
        "--endpoint-mode",
        "dnsrr",
        "--publish",
        &publish,
    ];
    docker.cli(&[&create[..], &[support::IMAGE, "redis-server", "--protected-mode", "no"]].concat());
    let answer =
        || Command::new("redis-cli").args(["-p", &port.to_string(), "PING"]).output().unwrap().stdout;
    let begin = Instant::now();
    while answer() != b"PONG\n" {
        assert!(begin.elapsed() < Duration::from_mins(1), "{}", docker.cli(&["service", "ps", &service]));
    }
    docker.cli(&["service", "rm", &service]);
    authctl(["config", "show"]).docker(docker).run().ends_with(0);
}

#[test]
fn a_proxy_passes_refuses_delays_cuts_and_freezes() {
    let redis = support::redis();
    let proxy: TcpProxy = support::proxy(redis.port());
    let ping = || {
        let output = redis.client(proxy.port).arg("PING").output().unwrap();
        String::from_utf8_lossy(&output.stdout).trim() == "PONG"
    };
    assert!(ping());
    proxy.refuse();
    assert!(!ping());
    proxy.pass();
    proxy.delay(Duration::from_millis(100));
    let begin = Instant::now();
    assert!(ping() && begin.elapsed() > Duration::from_millis(190));
    proxy.pass();
    proxy.cut_after(Direction::Down, 3);
    assert!(!ping());
    proxy.pass();
    proxy.cut_after(Direction::Up, 3);
    assert!(!ping());
    proxy.pass();
    assert!(ping());
    assert!(proxy.connections() >= 6);
}

#[test]
fn a_frozen_proxy_answers_nothing_until_it_thaws() {
    let proxy = support::proxy(support::redis().port());
    let mut stream = TcpStream::connect(("127.0.0.1", proxy.port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
    proxy.freeze();
    stream.write_all(b"PING\r\n").unwrap();
    let mut answer = [0; 1];
    assert!(stream.read(&mut answer).is_err());
    proxy.pass();
    assert_eq!(stream.read(&mut answer).unwrap(), 1);
    proxy.cut_now();
    assert!(stream.read_to_end(&mut Vec::new()).is_ok());
}

#[test]
fn a_terminal_has_its_width_and_somebody_in_front_of_it() {
    let output = authctl(["config", "show"]).terminal(40).stdin("hello\n").run().ends_with(0);
    assert!(output.stderr.is_empty() && output.stdout.contains("KEY"));
    let failing = authctl(["config", "show", "--set", "it's=\"wrong\""]).terminal(200).run().ends_with(2);
    assert!(failing.stdout.contains("it's"), "{}", failing.stdout);
}
