//! One file and its row of the history as one transaction: both, or nothing.

use std::time::Duration;

use futures_util::TryStreamExt;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{SimpleQueryMessage, Transaction};

use super::failure::Failure;
use super::load::Migration;
use super::lock;
use crate::error::{Error, Kind, Result};
use crate::sql;

/// The savepoint before the file: it is there for as long as the transaction is.
const MARK: &str = "authctl_before_the_file";

/// A file may go on as another role, which need not be able to write the history.
const OURSELVES: &str = "RESET SESSION AUTHORIZATION; RESET ROLE";

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
        self.begin(lock_timeout).await?;
        let ran = self.run_file().await;
        let way_back = if ran.is_ok() { "RELEASE SAVEPOINT" } else { "ROLLBACK TO SAVEPOINT" };
        let still_inside = self.transaction.batch_execute(&format!("{way_back} {MARK}")).await;
        if still_inside.is_err_and(|error| is_about_transactions(&error)) {
            return Err(left_the_transaction(self.migration, ran.err()).into());
        }
        ran?;
        self.record_and_commit().await.map_err(Failure::Recording)
    }

    /// Sets the limits, makes sure of the lock, and marks the transaction.
    async fn begin(&self, lock_timeout: Duration) -> Result<(), Failure> {
        let limits = format!(
            "SET LOCAL lock_timeout = {}; SET LOCAL statement_timeout = 0; \
             SET LOCAL idle_in_transaction_session_timeout = 0",
            lock_timeout.as_millis()
        );
        self.transaction.batch_execute(&limits).await.map_err(Failure::after(0))?;
        let statement = sql::MIGRATE_LOCK_KEPT.for_server(self.major).text;
        let kept = self.transaction.query_typed(statement, lock::PARAMETERS).await;
        lock::check(kept.map_err(Failure::after(0))?.first())?;
        let mark = format!("SAVEPOINT {MARK}");
        self.transaction.batch_execute(&mark).await.map_err(Failure::after(0))
    }

    /// Sends the file as it is, so that the server's positions are the file's.
    async fn run_file(&self) -> Result<(), Failure> {
        let answers = self.transaction.client().simple_query_raw(&self.migration.text).await;
        let mut answers = std::pin::pin!(answers.map_err(Failure::after(0))?);
        let mut succeeded = 0;
        while let Some(answer) = answers.try_next().await.map_err(Failure::after(succeeded))? {
            if matches!(answer, SimpleQueryMessage::CommandComplete(_)) {
                succeeded += 1;
            }
        }
        Ok(())
    }

    async fn record_and_commit(self) -> Result<(), tokio_postgres::Error> {
        let Migration { version, name, .. } = self.migration;
        let parameters: [(&(dyn ToSql + Sync), Type); 3] =
            [(version, Type::INT8), (name, Type::TEXT), (&self.checksum, Type::TEXT)];
        self.transaction.batch_execute(OURSELVES).await?;
        self.transaction.execute_typed(self.record, &parameters).await?;
        self.transaction.commit().await
    }
}

/// Whether a savepoint is gone, or the transaction it was in.
fn is_about_transactions(error: &tokio_postgres::Error) -> bool {
    let codes = [SqlState::S_E_INVALID_SPECIFICATION, SqlState::NO_ACTIVE_SQL_TRANSACTION];
    error.code().is_some_and(|code| codes.contains(code))
}

fn left_the_transaction(migration: &Migration, failure: Option<Failure>) -> Error {
    let failure = failure.map(|failure| failure.explain(migration).message().to_owned());
    let error = Error::new(Kind::PartlyDone, format!("{} ended the transaction it runs in", migration.file))
        .because("it holds a COMMIT or ROLLBACK: a part of it may have stayed, and it was not recorded");
    failure
        .into_iter()
        .fold(error, |error, failure| error.because(format!("then it failed: {failure}")))
        .hint("take those out of the file, and take back by hand what stayed of it")
}
