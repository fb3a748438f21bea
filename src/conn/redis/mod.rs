//! Redis: where it is, and how reading and writing handles are opened.

mod cluster;
mod dial;
mod explain;
mod info;
mod kept;
mod link;
mod readonly;
mod replication;
mod retry;
mod sentinel;
mod session;
mod subscription;

pub use cluster::{Node, Role};
pub use explain::acl_line;
pub use info::Info;
pub use link::Greeting;
pub use replication::{Replication, Transfer};
pub use session::{Reader, Writer};
pub use subscription::{Channels, Message, Subscription};

use super::{Running, Shared};
use crate::config::{Host, RedisMode, RedisSettings};
use crate::error::{Error, Result};
use crate::plan::{Approved, Plan};
use explain::Peer;
use kept::Kept;
use link::Login;

/// The Redis of the configuration, not contacted until a handle is asked for.
#[derive(Clone)]
pub struct Redis {
    settings: RedisSettings,
    client_name: String,
    shared: Shared,
    kept: Kept,
}

impl Redis {
    /// Redis at `settings`; connections call themselves `client_name`.
    pub fn new(settings: RedisSettings, client_name: &str) -> Self {
        let (client_name, shared) = (client_name.to_owned(), Shared::default());
        Self { settings, client_name, shared, kept: Kept::default() }
    }

    /// The same, as a part of a run, whose engine finds `docker://SERVICE`.
    pub(super) fn within(mut self, shared: &Shared) -> Self {
        self.shared = shared.clone();
        self
    }

    /// Another server, as a part of the same run.
    #[must_use]
    pub fn elsewhere(&self, settings: RedisSettings) -> Self {
        Self { settings, kept: Kept::default(), ..self.clone() }
    }

    /// From now on every server is asked through one connection, for as long as it answers: for a run that asks
    /// the same again and again.
    pub fn keep(&self) {
        self.kept.begin();
    }

    /// Whether the run that this handle is a part of was told to stop.
    pub(crate) fn running(&self) -> &Running {
        &self.shared.running
    }

    /// The settings behind this handle.
    pub fn settings(&self) -> &RedisSettings {
        &self.settings
    }

    /// The address without secrets: `redis://app@db:6379/0`.
    pub fn target(&self) -> String {
        self.address_of(&self.hosts())
    }

    /// A handle that refuses commands that write, of a server that is ready to answer; tried again where
    /// the reason it is not may pass.
    pub async fn read(&self) -> Result<Reader> {
        retry::retry(self.settings.timeout, async || self.reach().await.and_then(Reader::when_ready)).await
    }

    /// The same in one try, and also of a server that takes logins and answers nothing else yet.
    pub async fn reach(&self) -> Result<Reader> {
        match self.settings.mode {
            RedisMode::Single => self.first().await,
            RedisMode::Sentinel => Box::pin(sentinel::find(self)).await,
            RedisMode::Cluster => Box::pin(self.kept.or_open("cluster", cluster::open(self))).await,
        }
    }

    /// A handle that may write, for a plan that was agreed to.
    pub async fn write<P: Plan>(&self, _approved: &Approved<P>) -> Result<Writer> {
        Ok(Writer::new(self.read().await?))
    }

    /// The first host that answers.
    async fn first(&self) -> Result<Reader> {
        let mut failure = None;
        for host in &self.settings.hosts {
            match self.open_at(host).await {
                Ok(reader) => return Ok(reader),
                Err(error) => failure = Some(error),
            }
        }
        Err(failure.unwrap_or_else(|| Error::usage("`redis.host` names no host")))
    }

    async fn open_at(&self, host: &Host) -> Result<Reader> {
        let name = format!("{}/{}", address(host), self.settings.database);
        Box::pin(self.kept.or_open(&name, self.connect(host))).await
    }

    async fn connect(&self, host: &Host) -> Result<Reader> {
        let login = Login {
            user: self.settings.user.clone(),
            password: self.settings.password.clone(),
            database: self.settings.database,
            client_name: self.client_name.clone(),
        };
        let peer = self.peer(&address(host));
        let link = link::open(host, &login, self, &peer).await?;
        Ok(Reader::new(link, peer, self, host))
    }

    fn hosts(&self) -> String {
        self.settings.hosts.iter().map(address).collect::<Vec<_>>().join(",")
    }

    fn peer(&self, hosts: &str) -> Peer {
        Peer {
            target: self.address_of(hosts),
            user: self.settings.user.clone().unwrap_or_else(|| "default".to_owned()),
            tls: self.settings.tls,
            timeout: self.settings.timeout,
        }
    }

    fn address_of(&self, hosts: &str) -> String {
        let scheme = if self.settings.tls { "rediss" } else { "redis" };
        let user = self.settings.user.as_ref().map_or_else(String::new, |user| format!("{user}@"));
        format!("{scheme}://{user}{hosts}/{}", self.settings.database)
    }
}

/// `db:6379`, `[::1]:6379`, `/run/redis.sock`.
fn address(host: &Host) -> String {
    match host.name.as_str() {
        path if path.starts_with('/') => path.to_owned(),
        name if name.contains(':') && !name.contains("://") => format!("[{name}]:{}", host.port),
        name => format!("{name}:{}", host.port),
    }
}
