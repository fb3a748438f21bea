//! Whether each migration can be taken back: up, down and up again in a scratch database, one after the other,
//! with the catalog compared in between.

use super::catalog::{Catalog, Difference};
use super::files::{Migration, Source, load};
use super::history;
use super::prepare::{all_or_refusal, check_written, prepare};
use super::procedure::{Procedure, Titles, step};
use super::run::{Direction, Work};
use super::scratch::{self, Replay};
use super::stock::extensions;
use super::up;
use crate::conn::postgres::Postgres;
use crate::error::{Error, Kind, Result};
use crate::exit::Exit;
use crate::plan::{Approved, Fingerprint};
use crate::progress::{Progress, Task};
use crate::report::{self, Cell, Column, Report, Table, Value, Verdict};
use crate::text;

const TITLES: Titles = Titles { action: "migrate.test", kind: "migrate.test.plan/1" };

/// So many differences are told of one migration.
const TOLD: usize = 5;

/// A test that was worked out.
pub type Test = Procedure<Vec<Rung>>;

/// A migration with its way back.
pub struct Rung {
    up: Work,
    down: Option<Work>,
}

/// Works out what to test: every migration, applied or not.
pub async fn plan(postgres: &Postgres, source: &Source) -> Result<Test> {
    let rungs = rungs(source)?;
    let ways: Vec<&Work> =
        rungs.iter().flat_map(|rung| [Some(&rung.up), rung.down.as_ref()]).flatten().collect();
    scratch::check_reach(&ways)?;
    let texts: Vec<&str> = ways.iter().map(|work| work.prepared.body.sent.as_str()).collect();
    let reader = postgres.read().await?;
    let count = text::plural(rungs.len(), "migration");
    let steps = vec![
        step("make", "a scratch database on the same server"),
        step("apply, take back and apply again there", count.clone()),
        step("drop", "the scratch database, for which the server writes a checkpoint"),
    ];
    Ok(Procedure {
        titles: &TITLES,
        database: postgres.settings().database.clone(),
        summary: format!("test the way back of {count} in a scratch database"),
        steps: if rungs.is_empty() { Vec::new() } else { steps },
        notes: Vec::new(),
        fingerprint: Fingerprint::of(&texts),
        source: reader.source(),
        matter: rungs,
    })
}

fn rungs(source: &Source) -> Result<Vec<Rung>> {
    let migrations = load(source)?;
    let entries = history::compare(&migrations, &history::History::none())?;
    let ups = up::works(entries, &source.variables)?;
    let rung = |(up, migration): (Work, &Migration)| {
        let down = migration.down.as_ref().map(|down| prepare(&down.file, &down.text, &source.variables));
        let down = down.transpose()?.filter(|prepared| check_written(prepared).is_ok());
        let down = down.map(|prepared| Work {
            version: up.version,
            name: up.name.clone(),
            checksum: up.checksum.clone(),
            prepared,
            direction: Direction::Down,
        });
        Ok(Rung { up, down })
    };
    all_or_refusal(ups.into_iter().zip(&migrations).map(rung))
}

/// What came of one migration.
struct Outcome {
    version: i64,
    name: String,
    fault: Option<Fault>,
}

/// Why a migration cannot be taken back.
enum Fault {
    /// There is no file for it.
    NoWayBack,
    /// The way back fails.
    DownFails(String),
    /// It leaves the database other than it was before.
    Leaves(Vec<String>),
    /// It cannot be applied again.
    UpFails(String),
    /// Applied again it makes something else.
    Differs(Vec<String>),
}

/// What came of the test.
pub struct Tested {
    outcomes: Vec<Outcome>,
    source: report::Source,
}

/// Carries an approved test out.
pub async fn apply(
    postgres: &Postgres,
    approved: &Approved<Test>,
    progress: &dyn Progress,
) -> Result<Tested> {
    let rungs = &approved.plan().matter;
    let ups: Vec<&Work> = rungs.iter().map(|rung| &rung.up).collect();
    let made: Vec<String> = ups.iter().flat_map(|work| extensions(std::slice::from_ref(*work))).collect();
    let task = Task::of_items(progress, "tested", rungs.len() as u64);
    let mut outcomes: Vec<Outcome> = Vec::new();
    // a migration that leaves something behind spoils the database for the next one
    while outcomes.len() < rungs.len() {
        let tried = outcomes.len();
        let more = scratch::with(postgres, approved, progress, made.clone(), async |scratch| {
            let mut replay = Replay::begin(scratch, approved, progress).await?;
            replay.run(&ups[..tried]).await?;
            climb(&mut replay, &rungs[tried..], &task).await
        });
        outcomes.extend(more.await?);
    }
    Ok(Tested { outcomes, source: approved.plan().source.clone() })
}

