//! The executor: runs files under the lock, one after the other, each with its row of the history.
//!
//! refinery has one too, which takes no lock, knows no time-outs, and whose command line runs a file and its
//! row of the history in two transactions.

mod blockers;
mod failure;
mod journal;
mod resume;
mod session;
mod stepwise;
mod whole;

use std::time::{Duration, Instant};

use super::history::{self, History};
use super::lock;
use super::patience::{Patience, Pause};
use super::prepare::{Course, Prepared};
use crate::conn::postgres::{Postgres, Writer};
use crate::error::{Error, Kind, Result};
use crate::plan::{Approved, Plan};
use crate::progress::{Progress, Task};
use crate::report::Source;

pub(super) use session::{OURSELVES, SETTLE};

use failure::Failure;
use session::Session;
use stepwise::Stepwise;
use whole::Whole;

/// Which way a file leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// It is recorded when it has run.
    Up,
    /// Its migration is struck out when it has run.
    Down,
}

impl Direction {
    /// The word in the journal.
    const fn word(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }

    /// What is said when it is done.
    const fn done(self) -> &'static str {
        match self {
            Self::Up => "applied",
            Self::Down => "undone",
        }
    }
}

/// A file to be run.
pub(super) struct Work {
    /// The version it is about.
    pub(super) version: i64,
    /// Its name.
    pub(super) name: String,
    /// What the history holds of it, in decimal.
    pub(super) checksum: String,
    /// The file.
    pub(super) prepared: Prepared,
    /// Which way it leads.
    pub(super) direction: Direction,
}

impl Work {
    /// Whether a comparison of catalogs cannot tell if it was run.
    pub(super) fn may_write_rows(&self) -> bool {
        self.prepared.parsed.statements.iter().any(|statement| statement.may_write_rows)
    }

    /// `V3__add_codes`.
    pub(super) fn title(&self) -> String {
        format!("V{}__{}", self.version, self.name)
    }
}

/// A file that was run.
#[derive(Clone, Debug)]
pub(super) struct Ran {
    /// The version.
    pub(super) version: i64,
    /// Its name.
    pub(super) name: String,
    /// How long it took, waiting and retries included.
    pub(super) duration: Duration,
    /// How often it was tried again because of somebody's lock.
    pub(super) retries: u32,
}

/// The session that holds the lock.
pub(super) struct Executor<'a> {
    postgres: &'a Postgres,
    session: Session,
    history: History,
    patience: &'a Patience,
    progress: &'a dyn Progress,
    ran: Vec<Ran>,
}

impl<'a> Executor<'a> {
    /// Takes the lock, then reads the history: what it says now holds until the lock is given back.
    pub(super) async fn open<P: Plan>(
        postgres: &'a Postgres,
        approved: &Approved<P>,
        patience: &'a Patience,
        progress: &'a dyn Progress,
    ) -> Result<Self> {
        let writer = postgres.write(approved).await?;
        let pid = lock::take(postgres, &writer, patience.lock_wait, progress).await?;
        let history = history::read(&writer).await?;
        let session = Session::new(writer, pid, patience.lock_timeout);
        Ok(Self { postgres, session, history, patience, progress, ran: Vec::new() })
    }

    /// The history as it was read under the lock.
    pub(super) fn history(&self) -> &History {
        &self.history
    }

    /// The session that holds the lock.
    pub(super) fn writer(&mut self) -> &mut Writer {
        &mut self.session.writer
    }

    /// Whom it works on.
    pub(super) fn source(&self) -> Source {
        self.session.writer.source()
    }

    /// What was run so far.
    pub(super) fn into_ran(self) -> Vec<Ran> {
        self.ran
    }

    /// Makes the table of the history where there is none, for files up to version `highest`.
    pub(super) async fn make_history(&mut self, highest: i64) -> Result<()> {
        if !self.history.exists {
            self.history.width = self.history.width_for(highest);
            self.session.writer.batch(&self.history.creation()).await?;
            self.history.exists = true;
        }
        Ok(())
    }

    /// Runs `works` in order. A failure says what had been done before it.
    pub(super) async fn run(&mut self, works: &[&Work]) -> Result<()> {
        self.make_history(works.iter().map(|work| work.version).max().unwrap_or_default()).await?;
        let task = Task::of_items(self.progress, "migrations", works.len() as u64);
        for work in works {
            let ran = match self.postgres.check_running() {
                Ok(()) => self.one(work).await,
                Err(stopped) => Err(stopped),
            };
            ran.map_err(|error| self.stopped(error, work))?;
            task.advance(1);
        }
        Ok(())
    }

    /// Runs one file, again and again while somebody else's lock is in the way.
    async fn one(&mut self, work: &Work) -> Result<()> {
        let began = Instant::now();
        let mut pause = Pause::between(Duration::from_millis(500), Duration::from_secs(5));
        let mut retries = 0;
        while let Err(failure) = self.attempt(work).await {
            session::tell_notices(&self.session.writer, self.progress);
            if !failure.is_about_locks() || retries == self.patience.lock_retries {
                return Err(failure.explain(work));
            }
            retries += 1;
            let (file, of) = (&work.prepared.file, self.patience.lock_retries);
            self.progress.note(&format!("{file} did not get its lock; retry {retries} of {of}."));
            self.postgres.rest(pause.rest(Instant::now() + Duration::from_secs(5))).await;
            self.postgres.check_running()?;
        }
        session::tell_notices(&self.session.writer, self.progress);
        let Work { version, name, .. } = work;
        self.ran.push(Ran { version: *version, name: name.clone(), duration: began.elapsed(), retries });
        Ok(())
    }

    async fn attempt(&mut self, work: &Work) -> Result<(), Failure> {
        self.session.settle().await?;
        self.session.has_run(&work.prepared);
        let Self { session, history, progress, patience, .. } = self;
        let progress = *progress;
        let watch = blockers::watch(self.postgres, session.pid, patience.lock_timeout, progress);
        let run = async {
            match &work.prepared.course {
                Course::Whole => Whole { session, history, work, progress }.carry_through().await,
                Course::Stepwise(steps) => {
                    Stepwise { session, history, work, steps, progress }.carry_through().await
                }
            }
        };
        tokio::select! {
            outcome = run => outcome,
            never = watch => match never {},
        }
    }

    /// Says what had been done before a failure, and where that leaves the database.
    fn stopped(&self, error: Error, work: &Work) -> Error {
        let done = work.direction.done();
        let told = |ran: &Ran| format!("V{}__{} was {done}", ran.version, ran.name);
        let standing = self.standing(work.direction);
        let standing = if self.ran.is_empty() { format!("nothing; {standing}") } else { standing };
        let error = self.ran.iter().map(told).fold(error, Error::done).done(standing);
        match error.kind() {
            Kind::Interrupted | Kind::Unreachable => error,
            _ if self.ran.is_empty() => error,
            _ => error.with_kind(Kind::PartlyDone),
        }
    }

    /// The newest version in the history after what was run.
    fn standing(&self, direction: Direction) -> String {
        let ran = |version: i64| self.ran.iter().any(|ran| ran.version == version);
        let recorded = self.history.rows.iter().map(|row| row.version);
        let newest = match direction {
            Direction::Up => recorded.chain(self.ran.iter().map(|ran| ran.version)).max(),
            Direction::Down => recorded.filter(|version| !ran(*version)).max(),
        };
        newest.map_or_else(
            || "no migration is applied".to_owned(),
            |newest| format!("the newest version that is applied is {newest}"),
        )
    }
}
