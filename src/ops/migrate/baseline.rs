//! A history for a database that has its schema already: made by another tool, by hand, or from a dump.

use super::catalog;
use super::files::Source;
use super::patience::Patience;
use super::procedure::{Procedure, Titles, step};
use super::record::{Stamp, stamp};
use super::run::{Executor, Work};
use super::scratch::{self, Agreement, Replay, disagreement};
use super::stamped::Stamped;
use super::stock::{self, Stock};
use super::up::check_limit;
use crate::conn::postgres::Postgres;
use crate::error::{Error, Kind, Result};
use crate::plan::Approved;
use crate::progress::Progress;
use crate::text;

const TITLES: Titles = Titles { action: "migrate.baseline", kind: "migrate.baseline.plan/1" };

/// A baseline that was worked out.
pub type Baseline = Procedure<Matter>;

/// What is needed to carry a baseline out.
pub struct Matter {
    stock: Stock,
    /// How many files are to agree with the database; `None` where that is to be found out.
    count: Option<usize>,
}

/// Works out which migrations to record up to version `limit`; without, as many as the database agrees with.
pub async fn plan(postgres: &Postgres, source: &Source, limit: Option<i64>) -> Result<Baseline> {
    let stock = stock::take(postgres, source).await?;
    check_empty(&stock, postgres)?;
    let count = limit.map(|limit| place(&stock.works, limit)).transpose()?;
    let database = postgres.settings().database.clone();
    let recorded = match count.map(|count| &stock.works[count - 1]) {
        Some(last) => format!("every migration up to {}", last.title()),
        None => "the migrations that the database agrees with".to_owned(),
    };
    Ok(Procedure {
        titles: &TITLES,
        summary: format!("record {recorded} as applied to database \"{database}\""),
        steps: vec![
            step("compare", "the database with a replay of the files in a scratch database"),
            step("record, where they agree", recorded),
        ],
        notes: scratch::about_rows(&stock.works[..count.unwrap_or(stock.works.len())]),
        fingerprint: stock.fingerprint(),
        source: stock.source.clone(),
        database,
        matter: Matter { stock, count },
    })
}

fn check_empty(stock: &Stock, postgres: &Postgres) -> Result<()> {
    let rows = stock.history.rows.len();
    if rows == 0 && !stock.works.is_empty() {
        return Ok(());
    }
    if rows > 0 {
        let message = format!("the history has {rows} rows already, so there is nothing to begin with");
        return Err(Error::new(Kind::Conflict, message)
            .hint("`authctl migrate verify` compares them with the database, `repair` corrects them"));
    }
    let settings = postgres.settings();
    let host = settings
        .hosts
        .first()
        .map_or_else(String::new, |host| format!(" -h {} -p {}", text::argument(&host.name), host.port));
    Err(Error::usage("there are no migration files to record").hint(format!(
        "a first one is made with `pg_dump --schema-only --no-owner{host} -U {} -d {} -f migrations/V1__baseline.sql`",
        text::argument(&settings.user),
        text::argument(&settings.database)
    )))
}

/// How many files there are up to version `limit`.
fn place(works: &[Work], limit: i64) -> Result<usize> {
    check_limit(works.iter().map(|work| work.version), Some(limit))?;
    Ok(works.iter().take_while(|work| work.version <= limit).count())
}

/// Carries an approved baseline out.
pub async fn apply(
    postgres: &Postgres,
    approved: &Approved<Baseline>,
    patience: &Patience,
    progress: &dyn Progress,
) -> Result<Stamped> {
    let stock = &approved.plan().matter.stock;
    let mut executor = Executor::open(postgres, approved, patience, progress).await?;
    if !executor.history().rows.is_empty() {
        return Err(Error::new(Kind::Conflict, "another run has recorded migrations meanwhile")
            .hint("`authctl migrate status` shows them"));
    }
    let agreement = agreement(postgres, approved, progress).await?;
    if approved.plan().matter.count.is_none() {
        check_certain(&stock.works, agreement.replayed)?;
    }
    let stamps: Vec<_> = stock.works[..agreement.replayed].iter().map(Stamp::record).collect();
    stamp(&mut executor, &stamps).await?;
    let waiting = stock.works.len() - stamps.len();
    let note = format!("{waiting} more can be applied with `authctl migrate up`");
    Ok(Stamped {
        kind: "migrate.baseline/1",
        stamps,
        nothing: "",
        notes: if waiting == 0 { Vec::new() } else { vec![note] },
        source: executor.source(),
    })
}

/// Refuses to guess where the next file changes rows alone: the database looks the same before and after it.
fn check_certain(works: &[Work], replayed: usize) -> Result<()> {
    let Some(next) = works.get(replayed).filter(|next| next.may_write_rows()) else { return Ok(()) };
    let last = works[replayed - 1].version;
    let message = format!(
        "the database agrees up to version {last}, and whether {} was run cannot be seen",
        next.title()
    );
    Err(Error::new(Kind::Conflict, message)
        .because("it may change rows, which are not compared; nothing was recorded")
        .hint(format!(
            "say how far it was: `--to {last}`, or `--to {}` where that was run too",
            next.version
        )))
}

async fn agreement(
    postgres: &Postgres,
    approved: &Approved<Baseline>,
    progress: &dyn Progress,
) -> Result<Agreement> {
    let Matter { stock, count } = &approved.plan().matter;
    let live = catalog::read(&postgres.read().await?).await?;
    if live.is_empty() {
        return Err(Error::new(Kind::Conflict, "the database is empty, so nothing was applied to it")
            .hint("build it with `authctl migrate up`"));
    }
    let works = stock.all();
    let works = &works[..count.unwrap_or(works.len())];
    let agreement = scratch::with(postgres, approved, progress, stock.extensions(), async |scratch| {
        let mut replay = Replay::begin(scratch, approved, progress).await?;
        scratch::agree(&mut replay, works, count.unwrap_or(1), &live, true).await
    });
    let agreement = agreement.await?;
    if agreement.is_complete() { Ok(agreement) } else { Err(disagreement(&agreement.differences)) }
}
