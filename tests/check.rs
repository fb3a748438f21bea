//! `authctl check`: every service in parallel, what it finds and how it ends.

use std::time::Duration;

use crate::support::{self, Invocation, authctl, proxy};

fn redis_only(redis: &support::Redis) -> Invocation {
    authctl(["check", "redis", "-o", "json"]).redis(redis)
}

fn service<'a>(answer: &'a serde_json::Value, name: &str) -> &'a serde_json::Value {
    let services = answer["data"]["services"].as_array().unwrap();
    services.iter().find(|service| service["service"] == name).unwrap()
}

fn finding<'a>(answer: &'a serde_json::Value, check: &str) -> &'a serde_json::Value {
    let services = answer["data"]["services"].as_array().unwrap().iter();
    let mut findings = services.flat_map(|service| service["findings"].as_array().unwrap());
    findings.find(|finding| finding["check"] == check).unwrap_or_else(|| panic!("no {check} in {answer}"))
}

#[test]
fn healthy_services_are_fine_with_numbers() {
    let database = support::postgres().database();
    let output = authctl(["check", "postgres", "redis", "-o", "json"])
        .on(&database)
        .redis(support::redis())
        .run()
        .ends_with(0);
    let answer = output.json();
    assert_eq!(answer["kind"], "check/1");
    assert_eq!(answer["verdict"], "fine");
    for (name, server) in [("postgres", "PostgreSQL 15."), ("redis", "Redis ")] {
        let service = service(&answer, name);
        assert!(service["version"].as_str().unwrap().starts_with(server), "{service}");
        assert!(service["connect_seconds"].as_f64().unwrap() > 0.0);
        assert!(service["latency_seconds"].as_f64().unwrap() > 0.0);
        assert_eq!(service["missing"], serde_json::json!([]));
    }
    assert_eq!(service(&answer, "postgres")["identity"], "superuser postgres");
    assert_eq!(service(&answer, "redis")["identity"], "default on a master");
}

#[test]
fn one_unreachable_service_does_not_hide_the_others() {
    let database = support::postgres().database();
    let port = support::free_port().to_string();
    let output =
        authctl(["check", "postgres", "redis"]).on(&database).env("REDIS_PORT", &port).run().ends_with(5);
    assert!(output.stdout.contains("postgres.reach  fine     PostgreSQL 15."), "{}", output.stdout);
    assert!(output.stdout.contains("redis.reach     BAD"), "{}", output.stdout);
    assert!(output.stdout.contains("connection refused: nothing listens there"), "{}", output.stdout);
    assert!(output.stderr.contains("redis.reach: hint: start the server"), "{}", output.stderr);
}

#[test]
fn unreachable_outranks_denied_and_both_outrank_findings() {
    let port = support::free_port().to_string();
    let wrong = |name: &str| authctl(["check", "postgres", "redis"]).env(name, &port).redis(support::redis());
    wrong("DATABASE_PORT").env("REDIS_PASSWORD", "wrong").run().ends_with(5);
    redis_only(support::redis()).env("REDIS_PASSWORD", "wrong").run().ends_with(6);
}

