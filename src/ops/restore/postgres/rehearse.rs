//! A restore into a database that is dropped again, to know that it would work.

use super::fill::Fill;
use super::look::Look;
use super::{Existing, Options, Origin, compare, left};
use crate::conn::postgres::Postgres;
use crate::error::Result;
use crate::plan::{Approved, Plan};
use crate::progress::Progress;
use crate::sql::identifier;

/// Restores the database of a set into a scratch database, compares its rows, and drops it, whatever came of it, after
/// what rehearsals that were killed have left. What differs, in words.
pub async fn rehearse<P: Plan>(
    postgres: &Postgres,
    approved: &Approved<P>,
    origin: &Origin,
    jobs: usize,
    progress: &dyn Progress,
) -> Result<Vec<String>> {
    left::sweep(postgres, approved, progress).await;
    let options = options(origin, jobs);
    let look = Look::at(postgres, origin, &options).await?;
    let home = postgres.home().write(approved).await?;
    let advice = "this set is being rehearsed already: wait for its end, then see what it found: `authctl backup show`";
    super::alone(&home, &look, advice).await?;
    super::begin(&home, &look, origin).await?;
    let scratch = postgres.with_database(&look.names.unfinished);
    let fill = Fill { origin, options: &options, postgres: &scratch, look: &look, progress };
    let outcome = async {
        fill.run(approved, &home).await?;
        match &look.contents {
            Some(contents) => compare::compare(&scratch, contents, origin.part()?, jobs, progress).await,
            None => Ok(Vec::new()),
        }
    }
    .await;
    let drop = format!("DROP DATABASE {} WITH (FORCE)", identifier(&look.names.unfinished));
    let mut dropped = home.batch(&drop).await;
    // query_canceled: the cancel of a run that was told to stop may come late and hit this instead
    if dropped.as_ref().is_err_and(|error| error.server_code() == Some("57014")) {
        dropped = home.batch(&drop).await;
    }
    if let Err(error) = dropped {
        progress
            .note(&format!("The scratch database could not be dropped ({error}); the next run tries again."));
    }
    outcome
}

/// Under a name that no other restore uses, without owners, whose roles need not be on a server for rehearsals.
pub(super) fn options(origin: &Origin, jobs: usize) -> Options {
    Options {
        into: Some(format!("verify_{}", origin.suffix())),
        existing: Existing::Refuse,
        jobs,
        tables: Vec::new(),
        no_owner: true,
    }
}
