//! Redis: where it is, and how reading and writing handles are opened.

mod explain;

use ::redis::aio::MultiplexedConnection;
use ::redis::{
    Client, Cmd, ConnectionAddr, FromRedisValue, IntoConnectionInfo, Pipeline, ProtocolVersion,
    RedisConnectionInfo,
};

use crate::config::RedisSettings;
use crate::error::{Error, Result};
use crate::plan::{Approved, Plan};
use crate::report::Source;

/// The Redis of the configuration, not contacted until a handle is asked for.
#[derive(Clone)]
pub struct Redis {
    settings: RedisSettings,
    client_name: String,
}

impl Redis {
    /// Redis at `settings`; connections call themselves `client_name`.
    pub fn new(settings: RedisSettings, client_name: &str) -> Self {
        Self { settings, client_name: client_name.to_owned() }
    }

    /// The settings behind this handle.
    pub fn settings(&self) -> &RedisSettings {
        &self.settings
    }

    /// The address without secrets: `redis://db:6379/0`.
    pub fn target(&self) -> String {
        let hosts: Vec<_> =
            self.settings.hosts.iter().map(|host| format!("{}:{}", host.name, host.port)).collect();
        format!("redis://{}/{}", hosts.join(","), self.settings.database)
    }

    /// A handle that refuses commands that write.
    pub async fn read(&self) -> Result<Reader> {
        Ok(Reader { connection: self.open().await?, target: self.target() })
    }

    /// A handle that may write, for a plan that was agreed to.
    pub async fn write<P: Plan>(&self, _approved: &Approved<P>) -> Result<Writer> {
        Ok(Writer { connection: self.open().await?, target: self.target() })
    }

    #[expect(clippy::disallowed_methods, reason = "conn is where connections are made")]
    async fn open(&self) -> Result<MultiplexedConnection> {
        let host = self.settings.hosts.first().ok_or_else(|| Error::usage("`redis.host` names no host"))?;
        let mut login = RedisConnectionInfo::default()
            .set_protocol(ProtocolVersion::RESP3)
            .set_db(self.settings.database)
            .set_lib_name(&self.client_name, env!("CARGO_PKG_VERSION"));
        if let Some(user) = &self.settings.user {
            login = login.set_username(user);
        }
        if let Some(password) = &self.settings.password {
            login = login.set_password(password.expose());
        }
        let explained = |error| explain::connecting(&error, &self.target());
        let info = ConnectionAddr::Tcp(host.name.clone(), host.port)
            .into_connection_info()
            .map_err(explained)?
            .set_redis_settings(login);
        let client = Client::open(info).map_err(explained)?;
        client.get_multiplexed_async_connection().await.map_err(explained)
    }
}

/// A handle for commands that only read.
pub struct Reader {
    connection: MultiplexedConnection,
    target: String,
}

impl Reader {
    /// Asks one command that reads.
    pub async fn ask<T: FromRedisValue>(&self, command: &Cmd) -> Result<T> {
        let mut connection = self.connection.clone();
        command.query_async(&mut connection).await.map_err(|error| explain::asking(&error, &self.target))
    }

    /// Whom the answers come from.
    pub fn source(&self) -> Source {
        Source::new(&self.target, "Redis")
    }
}

/// A handle that may write.
pub struct Writer {
    connection: MultiplexedConnection,
    target: String,
}

impl Writer {
    /// Runs a pipeline of commands.
    pub async fn run<T: FromRedisValue>(&self, pipeline: &Pipeline) -> Result<T> {
        let mut connection = self.connection.clone();
        pipeline.query_async(&mut connection).await.map_err(|error| explain::asking(&error, &self.target))
    }
}
