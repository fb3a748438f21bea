//! Messages as they are published.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value as Json, json};
use tokio::time::sleep;

use crate::conn::redis::{Channels, Message, Reader, Redis, Subscription};
use crate::error::{Error, Kind, Result};
use crate::report::{Column, Report, Source, Table, Value};

/// How long is waited between tries to come back.
const PAUSE: Duration = Duration::from_secs(1);

/// Somebody who listens, and comes back when the connection is lost.
pub struct Tail {
    redis: Redis,
    channels: Channels,
    reader: Reader,
    subscription: Option<Subscription>,
}

/// What was heard.
pub enum Heard {
    /// A message.
    Message(Box<Line>),
    /// The connection was lost: what is published from now on is missed.
    Lost(Error),
    /// It is there again.
    Back,
}

/// A message as an answer of its own.
pub struct Line {
    at: Timestamp,
    message: Message,
    source: Source,
}

/// Listens to channels by name, and by patterns.
pub async fn tail(redis: &Redis, channels: Channels) -> Result<Tail> {
    let reader = redis.read().await?;
    let subscription = Some(reader.subscribe(&channels).await?);
    Ok(Tail { redis: redis.clone(), channels, reader, subscription })
}

impl Tail {
    /// What is heard next. An error only where listening is not permitted any more.
    pub async fn next(&mut self) -> Result<Heard> {
        if let Some(subscription) = &mut self.subscription {
            return Ok(match subscription.next().await {
                Ok(message) => {
                    let source = self.reader.source();
                    Heard::Message(Box::new(Line { at: Timestamp::now(), message, source }))
                }
                Err(error) => {
                    self.subscription = None;
                    Heard::Lost(error)
                }
            });
        }
        loop {
            sleep(PAUSE).await;
            match self.again().await {
                Ok(()) => return Ok(Heard::Back),
                Err(error) if error.kind() == Kind::Unreachable => {}
                Err(error) => return Err(error),
            }
        }
    }

    async fn again(&mut self) -> Result<()> {
        // sentinels may have found another master meanwhile
        self.reader = self.redis.reach().await?;
        self.subscription = Some(self.reader.subscribe(&self.channels).await?);
        Ok(())
    }
}

impl Line {
    /// As a line for people: time, channel, message.
    pub fn words(&self) -> String {
        let at = self.at.strftime("%H:%M:%S%.3fZ");
        format!("{at} {} {}", self.message.channel, String::from_utf8_lossy(&self.message.payload))
    }
}

impl Report for Line {
    fn kind(&self) -> &'static str {
        "redis.pubsub.message/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new(["at", "channel", "pattern", "message", "message_bytes"].map(Column::new));
        table.push([
            self.at.into(),
            Value::from(self.message.channel.as_str()),
            self.message.pattern.clone().into(),
            String::from_utf8_lossy(&self.message.payload).into_owned().into(),
            Value::of_bytes(self.message.payload.len() as u64),
        ]);
        table
    }

    fn data(&self) -> Json {
        json!({
            "at": self.at.to_string(),
            "channel": self.message.channel,
            "pattern": self.message.pattern,
            "message": String::from_utf8_lossy(&self.message.payload),
            "message_bytes": self.message.payload.len(),
        })
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
