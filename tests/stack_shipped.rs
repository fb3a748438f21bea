//! The stacks that come with the program, deployed and reached.

use std::time::Duration;

use crate::support::{self, Docker, Invocation, Stack, authctl, or_skip, unique};

/// What the tests' image has no room for: the entry point of PostgreSQL's own image.
const POSTGRES: &str = r#"version: "3.8"
services:
  postgres:
    image: IMAGE
    user: postgres
    environment: {PGDATA: /tmp/data}
    command:
      - sh
      - -c
      - >-
        cd /tmp; B=$$(ls -d /usr/lib/postgresql/*/bin); export PATH=$$B:$$PATH;
        [ -d data ] || initdb -D data -U "$$POSTGRES_USER" -A scram-sha-256 --pwfile="$$POSTGRES_PASSWORD_FILE" >/dev/null;
        echo 'host all all all scram-sha-256' >> data/pg_hba.conf;
        exec postgres -D data -c listen_addresses='*' -c unix_socket_directories=/tmp
    secrets: [{source: postgres_password, target: postgres_password, mode: 0444}]
    healthcheck: {interval: 1s}
    deploy:
      update_config: {monitor: 1s, order: stop-first}
      resources: {limits: {memory: 300M}, reservations: {memory: 50M}}
"#;

/// The image has `psql`, which logs in; the lists of two files are joined, so that no file over it could say so.
const ASK: &str = "PGPASSWORD=$$(cat /run/secrets/postgres_password) $$(ls -d /usr/lib/postgresql/*/bin)/psql --command 'select 1'";

const REDIS: &str = r#"version: "3.8"
services:
  redis:
    image: IMAGE
    healthcheck: {interval: 1s}
    deploy:
      update_config: {monitor: 1s, order: stop-first}
"#;

/// The secret of a test, gone with the value.
struct Secret<'a>(&'a Docker, String);

impl<'a> Secret<'a> {
    fn new(engine: &'a Docker, content: &str) -> Self {
        let name = unique("secret");
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), content).unwrap();
        engine.cli(&["secret", "create", &name, file.path().to_str().unwrap()]);
        Self(engine, name)
    }
}

impl Drop for Secret<'_> {
    fn drop(&mut self) {
        drop(self.0.command(&["secret", "rm", &self.1]).output());
    }
}

/// Deploys a shipped file with the test's own over it.
fn deploy(stack: &Stack<'_>, name: &str, over: &str) -> Invocation {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("stacks");
    let read = |file: &str| std::fs::read_to_string(folder.join(file)).unwrap();
    let shipped = stack.file("shipped.yaml", read(&format!("{name}.stack.yaml")).replace("pg_isready", ASK));
    stack.file("redis.conf.tmpl", read("redis.conf.tmpl"));
    let over = stack.file("over.yaml", over.replace("IMAGE", support::IMAGE));
    let label = format!("auth.{name}=true");
    stack.engine.cli(&[
        "node",
        "update",
        "--label-add",
        &label,
        &stack.engine.cli(&["info", "--format", "{{.Swarm.NodeID}}"]),
    ]);
    let words = [
        "stack",
        "deploy",
        "-c",
        shipped.to_str().unwrap(),
        "-c",
        over.to_str().unwrap(),
        "--create-networks",
        "--yes",
    ];
    let run = authctl(words).argument("--resolve-image=never").argument(&stack.name).docker(stack.engine);
    run.timeout(Duration::from_mins(3)).env("AUTH_NETWORK", format!("{}_net", stack.name))
}

fn remove_network(stack: &Stack<'_>) {
    stack.verb("rm").argument("--volumes").argument("--yes").run().ends_with(0);
    stack.engine.cli(&["network", "rm", &format!("{}_net", stack.name)]);
}

#[test]
fn postgres_is_deployed_and_reached_by_the_name_of_its_service() {
    let engine = or_skip!(support::docker());
    let (stack, secret) = (Stack::on(engine), Secret::new(engine, "pass word"));
    let run = deploy(&stack, "postgres", POSTGRES).env("POSTGRES_IMAGE", support::IMAGE);
    let run = run.env("POSTGRES_PASSWORD_SECRET", &secret.1).env("POSTGRES_VOLUME", unique("v"));
    run.env("POSTGRES_DB", "postgres").run().ends_with(0);
    let host = format!("docker://{}", stack.service("postgres"));
    let check = authctl(["check", "postgres", "-o", "json"]).docker(engine).env("DATABASE_HOST", host);
    let check = check
        .env("DATABASE_USER", "auth")
        .env("DATABASE_NAME", "postgres")
        .env("DATABASE_PASSWORD", "pass word");
    check.run().ends_with(0);
    remove_network(&stack);
}

#[test]
fn redis_is_deployed_with_the_password_in_its_configuration() {
    let engine = or_skip!(support::docker());
    let (stack, secret) = (Stack::on(engine), Secret::new(engine, "pass-word"));
    let run = deploy(&stack, "redis", REDIS).env("REDIS_PASSWORD_SECRET", &secret.1);
    run.env("REDIS_VOLUME", unique("v")).run().ends_with(0);
    let host = format!("docker://{}", stack.service("redis"));
    let ask = |password: &str| {
        let run = authctl(["check", "redis", "-o", "json"]).docker(engine).env("REDIS_HOST", &host);
        run.env("REDIS_PASSWORD", password).run()
    };
    ask("pass-word").ends_with(0);
    assert_ne!(ask("wrong").code, 0);
    let memory =
        authctl(["monitor", "redis", "memory", "-o", "json"]).docker(engine).env("REDIS_HOST", &host);
    let memory = memory.env("REDIS_PASSWORD", "pass-word").run().ends_with(0).json();
    assert_eq!(memory["data"][0]["max_memory_bytes"], 384 * 1024 * 1024);
    assert_eq!(memory["data"][0]["eviction_policy"], "volatile-lru");
    remove_network(&stack);
}

#[test]
fn debug_files_fit_over_their_stacks() {
    for name in ["postgres", "redis"] {
        let file = |kind: &str| format!("{}/stacks/{name}.{kind}.yaml", env!("CARGO_MANIFEST_DIR"));
        let run = authctl(["stack", "config", "-c", &file("stack"), "-c", &file("debug")]);
        let merged = run.env("POSTGRES_IMAGE", "postgres:16").run().ends_with(0).stdout;
        assert!(merged.contains("mode: host"), "{merged}");
    }
}
