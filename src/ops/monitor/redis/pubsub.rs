//! Who listens to what.

use ::redis::cmd;

use super::clients;
use super::each::{self, Rows, Shape};
use crate::conn::redis::{Reader, Redis};
use crate::error::Result;
use crate::ops::keyspace::masked;
use crate::report::{Answer, Cell, Column, Value};
use crate::text::plural;

/// Channels whose subscribers are asked for together.
const TOGETHER: usize = 500;

/// The channels of every node with their subscribers, at most `limit`, those with the most first.
pub async fn pubsub(redis: &Redis, limit: usize) -> Result<Answer> {
    let columns = ["channel", "kind", "subscribers"].map(Column::new).to_vec();
    let shape =
        Shape { kind: "monitor.redis.pubsub/1", columns, when_empty: "nobody subscribes to a channel" };
    each::each(redis, shape, async |reader| look(reader, limit).await).await
}

async fn look(reader: &Reader, limit: usize) -> Result<Rows> {
    let mut rows = Rows::default();
    let mut channels = subscribers(reader, "CHANNELS", "NUMSUB", "channel").await?;
    match subscribers(reader, "SHARDCHANNELS", "SHARDNUMSUB", "shard channel").await {
        Ok(more) => channels.extend(more),
        // servers before 7.0 have none
        Err(error) if error.server_code() == Some("ERR") => {}
        refused => drop(rows.beside(refused)),
    }
    let patterns: i64 = reader.ask(cmd("PUBSUB").arg("NUMPAT")).await?;
    if patterns > 0 {
        let count = usize::try_from(patterns).unwrap_or(usize::MAX);
        rows.note(format!(
            "Beside these, {} are subscribed to; the server does not tell which.",
            plural(count, "pattern")
        ));
    }
    channels.sort_by(|one, other| (other.2, &one.0).cmp(&(one.2, &other.0)));
    rows.lines = channels
        .into_iter()
        .map(|(channel, kind, count)| {
            vec![Cell::from(masked(&channel, &[])), kind.into(), Value::Count(count).into()]
        })
        .collect();
    rows.limit(limit, "channels");
    if let Some(listening) = rows.beside(clients::list(reader, true).await) {
        clients::judge_subscribers(&listening, clients::soft_limit(reader).await, &mut rows);
    }
    Ok(rows)
}

/// Channels with how many subscribe.
async fn subscribers(
    reader: &Reader,
    channels: &str,
    count: &str,
    kind: &'static str,
) -> Result<Vec<(Vec<u8>, &'static str, i64)>> {
    let names: Vec<Vec<u8>> = reader.ask(cmd("PUBSUB").arg(channels)).await?;
    let mut list = Vec::with_capacity(names.len());
    for names in names.chunks(TOGETHER) {
        let counted: Vec<(Vec<u8>, i64)> = reader.ask(cmd("PUBSUB").arg(count).arg(names)).await?;
        list.extend(counted.into_iter().map(|(name, subscribers)| (name, kind, subscribers)));
    }
    Ok(list)
}
