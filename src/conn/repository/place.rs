//! A repository that was found, and what can be done with it wherever it is.

use std::io;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::StreamExt;
use jiff::Timestamp;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{ObjectMeta, ObjectStore, ObjectStoreExt, PutMode, PutOptions, PutPayload};
use tokio::sync::{RwLock, Semaphore};

use super::Object;
use super::bucket::Bucket;
use super::explain::{Attempt, Deed};
use super::folder::{Folder, LOST_AND_FOUND};
use crate::error::{Error, Kind, Result};

/// How much of all uploads together may be on its way at once, in MiB; a larger part goes alone.
pub(super) const ON_THEIR_WAY: u32 = 32;

/// A repository that was found.
pub(super) struct Place {
    target: String,
    /// What keeps the files, besides what every store can do.
    pub(super) keeper: Keeper,
    /// For what is asked and answered at once.
    pub(super) questions: Arc<dyn ObjectStore>,
    /// For files, whatever their size.
    pub(super) transfers: Arc<dyn ObjectStore>,
    /// One permit for each MiB that is on its way.
    pub(super) on_their_way: Arc<Semaphore>,
    /// Held by whatever makes files or folders, also when nobody waits for it any more.
    at_work: Arc<RwLock<()>>,
}

/// Who keeps the files.
#[derive(Clone, Debug)]
pub(super) enum Keeper {
    /// This machine.
    Folder(Folder),
    /// S3.
    Bucket(Bucket),
}

impl Place {
    /// A folder that is there.
    pub(super) fn folder(target: String, folder: Folder) -> object_store::Result<Self> {
        let store: Arc<dyn ObjectStore> =
            Arc::new(LocalFileSystem::new_with_prefix(folder.root())?.with_fsync(true));
        Ok(Self::new(target, Keeper::Folder(folder), Arc::clone(&store), store))
    }

    /// A folder of a bucket.
    pub(super) fn bucket(target: String, bucket: Bucket, prefix: &Path) -> Self {
        let questions = Arc::new(PrefixStore::new(bucket.questions.clone(), prefix.clone()));
        let transfers = Arc::new(PrefixStore::new(bucket.transfers.clone(), prefix.clone()));
        Self::new(target, Keeper::Bucket(bucket), questions, transfers)
    }

    fn new(
        target: String,
        keeper: Keeper,
        questions: Arc<dyn ObjectStore>,
        transfers: Arc<dyn ObjectStore>,
    ) -> Self {
        let on_their_way = Arc::new(Semaphore::new(ON_THEIR_WAY as usize));
        Self { target, keeper, questions, transfers, on_their_way, at_work: Arc::default() }
    }

    pub(super) fn target(&self) -> &str {
        &self.target
    }

    /// Whether it is there and may be looked into.
    pub(super) async fn look(&self) -> Result<()> {
        if let Keeper::Folder(folder) = &self.keeper {
            let looked = on_disk(folder, Folder::look).await;
            return looked.map_err(|error| self.failed(Deed::Open, "", &error));
        }
        let first = self.questions.list(None).next().await;
        first.transpose().map_err(|error| self.failed(Deed::Open, "", &error)).map(drop)
    }

    /// Every file below `folder`, by path.
    pub(super) async fn list(&self, folder: &Path) -> object_store::Result<Vec<Object>> {
        let mut found = Vec::new();
        if folder.is_root() && matches!(self.keeper, Keeper::Folder(_)) {
            let top = self.questions.list_with_delimiter(None).await?;
            found.extend(top.objects.iter().map(object));
            for folder in top.common_prefixes.iter().filter(|folder| !is_of_the_system(folder)) {
                self.collect(folder, &mut found).await?;
            }
        } else {
            self.collect(folder, &mut found).await?;
        }
        found.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(found)
    }

    async fn collect(&self, folder: &Path, found: &mut Vec<Object>) -> object_store::Result<()> {
        let mut files = self.questions.list(Some(folder));
        while let Some(file) = files.next().await.transpose()? {
            found.push(object(&file));
        }
        Ok(())
    }

    /// The names of the folders right below `folder`.
    pub(super) async fn folders(&self, folder: &Path) -> object_store::Result<Vec<String>> {
        let found = self.questions.list_with_delimiter(Some(folder)).await?;
        let ours = found.common_prefixes.iter().filter(|folder| !is_of_the_system(folder));
        let mut names: Vec<_> = ours.filter_map(Path::filename).map(str::to_owned).collect();
        names.sort();
        Ok(names)
    }

    /// What is left below `folder` of files that never appeared, by path.
    pub(super) async fn unfinished(&self, folder: &Path) -> Result<Vec<Object>> {
        let name = folder.clone();
        let found = match &self.keeper {
            Keeper::Folder(keeper) => on_disk(keeper, move |keeper| keeper.unfinished(&name))
                .await
                .map_err(|error| self.failed(Deed::List, folder.as_ref(), &error)),
            Keeper::Bucket(bucket) => bucket
                .unfinished(folder)
                .await
                .map_err(|error| self.failed(Deed::List, folder.as_ref(), &error)),
        };
        let mut found = found?;
        found.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(found)
    }

