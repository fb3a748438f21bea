//! What `pg_dump` writes, taken from its pipe and put into files of the set as it comes.

use super::Options;
use super::folder::Folder;
use super::rows::Written;
use super::survey::Table;
use crate::conn::postgres::Snapshot;
use crate::conn::postgres::tools::{self, Process, Tool};
use crate::error::{Error, Result};
use crate::ops::archive::{CustomReader, Event, Toc};
use crate::ops::repository::{self, Compression, PostgresFormat, SetWriter};
use crate::progress::{Progress, Task};
use crate::sql;

/// How `pg_dump` is called.
pub(super) struct Call<'a> {
    pub(super) tool: &'a Tool,
    pub(super) snapshot: &'a Snapshot,
    pub(super) options: &'a Options,
    /// The database's own, in which the rows that we write ourselves are as well.
    pub(super) encoding: &'a str,
    /// The tables of the backup.
    pub(super) tables: &'a [Table],
    /// Those whose rows are not its business.
    pub(super) own: &'a [Table],
}

/// What came of it.
#[derive(Default)]
pub(super) struct Dumped {
    /// The tables whose rows it wrote.
    pub(super) tables: Vec<repository::Table>,
    /// How many large objects it wrote.
    pub(super) large_objects: u64,
    pub(super) toc: Option<Box<Toc>>,
}

/// As long as somebody who waits for an exclusive lock may keep it waiting; see the sessions that copy rows.
const LOCK_WAIT: &str = "--lock-wait-timeout=5s";

impl Call<'_> {
    async fn start(&self, format: &str, compression: Option<String>) -> Result<Process> {
        let mut arguments = vec![
            format!("--format={format}"),
            format!("--snapshot={}", self.snapshot.id()),
            // else it is that of the role or the database, which may have been told another
            format!("--encoding={}", self.encoding),
            LOCK_WAIT.to_owned(),
        ];
        arguments.extend(compression);
        arguments.extend(self.options.only_schema.then(|| "--schema-only".to_owned()));
        arguments.extend(self.own.iter().map(|table| format!("--exclude-table-data={}", pattern(table))));
        if !self.options.tables.is_empty() {
            arguments.extend(self.tables.iter().map(|table| format!("--table={}", pattern(table))));
        } else if format == "custom" {
            // so that `pg_restore --create` can make the database with its settings and grants
            arguments.push("--create".to_owned());
        }
        let database = &self.snapshot.postgres().settings().database;
        self.tool.start(&tools::Call { database, arguments: &arguments, ..tools::Call::default() }).await
    }
}

/// A name that `pg_dump` takes literally: in its patterns only a quote means anything between quotes.
fn pattern(table: &Table) -> String {
    format!("{}.{}", sql::identifier(&table.schema), sql::identifier(&table.name))
}

/// Writes a directory archive up to its table of contents, for which our own rows are missing yet.
pub(super) async fn into_folder(call: &Call<'_>, set: &SetWriter) -> Result<Dumped> {
    let mut process = call.start("custom", Some("--compress=0".to_owned())).await?;
    let mut reader = CustomReader::default();
    let mut folder = Folder::new(set, call.options.compression);
    while let Some(piece) = process.next().await? {
        set.pace().take(piece.len() as u64).await;
        reader.push(&piece);
        while let Some(event) = reader.next()? {
            folder.take(event).await?;
        }
    }
    reader.finish();
    while let Some(event) = reader.next()? {
        if event == Event::End {
            return folder.end();
        }
        folder.take(event).await?;
    }
    Err(Error::bug("an archive of `pg_dump` ended without its end"))
}

/// Writes what `pg_dump` writes as it is: a custom archive, or a script, which is compressed as rows are.
pub(super) async fn into_file(call: &Call<'_>, set: &SetWriter, progress: &dyn Progress) -> Result<Dumped> {
    let compression = call.options.compression;
    let (format, own_compression, name, ours) = match call.options.format {
        PostgresFormat::Plain => ("plain", None, "postgres/dump.sql", compression),
        _ => (
            "custom",
            Some(argument(compression, call.tool.major())),
            "postgres/dump.custom",
            Compression::None,
        ),
    };
    let mut process = call.start(format, own_compression).await?;
    let mut sink = set.create(name, ours).await?;
    let total = call.tables.iter().map(|table| table.bytes).sum();
    let task = Task::of_bytes(progress, "pg_dump", total);
    while let Some(piece) = process.next().await? {
        set.pace().take(piece.len() as u64).await;
        task.advance(piece.len() as u64);
        sink.write(piece).await?;
    }
    sink.finish().await?;
    Ok(Dumped::default())
}

/// How `pg_dump` of this version is told to compress by itself.
fn argument(compression: Compression, major: u32) -> String {
    match compression {
        Compression::None => "--compress=0".to_owned(),
        Compression::Gzip(level) => format!("--compress={}", level.min(9)),
        Compression::Zstd(level) if major >= 16 => format!("--compress=zstd:{level}"),
        Compression::Zstd(_) => "--compress=1".to_owned(),
    }
}

/// Adds our own rows to the table of contents, and writes it.
pub(super) async fn finish(dumped: &mut Dumped, written: &[Written], set: &SetWriter) -> Result<()> {
    let Some(toc) = &mut dumped.toc else { return Err(Error::bug("an archive has no table of contents")) };
    let mut tables: Vec<&Written> = written.iter().collect();
    tables.sort_by_key(|one| (one.range.table.oid, one.range.number));
    for ranges in tables.chunk_by(|a, b| a.range.table.oid == b.range.table.oid) {
        let files: Vec<_> = ranges.iter().map(|one| one.range.file()).collect();
        let table = &ranges[0].range.table;
        toc.add_data(table.oid, &table.columns, &files)?;
    }
    let mut sink = set.create("postgres/toc.dat", Compression::None).await?;
    sink.write(toc.write().into()).await?;
    sink.finish().await.map(drop)
}
