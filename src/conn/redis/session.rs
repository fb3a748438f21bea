//! Handles: a [`Reader`] asks, a [`Writer`] changes.

use std::ops::Deref;
use std::sync::Arc;

use ::redis::aio::MultiplexedConnection;
use ::redis::cluster_async::ClusterConnection;
use ::redis::{Cmd, FromRedisValue, Pipeline, RedisError, RedisResult, Value, cmd, from_redis_value};

use super::cluster::{self, Node, Role};
use super::explain::{self, Peer};
use super::info::Info;
use super::link::{Greeting, Link};
use super::{Redis, readonly};
use crate::error::Result;
use crate::report::Source;

/// How commands travel.
#[derive(Clone)]
pub(super) enum Way {
    /// To one server.
    Single(MultiplexedConnection),
    /// To the node of a cluster that has the key.
    Cluster(ClusterConnection),
}

impl Way {
    async fn ask<T: FromRedisValue>(&self, command: &Cmd) -> RedisResult<T> {
        match self {
            Self::Single(connection) => command.query_async(&mut connection.clone()).await,
            Self::Cluster(connection) => command.query_async(&mut connection.clone()).await,
        }
    }

    async fn run<T: FromRedisValue>(&self, commands: &Pipeline) -> RedisResult<T> {
        match self {
            Self::Single(connection) => commands.query_async(&mut connection.clone()).await,
            Self::Cluster(connection) if commands.is_transaction() => {
                commands.query_async(&mut connection.clone()).await
            }
            Self::Cluster(connection) => {
                let answers = cluster::spread(connection, commands.cmd_iter()).await?;
                Ok(from_redis_value(Value::Array(answers))?)
            }
        }
    }
}

/// A handle for commands that only read; others are refused before they are sent.
#[derive(Clone)]
pub struct Reader {
    pub(super) way: Way,
    pub(super) peer: Peer,
    greeting: Arc<Greeting>,
    not_ready: Option<RedisError>,
    redis: Redis,
}

impl Reader {
    pub(super) fn new(link: Link, peer: Peer, redis: &Redis) -> Self {
        Self {
            way: Way::Single(link.connection),
            peer,
            greeting: link.greeting,
            not_ready: link.not_ready,
            redis: redis.clone(),
        }
    }

    /// This handle, unless its server answers nothing yet.
    pub(super) fn when_ready(self) -> Result<Self> {
        match &self.not_ready {
            Some(error) => Err(explain::asking(error, &self.peer, Some(&cmd("PING")))),
            None => Ok(self),
        }
    }

    /// Asks one command that reads.
    pub async fn ask<T: FromRedisValue>(&self, command: &Cmd) -> Result<T> {
        readonly::check(command)?;
        self.way.ask(command).await.map_err(|error| explain::asking(&error, &self.peer, Some(command)))
    }

    /// Asks several commands that read, in one round trip; in a cluster in one for each node.
    pub async fn ask_all<T: FromRedisValue>(&self, commands: &Pipeline) -> Result<T> {
        commands.cmd_iter().try_for_each(readonly::check)?;
        self.send(commands).await
    }

    /// What the server tells of itself with INFO, every section. Of a cluster, ask each of
    /// [`nodes`](Self::nodes).
    pub async fn info(&self) -> Result<Info> {
        self.ask(cmd("INFO").arg("everything")).await
    }

    /// The servers behind this handle, each with a handle of its own: the nodes of a cluster, or the one
    /// server that this handle is for.
    pub async fn nodes(&self) -> Result<Vec<Node>> {
        if let Way::Cluster(_) = self.way {
            return cluster::nodes(&self.redis, self).await;
        }
        let role =
            if self.greeting.role.as_deref() == Some("replica") { Role::Replica } else { Role::Master };
        let target = &self.peer.target;
        let address = target.rsplit(['@', '/']).nth(1).unwrap_or(target).to_owned();
        Ok(vec![Node { address, role, reader: Ok(self.clone()) }])
    }

    /// What the server said of itself when this handle logged in.
    pub fn greeting(&self) -> &Greeting {
        &self.greeting
    }

    /// As whom this handle is logged in.
    pub fn user(&self) -> &str {
        &self.peer.user
    }

    /// Whom the answers come from.
    pub fn source(&self) -> Source {
        Source::new(&self.peer.target, &self.greeting.server)
    }

    async fn send<T: FromRedisValue>(&self, commands: &Pipeline) -> Result<T> {
        self.way.run(commands).await.map_err(|error| explain::asking(&error, &self.peer, None))
    }
}

/// A handle that may write.
pub struct Writer {
    session: Reader,
}

impl Writer {
    pub(super) fn new(session: Reader) -> Self {
        Self { session }
    }

    /// Runs a pipeline of commands. In a cluster each goes to the node that has its key, and the answers of
    /// commands marked as ignored are among the others.
    pub async fn run<T: FromRedisValue>(&self, pipeline: &Pipeline) -> Result<T> {
        self.session.send(pipeline).await
    }
}

impl Deref for Writer {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.session
    }
}
