//! Messages as they are published: a connection that only listens.

use std::time::Duration;

use ::redis::aio::PubSub;
use ::redis::{Msg, ProtocolVersion, RedisConnectionInfo, RedisError};
use futures_util::StreamExt;

use super::dial::{self, Fault};
use super::explain::{self, Peer};
use super::{Reader, Redis};
use crate::config::Host;
use crate::error::{Error, Result};

/// What is listened to.
#[derive(Clone, Debug, Default)]
pub struct Channels {
    /// By their names.
    pub names: Vec<String>,
    /// By patterns.
    pub patterns: Vec<String>,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The channel that it was published to.
    pub channel: String,
    /// The pattern that the channel matched, where it was subscribed to by one.
    pub pattern: Option<String>,
    /// What was published.
    pub payload: Vec<u8>,
}

/// A connection that listens.
pub struct Subscription {
    stream: PubSub,
    peer: Peer,
}

/// A server that says nothing to a question for so long has gone away without closing the connection.
const QUIET: Duration = Duration::from_secs(15);

impl Reader {
    /// Listens to `channels` with a connection of its own to the same server.
    pub async fn subscribe(&self, channels: &Channels) -> Result<Subscription> {
        let opened = open(&self.redis, &self.host, &self.peer, channels);
        match tokio::time::timeout(self.peer.timeout, opened).await {
            Ok(subscription) => subscription,
            Err(_) => Err(explain::no_answer(&self.peer)),
        }
    }
}

async fn open(redis: &Redis, host: &Host, peer: &Peer, channels: &Channels) -> Result<Subscription> {
    let stream = match dial::dial(host, redis).await {
        Ok(line) => line.stream,
        Err(Fault::Local(error)) => return Err(error),
        Err(Fault::Io(error)) => return Err(explain::dialling(&error, peer)),
    };
    // RESP2 has a state of its own for listeners, which every server knows
    let mut login =
        RedisConnectionInfo::default().set_protocol(ProtocolVersion::RESP2).set_skip_set_lib_name();
    if let Some(user) = &redis.settings.user {
        login = login.set_username(user);
    }
    if let Some(password) = &redis.settings.password {
        login = login.set_password(password.expose());
    }
    let mut stream = PubSub::new(&login, stream).await.map_err(|error| explain::logging_in(&error, peer))?;
    let refused = |error: RedisError, command| explain::asking(&error, peer, Some(&::redis::cmd(command)));
    if !channels.names.is_empty() {
        stream.subscribe(&channels.names).await.map_err(|error| refused(error, "SUBSCRIBE"))?;
    }
    if !channels.patterns.is_empty() {
        stream.psubscribe(&channels.patterns).await.map_err(|error| refused(error, "PSUBSCRIBE"))?;
    }
    Ok(Subscription { stream, peer: peer.clone() })
}

impl Subscription {
    /// The next message. An error when the connection is lost, also where the server went away in silence.
    pub async fn next(&mut self) -> Result<Message> {
        loop {
            let heard = tokio::time::timeout(QUIET, self.stream.on_message().next()).await;
            match heard {
                Ok(Some(message)) => return Ok(Message::of(&message)),
                Ok(None) => return Err(self.lost()),
                Err(_) => self.still_there().await?,
            }
        }
    }

    async fn still_there(&mut self) -> Result<()> {
        match tokio::time::timeout(self.peer.timeout, self.stream.ping::<::redis::Value>()).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(self.lost()),
        }
    }

    fn lost(&self) -> Error {
        Error::unreachable(format!("lost the connection to {}", self.peer.target))
            .because("messages that are published meanwhile are not kept")
    }
}

impl Message {
    fn of(message: &Msg) -> Self {
        Self {
            channel: String::from_utf8_lossy(message.get_channel_name().as_bytes()).into_owned(),
            pattern: message.get_pattern::<Option<String>>().ok().flatten(),
            payload: message.get_payload_bytes().to_vec(),
        }
    }
}
