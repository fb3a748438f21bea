//! Fetching the content of the server again, to see that it holds what was restored.

use ::redis::cmd;

use super::count;
use super::target::Target;
use super::write::Written;
use crate::conn::redis::Reader;
use crate::error::{Error, Kind, Result};
use crate::ops::rdb::{Content, Ledger, Summary, Survey, Tally, now};
use crate::progress::{Progress, Task};

/// How many keys were found to be what was written; an error where any differs. Keys that may have expired since are
/// left out on both sides.
pub(super) async fn compare(target: &Target, written: &Written, progress: &dyn Progress) -> Result<u64> {
    let outcome = target.running.unless_stopped(held(target, written, progress)).await;
    let (held, until) = outcome.map_err(|error| {
        error.with_kind(Kind::PartlyDone).done("every key was restored").done("none was compared")
    })?;
    let (Some(expected), Some(found)) = (written.ledger.beyond(until), held.beyond(until)) else {
        return Ok(0);
    };
    if expected == found {
        return Ok(found.keys);
    }
    let name = target.source.target.as_deref().unwrap_or_default();
    Err(Error::new(Kind::Findings, format!("{name} does not hold what was restored"))
        .because(difference(expected, found))
        .done("every key was restored")
        .hint("see that nobody else writes to it and that it evicts nothing (`maxmemory`), then restore with `--clean`"))
}

fn difference(expected: Tally, found: Tally) -> String {
    if expected.keys != found.keys {
        return format!("it has {} keys, {} were restored", count(found.keys), count(expected.keys));
    }
    format!("the digest of its keys is {}, of those restored {}", found.digest(), expected.digest())
}

/// What the masters hold, and the moment by which all of it was read, by their clocks and ours.
async fn held(target: &Target, written: &Written, progress: &dyn Progress) -> Result<(Ledger, u64)> {
    let task = Task::of_items(progress, "comparing keys", written.ledger.total().keys);
    let mut held = written.ledger.emptied();
    let mut until = now();
    for master in &target.masters.list {
        let summary = read(&master.reader, &task, progress).await?;
        held.add(&summary.ledger);
        until = until.max(now()).max(time(&master.reader).await.unwrap_or_default());
    }
    Ok((held, until))
}

async fn read(reader: &Reader, task: &Task<'_>, progress: &dyn Progress) -> Result<Summary> {
    let mut content = Content::of(reader, progress).await?;
    let mut survey = Survey::begin(now());
    let mut told = 0;
    while let Some(piece) = content.next().await? {
        survey.take(piece).await?;
        let keys = survey.keys();
        task.advance(keys - told);
        told = keys;
    }
    survey.end().await
}

/// The server's clock, in milliseconds of the epoch.
async fn time(reader: &Reader) -> Option<u64> {
    let (seconds, microseconds): (u64, u64) = reader.ask(&cmd("TIME")).await.ok()?;
    Some(seconds * 1000 + microseconds / 1000)
}
