//! Taking migrations back, the youngest first.

use super::done::Done;
use super::files::{Migration, Source, load};
use super::history::{self, Entry, History, State};
use super::patience::Patience;
use super::prepare::{all_or_refusal, prepare};
use super::run::{Direction, Executor, Work};
use super::up::{check_all_written, check_direction, table_of};
use crate::conn::postgres::Postgres;
use crate::error::{Error, Kind, Result};
use crate::plan::{Approved, Danger, Fingerprint, Plan};
use crate::progress::Progress;
use crate::report::{self, Report, Table};
use crate::text;

/// How far back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// To where this version is the youngest; 0 takes everything back.
    Version(i64),
    /// So many migrations.
    Steps(usize),
}

/// The migrations to take back.
pub struct Down {
    database: String,
    migrations: Vec<Migration>,
    works: Vec<Work>,
    goal: Goal,
    source: report::Source,
}

/// Works out which migrations of `postgres` to take back, and by which files of `source`.
pub async fn plan(postgres: &Postgres, source: &Source, goal: Goal) -> Result<Down> {
    let migrations = load(source)?;
    let reader = postgres.read().await?;
    let history = history::read(&reader).await?;
    check_direction(&history, Direction::Down)?;
    let entries = history::compare(&migrations, &history)?;
    let works = works(leaving(entries, goal)?, source)?;
    check_all_written(&works)?;
    let database = postgres.settings().database.clone();
    Ok(Down { database, migrations, works, goal, source: reader.source() })
}

/// The entries to take back, the youngest first.
fn leaving(entries: Vec<Entry>, goal: Goal) -> Result<Vec<Entry>> {
    let is_applied = |entry: &Entry| !matches!(entry.state, State::Pending | State::OutOfOrder);
    let applied: Vec<Entry> = entries.into_iter().filter(is_applied).rev().collect();
    let count = match goal {
        Goal::Steps(count) => count,
        Goal::Version(0) => applied.len(),
        Goal::Version(version) => {
            applied.iter().position(|entry| entry.version == version).ok_or_else(|| {
                Error::usage(format!("version {version} is not applied, so nothing leads back to it"))
                    .hint("`authctl migrate status` shows what is applied; `--to 0` takes everything back")
            })?
        }
    };
    Ok(applied.into_iter().take(count).collect())
}

fn works(entries: Vec<Entry>, source: &Source) -> Result<Vec<Work>> {
    let work = |entry: Entry| {
        let Entry { version, name, checksum, migration, problem, .. } = entry;
        if let Some(problem) = problem {
            return Err(untrusted(problem));
        }
        let migration = migration.ok_or_else(|| Error::bug(format!("V{version} has no file")))?;
        let down = migration.down.as_ref().ok_or_else(|| irreversible(&migration))?;
        let prepared = prepare(&down.file, &down.text, &source.variables);
        Ok(prepared.map(|prepared| Work { version, name, checksum, prepared, direction: Direction::Down }))
    };
    all_or_refusal(entries.into_iter().map(work).collect::<Result<Vec<_>>>()?)
}

fn untrusted(problem: String) -> Error {
    Error::new(Kind::Conflict, "the way back belongs to another migration than the one that was applied")
        .because(problem)
        .hint("bring back the files that were applied; `authctl migrate verify` compares them with the database")
}

fn irreversible(migration: &Migration) -> Error {
    let message = format!("{} has no way back; nothing was changed", migration.title());
    Error::new(Kind::Refused, message).hint(format!(
        "write `{}` beside the migrations, and try it with `authctl migrate test`",
        migration.down_file()
    ))
}

/// Takes an approved plan's migrations back.
pub async fn apply(
    postgres: &Postgres,
    approved: &Approved<Down>,
    patience: &Patience,
    progress: &dyn Progress,
) -> Result<Done> {
    let plan = approved.plan();
    let mut executor = Executor::open(postgres, approved, patience, progress).await?;
    check_unchanged(plan, executor.history())?;
    let source = executor.source();
    executor.run(&plan.works.iter().collect::<Vec<_>>()).await?;
    Ok(Done { kind: "migrate.down/1", state: "undone", ran: executor.into_ran(), by_others: 0, source })
}

/// Under the lock the same migrations must be the youngest.
fn check_unchanged(plan: &Down, history: &History) -> Result<()> {
    let leaving = leaving(history::compare(&plan.migrations, history)?, plan.goal)?;
    let versions = leaving.iter().map(|entry| (entry.version, entry.checksum.as_str()));
    if versions.eq(plan.works.iter().map(|work| (work.version, work.checksum.as_str()))) {
        return Ok(());
    }
    Err(Error::new(Kind::Conflict, "the history changed since the plan was shown; nothing was changed")
        .hint("run the command again and read the new plan"))
}

impl Report for Down {
    fn kind(&self) -> &'static str {
        "migrate.down.plan/1"
    }

    fn table(&self) -> Table {
        table_of(&self.works, "undo").when_empty("Nothing is applied that would have to be taken back.")
    }

    fn source(&self) -> report::Source {
        self.source.clone()
    }
}

impl Plan for Down {
    fn action(&self) -> &'static str {
        "migrate.down"
    }

    fn target(&self) -> &str {
        &self.database
    }

    fn summary(&self) -> String {
        let count = text::plural(self.works.len(), "migration");
        format!("take {count} of database \"{}\" back, with the data in what goes", self.database)
    }

    fn danger(&self) -> Danger {
        Danger::Destructive
    }

    fn is_empty(&self) -> bool {
        self.works.is_empty()
    }

    /// What is taken back, by which text.
    fn fingerprint(&self) -> Fingerprint {
        let address = self.source.target.as_deref().unwrap_or_default();
        let texts = self.works.iter().flat_map(|work| [work.name.as_str(), work.prepared.body.sent.as_str()]);
        Fingerprint::of(&[self.action(), address].into_iter().chain(texts).collect::<Vec<_>>())
    }
}
