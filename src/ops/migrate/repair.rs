//! Bringing the history back to the truth. What the history is to say is compared with the database first: a
//! checksum that is only overwritten would be a lie that nobody finds any more.

use super::catalog;
use super::files::{Migration, Source};
use super::history::{self, Entry, Interrupted, State};
use super::patience::Patience;
use super::procedure::{Procedure, Titles, step};
use super::record::{Stamp, stamp};
use super::run::Executor;
use super::scratch::{self, Agreement, Replay, disagreement};
use super::stamped::Stamped;
use super::stock::{self, Stock};
use crate::conn::postgres::Postgres;
use crate::error::{Error, Kind, Result};
use crate::plan::Approved;
use crate::progress::Progress;

const TITLES: Titles = Titles { action: "migrate.repair", kind: "migrate.repair.plan/1" };

/// A repair that was worked out.
pub type Repair = Procedure<Matter>;

/// What is needed to carry a repair out.
pub struct Matter {
    stock: Stock,
    /// Changes of rows that are there.
    stamps: Vec<Stamp>,
    /// Whether anything but the ends of lines is different.
    compares: bool,
}

/// Works out what to repair.
pub async fn plan(postgres: &Postgres, source: &Source) -> Result<Repair> {
    let stock = stock::take(postgres, source).await?;
    let mut stamps = Vec::new();
    let (mut steps, mut compares) = (Vec::new(), false);
    if let Some(interrupted) = &stock.history.interrupted {
        check_abandoned(&stock, interrupted)?;
        let object = format!("V{}: {}", interrupted.version, interrupted.sentence());
        steps.push(step("drop the journal, since nobody goes on with it", object));
        stamps.push(Stamp::Forget(interrupted.version));
    }
    for entry in &stock.entries {
        let Some((stamp, does)) = change(entry, &stock)? else { continue };
        compares |= entry.state != State::Applied;
        steps.push(step(does, format!("V{}__{}", entry.version, entry.name)));
        stamps.push(stamp);
    }
    let waiting = &stock.works[stock.applied..];
    if let (Some(first), Some(last)) = (waiting.first(), waiting.last()) {
        let range =
            if waiting.len() == 1 { first.title() } else { format!("{} to {}", first.title(), last.title()) };
        steps.push(step("record, where everything it makes is there already", range));
        compares = true;
    }
    if compares {
        steps.insert(0, step("compare", "the database with a replay of the files in a scratch database"));
    }
    let database = postgres.settings().database.clone();
    Ok(Procedure {
        titles: &TITLES,
        summary: format!("bring the history of database \"{database}\" into line with its files"),
        steps,
        notes: if compares { scratch::about_rows(&stock.works) } else { Vec::new() },
        fingerprint: stock.fingerprint(),
        source: stock.source.clone(),
        database,
        matter: Matter { stock, stamps, compares },
    })
}

/// Only a journal is dropped that no run can go on with: its file is gone, or its migration was recorded by
/// another tool.
fn check_abandoned(stock: &Stock, interrupted: &Interrupted) -> Result<()> {
    let has_file = stock.works.iter().any(|work| work.version == interrupted.version);
    let recorded = stock.history.rows.iter().any(|row| row.version == interrupted.version);
    if !has_file || recorded != interrupted.down {
        return Ok(());
    }
    Err(interrupted.comes_first())
}

/// What is to become of a row, and in words.
fn change(entry: &Entry, stock: &Stock) -> Result<Option<(Stamp, &'static str)>> {
    let now = |migration: &Migration| history::stamp(migration, stock.history.width);
    Ok(match (entry.state, &entry.migration) {
        (State::Applied, Some(migration)) if entry.remark.is_some() => Some((
            Stamp::Restamp(entry.version, migration.name.clone(), now(migration)?),
            "record with its lines as they end now",
        )),
        (State::Divergent, Some(migration)) => Some((
            Stamp::Restamp(entry.version, migration.name.clone(), now(migration)?),
            "record as it is now",
        )),
        (State::Missing, _) => Some((
            Stamp::Strike(entry.version, entry.name.clone()),
            "strike out, since there is no such file",
        )),
        _ => None,
    })
}

/// Carries an approved repair out.
pub async fn apply(
    postgres: &Postgres,
    approved: &Approved<Repair>,
    patience: &Patience,
    progress: &dyn Progress,
) -> Result<Stamped> {
    let Matter { stock, stamps, compares } = &approved.plan().matter;
    let mut executor = Executor::open(postgres, approved, patience, progress).await?;
    check_unchanged(stock, executor.history())?;
    let mut stamps = stamps.clone();
    if *compares {
        let agreement = agreement(postgres, approved, progress).await?;
        stamps.extend(stock.works[stock.applied..agreement.replayed].iter().map(Stamp::record));
    }
    stamp(&mut executor, &stamps).await?;
    Ok(Stamped {
        kind: "migrate.repair/1",
        stamps,
        nothing: "The history says what is in the database: there is nothing to repair.",
        notes: Vec::new(),
        source: executor.source(),
    })
}

async fn agreement(
    postgres: &Postgres,
    approved: &Approved<Repair>,
    progress: &dyn Progress,
) -> Result<Agreement> {
    let stock = &approved.plan().matter.stock;
    let live = catalog::read(&postgres.read().await?).await?;
    let agreement = scratch::with(postgres, approved, progress, stock.extensions(), async |scratch| {
        let mut replay = Replay::begin(scratch, approved, progress).await?;
        scratch::agree(&mut replay, &stock.all(), stock.applied, &live, false).await
    });
    let agreement = agreement.await?;
    if agreement.is_complete() { Ok(agreement) } else { Err(disagreement(&agreement.differences)) }
}

fn check_unchanged(stock: &Stock, now: &history::History) -> Result<()> {
    if now.rows == stock.history.rows && now.interrupted == stock.history.interrupted {
        return Ok(());
    }
    Err(Error::new(Kind::Conflict, "the history changed since the plan was shown; nothing was changed")
        .hint("run the command again and read the new plan"))
}
