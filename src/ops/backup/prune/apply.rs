//! What was agreed to goes.

use super::plan::{self, Fate, PrunePlan};
use crate::conn::repository::Repository;
use crate::error::{Error, Kind, Result};
use crate::ops::repository::{Leftover, SetId, remove_set, sweep};
use crate::plan::Approved;
use crate::progress::{Progress, Task};
use crate::report::{Cell, Column, Report, Source, Table, Value};
use crate::text;

/// What went.
pub struct Pruned {
    removed: Vec<(SetId, Option<u64>)>,
    swept: Vec<Leftover>,
    /// Leftovers of the plan that turned out to be somebody's, or were gone by then.
    left_alone: usize,
    staying: usize,
    target: String,
}

/// Removes the sets that were agreed to, and sweeps the leftovers. A set stops to exist before its first file goes,
/// so that one that is removed half-way is a leftover, which the next run sweeps.
pub async fn apply(
    repository: &Repository,
    approved: &Approved<PrunePlan>,
    progress: &dyn Progress,
) -> Result<Pruned> {
    let plan = approved.plan();
    let writer = repository.write(approved).await?;
    still_to_go(plan, &plan::of(&writer, plan.target.clone(), &plan.wishes).await?)?;
    let swept = sweep(&writer, &plan.leftovers).await?;
    let task = Task::of_items(progress, "removing sets", plan.going().count() as u64);
    let mut removed = Vec::new();
    for fate in plan.going() {
        remove_set(&writer, &fate.set).await.map_err(|error| stopped(error, fate, &removed))?;
        removed.push((fate.set.clone(), fate.bytes));
        task.advance(1);
    }
    let left_alone = plan.leftovers.len().saturating_sub(swept.len());
    Ok(Pruned { removed, swept, left_alone, staying: plan.staying(), target: plan.target.clone() })
}

/// Another prune, or a verification that found the last good set bad, may have come in between: what this plan meant
/// to remove could be the last good one by now.
fn still_to_go(plan: &PrunePlan, now: &PrunePlan) -> Result<()> {
    let stays = |fate: &&Fate| now.fates.iter().any(|other| other.set == fate.set && !other.goes);
    let Some(fate) = plan.going().find(stays) else { return Ok(()) };
    let message = format!("{} is to be kept by now; nothing was removed", fate.set);
    Err(Error::new(Kind::Conflict, message).hint("run the command again and read the new plan"))
}

fn stopped(error: Error, fate: &Fate, removed: &[(SetId, Option<u64>)]) -> Error {
    let error = error.context(format!("{} could not be removed", fate.set));
    if removed.is_empty() {
        return error;
    }
    let error = removed.iter().fold(error, |error, (set, _)| error.done(format!("{set} was removed")));
    error.with_kind(Kind::PartlyDone).hint("run the command again: it goes on from there")
}

impl Report for Pruned {
    fn kind(&self) -> &'static str {
        "backup.prune/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new(["done", "set", "size_bytes"].map(Column::new));
        for (set, bytes) in &self.removed {
            table.push([
                Cell::from("removed"),
                set.to_string().into(),
                bytes.map_or(Value::Unknown, Value::of_bytes).into(),
            ]);
        }
        for left in &self.swept {
            let bytes = Value::of_bytes(left.bytes());
            table.push([Cell::from("swept"), left.set().map(ToString::to_string).into(), bytes.into()]);
        }
        table
    }

    fn notes(&self) -> Vec<String> {
        let alone = (self.left_alone > 0).then(|| {
            let left = text::plural(self.left_alone, "leftover");
            format!("Not swept, because somebody works on it after all or was faster: {left}.")
        });
        alone.into_iter().chain([format!("Kept: {}.", text::plural(self.staying, "backup"))]).collect()
    }

    fn source(&self) -> Source {
        Source { target: Some(self.target.clone()), server: None }
    }
}
