//! The connection layer: one [`Context`], one handle per service, opened when first asked for.
//!
//! Only this floor names the clients' constructors. A reading handle cannot write; a writing one
//! opens only for an [`Approved`](crate::plan::Approved) plan.

pub mod aws;
pub mod docker;
pub mod postgres;
pub mod redis;

use crate::config::Config;
use crate::progress::Progress;
use aws::Aws;
use docker::Docker;
use postgres::Postgres;
use redis::Redis;

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
    /// Where detail about connections is told.
    pub progress: &'a dyn Progress,
}

impl<'a> Context<'a> {
    /// The services of `config`; `command` is told to servers as `authctl/<command>`.
    pub fn new(config: &Config, command: &str, progress: &'a dyn Progress) -> Self {
        let name = format!("authctl/{command}");
        Self {
            postgres: Postgres::new(config.postgres.clone(), &name),
            redis: Redis::new(config.redis.clone(), &name),
            aws: Aws::new(config.dynamodb.clone()),
            docker: Docker::new(config.docker.clone()),
            progress,
        }
    }
}
