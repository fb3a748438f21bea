//! Reading a set.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::cipher::{ENDING, Identities};
use super::super::compression::Packing;
use super::super::mark::{BEGUN, MANIFEST, REMOVED};
use super::super::source::{Unpacking, check_size, damaged};
use super::super::{File, Manifest, Source, sealed};
use super::SetId;
use crate::conn::repository::{Object, Reader};
use crate::error::{Error, Kind, Result};

/// A set that is read.
#[derive(Clone)]
pub struct SetReader {
    reader: Reader,
    manifest: Arc<Manifest>,
    identities: Identities,
}

/// What the manifest of a set turned out to be.
pub(in crate::ops::repository) enum Opened {
    /// Whole.
    Whole(Box<Manifest>),
    /// Damaged, and how.
    Damaged(String),
    /// Not there.
    Missing,
}

/// Reads the manifest of set `id`.
pub(in crate::ops::repository) async fn open_manifest(reader: &Reader, id: &SetId) -> Result<Opened> {
    let Some(document) = reader.get(&id.path(MANIFEST)).await? else { return Ok(Opened::Missing) };
    Ok(match read_manifest(&document, id) {
        Ok(manifest) => Opened::Whole(Box::new(manifest)),
        Err(damage) => Opened::Damaged(damage),
    })
}

fn read_manifest(document: &[u8], id: &SetId) -> Result<Manifest, String> {
    let Format { format } = sealed::open(document)?;
    if format != Manifest::FORMAT {
        return Err(format!("has format {format}, and this authctl knows format {}", Manifest::FORMAT));
    }
    let manifest: Manifest = sealed::open(document)?;
    if manifest.set != *id {
        return Err(format!("is that of set {}", manifest.set));
    }
    manifest.check().map(|()| manifest)
}

#[derive(serde::Deserialize)]
struct Format {
    format: u32,
}

impl SetReader {
    /// The set `id`, whose manifest is whole; `identities` open what is encrypted.
    pub async fn open(reader: Reader, id: &SetId, identities: Identities) -> Result<Self> {
        match open_manifest(&reader, id).await? {
            Opened::Whole(manifest) => Ok(Self { reader, manifest: Arc::new(*manifest), identities }),
            Opened::Damaged(how) => {
                Err(Error::new(Kind::Findings, format!("the manifest of set {id} {how}")))
            }
            Opened::Missing => Err(missing(&reader, id).await?),
        }
    }

    /// What is in it.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The content of a file by its name without `.age`: `postgres/3412.dat.gz`. It comes decrypted and decompressed,
    /// and the last piece comes only when size and check sum were right.
    pub async fn read(&self, name: &str) -> Result<Source> {
        self.source(name, Packing::of(name), true).await
    }

    /// The same, decrypted and still compressed.
    pub async fn read_compressed(&self, name: &str) -> Result<Source> {
        self.source(name, Packing::Plain, Packing::of(name) == Packing::Plain).await
    }

    /// The same as it lies in the repository, which takes no key: size and check sum are compared all the same.
    pub async fn read_stored(&self, name: &str) -> Result<Source> {
        let unpacking = Unpacking { identities: None, packing: Packing::Plain, is_content: false };
        self.download(self.file(name)?, unpacking).await
    }

    async fn source(&self, name: &str, packing: Packing, is_content: bool) -> Result<Source> {
        let file = self.file(name)?;
        let mut identities = None;
        if let Some(encryption) = self.manifest.encryption.as_ref().filter(|_| file.path.ends_with(ENDING)) {
            self.identities.check(encryption)?;
            identities = Some(self.identities.clone());
        }
        self.download(file, Unpacking { identities, packing, is_content }).await
    }

    async fn download(&self, file: &File, unpacking: Unpacking) -> Result<Source> {
        let download = self.reader.download(&self.manifest.set.path(&file.path)).await?;
        let download = download.ok_or_else(|| damaged(file, "is missing"))?;
        check_size(file, download.bytes())?;
        Ok(Source::new(file.clone(), download, unpacking))
    }

    /// The file of that name, with or without `.age`.
    fn file(&self, name: &str) -> Result<&File> {
        self.manifest.file(name).ok_or_else(|| {
            let message = format!("set {} has no file {name}", self.manifest.set);
            Error::new(Kind::Findings, message)
        })
    }

    /// What the listing of the set's folder says against it: files that are missing, cut off, longer, or not its
    /// own. Reads none of them.
    pub async fn verify_listing(&self) -> Result<Vec<String>> {
        let set = &self.manifest.set;
        let found = self.reader.list(set.as_str()).await?;
        let found = found.iter().map(|object| (object.path.as_str(), object)).collect();
        Ok(unlike(set, &self.manifest.files, &found, &[BEGUN, MANIFEST, REMOVED]))
    }
}

/// That a set has no manifest, and why, as far as its folder tells.
async fn missing(reader: &Reader, id: &SetId) -> Result<Error> {
    let files = reader.list(id.as_str()).await?;
    let has = |name: &str| files.iter().any(|file| file.path == id.path(name));
    let told = |message: String| Error::new(Kind::Conflict, message);
    Ok(match files.len() {
        0 => Error::usage(format!("there is no set {id}")).hint("`authctl backup list` shows what is there"),
        _ if has(REMOVED) => told(format!("set {id} is being removed, or was removed halfway")),
        _ if has(BEGUN) => {
            told(format!("set {id} is being written, or its writer is gone: it has no manifest"))
        }
        count => Error::new(Kind::Findings, format!("set {id} has {count} files and no manifest")),
    })
}

/// What is `found` in the folder of `set` and is not as `files` says, in words. Those named `besides` may be there.
pub(super) fn unlike(
    set: &SetId,
    files: &[File],
    found: &BTreeMap<&str, &Object>,
    besides: &[&str],
) -> Vec<String> {
    let mut own: BTreeSet<String> = files.iter().map(|file| set.path(&file.path)).collect();
    own.extend(besides.iter().map(|name| set.path(name)));
    let foreign = found.keys().filter(|path| !own.contains(**path));
    let foreign = foreign.map(|path| format!("{path} does not belong to the set"));
    lacking(set, files, found).into_iter().chain(foreign).collect()
}

/// Which of `files` are not among what was `found`, or have another size there, in words.
pub(in crate::ops::repository) fn lacking(
    set: &SetId,
    files: &[File],
    found: &BTreeMap<&str, &Object>,
) -> Vec<String> {
    let wrong = |file: &File| match found.get(set.path(&file.path).as_str()) {
        None => Some(damaged(file, "is missing").to_string()),
        Some(object) => check_size(file, object.bytes).err().map(|error| error.to_string()),
    };
    files.iter().filter_map(wrong).collect()
}
