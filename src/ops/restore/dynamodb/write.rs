//! Writes in batches, several at once, no faster than the table or the operator lets them.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

use aws_sdk_dynamodb::types::{
    AttributeValue, ConsumedCapacity, DeleteRequest, PutRequest, ReturnConsumedCapacity, WriteRequest,
};
use futures_util::{Stream, StreamExt, TryStreamExt, stream};

use super::destination::Destination;
use crate::conn::aws::{ATTEMPTS, patiently, pause_after};
use crate::error::{Error, Kind, Result};
use crate::ops::items::{Item, Items, size, values};
use crate::ops::repository::{DynamoDbPart, Pace, SetReader};
use crate::progress::{Progress, Task};
use crate::text;

/// A request is sent when it is this long as JSON. It may be 16 MiB, which no item comes near alone; less keeps memory
/// small and answers soon.
const ENOUGH: usize = 1 << 20;

/// The largest item that DynamoDB takes.
const LARGEST: usize = 400 << 10;

/// One write unit writes so much of an item.
const UNIT: usize = 1 << 10;

/// Writes into a table.
pub(super) struct Writing<'a> {
    destination: &'a Destination,
    jobs: usize,
    pace: Option<Pace>,
    written: AtomicU64,
}

/// Writes that are sent together.
#[derive(Default)]
pub(super) struct Batch {
    requests: Vec<WriteRequest>,
    bytes: usize,
    units: u64,
}

impl<'a> Writing<'a> {
    /// So many requests at once, of at most so many write units a second together.
    pub(super) fn new(destination: &'a Destination, jobs: usize, write_units: Option<u32>) -> Self {
        let pace = write_units.map(|units| Pace::of(u64::from(units)));
        Self { destination, jobs: jobs.max(1), pace, written: AtomicU64::new(0) }
    }

    /// Writes every item of the backup. Several files are read side by side: items lie in a file as they lie in the
    /// table, and one file after the other would send every write to the same partition.
    pub(super) async fn fill(
        &self,
        set: &SetReader,
        part: &DynamoDbPart,
        progress: &dyn Progress,
    ) -> Result<()> {
        let task = Task::of_items(progress, &format!("items into {}", self.destination.name), part.items);
        let files = stream::iter(&part.files).map(|name| batches(set, name).boxed());
        self.send_all(files.flatten_unordered(self.jobs), &task).await
    }

    /// Sends every batch.
    pub(super) async fn send_all(
        &self,
        batches: impl Stream<Item = Result<Batch>>,
        task: &Task<'_>,
    ) -> Result<()> {
        let sent = batches.map_ok(|batch| self.send(batch, task)).try_buffer_unordered(self.jobs);
        sent.try_for_each(|()| std::future::ready(Ok(()))).await
    }

    /// How many items were written or deleted so far.
    pub(super) fn written(&self) -> u64 {
        self.written.load(Ordering::Relaxed)
    }

    /// What a failure leaves behind.
    pub(super) fn cut_off(&self, error: Error, total: u64) -> Error {
        let count = |count: u64| text::count(count.cast_signed());
        let (written, name) = (self.written(), &self.destination.name);
        if written == 0 {
            return error.done(format!("nothing was written into \"{name}\""));
        }
        error
            .with_kind(Kind::PartlyDone)
            .done(format!("{} of {} items were written into \"{name}\"", count(written), count(total)))
            .hint(
                "run the same command again: it goes on, and an item that is written twice is the same item",
            )
    }

    /// Sends one batch, and again what the table left unprocessed for want of capacity.
    async fn send(&self, batch: Batch, task: &Task<'_>) -> Result<()> {
        self.wait_for(batch.units).await;
        let (mut requests, mut paid, mut attempt) = (batch.requests, batch.units, 0);
        loop {
            let sent = requests.len();
            let (left, used) = self.ask(requests).await?;
            self.wait_for(used.saturating_sub(paid)).await;
            paid = paid.saturating_sub(used);
            let done = (sent - left.len().min(sent)) as u64;
            self.written.fetch_add(done, Ordering::Relaxed);
            task.advance(done);
            if left.is_empty() {
                return Ok(());
            }
            attempt = if done > 0 { 1 } else { attempt + 1 };
            if attempt > ATTEMPTS {
                return Err(self.has_no_capacity());
            }
            tokio::time::sleep(pause_after(attempt)).await;
            requests = left;
        }
    }

