//! Redis servers: single, a cluster of three masters, a master with a replica and three sentinels.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::process::{self, Owned, free_port, unique};
use super::{certificates, run};

/// How the servers hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Layout {
    /// One server.
    Single,
    /// Three masters.
    Cluster,
    /// A master `mymaster` with a replica, watched by three sentinels.
    Sentinel,
}

/// Redis on 127.0.0.1, with a password.
#[derive(Serialize, Deserialize)]
pub struct Redis {
    /// How the servers hang together.
    pub layout: Layout,
    /// The ports that a client is told: of the server, of the cluster's nodes, of the sentinels.
    pub ports: Vec<u16>,
    /// The ports of the data servers: behind sentinels the master's and the replica's.
    pub data_ports: Vec<u16>,
    /// The port that speaks TLS, of a single server.
    pub tls_port: Option<u16>,
    /// The password of the user `default`, also of sentinels.
    pub password: String,
    #[serde(skip)]
    owned: Vec<Owned>,
}

/// The single Redis of this run.
pub fn redis() -> &'static Redis {
    static SERVER: OnceLock<Redis> = OnceLock::new();
    SERVER.get_or_init(|| run::shared("redis", |folder| single(&folder, &[]).forget()))
}

/// A single Redis of the test's own with these settings.
pub fn redis_with(settings: &[(&str, &str)]) -> Redis {
    single(&run::subfolder("redis"), settings)
}

/// The Redis Cluster of this run.
pub fn redis_cluster() -> &'static Redis {
    static SERVER: OnceLock<Redis> = OnceLock::new();
    SERVER.get_or_init(|| run::shared("redis-cluster", |folder| cluster(&folder).forget()))
}

/// The Redis behind sentinels of this run.
pub fn redis_sentinel() -> &'static Redis {
    static SERVER: OnceLock<Redis> = OnceLock::new();
    SERVER.get_or_init(|| run::shared("redis-sentinel", |folder| sentinel(&folder).forget()))
}

fn single(folder: &Path, settings: &[(&str, &str)]) -> Redis {
    let password = unique("redis");
    let tls = certificates::server();
    let tls_port = free_port();
    let mut lines = vec![
        format!("tls-port {tls_port}"),
        format!("tls-cert-file {}", tls.chain.display()),
        format!("tls-key-file {}", tls.key.display()),
        format!("tls-ca-cert-file {}", tls.authority.display()),
        "tls-auth-clients optional".to_owned(),
    ];
    lines.extend(settings.iter().map(|(name, value)| format!("{name} {value}")));
    let (port, server) = node(folder, &password, &lines);
    Redis {
        layout: Layout::Single,
        ports: vec![port],
        data_ports: vec![port],
        tls_port: Some(tls_port),
        password,
        owned: vec![server],
    }
}

fn cluster(folder: &Path) -> Redis {
    let password = unique("redis");
    let lines = || {
        let timeout = "cluster-node-timeout 5000".to_owned();
        ["cluster-enabled yes".to_owned(), format!("cluster-port {}", free_port()), timeout]
    };
    let nodes = (1..=3).map(|number| {
        let folder = folder.join(number.to_string());
        fs::create_dir(&folder).unwrap();
        node(&folder, &password, &lines())
    });
    let (ports, owned): (Vec<_>, Vec<_>) = nodes.unzip();
    let redis =
        Redis { layout: Layout::Cluster, data_ports: ports.clone(), ports, tls_port: None, password, owned };
    let mut create = redis.client(redis.ports[0]);
    create.args(["--cluster-yes", "--cluster", "create"]);
    create.args(redis.ports.iter().map(|port| format!("127.0.0.1:{port}")));
    process::output(&mut create);
    let joined = |port: &u16| redis.ask(*port, &["CLUSTER", "INFO"]).contains("cluster_state:ok");
    process::wait_for(&folder.join("1"), Duration::from_secs(20), || redis.ports.iter().all(joined));
    redis
}

fn sentinel(folder: &Path) -> Redis {
    let password = unique("redis");
    let place = |name: &str| {
        let folder = folder.join(name);
        fs::create_dir(&folder).unwrap();
        folder
    };
    let login = format!("masterauth {password}");
    let (master, server) = node(&place("master"), &password, std::slice::from_ref(&login));
    let follow = [login, format!("replicaof 127.0.0.1 {master}")];
    let (replica, second) = node(&place("replica"), &password, &follow);
    let mut owned = vec![server, second];
    let mut ports = Vec::new();
    for number in 1..=3 {
        let (port, sentinel) = watcher(&place(&format!("sentinel-{number}")), &password, master);
        ports.push(port);
        owned.push(sentinel);
    }
    let data_ports = vec![master, replica];
    let redis = Redis { layout: Layout::Sentinel, ports, data_ports, tls_port: None, password, owned };
    let agreed = |port: &u16| {
        let known = redis.ask(*port, &["SENTINEL", "MASTER", "mymaster"]);
        let words: Vec<_> = known.lines().collect();
        let has = |name: &str, value: &str| words.windows(2).any(|pair| pair == [name, value]);
        has("num-slaves", "1") && has("num-other-sentinels", "2")
    };
    let folder = folder.join("sentinel-1");
    process::wait_for(&folder, Duration::from_secs(30), || redis.ports.iter().all(agreed));
    redis
}

