//! Taking tokens away: those that a plan found, and those that the table has besides.
//!
//! A table is not read in a moment. What is written where a scan has been already is not seen by it, and a refresh that was
//! under way when its token was deleted writes the next one. So an account's tokens are looked for again, until none is
//! found.

use std::time::Duration;

use futures_util::TryStreamExt;

use super::finder::{Finder, Reading};
use super::outcome::{Again, Done};
use super::remover::Remover;
use super::selector::{Choice, Selector};
use super::single::Token;
use crate::conn::aws::Aws;
use crate::conn::postgres::Postgres;
use crate::error::Result;
use crate::plan::{Approved, Plan};
use crate::progress::{Progress, Task};

/// How often an account's tokens are looked for again. Whoever still gets new ones then logs in as fast as we read.
const LOOKS: u64 = 4;

/// How late an index is allowed to be before it is asked again. It follows its table within a second, the service's
/// documentation says, and nearly always within milliseconds.
const LATENESS: Duration = Duration::from_secs(1);

/// How tokens are taken away.
#[derive(Clone, Copy, Debug)]
pub struct Removing {
    /// How the table is read.
    pub reading: Reading,
    /// Write units a second that may be used; as many as the table gives where there is no limit.
    pub max_write_units: Option<u32>,
}

/// A plan that takes tokens away.
pub trait Removal: Plan {
    /// What is to be done.
    fn job(&self) -> Job<'_>;
}

/// What a plan takes away.
pub struct Job<'a> {
    /// Name and version of what it comes to.
    pub(super) kind: &'static str,
    /// Tokens that were found already.
    pub(super) first: &'a [Token],
    /// Whose tokens they are, where they are one account's.
    pub(super) user: Option<&'a str>,
    /// Which of them.
    pub(super) choice: Choice<'a>,
    pub(super) removing: Removing,
    /// Whether to look again until nothing is found. What is renewed meanwhile goes then, too; otherwise it stays.
    pub(super) is_thorough: bool,
}

/// Takes the tokens of an approved plan away.
pub async fn apply<P: Removal>(
    aws: &Aws,
    postgres: &Postgres,
    approved: &Approved<P>,
    progress: &dyn Progress,
) -> Result<Done> {
    let job = approved.plan().job();
    let finder = Finder::open(aws, job.removing.reading, progress).await?;
    let selector = Selector::of(job.choice, postgres).await?;
    let task = Task::open_ended(progress, "removing tokens");
    let remover = Remover::new(&finder, &task, job.removing.max_write_units, !job.is_thorough);
    // whoever stops the run waits to hear how far it came
    let _owed = aws.running().owe();
    let work = Work { job: &job, finder: &finder, remover: &remover, selector };
    let again = aws.running().unless_stopped(work.run()).await.map_err(|error| remover.cut_off(error))?;
    Ok(Done::new(job.kind, &remover, again, finder.source()))
}

struct Work<'a> {
    job: &'a Job<'a>,
    finder: &'a Finder<'a>,
    remover: &'a Remover<'a>,
    selector: Selector<'a>,
}

impl Work<'_> {
    async fn run(mut self) -> Result<Option<Again>> {
        if !self.job.is_thorough {
            self.sweep().await?;
            return Ok(None);
        }
        self.remover.remove(self.job.first.to_vec()).await?;
        let mut again = Again::default();
        while again.looks < LOOKS {
            if self.finder.is_late(self.job.user) {
                tokio::time::sleep(LATENESS).await;
            }
            again.looks += 1;
            again.found_last = self.sweep().await?;
            again.found += again.found_last;
            if again.found_last == 0 {
                break;
            }
        }
        Ok(Some(again))
    }

    /// Reads once, and takes away what is meant as it comes: what is held is a page for each segment. How many were meant.
    async fn sweep(&mut self) -> Result<u64> {
        let mut found = 0;
        let mut pages = self.finder.tokens(self.job.user);
        while let Some(page) = pages.try_next().await? {
            let meant = self.selector.choose(page).await?;
            found += meant.len() as u64;
            self.remover.remove(meant).await?;
        }
        Ok(found)
    }
}
