//! `stack lint`: a file that breaks each rule, one that does not, and the place of what is found.

use std::collections::BTreeMap;

use authctl::exit::Exit;
use authctl::ops::stack::compose::{Input, Sources, load};
use authctl::ops::stack::lint::{FailOn, Lint, lint};
use authctl::report::Report;
use serde_json::Value as Json;

use crate::support::authctl;

fn linted(file: &str, nodes: Option<usize>) -> Lint {
    let files = vec![Input::Text { name: "stack.yaml".to_owned(), bytes: file.as_bytes().to_owned() }];
    let sources = Sources { files, without_dot_env: true, ..Sources::default() };
    let loaded = load(&sources, &BTreeMap::new()).unwrap_or_else(|error| panic!("{error}\n{file}"));
    lint(&loaded, nodes, FailOn::Warn)
}

fn findings(file: &str, nodes: Option<usize>) -> Vec<Json> {
    linted(file, nodes).data().as_array().unwrap().clone()
}

/// A postgres service that nothing is to be said of, with the keys of `body` instead of its own.
fn postgres(body: &str) -> String {
    const GOOD: [(&str, &str); 9] = [
        ("image", "postgres:16.4"),
        ("stop_grace_period", "120s"),
        ("environment", "{POSTGRES_USER: auth, POSTGRES_PASSWORD_FILE: /run/secrets/password}"),
        ("secrets", "[password]"),
        (
            "volumes",
            "[\"data:/var/lib/postgresql/data\", {type: tmpfs, target: /dev/shm, tmpfs: {size: 268435456}}]",
        ),
        ("healthcheck", "{test: [CMD-SHELL, \"pg_isready -h 127.0.0.1\"]}"),
        ("ports", "[{target: 5432, published: 5432, mode: host}]"),
        ("command", "[postgres, -c, shared_buffers=1GB]"),
        (
            "deploy",
            "{placement: {constraints: [node.labels.db == true]}, update_config: {order: stop-first}}",
        ),
    ];
    let replaced = |key: &str| body.lines().any(|line| line.starts_with(&format!("{key}:")));
    let mut file = String::from("services:\n  db:\n");
    for line in body.lines().filter(|line| !line.ends_with(": -")) {
        file += &["    ", line, "\n"].concat();
    }
    for (key, value) in GOOD.iter().filter(|(key, _)| !replaced(key)) {
        file += &["    ", key, ": ", value, "\n"].concat();
    }
    file + "volumes: {data: {name: db_data}, other: }\nsecrets: {password: {external: true}}\nconfigs: {conf: {file: ./x}}\n"
}

/// A redis service in the same manner.
fn redis(body: &str) -> String {
    let good =
        "stop_grace_period: 30s\nhealthcheck: {test: redis-cli ping}\nenvironment: -\nsecrets: -\nports: -";
    let command = if body.contains("command:") { "" } else { "command: [redis-server, /run/redis.conf]\n" };
    postgres(&format!("image: redis:7.4\n{command}{good}\n{body}"))
}

/// The check, a body that breaks it, and the place.
fn broken() -> Vec<(&'static str, String, &'static str)> {
    let deploy = |rest: &str| format!("deploy: {{placement: {{constraints: [a==b]}}, {rest}}}");
    vec![
        ("stack.many-databases", postgres(&deploy("mode: global")), "3:48"),
        ("stack.many-databases", postgres(&deploy("replicas: 3")), "3:48"),
        ("stack.mesh-port", postgres("ports: [\"5432:5432\"]"), "3:13"),
        ("stack.stuck-port", postgres(&deploy("update_config: {order: start-first}")), "3:64"),
        ("stack.two-writers", postgres(&deploy("rollback_config: {order: start-first}")), "3:66"),
        ("stack.short-stop-grace", postgres("stop_grace_period: 10s"), "3:5"),
        ("stack.short-stop-grace", postgres("stop_grace_period: -"), "2:3"),
        ("stack.given-up", postgres(&deploy("restart_policy: {max_attempts: 3}")), "3:65"),
        ("stack.given-up", postgres("restart: on-failure:3"), "3:5"),
        ("stack.password-in-environment", postgres("environment: {POSTGRES_PASSWORD: hunter2}"), "3:19"),
        (
            "stack.password-in-address",
            postgres("environment: {DATABASE_URL: \"postgres://u:hunter2@h/d\"}"),
            "3:19",
        ),
        (
            "stack.password-in-address",
            postgres("environment: {CONNECTION: \"Host=h;Password=hunter2\"}"),
            "3:19",
        ),
        (
            "stack.settings-not-read",
            postgres("configs: [{source: conf, target: /etc/postgresql.conf}]"),
            "3:15",
        ),
        (
            "stack.settings-not-read",
            redis(
                "command: [redis-server, --appendonly, \"yes\"]\nconfigs: [{source: conf, target: /run/redis.conf}]",
            ),
            "7:15",
        ),
        (
            "stack.maxmemory",
            redis("command: redis-server --maxmemory 512mb\ndeploy: {resources: {limits: {memory: 512M}}}"),
            "6:5",
        ),
        ("stack.small-shared-memory", postgres("volumes: [\"data:/var/lib/postgresql/data\"]"), "2:3"),
        ("stack.no-health-check", postgres("healthcheck: -"), "2:3"),
        ("stack.no-health-check", postgres("healthcheck: {disable: true}"), "3:5"),
        ("stack.socket-health-check", postgres("healthcheck: {test: pg_isready}"), "3:19"),
        ("stack.unpinned-image", postgres("image: postgres"), "3:5"),
        ("stack.unpinned-image", postgres("image: r:5000/postgres:latest"), "3:5"),
        ("stack.anonymous-volume", postgres("volumes: [/var/lib/postgresql/data]"), "3:15"),
        ("stack.nothing-kept", postgres("volumes: -"), "2:3"),
        ("stack.unnamed-volume", postgres("volumes: [\"other:/var/lib/postgresql/data\"]"), "12:34"),
        (
            "stack.relative-bind",
            postgres("volumes: [./init.sql:/docker-entrypoint-initdb.d/init.sql]"),
            "3:15",
        ),
        ("stack.wandering-data", postgres("deploy: {}"), "8:15"),
        ("compose.host-address", postgres("ports: [\"127.0.0.1:5432:5432\"]"), "3:13"),
        ("compose.without-effect", postgres("shm_size: 1g"), "3:5"),
    ]
}

