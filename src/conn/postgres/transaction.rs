//! A transaction of a [`Writer`](super::Writer), whose failures are explained.

use tokio_postgres::Row;

use super::explain::{self, Peer};
use super::link::Heard;
use super::session::Parameters;
use crate::error::{Error, Result};

/// Several statements that all come about or none; rolled back unless it is committed.
pub struct Transaction<'a> {
    open: tokio_postgres::Transaction<'a>,
    heard: Heard,
    peer: Peer,
}

impl<'a> Transaction<'a> {
    pub(super) fn new(transaction: tokio_postgres::Transaction<'a>, heard: Heard, peer: Peer) -> Self {
        Self { open: transaction, heard, peer }
    }

    /// The rows of one statement, in one round trip.
    pub async fn rows(&self, sql: &str, parameters: Parameters<'_>) -> Result<Vec<Row>> {
        self.explained(self.open.query_typed(sql, parameters).await)
    }

    /// Runs one statement with parameters; the number of rows it touched.
    pub async fn execute(&self, sql: &str, parameters: Parameters<'_>) -> Result<u64> {
        self.explained(self.open.execute_typed(sql, parameters).await)
    }

    /// Runs statements without parameters, as one batch.
    pub async fn batch(&self, sql: &str) -> Result<()> {
        self.explained(self.open.batch_execute(sql).await)
    }

    /// The notices and warnings that came since they were last asked for.
    pub fn notices(&self) -> Vec<String> {
        self.heard.notices()
    }

    /// Makes it all stay.
    pub async fn commit(self) -> Result<()> {
        let Self { open, heard, peer } = self;
        open.commit().await.map_err(|error| explain::asking(&error, &heard, &peer))
    }

    /// Takes it all back, and waits until that is done.
    pub async fn rollback(self) -> Result<()> {
        let Self { open, heard, peer } = self;
        open.rollback().await.map_err(|error| explain::asking(&error, &heard, &peer))
    }

    fn explained<T>(&self, outcome: std::result::Result<T, tokio_postgres::Error>) -> Result<T> {
        outcome.map_err(|error: tokio_postgres::Error| -> Error {
            explain::asking(&error, &self.heard, &self.peer)
        })
    }
}
