//! A DynamoDB table from a set: made where it is missing, filled, and compared with what was backed up.
//!
//! A table that is being filled carries the tag `authctl:restoring` with the name of the set, so that a second run
//! goes on where the first was cut off, without taking a table in use for one that may be written to. Writing an item
//! twice does no harm.

mod clean;
mod compare;
mod destination;
mod input;
mod make;
mod mark;
mod rehearse;
mod write;

use std::time::Instant;

use crate::conn::aws::Aws;
use crate::error::{Error, Kind, Result};
use crate::ops::items::{Definition, TABLE, TIME_TO_LIVE, TimeToLive, read_json};
use crate::ops::repository::{DynamoDbPart, Part, SetReader, Store};
use crate::plan::{Approved, Danger, Plan};
use crate::progress::Progress;
use crate::report::{Cell, Source, Value};
use crate::text;
use destination::{Destination, Found, Holding};
use write::Writing;

pub use rehearse::rehearse;

use super::{Prepared, Restored};

/// How a table is restored.
#[derive(Clone, Debug)]
pub struct Options {
    /// Into which table; that of the configuration where nothing is said.
    pub table: Option<String>,
    /// Whether the items of a table that has some are deleted before.
    pub clean: bool,
    /// How many requests are under way at once.
    pub jobs: usize,
    /// How many write units a second may be used, at most.
    pub write_units: Option<u32>,
}

/// What is restored, and into what.
struct Restore<'a> {
    set: &'a SetReader,
    part: DynamoDbPart,
    definition: Definition,
    time_to_live: Option<TimeToLive>,
    destination: Destination,
    options: &'a Options,
}

/// Looks at the set and at the table. It refuses a table with another key, and one with items that neither `clean` nor
/// an earlier run accounts for.
pub async fn prepare(aws: &Aws, set: &SetReader, options: &Options) -> Result<Prepared> {
    let restore = Restore::open(aws, set, options).await?;
    let found = restore.look().await?;
    // what was written since an earlier run was cut off is overwritten, too
    let destroys = found.as_ref().is_some_and(|found| found.holding != Holding::Nothing);
    Ok(Prepared {
        target: restore.destination.name.clone(),
        steps: restore.steps(found.as_ref()),
        danger: if destroys { Danger::Destructive } else { Danger::Reversible },
        identity: found.as_ref().map_or_else(|| "missing".to_owned(), Found::identity),
        notes: restore.notes(),
        source: restore.source(),
    })
}

