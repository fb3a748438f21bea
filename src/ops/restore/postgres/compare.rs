//! The rows of a database, compared with those that were backed up.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::try_join_all;

use super::contents::{Contents, text};
use crate::conn::postgres::{Postgres, SnapshotReader};
use crate::error::{Error, Result};
use crate::ops::archive::{Content, Entry, Lines};
use crate::ops::repository::{PostgresPart, Table};
use crate::progress::{Progress, Task};
use crate::sql::literal;

/// Compares every table of the manifest by `jobs` sessions; what differs, in words.
pub(super) async fn compare(
    postgres: &Postgres,
    contents: &Contents,
    part: &PostgresPart,
    jobs: usize,
    progress: &dyn Progress,
) -> Result<Vec<String>> {
    let snapshot = postgres.snapshot().await?;
    let bytes = part.tables.iter().map(|table| table.raw_bytes).sum();
    let task = Task::of_bytes(progress, "comparing rows", bytes);
    let waiting = Mutex::new(part.tables.iter().collect::<VecDeque<&Table>>());
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    let session = async || {
        let session = snapshot.join(Duration::ZERO).await?;
        let mut findings = Vec::new();
        while let Some(table) = next() {
            postgres.check_running()?;
            let Some(statement) = statement(contents, table, &part.encoding)? else { continue };
            let difference = content(&session, &statement, &task).await?.difference(table);
            findings.extend(
                difference.map(|difference| format!("{}.{}: {difference}", table.schema, table.name)),
            );
        }
        Ok::<_, Error>(findings)
    };
    let all = try_join_all((0..jobs.max(1)).map(|_| session())).await?;
    Ok(all.into_iter().flatten().collect())
}

async fn content(session: &SnapshotReader, statement: &str, task: &Task<'_>) -> Result<Content> {
    let (mut rows, mut lines) = (session.copy_out(statement).await?, Lines::default());
    while let Some(row) = rows.next().await? {
        lines.feed(&row);
        task.advance(row.len() as u64);
    }
    Ok(lines.content())
}

/// Asks for the columns that were written, in the order in which they were. Rows that were put into the whole of a
/// partitioned table may be in another partition now: nothing is asked of those.
fn statement(contents: &Contents, table: &Table, encoding: &str) -> Result<Option<String>> {
    // names in another encoding are not in the manifest as they are in the database
    let is_it =
        |entry: &&Entry| entry.is(&["TABLE DATA"]) && entry.file().is_some_and(|file| is_of(table, file));
    let entry = contents.toc.entries.iter().find(is_it);
    if entry.is_some_and(|entry| {
        text(entry.definition.as_deref()).is_some_and(|text| text.starts_with(THROUGH_ROOT))
    }) {
        return Ok(None);
    }
    let copy = entry.and_then(|entry| text(entry.copy_statement.as_deref()));
    let columns = copy.and_then(|copy| copy.trim_end().strip_suffix(" FROM stdin;"));
    let columns = columns.ok_or_else(|| {
        Error::failed(format!("the archive does not say how {}.{} was written", table.schema, table.name))
    })?;
    // the digests are of rows as they were written
    Ok(Some(format!("{columns} TO STDOUT WITH (ENCODING {})", literal(encoding))))
}

/// Whether `file` of the archive, whatever compression appends to its name, has rows of `table`.
fn is_of(table: &Table, file: &str) -> bool {
    let ending = |stored: &String| Some(stored.strip_prefix("postgres/")?.strip_prefix(file)?.to_owned());
    table.files.iter().filter_map(ending).any(|ending| ending.is_empty() || ending.starts_with('.'))
}

/// How `pg_dump` marks rows that it has put into the whole.
const THROUGH_ROOT: &str = "-- load via partition root ";
