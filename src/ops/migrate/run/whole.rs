//! One file and its row of the history as one transaction: both, or nothing.

use futures_util::TryStreamExt;
use futures_util::future::join;
use tokio_postgres::SimpleQueryMessage;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::Type;

use super::failure::Failure;
use super::session::{self, OURSELVES, Session, WITNESS};
use super::{Direction, Work};
use crate::error::{Error, Kind, Result};
use crate::ops::migrate::history::History;
use crate::ops::migrate::lock;
use crate::progress::Progress;

/// The savepoint before the file: it is there for as long as the transaction is.
const MARK: &str = "authctl_before_the_file";

/// Without one of these words a text cannot end the transaction it runs in, whatever the parser made of it.
const ENDINGS: [&str; 5] = ["commit", "rollback", "abort", "end", "prepare"];

/// A file to be run in a transaction.
pub(super) struct Whole<'a> {
    /// The session that holds the lock, settled.
    pub(super) session: &'a Session,
    /// Where it is recorded.
    pub(super) history: &'a History,
    /// The file.
    pub(super) work: &'a Work,
    /// Where leftovers are told.
    pub(super) progress: &'a dyn Progress,
}

impl Whole<'_> {
    /// Runs the file, records it, commits.
    pub(super) async fn carry_through(self) -> Result<(), Failure> {
        let before = self.session.settings(&self.work.prepared).await;
        let marked = self.may_end_the_transaction();
        let ended = match self.run_file(marked).await {
            Ok(()) => self.record_and_commit(&before).await,
            Err(failure) => Err(self.accuse(failure, marked).await),
        };
        if ended.is_err() {
            // a broken session has nothing left to roll back, and says so by itself
            drop(self.session.writer.client().batch_execute("ROLLBACK").await);
        }
        ended
    }

    fn may_end_the_transaction(&self) -> bool {
        let text = self.work.prepared.body.sent.to_ascii_lowercase();
        ENDINGS.iter().any(|word| text.contains(word))
    }

    /// Begins, and sends the file as it is, so that the server's positions are the file's. What is behind it
    /// fails where the file has ended the transaction.
    async fn run_file(&self, marked: bool) -> Result<(), Failure> {
        let client = self.session.writer.client();
        let mark = if marked { format!("; SAVEPOINT {MARK}") } else { String::new() };
        let begin = format!("{}{mark}", self.session.writer.beginning());
        client.batch_execute(&begin).await.map_err(Failure::Before)?;
        let release = if marked { format!(";RELEASE SAVEPOINT {MARK}") } else { String::new() };
        let ourselves = if session::is_quiet(&self.work.prepared) { "" } else { OURSELVES };
        let text = format!("{}\n;{ourselves}{release}", self.work.prepared.body.sent);
        let mut succeeded = 0;
        let failed = |error, succeeded| Failure::Server { error, start: 0, succeeded };
        let answers = client.simple_query_raw(&text).await;
        let mut answers = std::pin::pin!(answers.map_err(|error| failed(error, 0))?);
        while let Some(answer) = answers.try_next().await.map_err(|error| failed(error, succeeded))? {
            if matches!(answer, SimpleQueryMessage::CommandComplete(_)) {
                succeeded += 1;
            }
        }
        Ok(())
    }

    /// Finds out whether a file that failed had ended its transaction before, so that a part of it stayed.
    async fn accuse(&self, failure: Failure, marked: bool) -> Failure {
        let Failure::Server { error, start, succeeded } = failure else { return failure };
        if !marked {
            return Failure::Server { error, start, succeeded };
        }
        let way_back = format!("ROLLBACK TO SAVEPOINT {MARK}");
        match self.session.writer.client().batch_execute(&way_back).await {
            Err(missing) if is_about_transactions(&missing) => {
                Failure::Refusal(left_the_transaction(self.work, error, succeeded))
            }
            _ => Failure::Server { error, start, succeeded },
        }
    }

    async fn record_and_commit(&self, before: &[(String, String)]) -> Result<(), Failure> {
        record(self.session, self.history, self.work).await?;
        let client = self.session.writer.client();
        let settings = self.session.settings(&self.work.prepared);
        let (committed, after) = join(client.batch_execute("COMMIT"), settings).await;
        committed.map_err(Failure::Recording)?;
        session::tell_leaks(&self.work.prepared.file, before, &after, self.progress);
        Ok(())
    }
}

/// Writes the row of the history, or strikes it out, in the session that took the lock.
pub(super) async fn record(session: &Session, history: &History, work: &Work) -> Result<(), Failure> {
    let Work { version, name, checksum, .. } = work;
    let client = session.writer.client();
    let rows = match work.direction {
        Direction::Up => {
            let recording = session.recording(history).await.map_err(Failure::Recording)?;
            client.query(recording, &[version, name, checksum]).await
        }
        Direction::Down => {
            let erasing = format!("{} {WITNESS}", history.erase());
            client.query_typed(&erasing, &[(version as _, Type::INT8)]).await
        }
    };
    match rows.map_err(Failure::Recording)?.first() {
        Some(row) if row.get::<_, i32>("pid") == session.pid => Ok(()),
        Some(_) => Err(Failure::Refusal(lock::lost())),
        None => {
            let message = format!("the history has no row of {} any more", work.title());
            Err(Failure::Refusal(Error::new(Kind::Conflict, message)))
        }
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
