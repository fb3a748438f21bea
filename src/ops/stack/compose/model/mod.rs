//! What Compose files say, merged, interpolated and typed: what a stack is converted from.
//!
//! Durations are nanoseconds and sizes are bytes, as the engine counts them. An absent key is `None` or empty; a key whose
//! zero means something else than its absence is an `Option`. Nothing here has `Debug`, because environments hold passwords.

use std::collections::BTreeMap;
use std::path::PathBuf;

mod objects;

pub use super::place::Place;
pub use objects::{FileObject, Ipam, Network, Volume};

/// Nanoseconds.
pub type Nanoseconds = i64;

/// The merged file.
#[derive(Clone, Default, PartialEq)]
pub struct Compose {
    /// Services by name.
    pub services: BTreeMap<String, Service>,
    /// Networks by their key in the file. `default` is here only where the file says something about it.
    pub networks: BTreeMap<String, Network>,
    /// Volumes by their key in the file.
    pub volumes: BTreeMap<String, Volume>,
    /// Secrets by their key in the file.
    pub secrets: BTreeMap<String, FileObject>,
    /// Configs by their key in the file.
    pub configs: BTreeMap<String, FileObject>,
    /// The folder of the first file, absolute: what relative paths start from.
    pub folder: PathBuf,
    pub(super) places: BTreeMap<String, Place>,
}

impl Compose {
    /// Where a key path stands: `services.postgres.ports[0]`, or else the nearest key around it. Items of a list are counted in the merged
    /// file.
    pub fn place(&self, path: &str) -> Place {
        let mut path = path;
        loop {
            if let Some(place) = self.places.get(path) {
                return place.clone();
            }
            match path.rfind(['.', '[']) {
                Some(end) => path = &path[..end],
                None => return self.places.get("").cloned().unwrap_or_default(),
            }
        }
    }
}

/// A service.
#[derive(Clone, Default, PartialEq)]
pub struct Service {
    /// Its key in the file.
    pub name: String,
    /// Where its key stands.
    pub place: Place,
    /// `cap_add`.
    pub cap_add: Vec<String>,
    /// `cap_drop`.
    pub cap_drop: Vec<String>,
    /// `command`, split into words; `None` leaves the image's own.
    pub command: Option<Vec<String>>,
    /// `configs`, in the order of the file.
    pub configs: Vec<FileReference>,
    /// `credential_spec`.
    pub credential_spec: Option<CredentialSpec>,
    /// `depends_on`, the short form with [`Condition::Started`].
    pub depends_on: BTreeMap<String, Condition>,
    /// `deploy`.
    pub deploy: Deploy,
    /// `dns`.
    pub dns: Vec<String>,
    /// `dns_search`.
    pub dns_search: Vec<String>,
    /// `entrypoint`, split into words; `None` leaves the image's own.
    pub entrypoint: Option<Vec<String>>,
    /// `environment` over `env_file`, with the caller's variables filled in; `None` is a name without value, which takes
    /// the variable away from those of the image.
    pub environment: BTreeMap<String, Option<String>>,
    /// `extra_hosts` as `host:address`, in the order of the file; the map form sorted by host.
    pub extra_hosts: Vec<String>,
    /// `hostname`.
    pub hostname: String,
    /// `healthcheck`.
    pub healthcheck: Option<Healthcheck>,
    /// `image`, as written.
    pub image: String,
    /// `init`.
    pub init: Option<bool>,
    /// `isolation`.
    pub isolation: String,
    /// `labels`, those of the containers.
    pub labels: BTreeMap<String, String>,
    /// `logging`.
    pub logging: Option<Logging>,
    /// `networks`; `None` where the service names none, which attaches it to the stack's `default`.
    pub networks: Option<BTreeMap<String, NetworkAttachment>>,
    /// `oom_score_adj`.
    pub oom_score_adj: i64,
    /// `ports`, ranges expanded, in the order of the file.
    pub ports: Vec<Port>,
    /// `read_only`.
    pub read_only: bool,
    /// `restart`, which is used where `deploy.restart_policy` is absent.
    pub restart: String,
    /// `secrets`, in the order of the file.
    pub secrets: Vec<FileReference>,
    /// `stdin_open`.
    pub stdin_open: bool,
    /// `stop_grace_period`.
    pub stop_grace_period: Option<Nanoseconds>,
    /// `stop_signal`.
    pub stop_signal: String,
    /// `sysctls`.
    pub sysctls: BTreeMap<String, String>,
    /// `tty`.
    pub tty: bool,
    /// `ulimits`.
    pub ulimits: BTreeMap<String, Ulimit>,
    /// `user`.
    pub user: String,
    /// `volumes`, in the order of the file, always in the long form.
    pub volumes: Vec<Mount>,
    /// `working_dir`.
    pub working_dir: String,
    /// Keys of the file that have no effect in a swarm, for rules that look at them: `shm_size`, `tmpfs`, `privileged`.
    pub without_effect: Vec<String>,
}