/// Tries one rung after the other until the database is spoilt.
async fn climb(replay: &mut Replay<'_>, rungs: &[Rung], task: &Task<'_>) -> Result<Vec<Outcome>> {
    let mut outcomes = Vec::new();
    let mut before = replay.catalog().await?;
    for rung in rungs {
        replay.run(&[&rung.up]).await?;
        let after = replay.catalog().await?;
        let fault = fault(replay, rung, &before, &after).await?;
        let spoilt = fault.as_ref().is_some_and(Fault::spoils);
        outcomes.push(Outcome { version: rung.up.version, name: rung.up.name.clone(), fault });
        task.advance(1);
        if spoilt {
            break;
        }
        before = after;
    }
    Ok(outcomes)
}

/// What is wrong with the way back of a migration that has just been applied.
async fn fault(
    replay: &mut Replay<'_>,
    rung: &Rung,
    before: &Catalog,
    after: &Catalog,
) -> Result<Option<Fault>> {
    let Some(down) = &rung.down else { return Ok(Some(Fault::NoWayBack)) };
    if let Err(error) = replay.run(&[down]).await {
        return its_own(error).map(|words| Some(Fault::DownFails(words)));
    }
    let left = before.differences(&replay.catalog().await?);
    if !left.is_empty() {
        return Ok(Some(Fault::Leaves(sentences(&left))));
    }
    if let Err(error) = replay.run(&[&rung.up]).await {
        return its_own(error).map(|words| Some(Fault::UpFails(words)));
    }
    let other = after.differences(&replay.catalog().await?);
    Ok((!other.is_empty()).then(|| Fault::Differs(sentences(&other))))
}

/// The words of a failure that is the file's; that of a server which is gone is nobody's fault here.
fn its_own(error: Error) -> Result<String> {
    match error.kind() {
        Kind::Unreachable | Kind::Interrupted | Kind::Denied => Err(error),
        _ => Ok(error.causes().first().cloned().unwrap_or_else(|| error.message().to_owned())),
    }
}

fn sentences(differences: &[Difference]) -> Vec<String> {
    let told = differences.iter().take(TOLD).map(Difference::sentence);
    let more = differences.len().saturating_sub(TOLD);
    told.chain((more > 0).then(|| format!("and {more} more"))).collect()
}

impl Fault {
    /// Whether the scratch database is no longer what the migrations up to here make.
    fn spoils(&self) -> bool {
        matches!(self, Self::Leaves(_) | Self::UpFails(_) | Self::Differs(_) | Self::DownFails(_))
    }

    fn verdict(&self) -> Verdict {
        if matches!(self, Self::NoWayBack) { Verdict::Warn } else { Verdict::Bad }
    }

    fn sentence(&self) -> String {
        match self {
            Self::NoWayBack => "it has no way back".to_owned(),
            Self::DownFails(words) => format!("its way back fails: {words}"),
            Self::Leaves(what) => format!("its way back does not lead there: {}", what.join("; ")),
            Self::UpFails(words) => format!("after its way back it cannot be applied again: {words}"),
            Self::Differs(what) => format!("applied again it makes something else: {}", what.join("; ")),
        }
    }
}

impl Report for Tested {
    fn kind(&self) -> &'static str {
        "migrate.test/1"
    }

    fn table(&self) -> Table {
        let columns = ["version", "name", "verdict", "reversible", "summary"].map(Column::new);
        let mut table = Table::new(columns);
        for Outcome { version, name, fault } in &self.outcomes {
            let verdict = fault.as_ref().map_or(Verdict::Fine, Fault::verdict);
            table.push([
                Value::Number(*version).into(),
                name.as_str().into(),
                Cell::from(verdict),
                fault.is_none().into(),
                fault.as_ref().map(Fault::sentence).into(),
            ]);
        }
        table
    }

    fn verdict(&self) -> Verdict {
        let faults = self.outcomes.iter().filter_map(|outcome| outcome.fault.as_ref());
        faults.map(Fault::verdict).max().unwrap_or(Verdict::Fine)
    }

    fn source(&self) -> report::Source {
        self.source.clone()
    }

    /// Whatever cannot be taken back is what was asked for.
    fn exit(&self, _strict: bool) -> Exit {
        if self.outcomes.iter().any(|outcome| outcome.fault.is_some()) { Exit::Findings } else { Exit::Fine }
    }
}
