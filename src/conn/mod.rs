//! The connection layer: one [`Context`], one handle per service, opened when first asked for.
//!
//! Only this floor names the clients' constructors. A reading handle cannot write; a writing one
//! opens only for an [`Approved`](crate::plan::Approved) plan.

pub mod aws;
mod dial;
pub mod docker;
pub mod postgres;
pub mod redis;
pub mod repository;
mod retry;
mod running;
mod scratch;
mod tls;

pub use running::Running;
pub(crate) use scratch::Scratch;

use std::sync::Arc;

use crate::config::{Config, DockerSettings};
use crate::progress::{Progress, Silent};
use aws::Aws;
use docker::Docker;
use postgres::Postgres;
use redis::Redis;
use repository::Repository;

/// What every command is handed: the services of the configuration, none of them contacted yet.
pub struct Context<'a> {
    /// PostgreSQL.
    pub postgres: Postgres,
    /// Redis.
    pub redis: Redis,
    /// DynamoDB, IAM and STS.
    pub aws: Aws,
    /// The Docker engine.
    pub docker: Docker,
    /// Where backups are kept.
    pub repository: Repository,
    /// Where detail about connections is told.
    pub progress: &'a dyn Progress,
    /// What servers are working on for this run.
    pub running: Running,
}

/// What the handles of a run share.
#[derive(Clone)]
pub(crate) struct Shared {
    progress: Arc<dyn Progress>,
    docker: Docker,
    running: Running,
}

impl Default for Shared {
    /// For a handle that belongs to no run: it tells nothing, and uses this machine's engine.
    fn default() -> Self {
        let settings = DockerSettings {
            host: "unix:///var/run/docker.sock".to_owned(),
            tls_verify: false,
            cert_path: None,
            timeout: std::time::Duration::from_secs(5),
        };
        Self { progress: Arc::new(Silent), docker: Docker::new(settings), running: Running::default() }
    }
}

impl<'a> Context<'a> {
    /// The services of `config`; `command` is told to servers as `authctl/<command>`.
    pub fn new(config: &Config, command: &str, progress: &'a Arc<dyn Progress>) -> Self {
        let name = format!("authctl/{command}");
        let docker = Docker::new(config.docker.clone());
        let running = Running::default();
        let shared =
            Shared { progress: Arc::clone(progress), docker: docker.clone(), running: running.clone() };
        let origin = config.values.origin("postgres.host").map(ToString::to_string);
        Self {
            postgres: Postgres::new(config.postgres.clone(), &name)
                .within(&shared, &origin.unwrap_or_default()),
            redis: Redis::new(config.redis.clone(), &name).within(&shared),
            aws: Aws::new(config.dynamodb.clone()).within(&running),
            docker,
            repository: Repository::new(config.backup.clone()),
            progress: progress.as_ref(),
            running,
        }
    }

    /// Removes what runs of this account that were killed left in this machine's temporary folder, and tells of it.
    pub fn sweep_scratch(&self) {
        for folder in scratch::sweep() {
            let folder = folder.display();
            self.progress.note(&format!("{folder} was removed: a run that was killed had left it."));
        }
    }
}