/// When a service that waits for another may start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Condition {
    /// A task of it runs.
    #[default]
    Started,
    /// A task of it runs and is healthy.
    Healthy,
    /// Its tasks ended with exit code 0.
    CompletedSuccessfully,
}

/// `deploy`.
#[derive(Clone, Default, PartialEq)]
pub struct Deploy {
    /// `mode`.
    pub mode: Mode,
    /// `replicas`; `None` is the engine's default of 1.
    pub replicas: Option<u64>,
    /// `labels`, those of the service.
    pub labels: BTreeMap<String, String>,
    /// `update_config`.
    pub update_config: Option<UpdateConfig>,
    /// `rollback_config`.
    pub rollback_config: Option<UpdateConfig>,
    /// `resources.limits`.
    pub limits: Option<Resources>,
    /// `resources.reservations`.
    pub reservations: Option<Resources>,
    /// `restart_policy`.
    pub restart_policy: Option<RestartPolicy>,
    /// `placement.constraints`, blanks as written.
    pub constraints: Vec<String>,
    /// `placement.preferences[].spread`.
    pub spread: Vec<String>,
    /// `placement.max_replicas_per_node`; 0 is no limit.
    pub max_replicas_per_node: u64,
    /// `endpoint_mode`, empty where absent.
    pub endpoint_mode: String,
}

/// `deploy.mode`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// `replicated`.
    #[default]
    Replicated,
    /// `global`.
    Global,
    /// `replicated-job`.
    ReplicatedJob,
    /// `global-job`.
    GlobalJob,
}

/// `deploy.update_config` and `deploy.rollback_config`.
#[derive(Clone, Default, PartialEq)]
pub struct UpdateConfig {
    /// `parallelism`; `None` is 1, 0 is all at once.
    pub parallelism: Option<u64>,
    /// `delay`.
    pub delay: Nanoseconds,
    /// `failure_action`, empty where absent.
    pub failure_action: String,
    /// `monitor`, 0 where absent.
    pub monitor: Nanoseconds,
    /// `max_failure_ratio`, with the precision in which the docker client keeps it.
    pub max_failure_ratio: f32,
    /// `order`, empty where absent.
    pub order: String,
}

/// `deploy.resources.limits` and `reservations`.
#[derive(Clone, Default, PartialEq)]
pub struct Resources {
    /// `cpus` as written, empty where absent.
    pub cpus: String,
    /// `cpus` in billionths of a processor.
    pub nano_cpus: i64,
    /// `memory` in bytes.
    pub memory_bytes: i64,
    /// `pids`; of limits only.
    pub pids: i64,
    /// `generic_resources`; of reservations only.
    pub generic_resources: Vec<GenericResource>,
}

/// `generic_resources[].discrete_resource_spec`.
#[derive(Clone, Default, PartialEq)]
pub struct GenericResource {
    /// `kind`.
    pub kind: String,
    /// `value`.
    pub value: i64,
}

