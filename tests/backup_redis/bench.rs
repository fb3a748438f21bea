//! A repository in a folder, Redis servers, and authctl's backup and restore between them.

use std::io::Write;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Mutex;
use std::time::Duration;

use authctl::config::{Host, RedisMode, RedisSettings};
use authctl::conn::redis::Redis;
use authctl::conn::repository::Repository;
use authctl::error::Result;
use authctl::ops::backup::redis as backup;
use authctl::ops::repository::{
    Begin, Compression, Identities, Manifest, Pace, Part, Recipients, RedisPart, SetReader, SetWriter, Store,
};
use authctl::ops::restore::redis as restore;
use authctl::ops::restore::{Prepared, Restored};
use authctl::progress::{Progress, Unit};
use authctl::report::Value;
use authctl::secret::Secret;
use tempfile::TempDir;

use crate::support;

/// Commands that write every type of value, as they travel.
const CONTENT: &[u8] = include_bytes!("../../src/ops/rdb/samples/content.resp");

/// How the server is reached.
pub(crate) fn settings(server: &support::Redis) -> RedisSettings {
    RedisSettings {
        hosts: vec![Host { name: "127.0.0.1".to_owned(), port: server.port() }],
        user: None,
        password: Some(Secret::new(&server.password)),
        database: 0,
        tls: false,
        tls_ca: None,
        mode: RedisMode::Single,
        master: "mymaster".to_owned(),
        sentinel_password: None,
        instance_name: "AuthSample".to_owned(),
        timeout: Duration::from_secs(5),
    }
}

/// The server as authctl knows it.
pub(crate) fn redis(server: &support::Redis) -> Redis {
    at(settings(server))
}

pub(crate) fn at(settings: RedisSettings) -> Redis {
    Redis::new(settings, "authctl/test")
}

/// A server of the test's own with these settings, that lets itself be debugged.
pub(crate) fn server(settings: &[(&str, &str)]) -> support::Redis {
    let debug = [("enable-debug-command", "yes")];
    support::redis_with(&[&debug[..], settings].concat())
}

/// The same with every type of value in it.
pub(crate) fn filled(settings: &[(&str, &str)]) -> support::Redis {
    let server = server(settings);
    pipe(&server, CONTENT);
    server
}

/// Sends commands as they travel.
pub(crate) fn pipe(server: &support::Redis, commands: &[u8]) {
    let mut client = server.client(server.port());
    let mut client = client.arg("--pipe").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    client.stdin.take().unwrap().write_all(commands).unwrap();
    let output = client.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(told.contains("errors: 0"), "{told}");
}

/// Three masters with one password.
pub(crate) fn cluster() -> Vec<support::Redis> {
    let mut nodes: Vec<_> = (0..3)
        .map(|_| {
            let bus = support::free_port().to_string();
            support::redis_with(&[
                ("cluster-enabled", "yes"),
                ("cluster-port", &bus),
                ("cluster-node-timeout", "5000"),
            ])
        })
        .collect();
    let password = nodes[0].password.clone();
    for node in &mut nodes[1..] {
        assert_eq!(node.cli(&["CONFIG", "SET", "requirepass", &password]), "OK");
        node.password.clone_from(&password);
    }
    let mut create = nodes[0].client(nodes[0].port());
    create.args(["--cluster-yes", "--cluster", "create"]);
    create.args(nodes.iter().map(|node| format!("127.0.0.1:{}", node.port())));
    let output = create.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    let joined = |node: &support::Redis| node.cli(&["CLUSTER", "INFO"]).contains("cluster_state:ok");
    while !nodes.iter().all(joined) {
        std::thread::sleep(Duration::from_millis(100));
    }
    nodes
}

/// The cluster as authctl knows it.
pub(crate) fn clustered(nodes: &[support::Redis]) -> Redis {
    at(RedisSettings { mode: RedisMode::Cluster, ..settings(&nodes[0]) })
}

/// What the server itself says its content amounts to.
pub(crate) fn digest(server: &support::Redis) -> String {
    server.cli(&["DEBUG", "DIGEST"])
}

pub(crate) fn keys(server: &support::Redis) -> u64 {
    let count = |line: &str| line.split_once("keys=")?.1.split(',').next()?.parse::<u64>().ok();
    server.cli(&["INFO", "keyspace"]).lines().filter_map(count).sum()
}