#[test]
fn every_rule_has_a_file_that_breaks_it() {
    let mut missed = Vec::new();
    for (check, file, place) in broken() {
        let found = findings(&file, None);
        let the = found.iter().find(|finding| finding["check"] == check);
        let the = the.unwrap_or_else(|| panic!("no {check} in {found:#?}\nof\n{file}"));
        if the["subject"] != format!("stack.yaml:{place}") {
            missed.push(format!("{check} is at {}, not at {place}\n{file}", the["subject"]));
        }
        assert!(the["remedy"].is_string(), "{check} has no remedy");
        let words = the.to_string();
        assert!(!words.contains("hunter"), "{words}");
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn a_good_database_breaks_no_rule() {
    assert_eq!(findings(&postgres(""), None), Vec::<Json>::new());
    assert_eq!(findings(&redis(""), None), Vec::<Json>::new());
    let conf = "command: [redis-server, /run/redis.conf, --maxmemory, 300mb]\nconfigs: [{source: conf, target: /run/redis.conf}]\n\
                deploy: {placement: {constraints: [a==b]}, resources: {limits: {memory: 512M}}}";
    assert_eq!(findings(&redis(conf), None), Vec::<Json>::new());
    let named = "command: [postgres, -c, config_file=/etc/postgresql.conf]\nconfigs: [{source: conf, target: /etc/postgresql.conf}]";
    assert_eq!(findings(&postgres(named), None), Vec::<Json>::new());
}

#[test]
fn tools_and_applications_are_not_taken_for_databases() {
    for image in [
        "prometheuscommunity/postgres-exporter:v1",
        "oliver006/redis_exporter:v1",
        "mongo-express:1",
        "web:1",
        "backup-postgres:2",
    ] {
        let file = format!("services: {{a: {{image: \"{image}\", deploy: {{replicas: 3}}}}}}\n");
        assert_eq!(findings(&file, None), Vec::<Json>::new(), "{image}");
    }
}

#[test]
fn rules_of_several_nodes_are_silent_on_one() {
    let file = postgres(
        "volumes: [\"./d:/var/lib/postgresql/data\", {type: tmpfs, target: /dev/shm}]\ndeploy: {mode: global}",
    );
    let checks = |nodes| {
        findings(&file, nodes)
            .iter()
            .map(|finding| finding["check"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(checks(Some(1)), Vec::<String>::new());
    assert_eq!(checks(Some(3)), ["stack.relative-bind", "stack.wandering-data", "stack.many-databases"]);
    let summary = findings(&file, Some(3))[0]["summary"].as_str().unwrap().to_owned();
    assert!(summary.contains("on 3 nodes"), "{summary}");
}

#[test]
fn the_stack_of_many_a_tutorial() {
    let file = "version: \"3.8\"\nservices:\n  postgres:\n    image: postgres:15\n    ports: [\"5432:5432\"]\n    environment:\n      \
                POSTGRES_PASSWORD: hunter2\n    volumes:\n      - ./init.sql:/docker-entrypoint-initdb.d/init.sql\n      - data:/var/lib/postgresql/data\n    \
                deploy: {mode: global}\n    networks: [net]\nvolumes: {data: }\nnetworks: {net: {external: true}}\n";
    let lint = linted(file, None);
    assert_eq!(lint.exit(false), Exit::Findings);
    let checks: Vec<_> =
        findings(file, None).iter().map(|finding| finding["check"].as_str().unwrap().to_owned()).collect();
    assert_eq!(
        checks,
        [
            "stack.no-health-check",
            "stack.short-stop-grace",
            "stack.small-shared-memory",
            "stack.mesh-port",
            "stack.password-in-environment",
            "stack.relative-bind",
            "stack.wandering-data",
            "stack.many-databases",
            "stack.unnamed-volume",
        ]
    );
}

#[test]
fn the_command_ends_with_3_on_findings() {
    let bad = "services: {a: {image: x, ports: [\"127.0.0.1:1:1\"]}}\n";
    let output = authctl(["stack", "lint", "-c", "-", "-o", "json"]).stdin(bad).run().ends_with(3);
    assert_eq!(output.json()["kind"], "stack.lint/1");
    let warned = "services: {a: {image: x}}\n";
    authctl(["stack", "lint", "-c", "-"]).stdin(warned).run().ends_with(3);
    authctl(["stack", "lint", "-c", "-", "--fail-on", "bad"]).stdin(warned).run().ends_with(0);
    authctl(["stack", "lint", "-c", "-"]).stdin("services: {a: {image: \"x:1\"}}\n").run().ends_with(0);
    authctl(["stack", "lint", "-c", "-"]).stdin("services: 1\n").run().ends_with(2);
}
