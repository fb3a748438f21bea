//! Sessions: a [`Reader`] asks, a [`Writer`] changes.

use std::ops::Deref;

use bytes::Bytes;
use futures_util::{SinkExt, Stream, StreamExt};
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, Row, Transaction};

use super::explain;
use crate::error::{Error, Result};
use crate::report::Source;

/// Parameters with their types, sent in one round trip.
pub type Parameters<'a> = &'a [(&'a (dyn ToSql + Sync), Type)];

/// A session whose transactions the server keeps read-only.
pub struct Reader {
    client: Client,
    target: String,
    version: String,
}

impl Reader {
    pub(super) fn new(client: Client, target: String, version: &str) -> Self {
        Self { client, target, version: version.to_owned() }
    }

    /// Whom the answers come from.
    pub fn source(&self) -> Source {
        let version = self.version.split(' ').next().unwrap_or_default();
        Source::new(&self.target, format!("PostgreSQL {version}"))
    }

    /// The server's major version: 15, 16, …
    pub fn major(&self) -> u32 {
        let digits: String = self.version.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().unwrap_or(0)
    }

    /// The rows of one statement, in one round trip.
    pub async fn rows(&self, sql: &str, parameters: Parameters<'_>) -> Result<Vec<Row>> {
        self.client.query_typed(sql, parameters).await.map_err(|error| explain::asking(&error, &self.target))
    }

    /// The one row of a statement.
    pub async fn row(&self, sql: &str, parameters: Parameters<'_>) -> Result<Row> {
        let mut rows = self.rows(sql, parameters).await?;
        match (rows.pop(), rows.is_empty()) {
            (Some(row), true) => Ok(row),
            _ => Err(Error::bug(format!("one row was expected of: {sql}"))),
        }
    }
}

/// A session that may write.
pub struct Writer {
    session: Reader,
}

impl Writer {
    pub(super) fn new(session: Reader) -> Self {
        Self { session }
    }

    /// Runs one statement with parameters; the number of rows it touched.
    pub async fn execute(&self, sql: &str, parameters: Parameters<'_>) -> Result<u64> {
        let session = &self.session;
        session
            .client
            .execute_typed(sql, parameters)
            .await
            .map_err(|error| explain::asking(&error, &session.target))
    }

    /// Runs statements without parameters, as one batch.
    pub async fn batch(&self, sql: &str) -> Result<()> {
        let session = &self.session;
        session.client.batch_execute(sql).await.map_err(|error| explain::asking(&error, &session.target))
    }

    /// Opens a transaction, rolled back unless it is committed.
    pub async fn transaction(&mut self) -> Result<Transaction<'_>> {
        let Reader { client, target, .. } = &mut self.session;
        client.transaction().await.map_err(|error| explain::asking(&error, target))
    }

    /// Feeds `chunks` to a `COPY … FROM STDIN`, no faster than the server takes them; the number of rows
    /// it took in.
    pub async fn copy_in(&self, sql: &str, chunks: impl Stream<Item = Bytes>) -> Result<u64> {
        let session = &self.session;
        let explained = |error| explain::asking(&error, &session.target);
        let sink = session.client.copy_in(sql).await.map_err(explained)?;
        let mut sink = std::pin::pin!(sink);
        let mut chunks = std::pin::pin!(chunks.map(Ok));
        sink.send_all(&mut chunks).await.map_err(explained)?;
        sink.finish().await.map_err(explained)
    }
}

impl Deref for Writer {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.session
    }
}
