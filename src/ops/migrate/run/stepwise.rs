//! One file outside of a transaction, step by step. Its journal lets a later run go on where this one is
//! stopped, at whatever moment that is.

use super::Work;
use super::failure::Failure;
use super::journal::{Journal, Note};
use super::resume::{self, Catalog, Outcome};
use super::session::{OURSELVES, Session};
use super::whole::record;
use crate::error::{Error, Kind, Result};
use crate::ops::migrate::grammar::Alone;
use crate::ops::migrate::history::History;
use crate::ops::migrate::prepare::{Step, Way};
use crate::progress::Progress;

/// A file to be run step by step.
pub(super) struct Stepwise<'a> {
    /// The session that holds the lock, settled.
    pub(super) session: &'a Session,
    /// Where it is recorded.
    pub(super) history: &'a History,
    /// The file.
    pub(super) work: &'a Work,
    /// Its steps.
    pub(super) steps: &'a [Step],
    /// Where leftovers are told.
    pub(super) progress: &'a dyn Progress,
}

/// A step whose turn it is, and what the journal says of it.
#[derive(Clone, Copy)]
struct Turn<'s> {
    step: &'s Step,
    /// From 1.
    number: i32,
    note: Option<&'s Note>,
}

impl Stepwise<'_> {
    /// Runs the steps that are not done yet, records the file, and takes the journal away.
    pub(super) async fn carry_through(self) -> Result<(), Failure> {
        let journal = Journal::open(&self.session.writer, self.history, self.work, self.steps.len()).await?;
        let notes = journal.notes().await?;
        self.check_unchanged(&notes)?;
        for (step, number) in self.steps.iter().zip(1..) {
            let note = notes.iter().find(|note| note.step == number);
            self.take(Turn { step, number, note }, &journal).await?;
        }
        self.finish(&journal).await
    }

    /// A step that was done is not done again, so it must still be the one in the file.
    fn check_unchanged(&self, notes: &[Note]) -> Result<(), Failure> {
        let fits = |note: &Note| {
            let index = usize::try_from(note.step - 1).unwrap_or_default();
            self.steps.get(index).is_some_and(|step| step.fingerprint == note.fingerprint)
        };
        let Some(note) = notes.iter().find(|note| !fits(note)) else { return Ok(()) };
        let file = &self.work.prepared.file;
        let message = format!("step {} of {file} was run, and now the file says something else", note.step);
        Err(Failure::Refusal(
            Error::new(Kind::Conflict, message)
                .hint("bring the file back as it was, and put what is new behind the steps that were run"),
        ))
    }

    async fn take(&self, turn: Turn<'_>, journal: &Journal<'_>) -> Result<(), Failure> {
        match (&turn.step.way, turn.note) {
            (Way::Setting, _) => self.send(turn.step).await,
            (_, Some(note)) if note.done => Ok(()),
            (Way::InTransaction, _) => self.in_transaction(turn, journal).await,
            (Way::Doubtful, Some(_)) => Err(resume::doubtful(&self.work.title(), turn.number)),
            (Way::Doubtful, None) => self.begin_and_send(turn, None, journal).await,
            (Way::Alone(alone), _) => self.alone(turn, alone, journal).await,
        }
    }

    async fn in_transaction(&self, turn: Turn<'_>, journal: &Journal<'_>) -> Result<(), Failure> {
        let done = async {
            self.begin().await?;
            self.send(turn.step).await?;
            self.ourselves().await?;
            journal.write(turn.number, turn.step, true, None).await?;
            self.commit().await
        };
        self.or_roll_back(done.await).await
    }

    /// A statement outside of any transaction: noted before and after, and in between the catalog knows.
    async fn alone(&self, turn: Turn<'_>, alone: &Alone, journal: &Journal<'_>) -> Result<(), Failure> {
        let catalog = Catalog { writer: &self.session.writer, progress: self.progress };
        let before = match turn.note {
            Some(note) => note.before.clone(),
            None => catalog.before(alone).await?,
        };
        if turn.note.is_some() && catalog.outcome(alone, before.as_deref()).await? == Outcome::Done {
            return journal.write(turn.number, turn.step, true, None).await;
        }
        self.limit_locks(alone).await?;
        let sent = self.begin_and_send(turn, before.as_deref(), journal).await;
        if let Alone::BuildIndex { index: Some(index), table } = alone {
            if sent.is_err() {
                drop(catalog.clear_failed_build(table, index).await);
            } else if !catalog.is_valid(table, index).await? {
                return Err(not_built(&index.written));
            }
        }
        sent
    }

    /// Notes that a step is begun, sends it, notes that it is done. Where the server says that it failed,
    /// nothing came of it.
    async fn begin_and_send(
        &self,
        turn: Turn<'_>,
        before: Option<&str>,
        journal: &Journal<'_>,
    ) -> Result<(), Failure> {
        let Turn { step, number, .. } = turn;
        self.session.check_lock().await?;
        journal.write(number, step, false, before).await?;
        let sent = self.send(step).await;
        match &sent {
            Ok(()) => journal.write(number, step, true, None).await?,
            Err(failure) if failure.is_the_servers_word() && step.way != Way::Doubtful => {
                journal.forget(number).await?;
            }
            Err(_) => {}
        }
        sent
    }

    /// What is done CONCURRENTLY keeps nobody waiting while it waits itself, so it may wait. A time-out that
    /// the file sets is its own business.
    async fn limit_locks(&self, alone: &Alone) -> Result<(), Failure> {
        let sets_its_own = |step: &Step| {
            let text = &self.work.prepared.body.sent[step.range.clone()];
            step.way == Way::Setting && text.to_ascii_lowercase().contains("lock_timeout")
        };
        if self.steps.iter().any(sets_its_own) {
            return Ok(());
        }
        let milliseconds = match alone {
            Alone::Repeatable | Alone::Object { .. } => self.session.lock_timeout.as_millis(),
            Alone::BuildIndex { .. } | Alone::DropIndex { .. } | Alone::Reindex | Alone::Detach { .. } => 0,
        };
        Ok(self.session.writer.batch(&format!("SET lock_timeout = {milliseconds}")).await?)
    }

    async fn send(&self, step: &Step) -> Result<(), Failure> {
        let text = &self.work.prepared.body.sent[step.range.clone()];
        let failed = |error| Failure::Server { error, start: step.range.start, succeeded: 0 };
        self.session.writer.client().batch_execute(text).await.map_err(failed)
    }

    /// Records the file and takes its journal away, in one transaction.
    async fn finish(&self, journal: &Journal<'_>) -> Result<(), Failure> {
        let done = async {
            self.begin().await?;
            self.ourselves().await?;
            record(self.session, self.history, self.work).await?;
            journal.close().await?;
            self.commit().await
        };
        self.or_roll_back(done.await).await
    }

    async fn begin(&self) -> Result<(), Failure> {
        self.session.check_lock().await?;
        let limits = format!(
            "SET LOCAL lock_timeout = {}; SET LOCAL idle_in_transaction_session_timeout = 0",
            self.session.lock_timeout.as_millis()
        );
        let begin = format!("{}; {limits}", self.session.writer.beginning());
        self.session.writer.client().batch_execute(&begin).await.map_err(Failure::Before)
    }

    async fn ourselves(&self) -> Result<(), Failure> {
        self.session.writer.client().batch_execute(OURSELVES).await.map_err(Failure::Recording)
    }

    async fn commit(&self) -> Result<(), Failure> {
        self.session.writer.client().batch_execute("COMMIT").await.map_err(Failure::Recording)
    }

    async fn or_roll_back(&self, outcome: Result<(), Failure>) -> Result<(), Failure> {
        if outcome.is_err() {
            // a broken session has nothing left to roll back, and says so by itself
            drop(self.session.writer.client().batch_execute("ROLLBACK").await);
        }
        outcome
    }
}

fn not_built(index: &str) -> Failure {
    let message = format!("index {index} is still invalid after its build");
    Failure::Refusal(Error::failed(message).hint("run it again: an invalid index is dropped and built anew"))
}
