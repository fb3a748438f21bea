//! One file and its row of the history as one transaction: both, or nothing.

use std::time::Duration;

use futures_util::TryStreamExt;
use futures_util::future::join;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::Type;
use tokio_postgres::{Row, SimpleQueryMessage};

use super::failure::Failure;
use super::session::{self, SETTLE};
use super::{Direction, Work};
use crate::conn::postgres::Writer;
use crate::error::{Error, Kind, Result};
use crate::ops::migrate::history::History;
use crate::ops::migrate::lock;
use crate::progress::Progress;
use crate::sql;

/// The savepoint before the file: it is there for as long as the transaction is.
const MARK: &str = "authctl_before_the_file";

/// A file may go on as another role, which need not be able to write the history. Both end with the
/// transaction, so that what the file itself set is seen afterwards.
pub(super) const OURSELVES: &str = "SET LOCAL SESSION AUTHORIZATION DEFAULT; SET LOCAL ROLE NONE";

/// A file to be run in a transaction.
pub(super) struct Whole<'a> {
    /// The session that holds the lock.
    pub(super) writer: &'a Writer,
    /// Where it is recorded.
    pub(super) history: &'a History,
    /// The file.
    pub(super) work: &'a Work,
    /// No statement waits for a lock longer.
    pub(super) lock_timeout: Duration,
    /// Where leftovers are told.
    pub(super) progress: &'a dyn Progress,
}

impl Whole<'_> {
    /// Runs the file, records it, commits.
    pub(super) async fn carry_through(self) -> Result<(), Failure> {
        let ran = match self.begin().await {
            Ok(()) => self.run_file().await,
            Err(failure) => Err(failure),
        };
        let ended = match ran {
            Ok(()) => self.record_and_commit().await,
            Err(failure) => Err(self.accuse(failure).await),
        };
        if ended.is_err() {
            // a broken session has nothing left to roll back, and says so by itself
            drop(self.writer.client().batch_execute("ROLLBACK").await);
        }
        ended
    }

    /// Settles the session, begins, sets the limits, marks the transaction and makes sure of the lock, in one
    /// round trip.
    async fn begin(&self) -> Result<(), Failure> {
        let opening = format!(
            "{SETTLE}; {}; SET LOCAL lock_timeout = {}; SET LOCAL statement_timeout = 0; \
             SET LOCAL idle_in_transaction_session_timeout = 0; SAVEPOINT {MARK}",
            self.writer.beginning(),
            self.lock_timeout.as_millis()
        );
        let kept = sql::MIGRATE_LOCK_KEPT.for_server(self.writer.major()).text;
        let client = self.writer.client();
        let (opened, kept) =
            join(client.batch_execute(&opening), client.query_typed(kept, lock::PARAMETERS)).await;
        opened.map_err(Failure::before)?;
        lock::check(kept.map_err(Failure::before)?.first())?;
        Ok(())
    }

    /// Sends the file as it is, so that the server's positions are the file's. What is behind it fails where
    /// the file has ended the transaction.
    async fn run_file(&self) -> Result<(), Failure> {
        let text = format!("{}\n;RELEASE SAVEPOINT {MARK}; {OURSELVES}", self.work.prepared.body.sent);
        let mut succeeded = 0;
        let failed = |error, succeeded| Failure::Server { error, start: 0, succeeded };
        let answers = self.writer.client().simple_query_raw(&text).await;
        let mut answers = std::pin::pin!(answers.map_err(|error| failed(error, 0))?);
        while let Some(answer) = answers.try_next().await.map_err(|error| failed(error, succeeded))? {
            if matches!(answer, SimpleQueryMessage::CommandComplete(_)) {
                succeeded += 1;
            }
        }
        Ok(())
    }

    /// Finds out whether a file that failed had ended its transaction before, so that a part of it stayed.
    async fn accuse(&self, failure: Failure) -> Failure {
        let Failure::Server { error, start, succeeded } = failure else { return failure };
        let way_back = format!("ROLLBACK TO SAVEPOINT {MARK}");
        match self.writer.client().batch_execute(&way_back).await {
            Err(missing) if is_about_transactions(&missing) => {
                Failure::Refusal(left_the_transaction(self.work, error, succeeded))
            }
            _ => Failure::Server { error, start, succeeded },
        }
    }

    async fn record_and_commit(&self) -> Result<(), Failure> {
        record(self.writer, self.history, self.work).await?;
        let leaks =
            async { if session::may_leak(&self.work.prepared) { self.leaked().await } else { Vec::new() } };
        let (committed, leaked) = join(self.writer.client().batch_execute("COMMIT"), leaks).await;
        committed.map_err(Failure::Recording)?;
        session::tell_leaks(&self.work.prepared.file, &leaked, self.progress);
        Ok(())
    }

    async fn leaked(&self) -> Vec<Row> {
        let statement = sql::MIGRATE_LEAKED_SETTINGS.for_server(self.writer.major()).text;
        self.writer.client().query_typed(statement, &[]).await.unwrap_or_default()
    }
}

/// Writes the row of the history, or strikes it out.
pub(super) async fn record(writer: &Writer, history: &History, work: &Work) -> Result<(), Failure> {
    let Work { version, name, checksum, .. } = work;
    let client = writer.client();
    let touched = match work.direction {
        Direction::Up => {
            let row = [(version as _, Type::INT8), (name as _, Type::TEXT), (checksum as _, Type::TEXT)];
            client.execute_typed(&history.record(), &row).await
        }
        Direction::Down => client.execute_typed(&history.erase(), &[(version as _, Type::INT8)]).await,
    };
    match touched.map_err(Failure::Recording)? {
        1 => Ok(()),
        _ => Err(Failure::Refusal(Error::new(
            Kind::Conflict,
            format!("the history has no row of {} any more", work.title()),
        ))),
    }
}

/// Whether a savepoint is gone, or the transaction it was in.
fn is_about_transactions(error: &tokio_postgres::Error) -> bool {
    let codes = [SqlState::S_E_INVALID_SPECIFICATION, SqlState::NO_ACTIVE_SQL_TRANSACTION];
    error.code().is_some_and(|code| codes.contains(code))
}

fn left_the_transaction(work: &Work, error: tokio_postgres::Error, succeeded: usize) -> Error {
    let file = &work.prepared.file;
    let ended = Error::new(Kind::PartlyDone, format!("{file} ended the transaction it runs in"))
        .because("a part of it may have stayed, and it was not recorded");
    let ended = if is_about_transactions(&error) {
        ended
    } else {
        let failure = Failure::Server { error, start: 0, succeeded }.explain(work);
        ended.because(format!("then it failed: {}", failure.message()))
    };
    ended.hint("take COMMIT and ROLLBACK out of the file, and take back by hand what stayed of it")
}
