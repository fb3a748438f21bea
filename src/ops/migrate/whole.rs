//! One file and its row of the history as one transaction: both, or nothing.

use std::time::Duration;

use futures_util::TryStreamExt;
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{SimpleQueryMessage, Transaction};

use super::failure::Failure;
use super::load::Migration;
use super::lock;
use crate::error::{Error, Kind, Result};
use crate::sql;

/// A file in its transaction.
pub(super) struct Whole<'a> {
    /// Just begun.
    pub(super) transaction: Transaction<'a>,
    /// The file.
    pub(super) migration: &'a Migration,
    /// What the history will hold of it.
    pub(super) checksum: &'a str,
    /// The statement that records it.
    pub(super) record: &'a str,
    /// The server's major version.
    pub(super) major: u32,
}

impl Whole<'_> {
    /// Runs the file, records it, commits. No statement of it waits for a lock longer than `lock_timeout`.
    pub(super) async fn carry_through(self, lock_timeout: Duration) -> Result<(), Failure> {
        let began = self.begin(lock_timeout).await?;
        let succeeded = self.run_file().await?;
        if self.number().await.map_err(Failure::after(succeeded))? != began {
            return Err(left_the_transaction(self.migration).into());
        }
        self.record_and_commit().await.map_err(Failure::after(succeeded))
    }

    /// Sets the limits and makes sure of the lock; the transaction's number.
    async fn begin(&self, lock_timeout: Duration) -> Result<String, Failure> {
        let limits = format!(
            "SET LOCAL lock_timeout = {}; SET LOCAL statement_timeout = 0; \
             SET LOCAL idle_in_transaction_session_timeout = 0",
            lock_timeout.as_millis()
        );
        self.transaction.batch_execute(&limits).await.map_err(Failure::after(0))?;
        let statement = sql::MIGRATE_LOCK_KEPT.for_server(self.major).text;
        let kept = self.transaction.query_typed(statement, lock::PARAMETERS).await;
        lock::check(kept.map_err(Failure::after(0))?.first())?;
        self.number().await.map_err(Failure::after(0))
    }

    async fn number(&self) -> Result<String, tokio_postgres::Error> {
        let statement = sql::MIGRATE_TRANSACTION.for_server(self.major).text;
        let rows = self.transaction.query_typed(statement, &[]).await?;
        Ok(rows.first().map(|row| row.get("transaction")).unwrap_or_default())
    }

    /// Sends the file as it is, so that the server's positions are the file's; how many statements it held.
    async fn run_file(&self) -> Result<usize, Failure> {
        let answers = self.transaction.client().simple_query_raw(&self.migration.text).await;
        let mut answers = std::pin::pin!(answers.map_err(Failure::after(0))?);
        let mut succeeded = 0;
        while let Some(answer) = answers.try_next().await.map_err(Failure::after(succeeded))? {
            if matches!(answer, SimpleQueryMessage::CommandComplete(_)) {
                succeeded += 1;
            }
        }
        Ok(succeeded)
    }

    async fn record_and_commit(self) -> Result<(), tokio_postgres::Error> {
        let Migration { version, name, .. } = self.migration;
        let parameters: [(&(dyn ToSql + Sync), Type); 3] =
            [(version, Type::INT8), (name, Type::TEXT), (&self.checksum, Type::TEXT)];
        self.transaction.execute_typed(self.record, &parameters).await?;
        self.transaction.commit().await
    }
}

fn left_the_transaction(migration: &Migration) -> Error {
    Error::new(Kind::PartlyDone, format!("{} ended the transaction it runs in", migration.file))
        .because("it holds a COMMIT or ROLLBACK: a part of it may have stayed, and it was not recorded")
        .hint("take those out of the file, and take back by hand what stayed of it")
}
