//! Sessions: a [`Reader`] asks, a [`Writer`] changes.

use std::ops::Deref;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::{SinkExt, Stream, StreamExt};
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, Row};

use super::Transaction;
use super::copy::CopyIn;
use super::explain::{self, Peer};
use super::guard::Guard;
use super::link::Heard;
use super::login::{Opened, Stop};
use crate::config::Host;
use crate::error::{Error, Result};
use crate::report::Source;

/// Parameters with their types, sent in one round trip.
pub type Parameters<'a> = &'a [(&'a (dyn ToSql + Sync), Type)];

/// A session whose transactions the server keeps read-only.
pub struct Reader {
    client: Client,
    heard: Heard,
    peer: Peer,
    version: String,
    tls: Option<&'static str>,
    /// Where the settings could not be given with the login: what each statement begins with.
    begin: Option<String>,
    /// Held so that the run can stop what this session waits for.
    _stop: Arc<Stop>,
}

impl Reader {
    pub(super) fn new(opened: Opened, peer: Peer, guard: &Guard) -> Self {
        let Opened { client, heard, server_version, tls, guarded, stop, .. } = opened;
        let begin = (!guarded).then(|| guard.begin());
        Self { client, heard, peer, version: server_version, tls, begin, _stop: stop }
    }

    /// Whom the answers come from.
    pub fn source(&self) -> Source {
        let version = self.version.split(' ').next().unwrap_or_default();
        Source::new(&self.peer.target, format!("PostgreSQL {version}"))
    }

    /// The very host that it is connected to.
    pub fn host(&self) -> &Host {
        &self.peer.host
    }

    /// The role that it logged in as.
    pub fn user(&self) -> &str {
        &self.peer.user
    }

    /// The server's major version: 15, 16, …
    pub fn major(&self) -> u32 {
        let digits: String = self.version.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().unwrap_or(0)
    }

    /// The version of TLS that is spoken: `TLSv1.3`; `None` where the bytes travel in the clear.
    pub fn tls(&self) -> Option<&'static str> {
        self.tls
    }

    /// The notices and warnings that came since they were last asked for: `NOTICE: relation "a" …`.
    pub fn notices(&self) -> Vec<String> {
        self.heard.notices()
    }

    /// The rows of one statement, in one round trip.
    pub async fn rows(&self, sql: &str, parameters: Parameters<'_>) -> Result<Vec<Row>> {
        let rows = match &self.begin {
            None => self.client.query_typed(sql, parameters).await,
            Some(begin) => self.rows_in_transaction(begin, sql, parameters).await,
        };
        rows.map_err(|error| self.explain(&error))
    }

    /// The one row of a statement.
    pub async fn row(&self, sql: &str, parameters: Parameters<'_>) -> Result<Row> {
        let mut rows = self.rows(sql, parameters).await?;
        match (rows.pop(), rows.is_empty()) {
            (Some(row), true) => Ok(row),
            _ => Err(Error::bug(format!("one row was expected of: {sql}"))),
        }
    }

    /// The three go out together, so it is still one round trip.
    async fn rows_in_transaction(
        &self,
        begin: &str,
        sql: &str,
        parameters: Parameters<'_>,
    ) -> std::result::Result<Vec<Row>, tokio_postgres::Error> {
        let (opening, rows, ending) = tokio::join!(
            self.client.batch_execute(begin),
            self.client.query_typed(sql, parameters),
            self.client.batch_execute("COMMIT"),
        );
        opening?;
        let rows = rows?;
        ending?;
        Ok(rows)
    }

    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    pub(super) fn explain(&self, error: &tokio_postgres::Error) -> Error {
        explain::asking(error, &self.heard, &self.peer)
    }
}

/// A session that may write.
pub struct Writer {
    session: Reader,
    /// Where the settings could not be given with the login: what each transaction begins with.
    local: Option<String>,
}

impl Writer {
    pub(super) fn new(mut session: Reader, guard: &Guard) -> Self {
        let local = session.begin.take().map(|_| guard.local());
        Self { session, local }
    }

    /// Runs one statement with parameters; the number of rows it touched.
    pub async fn execute(&self, sql: &str, parameters: Parameters<'_>) -> Result<u64> {
        let touched = self.session.client.execute_typed(sql, parameters).await;
        touched.map_err(|error| self.session.explain(&error))
    }

    /// Runs statements without parameters, as one batch.
    pub async fn batch(&self, sql: &str) -> Result<()> {
        let outcome = self.session.client.batch_execute(sql).await;
        outcome.map_err(|error| self.session.explain(&error))
    }

    /// Feeds `chunks` to a `COPY … FROM STDIN`, no faster than the server takes them; the number of rows
    /// it took in.
    pub async fn copy_in(&self, sql: &str, chunks: impl Stream<Item = Bytes>) -> Result<u64> {
        let explained = |error| self.session.explain(&error);
        let sink = self.session.client.copy_in(sql).await.map_err(explained)?;
        let mut sink = std::pin::pin!(sink);
        let mut chunks = std::pin::pin!(chunks.map(Ok));
        sink.send_all(&mut chunks).await.map_err(explained)?;
        sink.finish().await.map_err(explained)
    }

    /// The types of the columns that a query answers with; a domain counts as what it is made of.
    pub async fn column_types(&self, query: &str) -> Result<Vec<Type>> {
        let prepared =
            self.session.client.prepare(query).await.map_err(|error| self.session.explain(&error))?;
        Ok(prepared.columns().iter().map(|column| column.type_().clone()).collect())
    }

    /// Begins a `COPY … FROM STDIN` whose rows come piece by piece.
    pub async fn begin_copy(&self, sql: &str) -> Result<CopyIn<'_>> {
        CopyIn::begin(&self.session, sql).await
    }

    /// Opens a transaction, rolled back unless it is committed.
    pub async fn begin(&mut self) -> Result<Transaction<'_>> {
        let (heard, peer) = (self.session.heard.clone(), self.session.peer.clone());
        let transaction = self.transaction().await?;
        Ok(Transaction::new(transaction, heard, peer))
    }

    /// Like [`begin`](Self::begin), for a caller that reads the server's errors and positions itself.
    pub async fn transaction(&mut self) -> Result<tokio_postgres::Transaction<'_>> {
        let Reader { client, heard, peer, .. } = &mut self.session;
        let explain = |error: tokio_postgres::Error| explain::asking(&error, heard, peer);
        let transaction = client.transaction().await.map_err(explain)?;
        if let Some(local) = &self.local {
            transaction.batch_execute(local).await.map_err(explain)?;
        }
        Ok(transaction)
    }

    /// What begins a transaction in this session, for a caller that pipelines it with other statements.
    pub fn beginning(&self) -> String {
        self.local.as_ref().map_or_else(|| "BEGIN".to_owned(), |local| format!("BEGIN; {local}"))
    }

    /// The driver's own session, for a caller that reads the server's errors and positions itself.
    pub fn client(&self) -> &Client {
        &self.session.client
    }
}

impl Deref for Writer {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.session
    }
}
