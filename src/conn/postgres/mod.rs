//! PostgreSQL: where it is, and how reading and writing sessions are opened.

mod explain;
mod session;

pub use session::{Parameters, Reader, Writer};

use tokio_postgres::config::SslMode;

use crate::config::{Host, PostgresSettings};
use crate::error::{Error, Result};
use crate::plan::{Approved, Plan};

/// The PostgreSQL of the configuration, not contacted until a session is asked for.
#[derive(Clone)]
pub struct Postgres {
    settings: PostgresSettings,
    application_name: String,
}

impl Postgres {
    /// PostgreSQL at `settings`; sessions call themselves `application_name`.
    pub fn new(settings: PostgresSettings, application_name: &str) -> Self {
        Self { settings, application_name: application_name.to_owned() }
    }

    /// The same server and role with another database.
    #[must_use]
    pub fn with_database(&self, database: &str) -> Self {
        let mut other = self.clone();
        database.clone_into(&mut other.settings.database);
        other
    }

    /// The settings behind this handle.
    pub fn settings(&self) -> &PostgresSettings {
        &self.settings
    }

    /// The address without secrets: `postgres://auth@db:5432/auth`.
    pub fn target(&self) -> String {
        let hosts: Vec<_> =
            self.settings.hosts.iter().map(|host| format!("{}:{}", host.name, host.port)).collect();
        format!("postgres://{}@{}/{}", self.settings.user, hosts.join(","), self.settings.database)
    }

    /// A session that the server itself keeps from writing.
    pub async fn read(&self) -> Result<Reader> {
        let milliseconds = self.settings.statement_timeout.as_millis();
        let lock = self.settings.lock_timeout.as_millis();
        let options = format!(
            "-c default_transaction_read_only=on -c statement_timeout={milliseconds} -c lock_timeout={lock}"
        );
        self.open(&options).await
    }

    /// A session that may write, for a plan that was agreed to.
    pub async fn write<P: Plan>(&self, _approved: &Approved<P>) -> Result<Writer> {
        Ok(Writer::new(self.open("").await?))
    }

    async fn open(&self, options: &str) -> Result<Reader> {
        let mut failure = None;
        for host in &self.settings.hosts {
            match self.open_at(host, options).await {
                Ok(reader) => return Ok(reader),
                Err(error) => failure = Some(error),
            }
        }
        Err(failure.unwrap_or_else(|| Error::usage("`postgres.host` names no host")))
    }

    #[expect(clippy::disallowed_methods, reason = "conn is where connections are made")]
    async fn open_at(&self, host: &Host, options: &str) -> Result<Reader> {
        let mut config = tokio_postgres::Config::new();
        config
            .host(&host.name)
            .port(host.port)
            .user(&self.settings.user)
            .dbname(&self.settings.database)
            .application_name(&self.application_name)
            .connect_timeout(self.settings.connect_timeout)
            .ssl_mode(SslMode::Disable)
            .options(options);
        if let Some(password) = &self.settings.password {
            config.password(password.expose());
        }
        let (client, connection) = config
            .connect(tokio_postgres::NoTls)
            .await
            .map_err(|error| explain::connecting(&error, &self.target()))?;
        let version = connection.parameter("server_version").unwrap_or("unknown").to_owned();
        tokio::spawn(connection);
        Ok(Reader::new(client, self.target(), &version))
    }
}