#[test]
fn a_role_that_may_not_look_is_told_the_grant() {
    let database = support::postgres().database();
    let role = support::unique("role");
    database.psql(&format!("CREATE ROLE {role} LOGIN PASSWORD 'pw'"));
    let check = |arguments: &[&str]| {
        let base = ["check", "postgres", "-o", "json"];
        authctl(base.iter().chain(arguments))
            .on(&database)
            .env("DATABASE_USER", &role)
            .env("DATABASE_PASSWORD", "pw")
    };
    let answer = check(&[]).run().ends_with(0).json();
    let strict = check(&["--strict"]).run().ends_with(4);
    database.psql(&format!("DROP ROLE {role}"));
    assert_eq!(answer["verdict"], "unknown");
    assert_eq!(service(&answer, "postgres")["identity"], role.as_str());
    let missing = service(&answer, "postgres")["missing"].to_string();
    assert!(missing.contains(&format!(r#"GRANT pg_monitor TO \"{role}\""#)), "{missing}");
    assert!(
        missing.contains("create databases") && missing.contains("cancel other roles' queries"),
        "{missing}"
    );
    assert!(strict.stderr.contains("GRANT pg_monitor"), "{}", strict.stderr);
}

#[test]
fn an_acl_user_is_told_the_line_for_each_right_it_lacks() {
    let redis = support::redis();
    let user = support::unique("app");
    redis.cli(&["ACL", "SETUSER", &user, "on", ">pw", "~sess:*", "+@read", "+@write", "+@connection"]);
    let answer =
        redis_only(redis).env("REDIS_USER", &user).env("REDIS_PASSWORD", "pw").run().ends_with(0).json();
    redis.cli(&["ACL", "DELUSER", &user]);
    assert_eq!(answer["verdict"], "unknown");
    let missing = service(&answer, "redis")["missing"].as_array().unwrap();
    let grants: Vec<_> = missing.iter().map(|right| right["grant"].as_str().unwrap()).collect();
    for command in ["info", "slowlog|get", "latency|latest", "config|get", "memory|stats"] {
        assert!(grants.contains(&format!("ACL SETUSER {user} +{command}").as_str()), "{command}: {grants:?}");
    }
    assert!(!grants.iter().any(|grant| grant.ends_with("+scan")), "SCAN is in @read: {grants:?}");
}

#[test]
fn a_full_redis_is_bad_though_it_answers_ping() {
    let redis = support::redis_with(&[("maxmemory", "1mb"), ("maxmemory-policy", "noeviction")]);
    redis.cli(&["SETRANGE", "big", "300000", "x"]);
    let answer = redis_only(&redis).run().ends_with(3).json();
    assert_eq!(answer["verdict"], "bad");
    let memory = finding(&answer, "redis.memory");
    assert!(memory["summary"].as_str().unwrap().contains("writes fail (OOM)"), "{memory}");
    assert_eq!(memory["evidence"]["limit_bytes"], 1_048_576);
    assert!(memory["remedy"].as_str().unwrap().contains("maxmemory"));
}

#[test]
fn a_redis_that_cannot_save_is_bad() {
    let redis = support::redis_with(&[("save", "3600 1"), ("dbfilename", "gone.rdb")]);
    redis.cli(&["SET", "a", "b"]);
    make_saving_fail(&redis);
    let answer = redis_only(&redis).run().ends_with(3).json();
    let persistence = finding(&answer, "redis.persistence");
    assert!(persistence["summary"].as_str().unwrap().contains("MISCONF"), "{persistence}");
}

/// A folder in the way of the file that a save is renamed to.
pub fn make_saving_fail(redis: &support::Redis) {
    let folder = redis.cli(&["CONFIG", "GET", "dir"]).lines().nth(1).unwrap().to_owned();
    std::fs::create_dir(std::path::Path::new(&folder).join("gone.rdb")).unwrap();
    redis.cli(&["BGSAVE"]);
    for _ in 0..200 {
        if redis.cli(&["INFO", "persistence"]).contains("rdb_last_bgsave_status:err") {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("the save did not fail");
}

#[test]
fn a_replica_without_its_master_is_bad() {
    let nowhere = format!("127.0.0.1 {}", support::free_port());
    let redis = support::redis_with(&[("replicaof", &nowhere)]);
    let answer = redis_only(&redis).run().ends_with(3).json();
    let replication = finding(&answer, "redis.replication");
    assert!(replication["summary"].as_str().unwrap().contains("lost its master"), "{replication}");
}

#[test]
fn wait_ends_as_soon_as_the_service_answers() {
    let redis = support::redis();
    let way = proxy(redis.port());
    way.refuse();
    let running = authctl(["check", "redis", "--wait", "30s"])
        .redis(redis)
        .env("REDIS_HOST", format!("127.0.0.1:{}", way.port))
        .spawn();
    std::thread::sleep(Duration::from_secs(1));
    way.pass();
    let output = running.wait().ends_with(0);
    assert!(output.elapsed < Duration::from_secs(5), "{:?}", output.elapsed);
    assert!(output.stderr.contains("waiting up to 30.0s for redis"), "{}", output.stderr);
    assert!(output.stdout.contains("redis.reach  fine"), "{}", output.stdout);
}

#[test]
fn wait_gives_up_in_time_and_says_why() {
    let port = support::free_port().to_string();
    let output = authctl(["check", "redis", "--wait", "1s"]).env("REDIS_PORT", port).run().ends_with(5);
    assert!(output.elapsed < Duration::from_secs(4), "{:?}", output.elapsed);
    assert!(output.stdout.contains("connection refused"), "{}", output.stdout);
}

#[test]
fn a_silent_service_is_given_up_after_the_timeout() {
    let way = proxy(support::redis().port());
    way.freeze();
    let output = authctl(["check", "redis", "--timeout", "500ms"])
        .env("REDIS_HOST", format!("127.0.0.1:{}", way.port))
        .run()
        .ends_with(5);
    assert!(output.elapsed < Duration::from_secs(3), "{:?}", output.elapsed);
    assert!(output.stdout.contains("no answer within 500.0ms"), "{}", output.stdout);
}

#[test]
fn the_table_fits_eighty_columns() {
    let database = support::postgres().database();
    let output =
        authctl(["check", "postgres", "redis"]).on(&database).redis(support::redis()).run().ends_with(0);
    assert!(output.stdout.lines().all(|line| line.chars().count() <= 80), "{}", output.stdout);
}

#[test]
fn a_swarm_manager_is_told_by_its_part() {
    let engine = support::or_skip!(support::docker());
    let output = authctl(["check", "docker", "-o", "json"]).docker(engine).run().ends_with(0);
    let answer = output.json();
    let docker = service(&answer, "docker");
    assert_eq!(docker["identity"], "a swarm manager");
    assert!(docker["version"].as_str().unwrap().starts_with("Docker "), "{docker}");
    assert!(docker["latency_seconds"].as_f64().unwrap() > 0.0);
    assert_eq!(docker["missing"], serde_json::json!([]));
}

#[test]
fn an_engine_that_is_named_and_not_there_is_unreachable() {
    let output =
        authctl(["check", "docker"]).env("DOCKER_HOST", "unix:///nowhere/docker.sock").run().ends_with(5);
    assert!(output.stdout.contains("there is no socket"), "{}", output.stdout);
    assert!(output.stderr.contains("DOCKER_HOST"), "{}", output.stderr);
}
