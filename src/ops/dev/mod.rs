//! Throwaway PostgreSQL and Redis from the installed server programs, on loopback addresses only.
//!
//! One folder holds everything: data, configuration, logs, passwords, and `dev.toml`, which leads every
//! other command here where nothing else is configured. Nothing outside of it is touched, save that root
//! places the data elsewhere when the servers' account could not reach it.

mod account;
pub mod down;
pub mod env;
mod folder;
mod postgres;
mod process;
mod redis;
pub mod status;
pub mod up;
mod written;

use std::time::Duration;

use crate::config::{Host, PostgresSettings, RedisMode, RedisSettings, SessionAttributes, SslMode};
use crate::conn::postgres::Postgres;
use crate::conn::redis::Redis;
use crate::error::{Kind, Result};
use crate::secret::Secret;
use folder::Folder;
use process::Process;
use written::Written;

/// One of the two servers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Server {
    Postgres,
    Redis,
}

impl Server {
    const ALL: [Self; 2] = [Self::Postgres, Self::Redis];

    const fn name(self) -> &'static str {
        match self {
            Self::Postgres => "PostgreSQL",
            Self::Redis => "Redis",
        }
    }

    /// What its files are called, and the file of its password.
    const fn word(self) -> &'static str {
        match self {
            Self::Postgres => "postgres",
            Self::Redis => "redis",
        }
    }
}

/// The throwaway servers of one folder.
pub struct Dev {
    folder: Folder,
    postgres: PostgresSettings,
    redis: RedisSettings,
}

impl Dev {
    /// The servers of `folder`. Sessions with them are opened with the limits of these handles' settings.
    pub fn new(folder: &std::path::Path, postgres: &Postgres, redis: &Redis) -> Result<Self> {
        let folder = Folder::at(folder)?;
        Ok(Self { folder, postgres: postgres.settings().clone(), redis: redis.settings().clone() })
    }

    /// The folder as a plan's target.
    pub fn target(&self) -> String {
        self.folder.root().display().to_string()
    }

    fn postgres_at(&self, written: &written::Postgres, database: &str) -> Postgres {
        let settings = PostgresSettings {
            hosts: vec![Host { name: written.host.clone(), port: written.port }],
            database: database.to_owned(),
            user: written.user.clone(),
            password: Some(Secret::new(&written.password)),
            sslmode: SslMode::Disable,
            target_session_attributes: SessionAttributes::Any,
            connect_timeout: ANSWER,
            ..self.postgres.clone()
        };
        Postgres::new(settings, "authctl/dev")
    }

    fn redis_at(&self, written: &written::Redis) -> Redis {
        let settings = RedisSettings {
            hosts: vec![Host { name: written.host.clone(), port: written.port }],
            user: None,
            password: Some(Secret::new(&written.password)),
            database: 0,
            tls: false,
            mode: RedisMode::Single,
            timeout: ANSWER,
            ..self.redis.clone()
        };
        Redis::new(settings, "authctl/dev")
    }

    /// What answers at the address in `written`: `PostgreSQL 15.14`.
    async fn asked(&self, server: Server, written: &Written) -> Result<String> {
        let source = match server {
            Server::Postgres => self.postgres_at(&written.postgres, MAINTENANCE).read().await?.source(),
            Server::Redis => {
                let reader = self.redis_at(&written.redis).read().await?;
                reader.ask::<String>(&::redis::cmd("PING")).await?;
                reader.source()
            }
        };
        Ok(source.server.unwrap_or_default())
    }

    async fn state(&self, server: Server, written: Option<&Written>) -> State {
        let Some(process) = process::of(server, &self.folder) else { return State::Stopped };
        let Some(written) = written else { return State::Silent(process) };
        match self.asked(server, written).await {
            Ok(version) => State::Answering(process, version),
            Err(error) if error.kind() == Kind::Unreachable => State::Silent(process),
            Err(_) => State::Answering(process, server.name().to_owned()),
        }
    }
}

/// What the file of the password for the application's role is called.
const APPLICATION: &str = "application";

/// How long a server on the same machine may take to answer.
const ANSWER: Duration = Duration::from_secs(2);

/// The database that every PostgreSQL has.
const MAINTENANCE: &str = "postgres";

/// What is known of a server.
enum State {
    /// It runs and answers, as this version.
    Answering(Process, String),
    /// It runs, and nobody knows how to reach it, or it does not answer.
    Silent(Process),
    /// It does not run.
    Stopped,
}
