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
    file + "volumes: {data: {name: db_data}, other: , shared: {name: s, driver_opts: {type: nfs, device: \":/x\"}}}\nsecrets: {password: {external: true}}\nconfigs: {conf: {file: ./x}}\n"
}

/// A redis service in the same manner.
fn redis(body: &str) -> String {
    let good =
        "stop_grace_period: 30s\nhealthcheck: {test: redis-cli ping}\nenvironment: -\nsecrets: -\nports: -";
    let command = if body.contains("command:") { "" } else { "command: [redis-server, /run/redis.conf]\n" };
    postgres(&format!("image: redis:7.4\n{command}{good}\n{body}"))
}

/// A check, a body that breaks it, and the place.
type Broken = (&'static str, String, &'static str);

fn deploy(rest: &str) -> String {
    format!("deploy: {{placement: {{constraints: [a==b]}}, {rest}}}")
}

/// What a swarm does with tasks and data.
fn broken_placement() -> Vec<Broken> {
    vec![
        ("stack.many-databases", postgres(&deploy("mode: global")), "3:48"),
        ("stack.many-databases", postgres(&deploy("replicas: 3")), "3:48"),
        ("stack.mesh-port", postgres("ports: [\"5432:5432\"]"), "3:13"),
        ("stack.stuck-port", postgres(&deploy("update_config: {order: start-first}")), "3:64"),
        ("stack.two-writers", postgres(&deploy("rollback_config: {order: start-first}")), "3:66"),
        (
            "stack.two-writers",
            postgres(&format!(
                "volumes: [\"shared:/var/lib/postgresql/data\"]\n{}",
                deploy("update_config: {order: start-first}")
            )),
            "4:64",
        ),
        (
            "stack.many-databases",
            postgres(&format!("volumes: [\"shared:/var/lib/postgresql/data\"]\n{}", deploy("replicas: 2"))),
            "4:48",
        ),
        ("stack.short-stop-grace", postgres("stop_grace_period: 10s"), "3:5"),
        ("stack.short-stop-grace", postgres("stop_grace_period: -"), "2:3"),
        ("stack.given-up", postgres(&deploy("restart_policy: {max_attempts: 3}")), "3:65"),
        ("stack.given-up", postgres("restart: on-failure:3"), "3:5"),
        ("stack.small-shared-memory", postgres("volumes: [\"data:/var/lib/postgresql/data\"]"), "2:3"),
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
    ]
}

/// Secrets that others can read.
fn broken_secrets() -> Vec<Broken> {
    vec![
        ("stack.password-in-environment", postgres("environment: {JWT_KEY: hunter2}"), "3:19"),
        ("stack.password-in-address", postgres("environment: {DSN: \"host=h password=hunter2\"}"), "3:19"),
        ("stack.password-in-address", postgres("environment: {DSN: \"u:hunter2@tcp(h:1)/d\"}"), "3:19"),
        ("stack.password-in-command", redis("command: [redis-server, --requirepass, hunter2]"), "6:5"),
        ("stack.password-in-command", redis("command: redis-server --masterauth hunter2"), "6:5"),
        ("stack.password-in-command", postgres("healthcheck: {test: redis-cli -a hunter2 ping}"), "3:19"),
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
    ]
}