/// Restores the table as was agreed to.
pub async fn apply<P: Plan>(
    aws: &Aws,
    _approved: &Approved<P>,
    set: &SetReader,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Restored> {
    let started = Instant::now();
    let restore = Restore::open(aws, set, options).await?;
    let destination = &restore.destination;
    let is_made = restore.look().await?.is_none();
    if is_made {
        make::table(destination, &restore.definition).await?;
    }
    let waiting = make::wait(destination, &set.manifest().set, progress);
    let found = destination.running.unless_stopped(waiting).await;
    let found = found.map_err(|error| if is_made { restore.made(error) } else { error })?;
    destination.judge(&found, &restore.definition, options.clean)?;
    mark::set(destination, &found, set, progress).await;
    let deleted = restore.clean(progress).await?;
    restore.fill(progress).await?;
    let left = mark::remove(destination, &found).await;
    Ok(restore.restored(deleted, started, left.into_iter().collect()))
}

fn part(set: &SetReader) -> Result<&DynamoDbPart> {
    let manifest = set.manifest();
    match manifest.part(Store::DynamoDb) {
        Some(Part::DynamoDb(part)) => Ok(part),
        _ => Err(Error::usage(format!("backup {} has no DynamoDB table in it", manifest.set))),
    }
}

impl<'a> Restore<'a> {
    async fn open(aws: &Aws, set: &'a SetReader, options: &'a Options) -> Result<Self> {
        let (manifest, part) = (set.manifest(), part(set)?);
        let definition: Definition = read_json(set, TABLE).await?;
        let expires = manifest.files.iter().any(|file| file.path.starts_with(TIME_TO_LIVE));
        let time_to_live = if expires { Some(read_json(set, TIME_TO_LIVE).await?) } else { None };
        let destination = Destination::of(aws, options.table.as_deref()).await?;
        Ok(Self { set, part: part.clone(), definition, time_to_live, destination, options })
    }

    /// The table as it is, when it may be restored into.
    async fn look(&self) -> Result<Option<Found>> {
        let found = self.destination.look(&self.set.manifest().set).await?;
        if let Some(found) = &found {
            self.destination.judge(found, &self.definition, self.options.clean)?;
        }
        Ok(found)
    }

    /// Deletes what the table holds, where that was asked for; how many items there were.
    async fn clean(&self, progress: &dyn Progress) -> Result<u64> {
        if !self.options.clean {
            return Ok(0);
        }
        clean::remove(&self.destination, &self.definition.key_names(), self.options, progress).await
    }

    /// Writes every item, looks whether the table holds them, and lets them expire as they did.
    async fn fill(&self, progress: &dyn Progress) -> Result<()> {
        let (destination, options) = (&self.destination, self.options);
        let writing = Writing::new(destination, options.jobs, options.write_units);
        let filled = destination.running.unless_stopped(writing.fill(self.set, &self.part, progress)).await;
        filled.map_err(|error| writing.cut_off(error, self.part.items))?;
        compare::compare(destination, &self.part, options.jobs, progress).await?;
        match &self.time_to_live {
            Some(time_to_live) => make::expire(destination, time_to_live).await.map_err(|error| {
                error.with_kind(Kind::PartlyDone).done("every item was written and compared")
            }),
            None => Ok(()),
        }
    }

    /// Tells with an error that the table is there, and empty.
    fn made(&self, error: Error) -> Error {
        error
            .done(format!("table \"{}\" was created, and nothing was written into it", self.destination.name))
            .hint("run the same command again: it goes on with the table that is there")
    }

    fn steps(&self, found: Option<&Found>) -> Vec<String> {
        let name = &self.destination.name;
        let items = text::count(self.part.items.cast_signed());
        let mut steps = Vec::new();
        match found.map(|found| (found.holding, found.about)) {
            None => steps.push(format!("create table \"{name}\" ({})", make::describe(&self.definition))),
            Some((Holding::Nothing, _)) => {}
            Some((_, about)) if self.options.clean => {
                steps.push(format!("delete every item of \"{name}\", about {}", text::count(about)));
            }
            Some(_) => steps.push(format!("go on with the restore of \"{name}\" that was cut off")),
        }
        let pace = self.options.write_units.map(|units| format!(", at most {units} write units a second"));
        steps.push(format!("write {items} items into \"{name}\"{}", pace.unwrap_or_default()));
        steps.push(format!("scan \"{name}\" and compare its items with the backup"));
        if let Some(time_to_live) = &self.time_to_live {
            steps.push(format!("let items of \"{name}\" expire by \"{}\"", time_to_live.attribute()));
        }
        steps
    }

    fn notes(&self) -> Vec<String> {
        let (part, name) = (&self.part, &self.destination.name);
        let (from, to) = (part.content_from, part.content_to);
        let mut notes = vec![format!("The items are not of one moment: they were read from {from} to {to}.")];
        if part.table != *name {
            notes.push(format!("The backup is of table \"{}\".", part.table));
        }
        if part.point_in_time_recovery == Some(true) {
            notes.push(format!(
                "The table that was backed up had point-in-time recovery. This one gets it with `aws dynamodb \
                 update-continuous-backups --table-name {} --point-in-time-recovery-specification \
                 PointInTimeRecoveryEnabled=true`.",
                text::argument(name)
            ));
        }
        notes
    }

    fn source(&self) -> Source {
        Source::new(self.destination.target.clone(), "DynamoDB")
    }

    fn restored(&self, deleted: u64, started: Instant, notes: Vec<String>) -> Restored {
        let count = |count: u64| Cell::from(Value::Count(count.cast_signed()));
        let mut figures = vec![("items", count(self.part.items))];
        if self.options.clean {
            figures.push(("deleted_items", count(deleted)));
        }
        figures.push(("duration_seconds", Value::Seconds(started.elapsed().as_secs_f64()).into()));
        Restored { figures, notes, source: self.source() }
    }
}
