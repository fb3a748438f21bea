//! Items on their way into a set: each segment of the table into a file of its own.

use bytes::Bytes;
use futures_util::future::try_join_all;

use super::table::Table;
use crate::error::{Error, Result};
use crate::ops::items::{Digest, Page, Scan, item, write_line};
use crate::ops::repository::{Compression, File, SetWriter, Sink};
use crate::progress::{Progress, Task};

/// What was written.
#[derive(Default)]
pub(super) struct Copied {
    pub(super) files: Vec<DataFile>,
    pub(super) digest: Digest,
    pub(super) raw_bytes: u64,
    pub(super) read_units: f64,
}

/// A file with items.
pub(super) struct DataFile {
    /// Below the set, without `.age`.
    pub(super) name: String,
    pub(super) items: u64,
    pub(super) file: File,
}

/// Reads the table in so many segments at once. A segment holds a page of 1 MiB at a time.
pub(super) async fn copy(
    table: &Table,
    set: &SetWriter,
    segments: usize,
    compression: Compression,
    progress: &dyn Progress,
) -> Result<Copied> {
    let label = format!("items of {}", table.name());
    let task = match table.description.item_count() {
        // six hours old at worst
        Some(about) if about > 0 => Task::of_items(progress, &label, about.unsigned_abs()),
        _ => Task::open_ended(progress, &label),
    };
    let scan = Scan::new(table.client.clone(), table.name(), &table.target, segments);
    let copy = Copy { scan: &scan, set, compression, task: &task };
    let segments = try_join_all(scan.segments().map(|segment| copy.segment(segment))).await?;
    Ok(segments.into_iter().fold(Copied::default(), Copied::and))
}

impl Copied {
    fn and(mut self, other: Self) -> Self {
        self.files.extend(other.files);
        self.digest = self.digest.and(other.digest);
        self.raw_bytes += other.raw_bytes;
        self.read_units += other.read_units;
        self
    }
}

struct Copy<'a> {
    scan: &'a Scan,
    set: &'a SetWriter,
    compression: Compression,
    task: &'a Task<'a>,
}

impl Copy<'_> {
    async fn segment(&self, segment: i32) -> Result<Copied> {
        let mut copied = Copied::default();
        let (mut sink, mut previous) = (None, None);
        while let Some(mut page) = self.scan.page(segment, previous).await? {
            copied.read_units += page.read_units;
            if !page.items.is_empty() {
                let sink = self.sink(&mut sink, segment).await?;
                self.write(&mut page, sink, &mut copied).await?;
            }
            previous = Some(page);
        }
        if let Some(sink) = sink {
            let file = sink.finish().await?;
            let name = file.path.strip_suffix(".age").unwrap_or(&file.path).to_owned();
            copied.files.push(DataFile { name, items: copied.digest.items(), file });
        }
        Ok(copied)
    }

    /// The file of a segment, which only one with items has.
    async fn sink<'s>(&self, sink: &'s mut Option<Sink>, segment: i32) -> Result<&'s mut Sink> {
        if sink.is_none() {
            let name = format!("dynamodb/data/segment-{segment:04}.json");
            *sink = Some(self.set.create(&name, self.compression).await?);
        }
        sink.as_mut().ok_or_else(|| Error::bug("a file that was opened is gone"))
    }

    async fn write(&self, page: &mut Page, sink: &mut Sink, copied: &mut Copied) -> Result<()> {
        let count = page.items.len() as u64;
        let mut lines = Vec::new();
        for values in page.items.drain(..) {
            let item = item(values)?;
            copied.digest.add(&item);
            write_line(&mut lines, &item)?;
        }
        let bytes = lines.len() as u64;
        copied.raw_bytes += bytes;
        self.set.pace().take(bytes).await;
        sink.write(Bytes::from(lines)).await?;
        self.task.advance(count);
        Ok(())
    }
}
