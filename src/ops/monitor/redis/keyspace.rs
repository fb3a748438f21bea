//! The databases of each node.

use super::each::{self, Rows, Shape};
use super::stats::databases;
use crate::conn::redis::{Info, Reader, Redis};
use crate::error::Result;
use crate::report::{Answer, Column, Value};

/// The databases of every node that hold keys.
pub async fn keyspace(redis: &Redis) -> Result<Answer> {
    let columns = vec![
        Column::new("database"),
        Column::new("keys"),
        Column::new("with_ttl"),
        Column::new("without_ttl"),
        Column::expendable("without_ttl_share_ratio", 2),
        Column::expendable("average_ttl_seconds", 1),
        Column::expendable("with_ttl_inside", 3),
    ];
    let shape = Shape { kind: "monitor.redis.keyspace/1", columns, when_empty: "no database holds a key" };
    each::each(redis, shape, async |reader| look(reader).await).await
}

async fn look(reader: &Reader) -> Result<Rows> {
    let info = reader.info().await?;
    let mut rows = Rows::default();
    for number in databases(&info) {
        rows.lines.push(cells(&info, number).map(Into::into).to_vec());
    }
    rows.lines.sort_by_key(|row| match row[0].value {
        Value::Number(number) => number,
        _ => i64::MAX,
    });
    Ok(rows)
}

#[expect(clippy::cast_precision_loss, reason = "a share and a mean")]
fn cells(info: &Info, number: &str) -> [Value; 7] {
    let part = |part| info.part(&format!("db{number}"), part).and_then(|count| count.parse::<i64>().ok());
    let (keys, expires) = (part("keys"), part("expires"));
    let endless = keys.zip(expires).map(|(keys, expires)| keys.saturating_sub(expires));
    let told = |count: Option<i64>| count.map_or(Value::Unknown, Value::Count);
    [
        number.parse().map_or(Value::Unknown, Value::Number),
        told(keys),
        told(expires),
        told(endless),
        endless
            .zip(keys.filter(|keys| *keys > 0))
            .map_or(Value::Unknown, |(endless, keys)| Value::Ratio(endless as f64 / keys as f64)),
        match (part("avg_ttl"), expires) {
            // the server works it out as it expires keys: 0 is before it began to
            (Some(0), _) | (_, Some(0)) => Value::Nothing,
            (Some(average), _) => Value::Seconds(average as f64 / 1000.0),
            (None, _) => Value::Unknown,
        },
        part("subexpiry").map_or(Value::Nothing, Value::Count),
    ]
}
