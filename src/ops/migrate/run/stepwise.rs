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

/// What is to stand in the journal of a step.
#[derive(Clone, Copy)]
enum Deed<'s> {
    /// It is begun, while this stood in the catalog.
    Begun(Option<&'s str>),
    /// It is done.
    Done,
    /// Nothing came of it.
    None,
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
        let message = format!(
            "step {} of {file} was {}, and now the file says something else",
            note.step,
            if note.done { "run" } else { "begun" }
        );
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
            (Way::Doubtful, None) => self.doubtful(turn, journal).await,
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
        self.limit_locks(alone).await?;
        let before = match turn.note {
            Some(note) => note.before.clone(),
            None => catalog.before(alone).await?,
        };
        // a detaching that somebody else has left half-done is finished too
        let may_be_done = turn.note.is_some() || matches!(alone, Alone::Detach { .. });
        if may_be_done && catalog.outcome(alone, before.as_deref()).await? == Outcome::Done {
            return self.note(journal, turn, Deed::Done).await;
        }
        self.session.check_lock().await?;
        self.note(journal, turn, Deed::Begun(before.as_deref())).await?;
        match self.send(turn.step).await {
            Ok(()) => {
                catalog.check_built(alone).await?;
                self.note(journal, turn, Deed::Done).await
            }
            Err(failure) => {
                self.clear_up(&failure, turn, alone, journal).await?;
                Err(failure)
            }
        }
    }

    /// After a statement that the server itself says failed. Nothing came of it, except that a detaching may be
    /// half-done.
    async fn clear_up(
        &self,
        failure: &Failure,
        turn: Turn<'_>,
        alone: &Alone,
        journal: &Journal<'_>,
    ) -> Result<(), Failure> {
        if !failure.is_the_servers_word() {
            return Ok(());
        }
        let catalog = Catalog { writer: &self.session.writer, progress: self.progress };
        // what cannot be cleared away now is left to the next run, which finds the step begun
        let cleared = catalog.clear_failed(alone).await.is_ok();
        if cleared && !matches!(alone, Alone::Detach { .. }) {
            self.note(journal, turn, Deed::None).await?;
        }
        Ok(())
    }

    /// A statement whose end nothing but the journal can tell: it is not tried again.
    async fn doubtful(&self, turn: Turn<'_>, journal: &Journal<'_>) -> Result<(), Failure> {
        self.session.check_lock().await?;
        self.note(journal, turn, Deed::Begun(None)).await?;
        match self.send(turn.step).await {
            Ok(()) => self.note(journal, turn, Deed::Done).await,
            Err(failure) => {
                let error = failure.explain(self.work);
                Err(Failure::Refusal(resume::with_word(error, turn.number)))
            }
        }
    }

    /// Writes into the journal as the role that owns it, whatever role the file goes on as.
    async fn note(&self, journal: &Journal<'_>, turn: Turn<'_>, deed: Deed<'_>) -> Result<(), Failure> {
        let Turn { step, number, .. } = turn;
        let written = async {
            self.session.writer.client().batch_execute("BEGIN").await.map_err(Failure::Before)?;
            self.ourselves().await?;
            match deed {
                Deed::Begun(before) => journal.write(number, step, false, before).await?,
                Deed::Done => journal.write(number, step, true, None).await?,
                Deed::None => journal.forget(number).await?,
            }
            self.commit().await
        };
        self.or_roll_back(written.await).await
    }

    /// What is done CONCURRENTLY to an index keeps nobody waiting while it waits itself, so it may wait. A
    /// time-out that the file sets is its own business.
    async fn limit_locks(&self, alone: &Alone) -> Result<(), Failure> {
        if self.sets_its_own_limit() {
            return Ok(());
        }
        let milliseconds = match alone {
            Alone::Repeatable | Alone::Object { .. } | Alone::Detach { .. } => {
                self.session.lock_timeout.as_millis()
            }
            Alone::BuildIndex { .. } | Alone::DropIndex { .. } | Alone::Reindex => 0,
        };
        Ok(self.session.writer.batch(&format!("SET lock_timeout = {milliseconds}")).await?)
    }

    fn sets_its_own_limit(&self) -> bool {
        self.steps.iter().any(|step| {
            let text = &self.work.prepared.body.sent[step.range.clone()];
            step.way == Way::Setting && text.to_ascii_lowercase().contains("lock_timeout")
        })
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
        let limit = if self.sets_its_own_limit() {
            String::new()
        } else {
            format!("; SET LOCAL lock_timeout = {}", self.session.lock_timeout.as_millis())
        };
        let begin = format!("{}{limit}", self.session.writer.beginning());
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