    /// One request: what it left, and how many write units it took as far as the service says it.
    async fn ask(&self, requests: Vec<WriteRequest>) -> Result<(Vec<WriteRequest>, u64)> {
        let table = &self.destination.name;
        let question = self.destination.client.batch_write_item().request_items(table, requests);
        let question = question.return_consumed_capacity(ReturnConsumedCapacity::Total);
        let tried = format!("cannot write to {}", self.destination.target);
        let answer = patiently(&tried, || question.clone().send()).await?;
        let used = units(answer.consumed_capacity());
        Ok((answer.unprocessed_items.unwrap_or_default().into_values().flatten().collect(), used))
    }

    async fn wait_for(&self, units: u64) {
        if let Some(pace) = &self.pace {
            pace.take(units).await;
        }
    }

    fn has_no_capacity(&self) -> Error {
        Error::failed(format!("{} has not the capacity for these writes", self.destination.target))
            .because(format!("it left writes unprocessed {ATTEMPTS} times in a row"))
            .hint("raise the table's write capacity, or write slower: `--write-units N`")
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a batch takes some hundred units"
)]
fn units(consumed: &[ConsumedCapacity]) -> u64 {
    let units: f64 = consumed.iter().filter_map(ConsumedCapacity::capacity_units).sum();
    units.ceil() as u64
}

impl Batch {
    /// The most items that one request takes.
    pub(super) const LONGEST: usize = 25;

    fn is_full(&self) -> bool {
        self.requests.len() == Self::LONGEST || self.bytes >= ENOUGH
    }

    /// Adds an item that is to be written, whose JSON is so long.
    fn put(&mut self, item: Item, bytes: usize) -> Result<()> {
        let size = size(&item);
        if size > LARGEST {
            return Err(Error::failed(format!("an item of {size} bytes is larger than DynamoDB takes")));
        }
        let put =
            PutRequest::builder().set_item(Some(values(item))).build().map_err(|error| unbuilt(&error))?;
        self.requests.push(WriteRequest::builder().put_request(put).build());
        self.bytes += bytes;
        self.units += size.div_ceil(UNIT) as u64;
        Ok(())
    }

    /// Deletions of the items with these keys.
    pub(super) fn of_deletions(keys: impl Iterator<Item = HashMap<String, AttributeValue>>) -> Result<Self> {
        let request = |key| {
            let delete =
                DeleteRequest::builder().set_key(Some(key)).build().map_err(|error| unbuilt(&error))?;
            Ok(WriteRequest::builder().delete_request(delete).build())
        };
        let requests: Vec<_> = keys.map(request).collect::<Result<_>>()?;
        // one unit each at least: the service counts the size of what goes
        let units = requests.len() as u64;
        Ok(Self { requests, bytes: 0, units })
    }
}

fn unbuilt(error: &dyn std::error::Error) -> Error {
    Error::bug("a write for DynamoDB cannot be made").caused_by(error)
}

/// The items of a file, in batches.
fn batches(set: &SetReader, name: &str) -> impl Stream<Item = Result<Batch>> {
    let open = stream::once(Items::open(set, name));
    open.map_ok(|items| stream::try_unfold(items, next_batch)).try_flatten()
}

async fn next_batch(mut items: Items) -> Result<Option<(Batch, Items)>> {
    let mut batch = Batch::default();
    while !batch.is_full() {
        match items.next().await? {
            Some(line) => batch.put(line.item, line.bytes)?,
            None => break,
        }
    }
    Ok((!batch.requests.is_empty()).then_some((batch, items)))
}
