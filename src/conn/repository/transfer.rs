//! Files on their way in and out.

use std::sync::Arc;

use bytes::Bytes;
use object_store::path::Path;
use object_store::{
    GetOptions, GetRange, MultipartUpload, ObjectMeta, ObjectStore, ObjectStoreExt, PutMode, PutPayloadMut,
};
use tokio::task::{JoinError, JoinSet};

use super::explain::Deed;
use super::place::{Keeper, ON_THEIR_WAY, Place};
use crate::error::{Error, Result};

const MIB: usize = 1024 * 1024;

/// Smaller pieces are copied together; larger ones are sent as they came.
const SMALL: usize = 64 * 1024;

/// How many parts of one file are on their way at once.
const SIDE_BY_SIDE: usize = 2;

/// S3 takes no more parts of one file.
const MOST_PARTS: usize = 10_000;

/// A file that is being written; dropped unfinished it never appears.
///
/// After a failure it can only be dropped. [`abandon`](Self::abandon) waits until nothing is left of it; a mere drop
/// leaves that to the runtime, or to the next run.
pub struct Upload {
    place: Arc<Place>,
    name: Path,
    collected: PutPayloadMut,
    begun: usize,
    parts: Option<Parts>,
    failed: bool,
}

/// The parts of a file that is too large for one.
struct Parts {
    upload: Box<dyn MultipartUpload>,
    on_their_way: JoinSet<object_store::Result<()>>,
}

impl Upload {
    pub(super) fn new(place: Arc<Place>, name: Path) -> Self {
        Self { place, name, collected: block(), begun: 0, parts: None, failed: false }
    }

    /// Takes the next piece, no faster than it can be written.
    pub async fn write(&mut self, mut piece: Bytes) -> Result<()> {
        while !piece.is_empty() {
            let room = self.part_size() - self.collected.content_length();
            self.collect(piece.split_to(room.min(piece.len())));
            if self.collected.content_length() == self.part_size() {
                self.send().await?;
            }
        }
        Ok(())
    }

    /// Makes the file appear.
    pub async fn finish(mut self) -> Result<()> {
        if self.failed {
            return Err(Error::bug(format!("{} was to appear without a part that failed", self.name)));
        }
        if self.parts.is_none() {
            let whole = std::mem::replace(&mut self.collected, block()).freeze();
            let put = self.place.put(&self.name, whole, PutMode::Overwrite).await;
            return put.map_err(|error| self.explained(&error));
        }
        if !self.collected.is_empty() {
            self.send().await?;
        }
        if let Err(error) = self.complete().await {
            let error = self.explained(&error);
            self.abandon().await;
            return Err(error);
        }
        Ok(())
    }

    /// Lets it be: what was written goes.
    pub async fn abandon(mut self) {
        let parts = self.parts.take();
        give_up(Arc::clone(&self.place), self.name.clone(), parts).await;
    }

    /// Makes sure that what was written so far arrived.
    pub(super) async fn flush(&mut self) -> Result<()> {
        self.send().await?;
        let arrived = self.arrived(0).await;
        arrived.map_err(|error| self.explained(&error))
    }

    fn collect(&mut self, piece: Bytes) {
        if piece.len() < SMALL {
            self.collected.extend_from_slice(&piece);
        } else {
            self.collected.push(piece);
        }
    }

    /// A folder takes small pieces as well; S3 limits the number of parts, so they grow.
    fn part_size(&self) -> usize {
        match self.place.keeper {
            Keeper::Folder(_) => MIB,
            Keeper::Bucket(_) => part_of_bucket(self.begun),
        }
    }

    /// Sends what was collected on its way.
    async fn send(&mut self) -> Result<()> {
        let sent = self.send_part().await;
        self.failed = sent.is_err();
        sent.map_err(|error| self.explained(&error))
    }

    async fn send_part(&mut self) -> object_store::Result<()> {
        if self.begun == MOST_PARTS && matches!(self.place.keeper, Keeper::Bucket(_)) {
            return Err(object_store::Error::NotSupported { source: "S3 takes no larger file".into() });
        }
        self.begin().await?;
        self.arrived(SIDE_BY_SIDE - 1).await?;
        let part = std::mem::replace(&mut self.collected, block()).freeze();
        let weight = u32::try_from(part.content_length().div_ceil(MIB)).unwrap_or(ON_THEIR_WAY);
        let semaphore = Arc::clone(&self.place.on_their_way);
        let permit = semaphore.acquire_many_owned(weight.min(ON_THEIR_WAY)).await.map_err(generic)?;
        let Some(parts) = &mut self.parts else { return Ok(()) };
        let put = parts.upload.put_part(part);
        parts.on_their_way.spawn(async move {
            let arrived = put.await;
            drop(permit);
            arrived
        });
        self.begun += 1;
        Ok(())
    }

