//! Rows of our own tables: each session takes one range after the other and writes it to a file of its own.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures_util::future::try_join_all;

use super::ranges::Range;
use crate::conn::postgres::{Snapshot, SnapshotReader};
use crate::error::{Error, Kind, Result};
use crate::ops::archive::{Content, DATA_FOOTER, Lines};
use crate::ops::repository::{Compression, SetWriter};
use crate::progress::Task;

/// Rows come one by one and go on in pieces of this size.
const PIECE: usize = 1024 * 1024;

/// Whoever waits for an exclusive lock of a table lets nobody else in before. The lock that we hold since the
/// beginning keeps him waiting, and everybody behind him: then it is the backup that gives way.
const LOCK_TIMEOUT: Duration = Duration::from_secs(5);

/// A range that was written.
pub(super) struct Written {
    /// What was asked for.
    pub(super) range: Range,
    /// The file below the set, with the ending of its compression: `postgres/t16402.0003.dat.gz`.
    pub(super) file: String,
    /// The rows in it.
    pub(super) content: Content,
}

/// How rows are written.
#[derive(Clone, Copy)]
pub(super) struct Way<'a> {
    /// How many sessions are at work side by side.
    pub(super) jobs: usize,
    /// How files are compressed.
    pub(super) compression: Compression,
    /// Where progress is told.
    pub(super) task: &'a Task<'a>,
}

/// Writes every range.
pub(super) async fn write(
    snapshot: &Snapshot,
    set: &SetWriter,
    ranges: Vec<Range>,
    way: Way<'_>,
) -> Result<Vec<Written>> {
    let sessions = way.jobs.min(ranges.len());
    let work = Work { snapshot, set, waiting: Mutex::new(ranges.into()), written: Mutex::default(), way };
    try_join_all((0..sessions).map(|_| work.run())).await?;
    Ok(work.written.into_inner().unwrap_or_else(PoisonError::into_inner))
}

struct Work<'a> {
    snapshot: &'a Snapshot,
    set: &'a SetWriter,
    waiting: Mutex<VecDeque<Range>>,
    written: Mutex<Vec<Written>>,
    way: Way<'a>,
}

impl Work<'_> {
    async fn run(&self) -> Result<()> {
        let session = self.snapshot.join(LOCK_TIMEOUT).await?;
        while let Some(range) = self.next() {
            self.snapshot.postgres().check_running()?;
            let table = Arc::clone(&range.table);
            let written =
                self.range(&session, range).await.map_err(|error| of_table(error, &table.in_words()))?;
            self.written.lock().unwrap_or_else(PoisonError::into_inner).push(written);
        }
        Ok(())
    }

    fn next(&self) -> Option<Range> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
    }

    async fn range(&self, session: &SnapshotReader, range: Range) -> Result<Written> {
        let mut sink = self.set.create(&format!("postgres/{}", range.file()), self.way.compression).await?;
        let mut rows = session.copy_out(&range.statement()).await?;
        let (mut lines, mut piece) = (Lines::default(), BytesMut::with_capacity(PIECE));
        let mut told = Told { task: self.way.task, left: range.bytes() };
        while let Some(row) = rows.next().await? {
            piece.extend_from_slice(&row);
            if piece.len() >= PIECE {
                let full = std::mem::replace(&mut piece, BytesMut::with_capacity(PIECE)).freeze();
                told.advance(full.len() as u64);
                self.set.pace().take(full.len() as u64).await;
                lines.feed(&full);
                sink.write(full).await?;
            }
        }
        lines.feed(&piece);
        sink.write(piece.freeze()).await?;
        sink.write(Bytes::from_static(DATA_FOOTER)).await?;
        let file = sink.finish().await?;
        told.finish();
        Ok(Written { range, file: file.name().to_owned(), content: lines.content() })
    }
}

/// Progress is told in bytes of the server's disk, whose sum is known before; the text of a range may be longer.
struct Told<'a> {
    task: &'a Task<'a>,
    left: u64,
}

impl Told<'_> {
    fn advance(&mut self, bytes: u64) {
        let bytes = bytes.min(self.left);
        self.left -= bytes;
        self.task.advance(bytes);
    }

    fn finish(self) {
        self.task.advance(self.left);
    }
}

fn of_table(error: Error, table: &str) -> Error {
    let error = match error.server_code() {
        // lock_not_available
        Some("55P03") => error
            .with_kind(Kind::Conflict)
            .because("somebody waits to change the table, and the backup gave way")
            .hint("run it again when nobody migrates the schema"),
        // serialization_failure: of a reader, only on a standby
        Some("40001") => error.hint(
            "on the standby: `hot_standby_feedback = on`, or a longer `max_standby_streaming_delay`; or back up the primary",
        ),
        _ => error,
    };
    error.context(format!("cannot back up the rows of {table}"))
}