/// Settings of the databases themselves.
fn broken_settings() -> Vec<Broken> {
    vec![
        (
            "stack.no-maxmemory",
            redis("command: redis-server\ndeploy: {resources: {limits: {memory: 512M}}}"),
            "7:35",
        ),
        (
            "stack.no-health-check",
            postgres("image: registry/own:1\nenvironment: {PGDATA: /data}\nhealthcheck: -"),
            "2:3",
        ),
        (
            "stack.no-health-check",
            postgres("image: registry/own:1\nenvironment: {POSTGRES_PASSWORD_FILE: /x}\nhealthcheck: -"),
            "2:3",
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
        ("stack.no-health-check", postgres("healthcheck: -"), "2:3"),
        ("stack.no-health-check", postgres("healthcheck: {disable: true}"), "3:5"),
        ("stack.socket-health-check", postgres("healthcheck: {test: pg_isready}"), "3:19"),
        ("compose.host-address", postgres("ports: [\"127.0.0.1:5432:5432\"]"), "3:13"),
        ("compose.without-effect", postgres("shm_size: 1g"), "3:5"),
    ]
}

fn broken() -> Vec<Broken> {
    [broken_placement(), broken_secrets(), broken_settings()].concat()
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
fn agents_and_stores_that_share_are_not_many_databases() {
    for body in [
        "image: portainer/agent:2\n    volumes: [\"v:/data\"]\n    deploy: {mode: global}",
        "image: elasticsearch:8.1\n    volumes: [\"v:/data\"]\n    deploy: {replicas: 3}",
        "image: grafana/promtail:3\n    volumes: [\"v:/positions\"]\n    deploy: {mode: global}",
        "image: redis:7\n    command: redis-server --cluster-enabled yes\n    deploy: {replicas: 6}",
        "image: mongo:7\n    command: mongod --replSet rs\n    deploy: {replicas: 3}",
        "image: mariadb:11\n    command: mariadbd --wsrep-on=1\n    deploy: {replicas: 3}",
    ] {
        let file = format!("services:\n  a:\n    {body}\nvolumes: {{v: }}\n");
        let found = findings(&file, None);
        assert!(found.iter().all(|finding| finding["check"] != "stack.many-databases"), "{found:#?}");
    }
}

#[test]
fn names_that_only_speak_of_secrets_are_none() {
    let environment = "environment: {TOKEN_TTL: 60, PASSWORD_MIN_LENGTH: 8, SECRET_NAME: x, TOKENIZER: x, TOKEN_URL: \"http://h/x\", \
                       DB_PASSWORD_FILE: /x, ALLOW_EMPTY_PASSWORD: \"yes\", DB_PASSWORD: /run/secrets/x, \
                       DATABASE_URL: \"postgres://u@h/d\", PGDATA: /x}";
    assert_eq!(findings(&postgres(environment), None), Vec::<Json>::new());
    let client = "services: {a: {image: \"app:1\", environment: {POSTGRES_HOST: db, POSTGRES_USER: u}}}\n";
    assert_eq!(findings(client, None), Vec::<Json>::new());
}

#[test]
fn what_two_services_share_is_told_once() {
    let file = postgres("volumes: [\"other:/a\", \"other:/b\"]");
    let found = findings(&file, None);
    assert_eq!(
        found.iter().filter(|finding| finding["check"] == "stack.unnamed-volume").count(),
        1,
        "{found:#?}"
    );
}

#[test]
fn the_memory_of_redis_is_read_from_its_mounted_file() {
    let folder = tempfile::TempDir::new().unwrap();
    let conf = folder.path().join("redis.conf");
    let service = |mount: &str| {
        let deploy = "deploy: {placement: {constraints: [a==b]}, resources: {limits: {memory: 512M}}}";
        let file = redis(&format!("{mount}\n{deploy}"));
        file.replace("{file: ./x}", &format!("{{file: {}}}", conf.display()))
    };
    let config = "configs: [{source: conf, target: /run/redis.conf}]";
    let bind = format!("volumes: [\"data:/data\", \"{}:/run/redis.conf:ro\"]", conf.display());
    for (text, expected) in [
        ("# maxmemory 1mb\nMAXMEMORY 512mb\n", Some("stack.maxmemory")),
        ("maxmemory 1mb\nmaxmemory \"1gb\"\n", Some("stack.maxmemory")),
        ("maxmemory 256mb\n", None),
        ("maxmemory 0\n", Some("stack.no-maxmemory")),
        ("appendonly yes\n", Some("stack.no-maxmemory")),
        ("include /other.conf\n", None),
    ] {
        std::fs::write(&conf, text).unwrap();
        for mount in [config, &bind] {
            let found = findings(&service(mount), None);
            let checks: Vec<_> = found.iter().map(|finding| finding["check"].as_str().unwrap()).collect();
            let memory: Vec<_> =
                checks.iter().filter(|check| check.ends_with("maxmemory")).copied().collect();
            assert_eq!(memory, expected.into_iter().collect::<Vec<_>>(), "{text} {mount}: {checks:?}");
        }
    }
}

#[test]
fn a_shipped_stack_is_called_by_its_name() {
    let output = authctl(["stack", "lint", "redis", "-o", "json"]).run();
    assert!(!output.stdout.contains("authctl-scratch"), "{}", output.stdout);
    let unset = authctl(["stack", "config", "postgres"]).run().ends_with(2);
    assert!(unset.stderr.contains("shipped:stacks/postgres.stack.yaml:"), "{}", unset.stderr);
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
