//! What a store holds before it is backed up, as far as a short look tells.

use aws_sdk_dynamodb::types::TableDescription;

use crate::conn::Context;
use crate::conn::aws::explain;
use crate::conn::redis::Role;
use crate::error::Result;
use crate::ops::repository::Store;
use crate::report::{Source, Value};
use crate::sql;

/// A store that is there and answers.
#[derive(Clone, Debug)]
pub(super) struct Look {
    /// Which one.
    pub(super) store: Store,
    /// Where it is, and what it is.
    pub(super) source: Source,
    /// What of it is backed up: a database, a table.
    pub(super) what: String,
    /// Rows, keys or items, as far as they are known without counting.
    pub(super) items: Value,
    /// Its size there, as far as it is known.
    pub(super) bytes: Value,
}

/// Looks at one store.
pub(super) async fn at(store: Store, context: &Context<'_>) -> Result<Look> {
    match store {
        Store::Postgres => postgres(context).await,
        Store::Redis => redis(context).await,
        Store::DynamoDb => dynamodb(context).await,
    }
}

async fn postgres(context: &Context<'_>) -> Result<Look> {
    let reader = context.postgres.read().await?;
    let row = reader.row(sql::BACKUP_SIZE.for_server(reader.major()).text, &[]).await?;
    Ok(Look {
        store: Store::Postgres,
        source: reader.source(),
        what: row.get("database"),
        items: Value::Count(row.get("tables")),
        bytes: Value::Bytes(row.get("bytes")),
    })
}

async fn redis(context: &Context<'_>) -> Result<Look> {
    let reader = context.redis.read().await?;
    let (mut keys, mut bytes) = (0, 0);
    let nodes = reader.nodes().await?;
    let alone = nodes.len() == 1;
    for node in nodes.into_iter().filter(|node| alone || node.role == Role::Master) {
        let info = node.reader?.info().await?;
        bytes += info.number("used_memory").unwrap_or_default();
        let databases =
            info.starting_with("db").filter_map(|(number, _)| info.part(&format!("db{number}"), "keys"));
        keys += databases.filter_map(|count| count.parse::<i64>().ok()).sum::<i64>();
    }
    Ok(Look {
        store: Store::Redis,
        source: reader.source(),
        what: "every database".to_owned(),
        items: Value::Count(keys),
        bytes: Value::Bytes(bytes),
    })
}

async fn dynamodb(context: &Context<'_>) -> Result<Look> {
    let table = &context.aws.settings().table;
    let answer = context.aws.dynamodb().await?.describe_table().table_name(table).send().await;
    let answer =
        answer.map_err(|error| explain(&error, format!("cannot look at {}", context.aws.target())))?;
    let described = answer.table();
    Ok(Look {
        store: Store::DynamoDb,
        source: Source::new(context.aws.target(), "DynamoDB"),
        what: table.clone(),
        items: described.and_then(TableDescription::item_count).map_or(Value::Unknown, Value::Count),
        bytes: described.and_then(TableDescription::table_size_bytes).map_or(Value::Unknown, Value::Bytes),
    })
}
