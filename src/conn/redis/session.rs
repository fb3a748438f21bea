//! Handles: a [`Reader`] asks, a [`Writer`] changes.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;

use ::redis::aio::MultiplexedConnection;
use ::redis::cluster_async::ClusterConnection;
use ::redis::{Cmd, FromRedisValue, Pipeline, RedisError, RedisResult, Value, cmd, from_redis_value};

use super::cluster::{self, Node, Role};
use super::explain::{self, Peer};
use super::info::Info;
use super::link::{Greeting, Link};
use super::replication::{self, Replication};
use super::{Redis, readonly};
use crate::config::Host;
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
    pub(super) redis: Redis,
    /// Where its server listens; of a cluster the server that led to it.
    pub(super) host: Host,
}

impl Reader {
    pub(super) fn new(link: Link, peer: Peer, redis: &Redis, host: &Host) -> Self {
        Self {
            way: Way::Single(link.connection),
            peer,
            greeting: link.greeting,
            not_ready: link.not_ready,
            redis: redis.clone(),
            host: host.clone(),
        }
    }

    /// This handle, unless its server answers nothing yet.
    pub(super) fn when_ready(self) -> Result<Self> {
        match &self.not_ready {
            Some(error) => Err(explain::asking(error, &self.peer, Some(&cmd("PING")))),
            None => Ok(self),
        }
    }

    /// Whether its server answered nothing yet when it logged in.
    pub(super) fn is_waiting(&self) -> bool {
        self.not_ready.is_some()
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

    /// Asks several commands that read, in one round trip, and gives the answer to each: what was refused is
    /// explained, and hides no other answer.
    pub async fn ask_each(&self, commands: Pipeline) -> Result<Vec<Result<Value>>> {
        commands.cmd_iter().try_for_each(readonly::check)?;
        self.send_each(commands).await
    }

    /// What the server tells of itself with INFO, every section. Of a cluster, ask each of
    /// [`nodes`](Self::nodes).
    pub async fn info(&self) -> Result<Info> {
        self.ask(cmd("INFO").arg("everything")).await
    }

    /// A setting of the server; none that is not called so. Managed services do not permit to ask.
    pub async fn setting(&self, name: &str) -> Result<Option<String>> {
        let mut answer: HashMap<String, String> = self.ask(cmd("CONFIG").arg("GET").arg(name)).await?;
        Ok(answer.remove(name))
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

    /// A handle of its own for another database of the same server.
    pub async fn in_database(&self, number: i64) -> Result<Self> {
        let mut redis = self.redis.clone();
        redis.settings.database = number;
        redis.open_at(&self.host).await?.when_ready()
    }

    /// Asks the server for everything it holds, as a replica does: see the module `replication`.
    pub async fn replicate(&self) -> Result<Replication> {
        replication::ask(&self.redis, &self.host, &self.peer).await
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

    async fn send_each(&self, mut commands: Pipeline) -> Result<Vec<Result<Value>>> {
        let answers: Vec<RedisResult<Value>> = self.send(commands.ignore_errors()).await?;
        let explained = |(answer, command): (RedisResult<Value>, &Cmd)| {
            answer.map_err(|error| explain::asking(&error, &self.peer, Some(command)))
        };
        Ok(answers.into_iter().zip(commands.cmd_iter()).map(explained).collect())
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

    /// Every server behind this handle, each with its address and a handle of its own: replicas have settings too.
    pub async fn servers(&self) -> Result<Vec<(String, Self)>> {
        let nodes = self.session.nodes().await?.into_iter();
        nodes.map(|node| Ok((node.address, Self::new(node.reader?)))).collect()
    }

    /// The servers behind this handle that take writes, each with its address and a handle of its own.
    pub async fn masters(&self) -> Result<Vec<(String, Self)>> {
        let nodes = self.session.nodes().await?.into_iter().filter(|node| node.role == Role::Master);
        nodes.map(|node| Ok((node.address, Self::new(node.reader?)))).collect()
    }

    /// Runs a pipeline of commands on one server and gives the answer to each: what was refused is explained, and
    /// keeps nothing behind it from being done.
    pub async fn run_each(&self, pipeline: Pipeline) -> Result<Vec<Result<Value>>> {
        self.session.send_each(pipeline).await
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
