//! A database as an archive that `pg_restore` reads.
//!
//! Definitions, sequences, large objects and whatever is unusual are `pg_dump`'s; the rows of ordinary tables are
//! copied by several sessions of the same snapshot, a large table in ranges of its pages. Everything goes into one
//! directory archive.

mod definitions;
mod dump;
mod folder;
mod moment;
mod ranges;
mod read_back;
mod rows;
mod survey;

pub use read_back::verify;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use crate::conn::postgres::Postgres;
use crate::conn::postgres::tools::{self, Program};
use crate::error::Result;
use crate::ops::archive::Content;
use crate::ops::repository::{Compression, PostgresFormat, PostgresPart, SetWriter, Table};
use crate::progress::{Progress, Task};
use definitions::Definitions;
use dump::Dumped;
use moment::Moment;
use rows::Written;

/// How a database is backed up.
#[derive(Clone, Debug)]
pub struct Options {
    /// How the files are laid out.
    pub format: PostgresFormat,
    /// How rows are compressed.
    pub compression: Compression,
    /// How many sessions copy rows.
    pub jobs: usize,
    /// Whether rows are left out.
    pub only_schema: bool,
    /// The tables to back up, with their partitions; all where it is empty.
    pub tables: Vec<String>,
}

/// Writes the database into the set.
pub async fn create(
    postgres: &Postgres,
    set: &SetWriter,
    options: &Options,
    progress: &dyn Progress,
) -> Result<PostgresPart> {
    let begun = Instant::now();
    let snapshot = postgres.snapshot().await?;
    let holder = snapshot.holder();
    let moment = Moment::of(holder).await?;
    let tables = survey::selected(survey::tables(holder).await?, &options.tables)?;
    survey::lock(holder, &tables).await?;
    let definitions = Definitions::of(holder).await?;
    let source = holder.source();
    let tool = tools::find(snapshot.postgres(), snapshot.host(), Program::Dump, holder.major()).await?;
    let own = moment.own(&tables, options);
    let encoding = moment.encoding();
    let call = dump::Call { tool: &tool, snapshot: &snapshot, options, encoding, tables: &tables, own: &own };
    let work = Work { set, options, definitions, progress };
    let (dumped, written) = match options.format {
        PostgresFormat::Directory => work.directory(&call).await?,
        PostgresFormat::Custom | PostgresFormat::Plain => (work.whole(&call).await?, Vec::new()),
    };
    moment.still_held(holder).await?;
    let part = moment.part(&source, &tool, options);
    Ok(PostgresPart {
        tables: table_contents(dumped.tables, written),
        large_objects: dumped.large_objects,
        duration_seconds: begun.elapsed().as_secs_f64(),
        ..part
    })
}

struct Work<'a> {
    set: &'a SetWriter,
    options: &'a Options,
    definitions: Definitions,
    progress: &'a dyn Progress,
}

impl Work<'_> {
    /// `pg_dump` and the sessions that copy rows are at work at the same time; the table of contents, which names
    /// what both wrote, comes last.
    async fn directory(&self, call: &dump::Call<'_>) -> Result<(Dumped, Vec<Written>)> {
        let ranges = ranges::of(call.own);
        let total = ranges.iter().map(ranges::Range::bytes).sum();
        let task = Task::of_bytes(self.progress, "copying rows", total);
        let Options { jobs, compression, .. } = *self.options;
        let dumping = async {
            let dumped = dump::into_folder(call, self.set).await?;
            self.definitions.check(call.snapshot.postgres()).await?;
            Ok(dumped)
        };
        let copying =
            rows::write(call.snapshot, self.set, ranges, rows::Way { jobs, compression, task: &task });
        let (mut dumped, written) = tokio::try_join!(dumping, copying)?;
        dump::finish(&mut dumped, &written, self.set).await?;
        Ok((dumped, written))
    }

    async fn whole(&self, call: &dump::Call<'_>) -> Result<Dumped> {
        let dumped = dump::into_file(call, self.set, self.progress).await?;
        self.definitions.check(call.snapshot.postgres()).await?;
        Ok(dumped)
    }
}

/// The tables of the manifest: those that `pg_dump` wrote, and ours, whose ranges are put together.
fn table_contents(dumped: Vec<Table>, written: Vec<Written>) -> Vec<Table> {
    let mut ours: BTreeMap<u32, (Vec<Written>, Content)> = BTreeMap::new();
    for one in written {
        let (ranges, sum) = ours.entry(one.range.table.oid).or_default();
        sum.add(one.content);
        ranges.push(one);
    }
    let ours = ours.into_values().filter_map(|(mut ranges, sum)| {
        ranges.sort_by_key(|one| one.range.number);
        let table = Arc::clone(&ranges.first()?.range.table);
        let files = ranges.into_iter().map(|one| one.file).collect();
        Some(sum.of_table(&table.schema, &table.name, files))
    });
    let mut all: Vec<_> = dumped.into_iter().chain(ours).collect();
    all.sort_by(|a, b| (&a.schema, &a.name).cmp(&(&b.schema, &b.name)));
    all
}
