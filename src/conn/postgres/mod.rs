//! PostgreSQL: where it is, and how reading and writing sessions are opened.

mod copy;
mod explain;
mod fault;
mod guard;
mod hosts;
mod link;
mod login;
pub mod password;
mod role;
mod session;
mod snapshot;
pub mod tools;
mod transaction;

pub use copy::{CopyIn, CopyOut};
pub use session::{Parameters, Reader, Writer};
pub use snapshot::{Snapshot, SnapshotReader};
pub use transaction::Transaction;

use std::time::Duration;

use super::Shared;
use crate::config::{Host, PostgresSettings};
use crate::error::{Error, Kind, Result};
use crate::plan::{Approved, Plan};
use crate::secret::Secret;
use explain::Peer;
use guard::Guard;

/// The database that sessions use which work on other databases: it always exists, and nobody drops it.
pub const HOME: &str = "postgres";

/// The PostgreSQL of the configuration, not contacted until a session is asked for.
#[derive(Clone)]
pub struct Postgres {
    settings: PostgresSettings,
    application_name: String,
    shared: Shared,
    origin: String,
    /// How long failures that may pass are tried again.
    patience: Duration,
}

impl Postgres {
    /// PostgreSQL at `settings`; sessions call themselves `application_name`.
    pub fn new(settings: PostgresSettings, application_name: &str) -> Self {
        let (application_name, patience) = (application_name.to_owned(), settings.connect_timeout);
        Self { settings, application_name, shared: Shared::default(), origin: String::new(), patience }
    }

    /// The same, as a part of a run: it tells where it connects to, an address that came from `origin`,
    /// and its statements end with the run.
    pub(super) fn within(mut self, shared: &Shared, origin: &str) -> Self {
        self.shared = shared.clone();
        origin.clone_into(&mut self.origin);
        self
    }

    /// The same server and role with another database.
    #[must_use]
    pub fn with_database(&self, database: &str) -> Self {
        let mut other = self.clone();
        database.clone_into(&mut other.settings.database);
        other
    }

    /// The same server, at the database from which others are worked on.
    #[must_use]
    pub fn home(&self) -> Self {
        self.with_database(HOME)
    }

    /// The same server and login behind `port` of a service's container, at the database from which others are worked on.
    #[must_use]
    pub fn at_service(&self, service: &str, port: u16) -> Self {
        let mut other = self.home();
        other.settings.hosts = vec![Host { name: format!("docker://{service}"), port }];
        other
    }

    /// The same server for another role.
    #[must_use]
    pub fn as_role(&self, role: &str, password: &Secret) -> Self {
        let mut other = self.clone();
        role.clone_into(&mut other.settings.user);
        other.settings.password = Some(password.clone());
        other
    }

    /// The same, for what is not worth a second attempt where the server is not there.
    #[must_use]
    pub fn tried_once(&self) -> Self {
        Self { patience: Duration::ZERO, ..self.clone() }
    }

    /// The same, for somebody who has little time: a login and a statement take no longer than this each.
    #[must_use]
    pub fn hurried(&self, login: Duration, statement: Duration) -> Self {
        let mut other = self.clone();
        other.settings.connect_timeout = other.settings.connect_timeout.min(login);
        other.settings.statement_timeout = other.settings.statement_timeout.min(statement);
        other
    }

    /// The settings behind this handle.
    pub fn settings(&self) -> &PostgresSettings {
        &self.settings
    }

    /// The address without secrets: `postgres://auth@db:5432/auth`.
    pub fn target(&self) -> String {
        let hosts: Vec<_> = self.settings.hosts.iter().map(address).collect();
        self.target_at(&hosts.join(","))
    }

    /// Refuses to begin anything more once the run was told to stop.
    pub fn check_running(&self) -> Result<()> {
        if self.shared.running.is_stopped() {
            return Err(Error::new(Kind::Interrupted, "interrupted"));
        }
        Ok(())
    }

    /// Sleeps through `pause`, or until the run is told to stop.
    pub async fn rest(&self, pause: impl Future<Output = ()>) {
        tokio::select! {
            () = pause => {}
            () = self.shared.running.until_stopped() => {}
        }
    }

    /// A session that the server itself keeps from writing.
    pub async fn read(&self) -> Result<Reader> {
        hosts::open(self, &Guard::reading(&self.settings)).await
    }

    /// A session that may write, for a plan that was agreed to. Its statements take as long as they take,
    /// and wait for locks as long as the server lets them.
    pub async fn write<P: Plan>(&self, approved: &Approved<P>) -> Result<Writer> {
        self.write_waiting(approved, Duration::ZERO).await
    }

    /// A session that may write and waits at most `lock_timeout` for a lock; zero is for ever.
    pub async fn write_waiting<P: Plan>(
        &self,
        _approved: &Approved<P>,
        lock_timeout: Duration,
    ) -> Result<Writer> {
        let guard = Guard::writing(lock_timeout);
        Ok(Writer::new(hosts::open(self, &guard).await?, &guard))
    }

    fn target_at(&self, hosts: &str) -> String {
        format!("postgres://{}@{hosts}/{}", self.settings.user, self.settings.database)
    }

    fn peer(&self, host: &Host) -> Peer {
        Peer {
            target: self.target_at(&address(host)),
            host: host.clone(),
            user: self.settings.user.clone(),
            database: self.settings.database.clone(),
            sslmode: self.settings.sslmode,
            timeout: self.settings.connect_timeout,
        }
    }
}

/// `db:5432`, `[::1]:5432`, `/run/postgresql:5432`.
fn address(host: &Host) -> String {
    match host.name.as_str() {
        name if name.contains(':') && !name.contains("://") => format!("[{name}]:{}", host.port),
        name => format!("{name}:{}", host.port),
    }
}