    async fn begin(&mut self) -> object_store::Result<()> {
        if self.parts.is_none() {
            let (place, name) = (Arc::clone(&self.place), self.name.clone());
            let begun = async move {
                place.make_way(&name).await?;
                place.transfers.put_multipart(&name).await
            };
            let upload = self.place.to_the_end(begun).await?;
            self.parts = Some(Parts { upload, on_their_way: JoinSet::new() });
        }
        Ok(())
    }

    /// Waits until no more than `count` parts are on their way.
    async fn arrived(&mut self, count: usize) -> object_store::Result<()> {
        let Some(parts) = &mut self.parts else { return Ok(()) };
        while parts.on_their_way.len() > count {
            if let Some(part) = parts.on_their_way.join_next().await {
                joined(part)?;
            }
        }
        Ok(())
    }

    async fn complete(&mut self) -> object_store::Result<()> {
        self.arrived(0).await?;
        let Some(mut parts) = self.parts.take() else { return Ok(()) };
        let completed = async move { Ok((parts.upload.complete().await, parts)) };
        let (completed, parts) = self.place.to_the_end(completed).await?;
        if completed.is_err() {
            self.parts = Some(parts);
        }
        completed.map(drop)
    }

    fn explained(&self, error: &object_store::Error) -> Error {
        self.place.failed(Deed::Write, self.name.as_ref(), error)
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        let Some(parts) = self.parts.take() else { return };
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            drop(runtime.spawn(give_up(Arc::clone(&self.place), self.name.clone(), Some(parts))));
        }
    }
}

async fn give_up(place: Arc<Place>, name: Path, parts: Option<Parts>) {
    let Some(mut parts) = parts else { return place.tidy(&name).await };
    parts.on_their_way.shutdown().await;
    // it takes away its own remains and no others: somebody may be writing a file of that name anew by now
    drop(parts.upload.abort().await);
    place.settle(&name).await;
}

/// 8, 16, 32 and then 64 MiB: ten thousand of them hold 492 GiB.
const fn part_of_bucket(begun: usize) -> usize {
    let doublings = if begun < 3000 { begun / 1000 } else { 3 };
    (8 * MIB) << doublings
}

fn block() -> PutPayloadMut {
    PutPayloadMut::new().with_block_size(MIB / 4)
}

fn joined<T>(part: Result<object_store::Result<T>, JoinError>) -> object_store::Result<T> {
    part.map_err(|source| object_store::Error::JoinError { source })?
}

fn generic(source: impl std::error::Error + Send + Sync + 'static) -> object_store::Error {
    object_store::Error::Generic { store: "repository", source: Box::new(source) }
}

/// A file that is being read.
///
/// Stretches are asked for one by one, the next while the last is worked on: a line that breaks costs one of them,
/// and a reader who takes his time keeps no line open.
pub struct Download {
    place: Arc<Place>,
    file: ObjectMeta,
    asked: u64,
    ahead: JoinSet<object_store::Result<Bytes>>,
}

impl Download {
    pub(super) fn new(place: Arc<Place>, file: ObjectMeta) -> Self {
        Self { place, file, asked: 0, ahead: JoinSet::new() }
    }

    /// The size of the file.
    pub fn bytes(&self) -> u64 {
        self.file.size
    }

    /// The next piece; `None` at the end.
    pub async fn next(&mut self) -> Result<Option<Bytes>> {
        self.ask();
        let Some(stretch) = self.ahead.join_next().await else { return Ok(None) };
        let stretch = joined(stretch);
        let stretch =
            stretch.map_err(|error| self.place.failed(Deed::Read, self.file.location.as_ref(), &error))?;
        self.ask();
        Ok(Some(stretch))
    }

    /// Asks for the next stretch, unless it is on its way or there is none.
    fn ask(&mut self) {
        if !self.ahead.is_empty() || self.asked >= self.file.size {
            return;
        }
        let end = self.file.size.min(self.asked + self.stretch());
        let range = GetRange::Bounded(self.asked..end);
        // another file of that name would be a mixture of both
        let options =
            GetOptions { range: Some(range), if_match: self.file.e_tag.clone(), ..GetOptions::default() };
        let store = Arc::clone(&self.place.transfers);
        let name = self.file.location.clone();
        self.ahead.spawn(async move { store.get_opts(&name, options).await?.bytes().await });
        self.asked = end;
    }

    fn stretch(&self) -> u64 {
        let stretch = match self.place.keeper {
            Keeper::Folder(_) => MIB,
            Keeper::Bucket(_) => 8 * MIB,
        };
        stretch as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousand_parts_hold_hundreds_of_gibibytes() {
        let most: usize = (0..MOST_PARTS).map(part_of_bucket).sum();
        assert_eq!(most / (1024 * MIB), 492);
    }
}
