//! `up` tried in a scratch database: whether the files that wait run at all, and how long they take there.

use super::files::Source;
use super::procedure::{Procedure, Titles, step};
use super::run::Ran;
use super::scratch::{self, Replay};
use super::stock::{self, Stock};
use super::up::{Wishes, check_limit};
use crate::conn::postgres::Postgres;
use crate::error::Result;
use crate::plan::Approved;
use crate::progress::Progress;
use crate::report::{self, Column, Report, Table, Value};
use crate::text;

const TITLES: Titles = Titles { action: "migrate.up.rehearsal", kind: "migrate.up.rehearsal.plan/1" };

/// A rehearsal that was worked out.
pub type Rehearsal = Procedure<Matter>;

/// What is needed to carry a rehearsal out.
pub struct Matter {
    stock: Stock,
    /// How many files are run, those that were applied among them.
    count: usize,
}

/// Works out what to try.
pub async fn plan(postgres: &Postgres, source: &Source, wishes: Wishes) -> Result<Rehearsal> {
    let stock = stock::take(postgres, source).await?;
    check_limit(stock.works.iter().map(|work| work.version), wishes.limit)?;
    super::history::verify(&stock.entries)?;
    let is_due = |version: i64| wishes.limit.is_none_or(|limit| version <= limit);
    let due = stock.works[stock.applied..].iter().take_while(|work| is_due(work.version)).count();
    let waiting = text::plural(due, "pending migration");
    let steps = vec![
        step("make", "a scratch database on the same server"),
        step("replay there", text::plural(stock.applied, "applied migration")),
        step("apply there", waiting.clone()),
        step("drop", "the scratch database, for which the server writes a checkpoint"),
    ];
    let database = postgres.settings().database.clone();
    Ok(Procedure {
        titles: &TITLES,
        summary: format!("try {waiting} of database \"{database}\" in a scratch database"),
        steps: if due == 0 { Vec::new() } else { steps },
        notes: Vec::new(),
        fingerprint: stock.fingerprint(),
        source: stock.source.clone(),
        database,
        matter: Matter { count: stock.applied + due, stock },
    })
}

/// What came of a rehearsal.
pub struct Rehearsed {
    ran: Vec<Ran>,
    source: report::Source,
}

/// Carries an approved rehearsal out.
pub async fn apply(
    postgres: &Postgres,
    approved: &Approved<Rehearsal>,
    progress: &dyn Progress,
) -> Result<Rehearsed> {
    let Matter { stock, count } = &approved.plan().matter;
    let works = stock.all();
    let ran = scratch::with(postgres, approved, progress, stock.extensions(), async |scratch| {
        let mut replay = Replay::begin(scratch, approved, progress).await?;
        replay.run(&works[..*count]).await?;
        Ok(replay.into_ran())
    });
    Ok(Rehearsed { ran: ran.await?.split_off(stock.applied), source: stock.source.clone() })
}

impl Report for Rehearsed {
    fn kind(&self) -> &'static str {
        "migrate.up.rehearsal/1"
    }

    fn table(&self) -> Table {
        let columns = ["version", "name", "state", "duration_seconds"].map(Column::new);
        let mut table = Table::new(columns);
        for Ran { version, name, duration, .. } in &self.ran {
            table.push([
                Value::Number(*version),
                name.as_str().into(),
                "rehearsed".into(),
                Value::Seconds(duration.as_secs_f64()),
            ]);
        }
        table
    }

    fn notes(&self) -> Vec<String> {
        let total: f64 = self.ran.iter().map(|ran| ran.duration.as_secs_f64()).sum();
        vec![format!(
            "They run, in {}. Nothing of the live database was changed. The scratch database has no rows and no \
             other users: what scans or rewrites a table, or waits for a lock, takes longer there.",
            text::seconds(total)
        )]
    }

    fn source(&self) -> report::Source {
        self.source.clone()
    }
}
