//! Redis from a set: into a live server key by key, or as a file for a stopped one.
//!
//! Every file is read to its end before anything is changed, so that no key is removed for a backup that is damaged.
//! A live server must be empty, or is emptied before (`clean`, by SCAN and UNLINK). Afterwards its content is fetched
//! again and compared. A restore that was cut off left keys behind: it is run again with `clean`, and begins anew.

mod clean;
mod compare;
mod count;
mod file;
mod judge;
mod lane;
mod rehearse;
mod room;
mod slot;
mod target;
mod write;

use std::path::PathBuf;
use std::time::Instant;

use crate::conn::redis::Redis;
use crate::error::{Error, Kind, Result};
use crate::ops::rdb::{self, Summary};
use crate::ops::repository::{Part, RedisPart, SetReader, Store, Way};
use crate::plan::{Approved, Danger, Plan};
use crate::progress::Progress;
use crate::report::{Cell, Source, Value};
use target::Target;
use write::{Writing, Written};

pub use rehearse::rehearse;

use super::{Prepared, Restored};

/// How Redis is restored.
#[derive(Clone, Debug)]
pub struct Options {
    /// Whether keys that are there are removed before, or a file that is there is replaced.
    pub clean: bool,
    /// The file, for several masters the folder, into which content goes instead of into a live server.
    pub file: Option<PathBuf>,
    /// How many connections write side by side.
    pub jobs: usize,
}

/// Looks at the set and at the server, and refuses a server with keys that nobody said may go.
pub async fn prepare(redis: &Redis, set: &SetReader, options: &Options) -> Result<Prepared> {
    let part = part(set)?;
    if let Some(path) = &options.file {
        return file::prepare(path, part, options.clean);
    }
    let target = Target::look(redis).await?;
    judge::judge(&target, part, options.clean)?;
    room::judge(&target, set, part, options.jobs)?;
    let destroys = target.keys > 0;
    Ok(Prepared {
        target: target.source.target.clone().unwrap_or_default(),
        steps: steps(part, &target),
        danger: if destroys { Danger::Destructive } else { Danger::Reversible },
        identity: target.identity(),
        notes: notes(part),
        source: target.source,
    })
}

/// Restores as was agreed to.
pub async fn apply<P: Plan>(
    redis: &Redis,
    approved: &Approved<P>,
    set: &SetReader,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Restored> {
    let started = Instant::now();
    let part = part(set)?;
    if let Some(path) = &options.file {
        let written = file::apply(path, set, part, options.clean, progress);
        return redis.running().unless_stopped(written).await.map_err(without_a_file);
    }
    let reading = redis.running().unless_stopped(read(set, part, progress));
    let summaries = reading.await.map_err(|error| error.done("nothing was changed"))?;
    let target = Target::look(redis).await?;
    judge::judge(&target, part, options.clean)?;
    judge::databases(&target, &summaries)?;
    room::judge(&target, set, part, options.jobs)?;
    let removed = clean::remove(redis, approved, &target, progress).await?;
    let so_far = |error| with_removed(error, removed);
    let lanes = lane::open(redis, approved, &target, options.jobs).await.map_err(so_far)?;
    let writing = Writing::new(&lanes, options.clean, part, progress);
    let ended = target.running.unless_stopped(writing.everything(set, part)).await;
    let written = writing.end(ended).map_err(so_far)?;
    let compared = compare::compare(&target, &written, progress).await.map_err(so_far)?;
    Ok(restored(target.source, &written, removed, compared, started))
}

/// A file that is stopped in the middle of its way does not appear.
fn without_a_file(error: Error) -> Error {
    match error.kind() {
        Kind::Interrupted => error.done("no file appeared that is not whole").hint("run the command again"),
        _ => error,
    }
}

/// Tells with an error how many keys were removed before it.
fn with_removed(error: Error, removed: u64) -> Error {
    if removed == 0 {
        return error;
    }
    let kind = if error.kind() == Kind::Findings { Kind::Findings } else { Kind::PartlyDone };
    error.with_kind(kind).done(format!("{} keys were removed", count(removed)))
}

fn part(set: &SetReader) -> Result<&RedisPart> {
    let manifest = set.manifest();
    match manifest.part(Store::Redis) {
        Some(Part::Redis(part)) => Ok(part),
        _ => Err(Error::usage(format!("set {} has no Redis in it", manifest.set))),
    }
}

/// Reads every file to its end, before anything is changed.
async fn read(set: &SetReader, part: &RedisPart, progress: &dyn Progress) -> Result<Vec<Summary>> {
    let mut summaries = Vec::new();
    for master in &part.masters {
        let summary = rdb::read(set, master, async |_| Ok(()), progress).await?;
        if let Some(difference) = rdb::difference(master, &summary) {
            return Err(Error::new(Kind::Findings, difference));
        }
        summaries.push(summary);
    }
    Ok(summaries)
}

fn steps(part: &RedisPart, target: &Target) -> Vec<String> {
    let name = target.source.target.clone().unwrap_or_default();
    let mut steps = vec!["read every file of the backup, and stop where one is damaged".to_owned()];
    if target.keys > 0 {
        steps.push(format!("remove every key of {name}, {} now", count(target.keys)));
    }
    steps.extend(part.masters.iter().map(|master| {
        let (keys, expiring) = (count(master.keys), count(master.expiring_keys));
        format!(
            "restore {keys} keys of {} into {name}, without those of {expiring} that expired",
            master.file
        )
    }));
    steps.push(format!("fetch the content of {name} and compare it with what was restored"));
    steps
}

/// What is to be known about the backup.
fn notes(part: &RedisPart) -> Vec<String> {
    let mut notes = Vec::new();
    if part.masters.iter().any(|master| master.way == Way::Scan) {
        notes.push(format!(
            "The keys are not of one moment: they were read one after the other from {} to {}.",
            part.content_from, part.content_to
        ));
    } else if part.masters.len() > 1 {
        notes.push(format!(
            "Each master's keys are of one moment, all of them between {} and {}.",
            part.content_from, part.content_to
        ));
    }
    let left_out = part.masters.iter().filter_map(|master| master.left_out.as_ref());
    notes.extend(left_out.map(|left_out| format!("Not in the backup: {left_out}: {}.", left_out.why)));
    notes.dedup();
    notes
}

fn count(count: u64) -> String {
    Value::of_count(count).for_people()
}

fn cell(count: u64) -> Cell {
    Value::of_count(count).into()
}

fn restored(source: Source, written: &Written, removed: u64, compared: u64, started: Instant) -> Restored {
    let keys = written.ledger.total().keys;
    let mut notes = Vec::new();
    if compared < keys {
        notes.push(format!(
            "{} keys expire so soon that they, or parts of them, could be gone when the content was compared.",
            count(keys - compared)
        ));
    }
    let figures = vec![
        ("keys", cell(keys)),
        ("compared_keys", cell(compared)),
        ("expired_keys", cell(written.expired)),
        ("removed_keys", cell(removed)),
        ("libraries", cell(written.libraries())),
        ("duration_seconds", Value::Seconds(started.elapsed().as_secs_f64()).into()),
    ];
    Restored { figures, notes, source }
}
