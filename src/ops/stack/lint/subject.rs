//! A service as rules look at it.

use crate::ops::stack::compose::Remark;
use crate::ops::stack::compose::model::{Compose, Mode, Mount, Service};
use crate::report::Verdict;

/// Images that keep data, by a part of their names.
const DATABASES: [&str; 9] =
    ["postgres", "postgis", "timescaledb", "redis", "valkey", "mysql", "mariadb", "mongo", "dynamodb"];

/// Variables of the environment that only a PostgreSQL server reads.
const OF_A_SERVER: [&str; 4] =
    ["PGDATA", "POSTGRES_HOST_AUTH_METHOD", "POSTGRES_INITDB_ARGS", "POSTGRES_INITDB_WALDIR"];

/// Variables that tell a client where its server is.
const OF_A_CLIENT: [&str; 6] =
    ["POSTGRES_HOST", "POSTGRES_SERVER", "POSTGRES_PORT", "POSTGRES_URL", "PGHOST", "DATABASE_URL"];

/// Signs of several tasks that know each other, in images, commands and names of variables.
const CLUSTERS: [&str; 16] = [
    "cluster-enabled",
    "replicaof",
    "slaveof",
    "replication_mode",
    "replset",
    "configsvr",
    "shardsvr",
    "wsrep",
    "group-replication",
    "group_replication",
    "galera",
    "xtradb-cluster",
    "patroni",
    "spilo",
    "stolon",
    "repmgr",
];

/// What works with databases and is none, by a part of its image's name.
const TOOLS: [&str; 7] = ["exporter", "pgbouncer", "backup", "commander", "sentinel", "express", "admin"];

/// A service, in its file, in a swarm.
pub(super) struct Subject<'a> {
    pub(super) compose: &'a Compose,
    pub(super) service: &'a Service,
    /// How many nodes there are, where that is known.
    pub(super) nodes: Option<usize>,
}

impl<'a> Subject<'a> {
    /// The remark of a rule at a key of the service; `""` is the service itself.
    pub(super) fn remark(
        &self,
        check: &'static str,
        verdict: Verdict,
        key: &str,
        summary: impl Into<String>,
    ) -> Remark {
        let dot = if key.is_empty() { "" } else { "." };
        let path = format!("services.{}{dot}{key}", self.service.name);
        Remark::new(check, verdict, (&self.compose.place(&path), &path), summary)
    }

    /// The image's name without registry, tag and digest.
    pub(super) fn image_name(&self) -> &'a str {
        let image = self.service.image.split('@').next().unwrap_or_default();
        let name = image.rsplit('/').next().unwrap_or_default();
        name.split(':').next().unwrap_or_default()
    }

    /// The first word that the service runs, where the file says so.
    fn program(&self) -> &'a str {
        let words = |words: &'a Option<Vec<String>>| words.iter().flatten().map(String::as_str);
        let mut all = words(&self.service.entrypoint).chain(words(&self.service.command));
        all.find(|word| !word.contains("docker-entrypoint")).unwrap_or_default()
    }

    fn is_called(&self, name: &str) -> bool {
        self.image_name().contains(name) || self.program().contains(name)
    }

    fn is_tool(&self) -> bool {
        TOOLS.iter().any(|tool| self.image_name().contains(tool))
    }

    pub(super) fn is_postgres(&self) -> bool {
        let is_called = ["postgres", "postgis", "timescaledb"].iter().any(|name| self.is_called(name));
        !self.is_tool() && (is_called || self.is_configured_as_postgres())
    }

    /// An image of any name with the environment of PostgreSQL's own: a server is told its password, and no address of another.
    fn is_configured_as_postgres(&self) -> bool {
        let environment = &self.service.environment;
        let has = |names: &[&str]| names.iter().any(|name| environment.contains_key(*name));
        has(&OF_A_SERVER) || has(&["POSTGRES_PASSWORD", "POSTGRES_PASSWORD_FILE"]) && !has(&OF_A_CLIENT)
    }

    /// Whether its tasks know each other, as far as the file tells.
    pub(super) fn is_clustered(&self) -> bool {
        let service = self.service;
        let names = service.environment.keys();
        let words = service.entrypoint.iter().chain(&service.command).flatten();
        let mut all = names.chain(words).chain([&service.image]).map(|word| word.to_ascii_lowercase());
        all.any(|word| CLUSTERS.iter().any(|sign| word.contains(sign)))
    }

    pub(super) fn is_redis(&self) -> bool {
        !self.is_tool() && ["redis", "valkey"].iter().any(|name| self.is_called(name))
    }

    /// Whether it is a database as far as its image tells.
    pub(super) fn is_database(&self) -> bool {
        let by_image = DATABASES.iter().any(|name| self.image_name().contains(name));
        !self.is_tool() && (by_image || self.is_postgres() || self.is_redis())
    }

    /// Volumes on the node's own disk that it writes to, with their place in the list.
    pub(super) fn written_local_volumes(&self) -> Vec<(usize, &'a Mount)> {
        let volumes = self.service.volumes.iter().enumerate();
        volumes.filter(|(_, mount)| !mount.read_only && self.is_local(mount)).collect()
    }

    fn is_local(&self, mount: &Mount) -> bool {
        match mount.kind.as_str() {
            "bind" => is_directory_like(&mount.source),
            "volume" => self.compose.volumes.get(&mount.source).is_none_or(|volume| {
                let network_file_system = volume.driver_opts.contains_key("device");
                ["", "local"].contains(&volume.driver.as_str()) && !network_file_system
            }),
            _ => false,
        }
    }

    /// Whether its tasks write to storage that all of them share: a volume that the network brings.
    pub(super) fn writes_to_shared_storage(&self) -> bool {
        let mut volumes = self.service.volumes.iter();
        volumes.any(|mount| !mount.read_only && mount.kind == "volume" && !self.is_local(mount))
    }

    /// Whether more than one task of it may run.
    pub(super) fn runs_several(&self) -> bool {
        match self.service.deploy.mode {
            Mode::Global | Mode::GlobalJob => self.nodes != Some(1),
            Mode::Replicated | Mode::ReplicatedJob => {
                self.service.deploy.replicas.is_some_and(|replicas| replicas > 1)
            }
        }
    }

    /// Whether the swarm may have several nodes.
    pub(super) fn may_have_several_nodes(&self) -> bool {
        self.nodes.is_none_or(|nodes| nodes > 1)
    }

    /// How a sentence about several nodes begins.
    pub(super) fn on_several_nodes(&self) -> String {
        match self.nodes {
            Some(nodes) => format!("on {nodes} nodes"),
            None => "on a swarm of several nodes".to_owned(),
        }
    }

    pub(super) fn has_host_port(&self) -> bool {
        self.service.ports.iter().any(|port| port.mode == "host" && port.published != 0)
    }
}

/// Whether a path is one that data may be written below, not a single file or the engine's socket.
fn is_directory_like(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    !name.contains('.')
}
