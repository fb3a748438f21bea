//! Reading a database's files back.

use futures_util::stream::{self, StreamExt, TryStreamExt};

use crate::error::{Kind, Result};
use crate::ops::archive::{Content, Lines, Toc};
use crate::ops::repository::{File, PostgresFormat, PostgresPart, SetReader};
use crate::progress::{Progress, Task};

/// Files that are read side by side.
const AT_ONCE: usize = 4;

/// Reads every file of the database; what is wrong, in words.
pub async fn verify(set: &SetReader, part: &PostgresPart, progress: &dyn Progress) -> Result<Vec<String>> {
    let files: Vec<&File> = set.manifest().files_below("postgres/").collect();
    let task =
        Task::of_bytes(progress, "reading back postgres", files.iter().map(|file| file.raw_bytes).sum());
    let read = stream::iter(&files).map(|file| read(set, file, part.format, &task)).buffer_unordered(AT_ONCE);
    let seen: Vec<Seen> = read.try_collect().await?;
    let mut findings: Vec<String> = seen.iter().filter_map(|seen| seen.finding.clone()).collect();
    if part.format == PostgresFormat::Directory && findings.is_empty() {
        findings.extend(unlisted(set, &seen).await?);
        findings.extend(part.tables.iter().filter_map(|table| {
            let contents = table.files.iter().filter_map(|file| seen.iter().find(|seen| seen.name == *file));
            let mut sum = Content::default();
            contents.for_each(|seen| sum.add(seen.content));
            sum.difference(table).map(|difference| format!("{}.{}: {difference}", table.schema, table.name))
        }));
    }
    Ok(findings)
}

/// A file that was read.
struct Seen {
    name: String,
    content: Content,
    finding: Option<String>,
}

/// Damage is a finding; that nothing can be read is an error.
async fn read(set: &SetReader, file: &File, format: PostgresFormat, task: &Task<'_>) -> Result<Seen> {
    let name = file.name().to_owned();
    let has_rows = format == PostgresFormat::Directory && name.contains(".dat") && !name.contains("blob_");
    let has_rows = has_rows && !name.ends_with("toc.dat");
    let seen = |content, finding| Seen { name: name.clone(), content, finding };
    match content(set, &name, has_rows, task).await {
        Ok(lines) if has_rows && !lines.is_ended() => {
            Ok(seen(lines.content(), Some(format!("{name}: its rows have no end"))))
        }
        Ok(lines) => Ok(seen(lines.content(), None)),
        Err(error) if error.kind() == Kind::Findings => Ok(seen(Content::default(), Some(error.to_string()))),
        Err(error) => Err(error),
    }
}

async fn content(set: &SetReader, name: &str, has_rows: bool, task: &Task<'_>) -> Result<Lines> {
    let (mut source, mut lines) = (set.read(name).await?, Lines::default());
    while let Some(piece) = source.next().await? {
        if has_rows {
            lines.feed(&piece);
        }
        task.advance(piece.len() as u64);
    }
    Ok(lines)
}

/// Files that the table of contents promises and the set does not have.
async fn unlisted(set: &SetReader, seen: &[Seen]) -> Result<Vec<String>> {
    let mut source = set.read("postgres/toc.dat").await?;
    let mut bytes = Vec::new();
    while let Some(piece) = source.next().await? {
        bytes.extend_from_slice(&piece);
    }
    let toc = match Toc::read(&bytes.into()) {
        Ok(toc) => toc,
        Err(error) => return Ok(vec![format!("postgres/toc.dat: {error}")]),
    };
    let is_there = |file: &str| {
        let name = format!("postgres/{file}");
        seen.iter().any(|seen| {
            seen.name.strip_prefix(&name).is_some_and(|ending| ["", ".gz", ".zst"].contains(&ending))
        })
    };
    let promised = toc.entries.iter().filter(|entry| entry.has_data).filter_map(|entry| entry.file());
    Ok(promised.filter(|file| !is_there(file)).map(|file| format!("postgres/{file} is missing")).collect())
}
