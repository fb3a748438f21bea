//! Where backups are kept: a folder, or S3 at any endpoint.
//!
//! Paths are relative to the repository, with `/` between their parts. A file appears whole and on the disk, or not
//! at all.

mod address;
mod bucket;
mod credentials;
mod explain;
mod folder;
mod place;
mod transfer;

pub use transfer::{Download, Upload};

use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::future::join_all;
use jiff::Timestamp;
use object_store::path::Path;
use object_store::{ObjectStoreExt, PutMode};
use tokio::sync::OnceCell;

use crate::config::BackupSettings;
use crate::error::{Error, Result};
use crate::plan::{Approved, Plan};
use crate::{secret, text};
use address::Address;
use bucket::Bucket;
use explain::{Attempt, Deed};
use folder::Folder;
use place::{Keeper, Place, on_disk};

/// How many files are removed from a bucket at once.
const REMOVALS: usize = 16;

/// The repository of the configuration, not contacted until it is asked for.
#[derive(Clone)]
pub struct Repository {
    settings: BackupSettings,
    bucket: Arc<OnceCell<Arc<Place>>>,
}

/// A repository that is looked into.
#[derive(Clone)]
pub struct Reader {
    place: Arc<Place>,
}

/// A repository that may be changed.
#[derive(Clone)]
pub struct Writer {
    reader: Reader,
}

/// A file in the repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// Below the repository.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// When it was written, by the clock of whoever keeps it.
    pub modified: Timestamp,
}

impl Repository {
    /// The repository at `settings`.
    pub fn new(settings: BackupSettings) -> Self {
        Self { settings, bucket: Arc::default() }
    }

    /// The settings behind this handle.
    pub fn settings(&self) -> &BackupSettings {
        &self.settings
    }

    /// Its address without secrets: `file:///var/backups/auth`, `s3://bucket/auth`.
    pub fn target(&self) -> String {
        let repository = self.settings.repository.as_deref();
        match Address::parse(repository) {
            Ok(address) => address.to_string(),
            Err(_) => repository.map_or("no repository".to_owned(), secret::without_password),
        }
    }

    /// To look into it. A folder must be there; a bucket must answer.
    ///
    /// A folder that is missing counts as unreachable, as a bucket that does not answer does: mostly the disk it is on
    /// is not mounted.
    pub async fn read(&self) -> Result<Reader> {
        let place = match Address::parse(self.settings.repository.as_deref())? {
            Address::Folder(path) => open(path, false).await?,
            Address::Bucket { name, prefix } => self.reach(&name, &prefix).await?,
        };
        Ok(Reader { place })
    }

    /// The same for whoever goes on to write: `None` where a folder is missing that would be made.
    pub async fn read_if_there(&self) -> Result<Option<Reader>> {
        match Address::parse(self.settings.repository.as_deref())? {
            Address::Folder(path) if !path.exists() => Ok(None),
            _ => self.read().await.map(Some),
        }
    }

    /// To change it, for a plan that was agreed to. A missing folder is made. That something can be written there is
    /// proved at once, by a file that does not stay.
    pub async fn write<P: Plan>(&self, _approved: &Approved<P>) -> Result<Writer> {
        let place = match Address::parse(self.settings.repository.as_deref())? {
            Address::Folder(path) => open(path, true).await?,
            Address::Bucket { name, prefix } => self.reach(&name, &prefix).await?,
        };
        let mut proof = Upload::new(Arc::clone(&place), Path::from("writable"));
        let proved = async {
            proof.write(Bytes::from_static(&[0; 4096])).await?;
            proof.flush().await
        };
        let proved = proved.await;
        proof.abandon().await;
        proved.map(|()| Writer { reader: Reader { place } })
    }

    async fn reach(&self, name: &str, prefix: &Path) -> Result<Arc<Place>> {
        let reach = async || {
            let bucket = Bucket::open(&self.settings, name, prefix).await?;
            let place = Place::bucket(self.target(), bucket, prefix);
            place.look().await?;
            Ok(Arc::new(place))
        };
        self.bucket.get_or_try_init(reach).await.cloned()
    }
}

async fn open(path: PathBuf, make: bool) -> Result<Arc<Place>> {
    let folder = Folder::at(&path);
    let target = Address::Folder(path).to_string();
    let deed = if make { Deed::Make } else { Deed::Open };
    let attempt = Attempt { deed, what: &target, folder: Some(folder.root()) };
    let prepare = if make { Folder::make } else { Folder::look };
    on_disk(&folder, prepare).await.map_err(|error| attempt.failed(&error))?;
    let place = Place::folder(target.clone(), folder.clone()).map_err(|error| attempt.failed(&error))?;
    place.look().await?;
    Ok(Arc::new(place))
}

impl Reader {
    /// Its address without secrets.
    pub fn target(&self) -> &str {
        self.place.target()
    }

    /// The whole of a small file; `None` where there is none.
    pub async fn get(&self, path: &str) -> Result<Option<Bytes>> {
        let failed = |error| self.place.failed(Deed::Read, path, &error);
        match there(self.place.transfers.get(&name(path)?).await).map_err(failed)? {
            Some(file) => file.bytes().await.map(Some).map_err(failed),
            None => Ok(None),
        }
    }

    /// A file in pieces; `None` where there is none.
    pub async fn download(&self, path: &str) -> Result<Option<Download>> {
        let file = there(self.place.questions.head(&name(path)?).await);
        let file = file.map_err(|error| self.place.failed(Deed::Read, path, &error))?;
        Ok(file.map(|file| Download::new(Arc::clone(&self.place), file)))
    }

