//! The password of a database that a stack runs, changed in the database and in the stack as one plan.

use std::time::Duration;

use crate::support::{self, Invocation, Output, Stack, or_skip};

/// A database that keeps its data in a volume, was made with the password of its secret, and writes all statements down.
fn file(command: &str) -> String {
    let server = support::postgres().binaries.display();
    format!(
        r#"version: "3.8"
services:
  db:
    image: {image}
    user: postgres
    command:
      - sh
      - -c
      - '[ -e /tmp/d ] || {server}/initdb -D /tmp/d -U owner --pwfile=/run/secrets/password --auth=scram-sha-256 -E UTF8;
         {command} {server}/postgres -D /tmp/d -c listen_addresses=127.0.0.1 -c unix_socket_directories=/tmp
         -c log_statement=all -c log_min_duration_statement=0 -c fsync=off'
    environment: {{POSTGRES_USER: owner, POSTGRES_PASSWORD_FILE: /run/secrets/password}}
    secrets: [password]
    volumes: ["data:/tmp"]
    stop_grace_period: 10s
    healthcheck: {{test: ["CMD", "bash", "-c", "</dev/tcp/127.0.0.1/5432"], interval: 1s, retries: 30}}
    networks: [own]
    deploy:
      endpoint_mode: dnsrr
      restart_policy: {{condition: any, delay: 100ms}}
      update_config: {{monitor: 1s, order: stop-first}}
networks:
  own: {{}}
volumes:
  data: {{}}
secrets:
  password: {{file: ./password}}
"#,
        image = support::IMAGE
    )
}

const RUNS: &str = "exec";

/// The way in, as the configuration has it.
fn as_owner(invocation: Invocation, password: &str) -> Invocation {
    let invocation = invocation.env("DATABASE_HOST", "/nowhere").env("DATABASE_SSLMODE", "disable");
    invocation.env("DATABASE_USER", "owner").env("DATABASE_PASSWORD", password)
}

/// Whether the database lets its owner in with a password.
fn lets_in(stack: &Stack<'_>, password: &str) -> bool {
    let label = format!("label=com.docker.swarm.service.name={}", stack.service("db"));
    let container = stack.engine.cli(&["ps", "-q", "--filter", &label]);
    let address = format!("postgres://owner:{password}@127.0.0.1/postgres");
    let client = support::postgres().binaries.join("psql");
    let words = ["exec", &container, client.to_str().unwrap(), "-qAtc", "SELECT 1", &address];
    stack.engine.command(&words).output().unwrap().status.success()
}

fn nothing_is_told(output: &Output, passwords: &[&str]) {
    for word in passwords.iter().chain(&["SCRAM-SHA-256$"]) {
        assert!(!output.stdout.contains(word) && !output.stderr.contains(word), "{word}");
    }
}

#[test]
fn the_database_gets_it_first_and_as_one_plan() {
    let stack = Stack::on(or_skip!(support::docker()));
    let deploy = |password: &str, command: &str| {
        as_owner(stack.deploy(&file(command)), password).timeout(Duration::from_mins(3))
    };
    let (first, second, third) = ("first-password-1", "second-password-2", "third-password-3");
    stack.file("password", format!("{first}\n"));
    deploy("wrong", RUNS).run().ends_with(0);
    assert!(lets_in(&stack, first));

    stack.file("password", format!("{second}\n"));
    let refused = deploy("wrong", RUNS).run().ends_with(7);
    assert!(refused.stderr.contains("log in there as a superuser"), "{}", refused.stderr);
    assert!(lets_in(&stack, first), "nothing was changed");
    let diff = as_owner(stack.with("diff", &file(RUNS)), "wrong").run().ends_with(3);
    assert!(diff.stdout.contains("refuse") && diff.stdout.contains("secrets password"), "{}", diff.stdout);

    let diff = as_owner(stack.with("diff", &file(RUNS)), first).run().ends_with(3);
    assert!(diff.stdout.contains("ALTER ROLE \"owner\" PASSWORD '****'"), "{}", diff.stdout);
    assert!(!diff.stderr.contains("would be refused"), "{}", diff.stderr);
    let rotated = deploy(first, RUNS).run().ends_with(0);
    assert!(rotated.stdout.contains("role"), "{}", rotated.stdout);
    nothing_is_told(&rotated, &[first, second]);
    assert!(lets_in(&stack, second) && !lets_in(&stack, first));

    // the database has it already: a run that was stopped in between goes on
    let before = stack.inspect("db", "{{.Version.Index}}");
    deploy("wrong", RUNS).run().ends_with(0);
    assert_eq!(stack.inspect("db", "{{.Version.Index}}"), before);

    stack.file("password", third);
    let failed = deploy(second, "exit 3;").run().ends_with(1);
    assert!(failed.stderr.contains("role owner has its new password already"), "{}", failed.stderr);
    nothing_is_told(&failed, &[second, third]);
    deploy("wrong", RUNS).run().ends_with(0);
    assert!(lets_in(&stack, third) && !lets_in(&stack, second));

    let log = stack.verb("logs").run().ends_with(0);
    assert!(log.stdout.contains("statement:"), "the server writes statements down");
    assert!(!log.stdout.contains("ALTER ROLE"), "{}", log.stdout);
    nothing_is_told(&log, &[first, second, third]);
    stack.verb("rm").argument("--volumes").argument("--yes").run().ends_with(0);
}