/// A server with these settings beside the ones all have.
fn node(folder: &Path, password: &str, settings: &[String]) -> (u16, Owned) {
    let mut lines =
        vec!["save \"\"".to_owned(), "appendonly no".to_owned(), "repl-diskless-sync-delay 0".to_owned()];
    lines.extend_from_slice(settings);
    launch(folder, "redis-server", password, &lines)
}

fn watcher(folder: &Path, password: &str, master: u16) -> (u16, Owned) {
    let lines = [
        format!("sentinel monitor mymaster 127.0.0.1 {master} 2"),
        format!("sentinel auth-pass mymaster {password}"),
        format!("sentinel sentinel-pass {password}"),
        "sentinel down-after-milliseconds mymaster 3000".to_owned(),
        "sentinel failover-timeout mymaster 6000".to_owned(),
    ];
    launch(folder, "redis-sentinel", password, &lines)
}

fn launch(folder: &Path, program: &str, password: &str, settings: &[String]) -> (u16, Owned) {
    let port = free_port();
    let mut lines = vec![
        "bind 127.0.0.1".to_owned(),
        format!("port {port}"),
        format!("dir {}", folder.display()),
        format!("requirepass {password}"),
    ];
    lines.extend_from_slice(settings);
    let file = folder.join("redis.conf");
    fs::write(&file, lines.join("\n") + "\n").unwrap();
    let child = process::start(Command::new(program).arg(&file).current_dir(folder), folder, "TERM");
    let answers = || ask(port, password, &["PING"]).trim() == "PONG";
    process::wait_for(folder, Duration::from_secs(20), answers);
    (port, Owned(child))
}

fn client(port: u16, password: &str) -> Command {
    let mut command = Command::new("redis-cli");
    command.args(["-h", "127.0.0.1", "-p", &port.to_string()]).env("REDISCLI_AUTH", password);
    command
}

fn ask(port: u16, password: &str, words: &[&str]) -> String {
    let output = client(port, password).args(words).output().expect("redis-cli is installed");
    String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
}

impl Redis {
    /// The port of the first server.
    pub fn port(&self) -> u16 {
        self.ports[0]
    }

    /// The server's address with its password.
    pub fn url(&self) -> String {
        format!("redis://:{}@127.0.0.1:{}", self.password, self.port())
    }

    /// A key prefix, also an instance name, that no other test has.
    #[expect(clippy::unused_self, reason = "it is a prefix of this server's keys")]
    pub fn prefix(&self) -> String {
        unique("test")
    }

    /// What `redis-cli` prints for this command; in a cluster it follows redirections.
    pub fn cli(&self, words: &[&str]) -> String {
        let port = self.data_ports[0];
        let follow: &[&str] = if self.layout == Layout::Cluster { &["-c"] } else { &[] };
        ask(port, &self.password, &[follow, words].concat())
    }

    /// What the server on one of the ports answers.
    pub fn ask(&self, port: u16, words: &[&str]) -> String {
        ask(port, &self.password, words)
    }

    /// `redis-cli` on one of the ports, for what needs more than words.
    pub fn client(&self, port: u16) -> Command {
        client(port, &self.password)
    }

    /// The process of a server of the test's own.
    pub fn pid(&self) -> Option<u32> {
        self.owned.first().map(|owned| owned.0.id())
    }

    /// The variables that lead authctl here.
    pub fn variables(&self) -> Vec<(&'static str, String)> {
        let hosts: Vec<_> = self.ports.iter().map(|port| format!("127.0.0.1:{port}")).collect();
        let mut variables = vec![("REDIS_HOST", hosts.join(",")), ("REDIS_PASSWORD", self.password.clone())];
        match self.layout {
            Layout::Single => {}
            Layout::Cluster => variables.push(("REDIS_MODE", "cluster".to_owned())),
            Layout::Sentinel => {
                variables.push(("REDIS_MODE", "sentinel".to_owned()));
                variables.push(("REDIS_SENTINEL_PASSWORD", self.password.clone()));
            }
        }
        variables
    }

    fn forget(mut self) -> Self {
        self.owned.drain(..).for_each(std::mem::forget);
        self
    }
}