    /// Every file below a folder, by path; all of the repository below "".
    ///
    /// Files that never appeared are not among them: [`unfinished`](Self::unfinished).
    pub async fn list(&self, folder: &str) -> Result<Vec<Object>> {
        let found = self.place.list(&name(folder)?).await;
        found.map_err(|error| self.place.failed(Deed::List, folder, &error))
    }

    /// What is left below a folder of files that never appeared because their writer was killed: `PATH#1` in a folder,
    /// `PATH#UPLOAD` in S3, where the size is unknown and 0. Those of a writer who is still at work are among them.
    ///
    /// [`Writer::delete`] takes them by these names.
    pub async fn unfinished(&self, folder: &str) -> Result<Vec<Object>> {
        self.place.unfinished(&name(folder)?).await
    }

    /// The names of the folders right below `folder`.
    pub async fn folders(&self, folder: &str) -> Result<Vec<String>> {
        let found = self.place.folders(&name(folder)?).await;
        found.map_err(|error| self.place.failed(Deed::List, folder, &error))
    }

    /// Adds a record beside the sets, such as that one was verified; it never replaces a file.
    pub async fn add_record(&self, path: &str, bytes: Bytes) -> Result<()> {
        self.place.add(&name(path)?, bytes).await
    }
}

impl Writer {
    /// Writes a small file whole, in place of what was there.
    pub async fn put(&self, path: &str, bytes: Bytes) -> Result<()> {
        let put = self.place.put(&name(path)?, bytes.into(), PutMode::Overwrite).await;
        put.map_err(|error| self.place.failed(Deed::Write, path, &error))
    }

    /// A file that is written in pieces and appears when it is finished.
    #[expect(clippy::unused_async, reason = "where the first piece is awaited is the upload's business")]
    pub async fn upload(&self, path: &str) -> Result<Upload> {
        Ok(Upload::new(Arc::clone(&self.place), name(path)?))
    }

    /// Removes files, those that are not there among them, and unfinished ones by their own names. Folders that are
    /// empty then go too.
    pub async fn delete(&self, paths: &[String]) -> Result<()> {
        if let Keeper::Folder(folder) = &self.place.keeper {
            let names: Vec<_> = paths.iter().map(|path| any_name(path)).collect::<Result<_>>()?;
            let removed = on_disk(folder, move |folder| folder.remove(&names)).await;
            let what = paths.first().map(String::as_str).unwrap_or_default();
            return removed.map_err(|error| self.place.failed(Deed::Delete, what, &error));
        }
        let mut removed = Vec::with_capacity(paths.len());
        for some in paths.chunks(REMOVALS) {
            removed.extend(join_all(some.iter().map(|path| self.remove(path))).await);
        }
        let count = removed.iter().filter(|removed| removed.is_ok()).count();
        let done =
            |error: Error| error.done(format!("{} of {} removed", count, text::plural(paths.len(), "file")));
        removed.into_iter().collect::<Result<Vec<()>>>().map_err(done).map(drop)
    }

    /// Waits for the end of what was begun and dropped: no file or folder of it appears after that.
    pub async fn quiet(&self) {
        self.place.quiet().await;
    }

    /// Removes a folder with everything in it, what never appeared among it. What makes its files count, such as a
    /// manifest, must be gone before: a kill may leave any of them.
    pub async fn delete_folder(&self, folder: &str) -> Result<()> {
        let name = name(folder)?;
        if name.is_root() {
            return Err(Error::bug("the whole repository was to be removed"));
        }
        if let Keeper::Folder(keeper) = &self.place.keeper {
            let removed = on_disk(keeper, move |keeper| keeper.remove_folder(&name)).await;
            return removed.map_err(|error| self.place.failed(Deed::Delete, folder, &error));
        }
        let mut objects = self.list(folder).await?;
        // who may not list these leaves them to the bucket's own rule; they are no files
        objects.extend(self.unfinished(folder).await.unwrap_or_default());
        let paths: Vec<_> = objects.into_iter().map(|object| object.path).collect();
        self.delete(&paths).await
    }

    async fn remove(&self, path: &str) -> Result<()> {
        let name = any_name(path)?;
        let removed = match (&self.place.keeper, path.split_once('#')) {
            (Keeper::Bucket(bucket), Some((of, upload))) => bucket.give_up(&self::name(of)?, upload).await,
            _ => there(self.place.transfers.delete(&name).await).map(drop),
        };
        removed.map_err(|error| self.place.failed(Deed::Delete, path, &error))
    }
}

impl std::ops::Deref for Writer {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.reader
    }
}

/// A path of a file that appeared or will.
fn name(path: &str) -> Result<Path> {
    if path.contains('#') {
        return Err(Error::bug(format!("`{path}` is the name of an unfinished file")));
    }
    any_name(path)
}

/// A path below the repository: manifests, which anybody may have written, do not lead out of it.
fn any_name(path: &str) -> Result<Path> {
    Path::parse(path)
        .map_err(|error| Error::failed(format!("`{path}` is no path in a repository")).caused_by(&error))
}

/// What was found; `None` where it is not there, unless all of the bucket is not.
fn there<T>(found: object_store::Result<T>) -> object_store::Result<Option<T>> {
    match found {
        Err(object_store::Error::NotFound { source, .. }) if !source.to_string().contains("NoSuchBucket") => {
            Ok(None)
        }
        found => found.map(Some),
    }
}
