//! Files replayed in a scratch database, and what they make compared with a live one.

use std::time::Duration;

use crate::conn::postgres::Postgres;
use crate::error::{Error, Kind, Result};
use crate::ops::migrate::catalog::{self, Catalog, Difference};
use crate::ops::migrate::patience::Patience;
use crate::ops::migrate::run::{Executor, Ran, Work};
use crate::plan::{Approved, Plan};
use crate::progress::Progress;
use crate::text;

/// Nobody else is in a scratch database.
const PATIENCE: Patience =
    Patience { lock_wait: Duration::from_secs(5), lock_timeout: Duration::from_secs(5), lock_retries: 0 };

/// A scratch database that files are replayed in.
pub(in crate::ops::migrate) struct Replay<'a> {
    scratch: &'a Postgres,
    executor: Executor<'a>,
}

impl<'a> Replay<'a> {
    /// Begins in an empty `scratch`.
    pub(in crate::ops::migrate) async fn begin<P: Plan>(
        scratch: &'a Postgres,
        approved: &Approved<P>,
        progress: &'a dyn Progress,
    ) -> Result<Self> {
        let executor = Executor::open(scratch, approved, &PATIENCE, progress).await?;
        Ok(Self { scratch, executor })
    }

    /// Replays `works`.
    pub(in crate::ops::migrate) async fn run(&mut self, works: &[&Work]) -> Result<()> {
        let ran = self.executor.run(works).await;
        ran.map_err(|error| {
            let kind = match error.kind() {
                Kind::PartlyDone | Kind::Conflict => Kind::Failed,
                kind => kind,
            };
            // what was done and what to do next are about the scratch database
            error.without_advice().context("the files do not build up an empty database").with_kind(kind)
        })
    }

    /// What they have made so far.
    pub(in crate::ops::migrate) async fn catalog(&self) -> Result<Catalog> {
        catalog::read(&self.scratch.read().await?).await
    }

    async fn compare(&self, replayed: usize, live: &Catalog) -> Result<Agreement> {
        Ok(Agreement { replayed, differences: self.catalog().await?.differences(live) })
    }

    /// What was run.
    pub(in crate::ops::migrate) fn into_ran(self) -> Vec<Ran> {
        self.executor.into_ran()
    }
}

/// How the files up to one of them agree with a live database.
pub(in crate::ops::migrate) struct Agreement {
    /// How many files were replayed.
    pub(in crate::ops::migrate) replayed: usize,
    /// What is different then.
    pub(in crate::ops::migrate) differences: Vec<Difference>,
}

impl Agreement {
    /// Whether nothing is different that any migration could have made.
    pub(in crate::ops::migrate) fn is_complete(&self) -> bool {
        self.differences.iter().all(Difference::is_left_to_operators)
    }
}

/// Replays the first `least` of `works`, and of the others as many as are needed to agree with `live`. Where
/// they never do, the answer is the first comparison, or the `closest`. A file that may change rows ends it:
/// whether it was run nobody can see.
pub(in crate::ops::migrate) async fn agree(
    replay: &mut Replay<'_>,
    works: &[&Work],
    least: usize,
    live: &Catalog,
    closest: bool,
) -> Result<Agreement> {
    replay.run(&works[..least]).await?;
    let mut best = replay.compare(least, live).await?;
    for (index, work) in works.iter().enumerate().skip(least) {
        // a file that does not even run here cannot be what the live database has more
        if best.is_complete() || work.may_write_rows() || replay.run(&[work]).await.is_err() {
            break;
        }
        let next = replay.compare(index + 1, live).await?;
        if next.is_complete() || (closest && next.differences.len() < best.differences.len()) {
            best = next;
        }
    }
    Ok(best)
}

/// That nobody can see whether the rows of these files were changed.
pub(in crate::ops::migrate) fn about_rows(works: &[Work]) -> Vec<String> {
    let unseen = works.iter().filter(|work| work.may_write_rows()).map(Work::title).collect::<Vec<_>>();
    if unseen.is_empty() {
        return Vec::new();
    }
    let them = unseen.join(", ");
    vec![format!(
        "Rows are not compared: whether the database holds what {them} may have done to them is not known."
    )]
}

/// So many differences are told; of more the number says enough.
const TOLD: usize = 20;

/// That files and database do not agree, so that nothing was recorded.
pub(in crate::ops::migrate) fn disagreement(differences: &[Difference]) -> Error {
    let drift: Vec<_> = differences.iter().filter(|difference| !difference.is_left_to_operators()).collect();
    let count = text::plural(drift.len(), "difference");
    let message = format!("{count} between the database and what the files build; nothing was recorded");
    let error = drift
        .iter()
        .take(TOLD)
        .fold(Error::new(Kind::Conflict, message), |error, difference| error.because(difference.sentence()));
    let error = if drift.len() > TOLD { error.because("…") } else { error };
    error.hint("correct the files or the database until they agree; the history is to say what is true")
}

/// Refuses to try files in a scratch database whose effects would not stay in it.
pub(in crate::ops::migrate) fn check_reach(works: &[&Work]) -> Result<()> {
    let far = works.iter().find_map(|work| {
        let statement = work.prepared.parsed.statements.iter().find(|statement| statement.server_wide)?;
        Some((work, statement))
    });
    let Some((work, statement)) = far else { return Ok(()) };
    let body = &work.prepared.body;
    let place = body.place(statement.range.start);
    let message = format!(
        "{}:{place}: this changes the whole server, so the file cannot be tried in a scratch database",
        work.prepared.file
    );
    Err(Error::new(Kind::Refused, message).excerpt(place.excerpt(&body.written)).hint(
        "roles, databases and server settings belong into `authctl init` or another script of their own",
    ))
}
