//! `pg_dump`, `pg_restore` and `psql`: which of them fits a server, and how it is run against that server.
//!
//! They come from this machine, or from the server's own container where this machine has none that fits. Either
//! way a program gets its connection in its environment, none of ours besides, and ends when we do.
//!
//! Of several that are not older than the server, the one nearest to it is taken, not the newest: what a `pg_dump`
//! writes is read by a `pg_restore` of its own major version or a newer one, so only the server's own major
//! keeps a backup readable with what stands beside the server. And a newer `pg_restore` begins with settings
//! that an older server does not know. Of several releases of one major it is the newest.

mod call;
mod choice;
mod contained;
mod environment;
mod explain;
mod installed;
mod local;
mod process;
mod said;
mod stage;

pub use call::Call;
pub use process::{Ended, Feeder, Process};
pub use stage::Stage;

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

use super::Postgres;
use crate::config::Host;
use crate::conn::docker::{self, Container};
use crate::conn::running::Running;
use crate::error::Result;
use choice::{Version, Wanted};
use environment::Environment;

/// One of PostgreSQL's client programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// `pg_dump`.
    Dump,
    /// `pg_restore`.
    Restore,
    /// `psql`.
    Psql,
}

impl Program {
    /// As it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dump => "pg_dump",
            Self::Restore => "pg_restore",
            Self::Psql => "psql",
        }
    }
}

/// A program that fits a server, and knows the way to it.
#[derive(Clone)]
pub struct Tool {
    program: Program,
    version: Version,
    place: Place,
    environment: Arc<Environment>,
    running: Running,
}

/// Where a program is.
#[derive(Clone)]
pub enum Place {
    /// On this machine.
    Here(PathBuf),
    /// In the server's own container.
    Container {
        /// The container.
        container: Container,
        /// The program's file in it.
        path: String,
    },
}

/// The program that fits a server of `server_major` at `host`.
pub async fn find(postgres: &Postgres, host: &Host, program: Program, server_major: u32) -> Result<Tool> {
    look(postgres, host, Wanted { program, server: server_major, archive: None }).await
}

/// The `pg_restore` that fits the server and reads an archive that a `pg_dump` of `archive_major` wrote.
pub async fn find_for_archive(
    postgres: &Postgres,
    host: &Host,
    server_major: u32,
    archive_major: u32,
) -> Result<Tool> {
    let wanted = Wanted { program: Program::Restore, server: server_major, archive: Some(archive_major) };
    look(postgres, host, wanted).await
}

async fn look(postgres: &Postgres, host: &Host, wanted: Wanted) -> Result<Tool> {
    let found = installed::here(postgres.settings.tools.as_deref(), wanted.program).await;
    let chosen = wanted.choose(&found);
    let Some(service) = host.name.strip_prefix("docker://") else {
        let (path, version) = chosen.ok_or_else(|| wanted.refusal(&found))?;
        return Tool::here(postgres, host, &wanted, (path, version, None));
    };
    let reached = docker::reach(&postgres.shared.docker, service, host.port).await?;
    if let (Some((path, version)), Some(address)) = (chosen, reached.address().await) {
        return Tool::here(postgres, host, &wanted, (path, version, Some(address.ip())));
    }
    let container = reached.container();
    let found_there = contained::there(container, wanted.program).await?;
    let (path, version) = wanted.choose(&found_there).ok_or_else(|| {
        let there = format!("container {} has none that fits", container.name());
        found_there.iter().fold(wanted.refusal(&found).because(there), |error, found| {
            error.because(wanted.objection(found))
        })
    })?;
    let path = path.to_string_lossy().into_owned();
    let place = Place::Container { container: container.clone(), path };
    let environment = Environment::in_container(postgres, host, wanted.program);
    Ok(Tool::new(postgres, &wanted, (place, version, environment)))
}

impl Tool {
    fn here(
        postgres: &Postgres,
        host: &Host,
        wanted: &Wanted,
        (path, version, address): (PathBuf, Version, Option<IpAddr>),
    ) -> Result<Self> {
        let environment = Environment::here(postgres, host, wanted.program, address)?;
        Ok(Self::new(postgres, wanted, (Place::Here(path), version, environment)))
    }

    fn new(
        postgres: &Postgres,
        wanted: &Wanted,
        (place, version, environment): (Place, Version, Environment),
    ) -> Self {
        let tool = Self {
            program: wanted.program,
            version,
            place,
            environment: Arc::new(environment),
            running: postgres.shared.running.clone(),
        };
        postgres.shared.progress.detail(&format!("Using {tool}."));
        tool
    }

    /// Which program it is.
    pub fn program(&self) -> Program {
        self.program
    }

    /// Its release: `15.18`.
    pub fn version(&self) -> &str {
        &self.version.text
    }

    /// Its major version: 15, 16, …
    pub fn major(&self) -> u32 {
        self.version.major
    }

    /// Where it is.
    pub fn place(&self) -> &Place {
        &self.place
    }
}

impl fmt::Display for Tool {
    /// `pg_dump 15.18 (/usr/lib/postgresql/15/bin/pg_dump)`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {} ", self.program.name(), self.version.text)?;
        match &self.place {
            Place::Here(path) => write!(formatter, "({})", path.display()),
            Place::Container { container, path } => {
                write!(formatter, "({path} in container {})", container.name())
            }
        }
    }
}