    /// Does what makes files or folders to its end, also when whoever waits for it is dropped: a thread that blocks
    /// cannot be stopped, and [`quiet`](Self::quiet) has to know of it.
    pub(super) async fn to_the_end<T: Send + 'static>(
        &self,
        work: impl Future<Output = object_store::Result<T>> + Send + 'static,
    ) -> object_store::Result<T> {
        let at_work = Arc::clone(&self.at_work).read_owned().await;
        let done = tokio::spawn(async move {
            let done = work.await;
            drop(at_work);
            done
        });
        done.await.map_err(|source| object_store::Error::JoinError { source })?
    }

    /// Waits until nothing is being made any more.
    pub(super) async fn quiet(&self) {
        drop(self.at_work.write().await);
    }

    /// Writes a small file whole.
    pub(super) async fn put(
        self: &Arc<Self>,
        name: &Path,
        content: PutPayload,
        mode: PutMode,
    ) -> object_store::Result<()> {
        let (place, name) = (Arc::clone(self), name.clone());
        self.to_the_end(async move { place.put_now(&name, content, mode).await }).await
    }

    async fn put_now(&self, name: &Path, content: PutPayload, mode: PutMode) -> object_store::Result<()> {
        self.make_way(name).await?;
        let options = PutOptions { mode, ..PutOptions::default() };
        let put = self.transfers.put_opts(name, content, options).await;
        if put.as_ref().is_err_and(|error| !matches!(error, object_store::Error::AlreadyExists { .. })) {
            self.tidy(name).await;
        }
        put.map(drop)
    }

    /// Writes a file that is not there yet, or is there with exactly these bytes.
    pub(super) async fn add(self: &Arc<Self>, name: &Path, bytes: Bytes) -> Result<()> {
        let failed = |error| self.failed(Deed::Write, name.as_ref(), &error);
        match self.put(name, bytes.clone().into(), PutMode::Create).await {
            Err(object_store::Error::AlreadyExists { .. }) => {}
            other => return other.map_err(failed),
        }
        // an answer that was lost makes a second attempt meet the first
        let there = self.transfers.get(name).await.map_err(failed)?.bytes().await.map_err(failed)?;
        if there == bytes {
            return Ok(());
        }
        Err(Error::new(Kind::Conflict, format!("{} is there already", self.address(name.as_ref()))))
    }

    /// The folders that a file will lie in, which object stores do not have.
    pub(super) async fn make_way(&self, name: &Path) -> object_store::Result<()> {
        let Keeper::Folder(folder) = &self.keeper else { return Ok(()) };
        let name = name.clone();
        on_disk(folder, move |folder| folder.make_way(&name))
            .await
            .map_err(|error| object_store::Error::Generic { store: "folder", source: Box::new(error) })
    }

    /// Takes away what is left of a file that will not appear, as far as that works; the next run finds the rest.
    pub(super) async fn tidy(&self, name: &Path) {
        if let Keeper::Folder(folder) = &self.keeper {
            let name = name.clone();
            drop(on_disk(folder, move |folder| folder.give_up(&name)).await);
        }
    }

    /// Takes away the folders that a file alone was in which will not appear.
    pub(super) async fn settle(&self, name: &Path) {
        if let Keeper::Folder(folder) = &self.keeper {
            let name = name.clone();
            drop(on_disk(folder, move |folder| folder.leave(&name)).await);
        }
    }

    /// Why something failed with the file or folder `name`, or with all of it.
    pub(super) fn failed(
        &self,
        deed: Deed,
        name: &str,
        failure: &(dyn std::error::Error + 'static),
    ) -> Error {
        let folder = match &self.keeper {
            Keeper::Folder(folder) => Some(folder.root()),
            Keeper::Bucket(_) => None,
        };
        Attempt { deed, what: &self.address(name), folder }.failed(failure)
    }

    fn address(&self, name: &str) -> String {
        if name.is_empty() { self.target.clone() } else { format!("{}/{name}", self.target) }
    }
}

/// Where a repository is a disk of its own, nobody but its checker may enter this folder of it.
fn is_of_the_system(folder: &Path) -> bool {
    folder.as_ref() == LOST_AND_FOUND
}

fn object(file: &ObjectMeta) -> Object {
    let modified = Timestamp::from_microsecond(file.last_modified.timestamp_micros());
    let modified = modified.unwrap_or(Timestamp::UNIX_EPOCH);
    Object { path: file.location.to_string(), bytes: file.size, modified }
}

/// Work with a folder, which blocks, where that does no harm.
pub(super) async fn on_disk<T: Send + 'static>(
    folder: &Folder,
    work: impl FnOnce(&Folder) -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    let folder = folder.clone();
    tokio::task::spawn_blocking(move || work(&folder)).await.map_err(io::Error::other)?
}
