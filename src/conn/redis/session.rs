//! Handles: a [`Reader`] asks, a [`Writer`] changes.

use std::ops::Deref;

use ::redis::{Cmd, FromRedisValue, Pipeline, cmd};

use super::explain::{self, Peer};
use super::info::Info;
use super::link::{Greeting, Link};
use super::readonly;
use crate::error::Result;
use crate::report::Source;

/// A handle for commands that only read; others are refused before they are sent.
#[derive(Clone)]
pub struct Reader {
    link: Link,
    peer: Peer,
}

impl Reader {
    pub(super) fn new(link: Link, peer: Peer) -> Self {
        Self { link, peer }
    }

    /// Asks one command that reads.
    pub async fn ask<T: FromRedisValue>(&self, command: &Cmd) -> Result<T> {
        readonly::check(command)?;
        let mut connection = self.link.connection.clone();
        let answer = command.query_async(&mut connection).await;
        answer.map_err(|error| explain::asking(&error, &self.peer, Some(command)))
    }

    /// Asks several commands that read, in one round trip.
    pub async fn ask_all<T: FromRedisValue>(&self, commands: &Pipeline) -> Result<T> {
        commands.cmd_iter().try_for_each(readonly::check)?;
        self.send(commands).await
    }

    /// What the server tells of itself with INFO, every section.
    pub async fn info(&self) -> Result<Info> {
        self.ask::<String>(cmd("INFO").arg("everything")).await.map(|text| Info::parse(&text))
    }

    /// What the server said of itself when this handle logged in.
    pub fn greeting(&self) -> &Greeting {
        &self.link.greeting
    }

    /// As whom this handle is logged in.
    pub fn user(&self) -> &str {
        &self.peer.user
    }

    /// Whom the answers come from.
    pub fn source(&self) -> Source {
        Source::new(&self.peer.target, &self.link.greeting.server)
    }

    async fn send<T: FromRedisValue>(&self, commands: &Pipeline) -> Result<T> {
        let mut connection = self.link.connection.clone();
        let answer = commands.query_async(&mut connection).await;
        answer.map_err(|error| explain::asking(&error, &self.peer, None))
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

    /// Runs a pipeline of commands.
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
