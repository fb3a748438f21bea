//! What an operator reads when Redis cannot be used, on the real server: the words and the exit code.

use crate::support::{self, Output, Redis, authctl, proxy};

/// `check redis` with other variables: the one finding about reaching it.
fn reach(redis: &Redis, variables: &[(&str, &str)]) -> Output {
    let base = authctl(["check", "redis", "--timeout", "2s"]).redis(redis);
    variables.iter().fold(base, |run, (name, value)| run.env(name, value)).run()
}

fn says(output: &Output, found: &str, to_do: &str) {
    assert!(output.stdout.contains(found), "{found}\nis not in\n{}", output.stdout);
    assert!(output.stderr.contains(to_do), "{to_do}\nis not in\n{}", output.stderr);
}

#[test]
fn without_a_password() {
    let output = reach(support::redis(), &[("REDIS_PASSWORD", "")]).ends_with(6);
    says(&output, "cannot log in to redis://127.0.0.1:", "give the password in `REDIS_PASSWORD`");
}

#[test]
fn with_a_wrong_password() {
    let output = reach(support::redis(), &[("REDIS_PASSWORD", "hunter2")]).ends_with(6);
    says(&output, "invalid username-password pair", "check `redis.user` and `redis.password`");
    assert!(!output.stdout.contains("hunter2") && !output.stderr.contains("hunter2"));
}

#[test]
fn with_an_unknown_host() {
    let output = reach(support::redis(), &[("REDIS_HOST", "nowhere.invalid")]).ends_with(5);
    says(&output, "the host's name is not known", "`--set redis.host=HOST`");
}

#[test]
fn with_a_database_that_does_not_exist() {
    let output = reach(support::redis(), &[("REDIS_DATABASE", "99")]).ends_with(2);
    says(&output, "DB index is out of range", "`--set redis.database=0`");
}

#[test]
fn over_tls_with_the_authority() {
    let redis = support::redis();
    let authority = support::server_certificate().authority;
    let host = format!("localhost:{}", redis.tls_port.unwrap());
    let tls = [("REDIS_TLS", "true"), ("REDIS_HOST", host.as_str())];
    let trusted = [&tls[..], &[("REDIS_TLS_CA", authority.to_str().unwrap())]].concat();
    let output = reach(redis, &trusted).ends_with(0);
    says(&output, "TLSv1.3", "");
    let output = reach(redis, &tls).ends_with(5);
    says(&output, "signed by nobody who is trusted here", "`--set redis.tls_ca=FILE`");
}

#[test]
fn tls_to_a_plain_port() {
    let authority = support::server_certificate().authority;
    let variables = [("REDIS_TLS", "true"), ("REDIS_TLS_CA", authority.to_str().unwrap())];
    let output = reach(support::redis(), &variables).ends_with(5);
    says(&output, "cannot connect to rediss://", "`--set redis.tls=false`");
}

#[test]
fn plain_to_a_tls_port() {
    let redis = support::redis();
    let host = format!("127.0.0.1:{}", redis.tls_port.unwrap());
    let output = reach(redis, &[("REDIS_HOST", &host)]).ends_with(5);
    says(&output, "cannot log in to redis://", "`--set redis.tls=true`");
}

#[test]
fn with_an_authority_that_cannot_be_read() {
    let variables = [("REDIS_TLS", "true"), ("REDIS_TLS_CA", "/nowhere/ca.pem")];
    let output = reach(support::redis(), &variables).ends_with(2);
    says(&output, "`redis.tls_ca` is no good: cannot read /nowhere/ca.pem", "");
}

#[test]
fn a_server_that_knows_only_resp2() {
    let redis = support::redis_with(&[("rename-command", "HELLO \"\"")]);
    let output = reach(&redis, &[]).ends_with(0);
    says(&output, "Redis ", "");
    let output = reach(&redis, &[("REDIS_PASSWORD", "wrong")]).ends_with(6);
    says(&output, "cannot log in", "check `redis.user` and `redis.password`");
}

#[test]
fn a_server_that_closes_at_once() {
    let way = proxy(support::redis().port());
    way.refuse();
    let host = format!("127.0.0.1:{}", way.port);
    let output = reach(support::redis(), &[("REDIS_HOST", &host)]).ends_with(5);
    says(&output, "closed the connection", "`--set redis.tls=true`");
}

#[test]
fn a_cluster_is_checked_node_by_node() {
    let redis = support::redis_cluster();
    let output = reach(redis, &[]).ends_with(0);
    says(&output, "default on a master of 3 nodes", "");
}

#[test]
fn a_single_server_that_is_called_a_cluster() {
    let output = reach(support::redis(), &[("REDIS_MODE", "cluster")]).ends_with(2);
    says(&output, "is not part of a cluster", "`--set redis.mode=single`");
}

#[test]
fn the_master_is_found_though_a_sentinel_is_gone() {
    let redis = support::redis_sentinel();
    let hosts = format!("127.0.0.1:{},127.0.0.1:{}", support::free_port(), redis.ports[2]);
    let output = reach(redis, &[("REDIS_HOST", &hosts)]).ends_with(0);
    says(&output, "default on a master", "");
}

#[test]
fn sentinels_name_the_masters_they_know() {
    let output = reach(support::redis_sentinel(), &[("REDIS_MASTER", "other")]).ends_with(2);
    says(
        &output,
        "watches no master called `other`: the masters it watches: `mymaster`",
        "`--set redis.master=NAME`",
    );
}

#[test]
fn sentinels_with_a_wrong_password() {
    let output = reach(support::redis_sentinel(), &[("REDIS_SENTINEL_PASSWORD", "hunter2")]).ends_with(6);
    says(&output, "cannot log in to sentinel 127.0.0.1:", "check `redis.user` and `redis.password`");
}

#[test]
fn no_sentinel_answers() {
    let hosts = format!("127.0.0.1:{},127.0.0.1:{}", support::free_port(), support::free_port());
    let output = reach(support::redis_sentinel(), &[("REDIS_HOST", &hosts)]).ends_with(5);
    says(&output, "no sentinel of redis://127.0.0.1:", "`--set redis.host=HOST`");
}