/// `deploy.restart_policy`.
#[derive(Clone, Default, PartialEq)]
pub struct RestartPolicy {
    /// `condition`, empty where absent.
    pub condition: String,
    /// `delay`.
    pub delay: Option<Nanoseconds>,
    /// `max_attempts`.
    pub max_attempts: Option<u64>,
    /// `window`.
    pub window: Option<Nanoseconds>,
}

/// `healthcheck`.
#[derive(Clone, Default, PartialEq)]
pub struct Healthcheck {
    /// `test`; a string has become `CMD-SHELL` and itself.
    pub test: Vec<String>,
    /// `timeout`.
    pub timeout: Option<Nanoseconds>,
    /// `interval`.
    pub interval: Option<Nanoseconds>,
    /// `retries`.
    pub retries: Option<u64>,
    /// `start_period`.
    pub start_period: Option<Nanoseconds>,
    /// `start_interval`.
    pub start_interval: Option<Nanoseconds>,
    /// `disable`. With a `test` beside it, loading has failed already.
    pub disable: bool,
}

/// `logging`.
#[derive(Clone, Default, PartialEq)]
pub struct Logging {
    /// `driver`, empty where absent.
    pub driver: String,
    /// `options`.
    pub options: BTreeMap<String, String>,
}

/// `services.*.networks.*`.
#[derive(Clone, Default, PartialEq)]
pub struct NetworkAttachment {
    /// `aliases`, without the service's own name.
    pub aliases: Vec<String>,
    /// `driver_opts`.
    pub driver_opts: BTreeMap<String, String>,
}

/// One published port.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Port {
    /// `target`, inside the container.
    pub target: u32,
    /// `published`; 0 lets the swarm choose.
    pub published: u32,
    /// `protocol`, empty where the long form names none.
    pub protocol: String,
    /// `mode`, empty where the long form names none.
    pub mode: String,
}

/// A secret or config in a service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileReference {
    /// `source`, a key of the top-level section.
    pub source: String,
    /// `target`, empty where absent.
    pub target: String,
    /// `uid`, empty where absent.
    pub uid: String,
    /// `gid`, empty where absent.
    pub gid: String,
    /// `mode`.
    pub mode: Option<u32>,
}

/// `credential_spec`, of Windows containers. Exactly one is not empty where the file is valid; the converter says so.
#[derive(Clone, Default, PartialEq)]
pub struct CredentialSpec {
    /// `config`.
    pub config: String,
    /// `file`.
    pub file: String,
    /// `registry`.
    pub registry: String,
}

/// `ulimits.*`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ulimit {
    /// `soft`, or the single number.
    pub soft: i64,
    /// `hard`, or the single number.
    pub hard: i64,
}

/// One volume of a service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mount {
    /// `type`: `volume`, `bind`, `tmpfs`, `npipe`, `cluster` or `image`.
    pub kind: String,
    /// `source`: a key of `volumes`, an absolute path, or empty.
    pub source: String,
    /// `target`.
    pub target: String,
    /// `read_only`.
    pub read_only: bool,
    /// `consistency`, empty where absent.
    pub consistency: String,
    /// `bind.propagation`, where `bind` is present.
    pub bind_propagation: Option<String>,
    /// `volume`.
    pub volume: Option<VolumeOptions>,
    /// `image.subpath`, where `image` is present.
    pub image_subpath: Option<String>,
    /// `tmpfs.size` in bytes, where `tmpfs` is present.
    pub tmpfs_size: Option<i64>,
    /// Whether `cluster` is present.
    pub cluster: bool,
    /// Whether a bind's source was relative in the file: its meaning depends on where the client ran.
    pub was_relative: bool,
}

/// `volumes[].volume`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VolumeOptions {
    /// `nocopy`.
    pub nocopy: bool,
    /// `subpath`, empty where absent.
    pub subpath: String,
}