/// A repository in a folder of its own.
pub(crate) struct Bench {
    pub(crate) folder: TempDir,
    repository: Repository,
    pub(crate) told: Told,
}

impl Bench {
    pub(crate) fn new() -> Self {
        let folder = TempDir::with_prefix("authctl-backup-").unwrap();
        let repository =
            Repository::new(support::backup_settings(&format!("file://{}", folder.path().display())));
        Self { folder, repository, told: Told::default() }
    }

    /// Begins a set.
    pub(crate) async fn begin(&self) -> SetWriter {
        let writer = self.repository.write(&support::agreed()).await.unwrap();
        let begin =
            Begin { label: None, profile: None, recipients: Recipients::default(), pace: Pace::default() };
        SetWriter::begin(writer, begin).await.unwrap()
    }

    pub(crate) async fn create(&self, redis: &Redis, set: &SetWriter) -> Result<RedisPart> {
        backup::create(redis, set, Compression::None, &self.told).await
    }

    /// Backs a server up, and reads the backup back.
    pub(crate) async fn back_up(&self, redis: &Redis) -> Manifest {
        let set = self.begin().await;
        let part = self.create(redis, &set).await.unwrap();
        let manifest = set.finish(vec![Part::Redis(part)]).await.unwrap();
        assert_eq!(self.verify(&manifest).await.unwrap(), Vec::<String>::new());
        manifest
    }

    /// The set, for reading.
    pub(crate) async fn open(&self, manifest: &Manifest) -> SetReader {
        let reader = self.repository.read().await.unwrap();
        SetReader::open(reader, &manifest.set, Identities::default()).await.unwrap()
    }

    pub(crate) async fn verify(&self, manifest: &Manifest) -> Result<Vec<String>> {
        let set = self.open(manifest).await;
        backup::verify(&set, part(set.manifest()), &self.told).await
    }

    pub(crate) async fn prepare(
        &self,
        redis: &Redis,
        manifest: &Manifest,
        options: &restore::Options,
    ) -> Result<Prepared> {
        restore::prepare(redis, &self.open(manifest).await, options).await
    }

    pub(crate) async fn apply(
        &self,
        redis: &Redis,
        manifest: &Manifest,
        options: &restore::Options,
    ) -> Result<Restored> {
        restore::apply(redis, &support::agreed(), &self.open(manifest).await, options, &self.told).await
    }

    /// A file of the set.
    pub(crate) fn path(&self, manifest: &Manifest, name: &str) -> PathBuf {
        self.folder.path().join(manifest.set.to_string()).join(name)
    }
}

/// Into a live server.
pub(crate) fn live(clean: bool) -> restore::Options {
    restore::Options { clean, file: None, jobs: 2 }
}

/// Into a file.
pub(crate) fn into(path: PathBuf, clean: bool) -> restore::Options {
    restore::Options { clean, file: Some(path), jobs: 2 }
}

/// The Redis in a set.
pub(crate) fn part(manifest: &Manifest) -> &RedisPart {
    match manifest.part(Store::Redis) {
        Some(Part::Redis(part)) => part,
        other => panic!("{other:?}"),
    }
}

/// A number that a restore gave.
pub(crate) fn figure(restored: &Restored, name: &str) -> i64 {
    match restored.figures.iter().find(|(figure, _)| *figure == name).map(|(_, cell)| &cell.value) {
        Some(Value::Count(count)) => *count,
        other => panic!("{name}: {other:?}"),
    }
}

/// Keeps what was told.
#[derive(Default)]
pub(crate) struct Told(Mutex<Vec<String>>);

impl Told {
    pub(crate) fn has(&self, words: &str) -> bool {
        self.0.lock().unwrap().iter().any(|line| line.contains(words))
    }
}

impl Progress for Told {
    fn begin(&self, _: &str, _: Option<u64>, _: Unit) -> u64 {
        0
    }
    fn advance(&self, _: u64, _: u64) {}
    fn finish(&self, _: u64) {}
    fn note(&self, text: &str) {
        self.0.lock().unwrap().push(text.to_owned());
    }
    fn detail(&self, text: &str) {
        self.0.lock().unwrap().push(text.to_owned());
    }
}
