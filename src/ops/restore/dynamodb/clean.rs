//! Deleting what a table holds.

use futures_util::{StreamExt, TryStreamExt, stream};

use super::Options;
use super::destination::Destination;
use super::write::{Batch, Writing};
use crate::error::Result;
use crate::ops::items::{Page, Scan};
use crate::progress::{Progress, Task};

/// Deletes every item, reading the whole table for their keys; how many there were.
pub(super) async fn remove(
    destination: &Destination,
    keys: &[String],
    options: &Options,
    progress: &dyn Progress,
) -> Result<u64> {
    let task = Task::open_ended(progress, &format!("deleting the items of {}", destination.name));
    let client = destination.client.clone();
    let scan = Scan::new(client, &destination.name, &destination.target, options.jobs).only(keys.to_vec());
    let segments = stream::iter(scan.segments()).map(|segment| deletions(&scan, segment).boxed());
    let writing = Writing::new(destination, options.jobs, options.write_units);
    let sending = writing.send_all(segments.flatten_unordered(options.jobs), &task);
    let deleted = destination.running.unless_stopped(sending).await;
    let say = |count: u64| format!("{count} items of \"{}\" were deleted", destination.name);
    deleted.map_err(|error| {
        error
            .done(say(writing.written()))
            .hint("run the same command again: it deletes the others and goes on")
    })?;
    Ok(writing.written())
}

fn deletions(scan: &Scan, segment: i32) -> impl stream::Stream<Item = Result<Batch>> {
    let pages = stream::try_unfold(None, move |previous: Option<Page>| async move {
        let page = scan.page(segment, previous).await?;
        Ok(page.map(|mut page| (std::mem::take(&mut page.items), Some(page))))
    });
    let batches = pages.map_ok(|mut keys: Vec<_>| {
        let mut batches = Vec::new();
        while !keys.is_empty() {
            batches.push(Batch::of_deletions(keys.drain(..keys.len().min(Batch::LONGEST))));
        }
        stream::iter(batches)
    });
    batches.try_flatten()
}
