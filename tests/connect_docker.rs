//! The Docker engine, and servers that are reached through it.

use std::os::unix::net::UnixListener;
use std::thread;
use std::time::{Duration, Instant};

use crate::support::{self, Docker, Invocation, authctl, or_skip, unique};

/// Services of one test, gone with the value.
struct Services<'a> {
    engine: &'a Docker,
    network: String,
    names: Vec<String>,
}

impl<'a> Services<'a> {
    fn on(engine: &'a Docker) -> Self {
        let network = unique("net");
        engine.cli(&["network", "create", "--driver", "overlay", "--attachable", &network]);
        Self { engine, network, names: Vec::new() }
    }

    /// A service without a published port that runs `command`.
    fn create(&mut self, stem: &str, options: &[&str], command: &[&str]) -> String {
        let name = unique(stem);
        let fixed = ["service", "create", "--detach", "--no-resolve-image", "--endpoint-mode", "dnsrr"];
        let ours = ["--name", &name, "--network", &self.network];
        self.engine.cli(&[&fixed[..], &ours, options, &[support::IMAGE], command].concat());
        self.names.push(name.clone());
        name
    }
}

impl Drop for Services<'_> {
    fn drop(&mut self) {
        let names = self.names.iter().map(String::as_str);
        drop(self.engine.command(&["service", "rm"]).args(names).output());
        let begin = Instant::now();
        let remove = || self.engine.command(&["network", "rm", &self.network]).output().unwrap();
        while !remove().status.success() && begin.elapsed() < Duration::from_secs(20) {
            thread::sleep(Duration::from_millis(200));
        }
    }
}

/// `initdb` as the image's unprivileged account, then the server.
const POSTGRES: &str = "cd /tmp; B=$(ls -d /usr/lib/postgresql/*/bin); PATH=$B:$PATH; \
    initdb -D data -U postgres -A trust >/dev/null; echo 'host all all all trust' >> data/pg_hba.conf; \
    exec postgres -D data -c listen_addresses='*' -c unix_socket_directories=/tmp";

fn tables(engine: &Docker, service: &str) -> Invocation {
    authctl(["monitor", "postgres", "tables", "-v"])
        .docker(engine)
        .env("DATABASE_HOST", format!("docker://{service}"))
        .env("DATABASE_USER", "postgres")
}

fn eventually(invocation: impl Fn() -> Invocation, code: i32) -> support::Output {
    let begin = Instant::now();
    loop {
        let output = invocation().run();
        if output.code == code || begin.elapsed() > Duration::from_mins(1) {
            return output.ends_with(code);
        }
        thread::sleep(Duration::from_millis(300));
    }
}

fn says(output: &support::Output, words: &[&str]) {
    for words in words {
        assert!(output.stderr.contains(words), "{words}\nis not in\n{}", output.stderr);
    }
}

#[test]
fn without_an_engine() {
    let ask = |host: &str| {
        let run = authctl(["monitor", "postgres", "tables"]).env("DATABASE_HOST", "docker://auth_postgres");
        run.env("DOCKER_HOST", host).run()
    };
    let output = ask("unix:///nowhere/docker.sock").ends_with(5);
    says(&output, &["there is no socket /nowhere/docker.sock", "`systemctl start docker`"]);

    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("docker.sock");
    drop(UnixListener::bind(&socket).unwrap());
    let output = ask(&format!("unix://{}", socket.display())).ends_with(5);
    says(&output, &["connection refused: the daemon does not run"]);

    let silent = folder.path().join("silent.sock");
    let _listener = UnixListener::bind(&silent).unwrap();
    let begin = Instant::now();
    let run = authctl(["monitor", "postgres", "tables", "--timeout", "500ms"]);
    let run = run.env("DATABASE_HOST", "docker://auth_postgres");
    let output = run.env("DOCKER_HOST", format!("unix://{}", silent.display())).run().ends_with(5);
    says(&output, &["500.0ms"]);
    assert!(begin.elapsed() < Duration::from_secs(3));

    says(&ask("fish://x").ends_with(2), &["`docker.host` is no engine's address"]);
}

#[test]
fn a_database_without_a_published_port() {
    let engine: &Docker = or_skip!(support::docker());
    let mut services = Services::on(engine);
    let service = services.create("postgres", &["--user", "postgres"], &["sh", "-c", POSTGRES]);
    eventually(|| tables(engine, &service), 0);
    let answer = authctl(["check", "postgres", "-o", "json"]).docker(engine);
    let answer = answer.env("DATABASE_HOST", format!("docker://{service}")).env("DATABASE_USER", "postgres");
    let answer = answer.run().ends_with(0).json();
    let target = format!("postgres://postgres@docker://{service}:5432/postgres");
    assert_eq!(answer["data"]["services"][0]["target"], target);

    // the relays end with their sessions
    let container = engine.cli(&["ps", "--quiet", "--filter", &format!("name={service}")]);
    let begin = Instant::now();
    while engine.cli(&["top", &container, "-o", "pid,args"]).contains("/dev/tcp") {
        assert!(begin.elapsed() < Duration::from_secs(10), "a relay was left behind");
        thread::sleep(Duration::from_millis(100));
    }
    let output = tables(engine, &service).env("DATABASE_PORT", "5999").run().ends_with(5);
    says(&output, &["no tunnel to port 5999 of container", "Connection refused"]);
}

#[test]
fn a_redis_in_a_service_and_one_in_a_container() {
    let engine: &Docker = or_skip!(support::docker());
    let mut services = Services::on(engine);
    let redis = ["redis-server", "--protected-mode", "no"];
    let service = services.create("redis", &[], &redis);
    let check =
        |host: &str| authctl(["check", "redis"]).docker(engine).env("REDIS_HOST", format!("docker://{host}"));
    eventually(|| check(&service), 0);
    let container = unique("redis");
    let run = ["run", "--rm", "--detach", "--name", &container, support::IMAGE];
    engine.cli(&[&run[..], &redis].concat());
    eventually(|| check(&container), 0);
    engine.cli(&["kill", &container]);
}

#[test]
fn services_that_are_not_there() {
    let engine: &Docker = or_skip!(support::docker());
    let mut services = Services::on(engine);
    let service = services.create("auth_postgres", &["--replicas", "0"], &["sleep", "60"]);
    let output = tables(engine, &service).run().ends_with(5);
    says(&output, &["has no running task", "is it scaled to 0?"]);
    let output = tables(engine, &service[..service.len() - 1]).run().ends_with(2);
    says(&output, &["knows no service or running container", &format!("did you mean `docker://{service}`?")]);
    let output = tables(engine, "grafana").run().ends_with(2);
    says(&output, &["`docker service ls` and `docker ps` show what runs there"]);

    let once = ["--restart-condition", "none"];
    let broken = services.create("broken", &once, &["sh", "-c", "exit 3"]);
    let output = eventually(
        || {
            let asked = tables(engine, &broken);
            thread::sleep(Duration::from_millis(500));
            asked
        },
        5,
    );
    says(&output, &["has no running task", &format!("`docker service ps --no-trunc {broken}`")]);
    let begin = Instant::now();
    while !tables(engine, &broken).run().stderr.contains("non-zero exit (3)") {
        assert!(begin.elapsed() < Duration::from_secs(30), "the task's own error is not told");
        thread::sleep(Duration::from_millis(300));
    }
}
