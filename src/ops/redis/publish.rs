//! A message, published.

use ::redis::pipe;

use super::done::Done;
use crate::conn::redis::Redis;
use crate::error::{Error, Result};
use crate::ops::keyspace::masked;
use crate::plan::{Approved, Danger, Fingerprint, Plan};
use crate::report::{Column, Report, Source, Table, Value};

/// No message that anybody means to publish by hand is larger.
pub const LARGEST_MESSAGE: u64 = 16 * 1024 * 1024;

/// A message that is to be published. What it says is in no report and no log: it may be a session.
pub struct Publication {
    channel: String,
    message: Vec<u8>,
    target: String,
    cluster: bool,
    source: Source,
}

/// Makes ready to publish.
pub async fn publication(redis: &Redis, channel: &str, message: Vec<u8>) -> Result<Publication> {
    if message.len() as u64 > LARGEST_MESSAGE {
        return Err(Error::usage("the message is larger than 16 MiB")
            .hint("publish where it is instead of what it is"));
    }
    let reader = redis.read().await?;
    let cluster = reader.greeting().mode.as_deref() == Some("cluster");
    let (channel, target, source) = (channel.to_owned(), redis.target(), reader.source());
    Ok(Publication { channel, message, target, cluster, source })
}

impl Report for Publication {
    fn kind(&self) -> &'static str {
        "redis.publish.plan/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new(["channel", "message_bytes"].map(Column::new));
        table.push([self.channel.as_str().into(), Value::of_bytes(self.message.len() as u64)]);
        table
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}

impl Plan for Publication {
    fn action(&self) -> &'static str {
        "redis.publish"
    }

    fn target(&self) -> &str {
        &self.target
    }

    fn summary(&self) -> String {
        let channel = masked(self.channel.as_bytes(), &[]);
        format!("publish {} bytes to channel \"{channel}\" of {}", self.message.len(), self.target)
    }

    fn danger(&self) -> Danger {
        Danger::Reversible
    }

    fn is_empty(&self) -> bool {
        false
    }

    fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&[
            self.action(),
            self.target(),
            &self.channel,
            &String::from_utf8_lossy(&self.message),
        ])
    }
}

/// Publishes it, and says how many received it.
pub async fn apply(redis: &Redis, approved: &Approved<Publication>) -> Result<Done> {
    let plan = approved.plan();
    let writer = redis.write(approved).await?;
    let mut command = pipe();
    command.cmd("PUBLISH").arg(&plan.channel).arg(&plan.message);
    let (received,): (i64,) = writer.run(&command).await?;
    let mut table = Table::new(["channel", "received_by"].map(Column::new));
    table.push([plan.channel.as_str().into(), Value::Count(received)]);
    let mut notes = Vec::new();
    if plan.cluster {
        notes.push(
            "A node of a cluster counts only its own subscribers; those of other nodes received it too."
                .to_owned(),
        );
    } else if received == 0 {
        notes.push("Nobody listened: a message is not kept for those who come later.".to_owned());
    }
    Ok(Done { kind: "redis.publish/1", table, notes, source: writer.source() })
}
