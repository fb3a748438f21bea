//! Filling the stores of `authctl seed`, one after the other.

use crate::cli::Run;
use crate::error::{Error, Kind, Result};
use crate::ops::seed::plan::{Outcome, SeedPlan, Store, Written};
use crate::ops::seed::{Passwords, Recipe, dynamodb, generated_password, postgres, redis};
use crate::plan::Approved;
use crate::report::Source;
use crate::secret::Secret;

fn instance_name<'a>(run: &'a Run<'_>) -> &'a str {
    &run.config.redis.instance_name
}

/// What the stores hold, and what the recipe adds to each.
pub(super) async fn prepare(run: &Run<'_>, recipe: &Recipe) -> Result<SeedPlan> {
    let mut plan = SeedPlan::new(recipe, super::target(recipe, run));
    for store in &recipe.stores {
        match store {
            Store::Postgres => postgres::plan(&run.context.postgres.read().await?, &mut plan).await?,
            Store::Redis => {
                redis::plan(&run.context.redis.read().await?, instance_name(run), &mut plan).await?;
            }
            Store::DynamoDb => dynamodb::plan(&run.context.aws, &mut plan).await?,
        }
    }
    Ok(plan)
}

/// Fills one store after the other. What an earlier one took in is told when a later one fails or the run is
/// interrupted.
pub(super) async fn apply(
    run: &Run<'_>,
    approved: &Approved<SeedPlan>,
    given: Option<Secret>,
) -> Result<Outcome> {
    let mut written: Vec<Written> = Vec::new();
    let mut sources: Vec<Source> = Vec::new();
    for store in &approved.plan().recipe().stores {
        let filled = tokio::select! {
            filled = fill(run, approved, *store, given.as_ref()) => filled,
            _ = tokio::signal::ctrl_c() => Err(interrupted(*store)),
        };
        let (source, lines) = filled.map_err(|error| with_what_was_done(error, &written))?;
        written.extend(lines);
        sources.push(source);
    }
    Ok(Outcome::new(approved.plan().recipe(), sources.into_iter().next().unwrap_or_default(), written))
}

async fn fill(
    run: &Run<'_>,
    approved: &Approved<SeedPlan>,
    store: Store,
    given: Option<&Secret>,
) -> Result<(Source, Vec<Written>)> {
    match store {
        Store::Postgres => fill_postgres(run, approved, given).await,
        Store::Redis => {
            let writer = run.context.redis.write(approved).await?;
            let written = redis::apply(&writer, instance_name(run), approved, run.context.progress).await?;
            Ok((writer.source(), written))
        }
        Store::DynamoDb => dynamodb::apply(&run.context.aws, approved, run.context.progress).await,
    }
}

async fn fill_postgres(
    run: &Run<'_>,
    approved: &Approved<SeedPlan>,
    given: Option<&Secret>,
) -> Result<(Source, Vec<Written>)> {
    let writer = run.context.postgres.write(approved).await?;
    let password = given.cloned().unwrap_or_else(generated_password);
    let passwords = Passwords::of(&password, approved.plan().recipe().rng_seed).await?;
    let written = postgres::apply(&writer, approved, passwords, run.context.progress).await?;
    if given.is_none() {
        run.ui
            .note(&format!("The password of every account is {}; it is not told again.", password.expose()));
    }
    Ok((writer.source(), written))
}

fn interrupted(store: Store) -> Error {
    Error::new(Kind::Interrupted, format!("interrupted while {} was filled", store.name()))
        .done(store.after_a_kill())
        .hint("run the same command again")
}

/// Names the stores that are complete; the run as a whole is then partly done.
fn with_what_was_done(error: Error, written: &[Written]) -> Error {
    if written.is_empty() {
        return error;
    }
    let kind = if error.kind() == Kind::Interrupted { Kind::Interrupted } else { Kind::PartlyDone };
    written.iter().fold(error.with_kind(kind), |error, written| error.done(written.in_words()))
}
