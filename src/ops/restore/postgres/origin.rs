//! Where an archive comes from: a set of ours, or a file or folder that `pg_dump` wrote.

use std::path::{Path, PathBuf};

use bytes::{Bytes, BytesMut};

use super::{Existing, Options};
use crate::error::{Error, Kind, Result};
use crate::ops::repository::{File, Loose, Part, PostgresFormat, PostgresPart, SetReader, Source, Store};

/// The files of an archive.
#[derive(Clone)]
pub enum Origin {
    /// A set of a repository, which knows what it holds.
    Set(SetReader),
    /// What a `pg_dump` wrote: a folder, an archive or a script.
    Foreign(PathBuf),
}

/// A file of it, piece by piece, decompressed.
pub(super) enum Content {
    Source(Box<Source>),
    Loose(Loose),
}

impl Content {
    /// The next piece; `None` at the end, which only a whole file has.
    pub(super) async fn next(&mut self) -> Result<Option<Bytes>> {
        match self {
            Self::Source(source) => source.next().await,
            Self::Loose(loose) => loose.next().await,
        }
    }

    /// All of a small file.
    pub(super) async fn whole(mut self) -> Result<Bytes> {
        let mut whole = BytesMut::new();
        while let Some(piece) = self.next().await? {
            whole.extend_from_slice(&piece);
        }
        Ok(whole.freeze())
    }
}

impl Origin {
    /// How it is laid out.
    pub(super) fn format(&self) -> Result<PostgresFormat> {
        match self {
            Self::Set(_) => Ok(self.part()?.format),
            Self::Foreign(path) if path.is_dir() => Ok(PostgresFormat::Directory),
            Self::Foreign(path) if begins_as_archive(path)? => Ok(PostgresFormat::Custom),
            Self::Foreign(_) => Ok(PostgresFormat::Plain),
        }
    }

    /// What the manifest of a set says of the database.
    pub(super) fn part(&self) -> Result<&PostgresPart> {
        let part = match self {
            Self::Set(set) => set.manifest().part(Store::Postgres),
            Self::Foreign(_) => None,
        };
        match part {
            Some(Part::Postgres(part)) => Ok(part),
            _ => Err(Error::usage("the backup holds no database")),
        }
    }

    /// The database that it is of, where that is known.
    pub(super) fn database(&self) -> Option<&str> {
        self.part().ok().map(|part| part.database.as_str())
    }

    /// Refuses to put a part of a database in the place of the whole.
    pub(super) fn check_whole(&self, options: &Options) -> Result<()> {
        let is_part = |part: &PostgresPart| part.only_schema || !part.selected.is_empty();
        let is_part = !options.tables.is_empty() || self.part().is_ok_and(is_part);
        if options.existing == Existing::Refuse || !is_part {
            return Ok(());
        }
        Err(Error::new(
            Kind::Refused,
            "only a part of the database would be restored, and the rest of the live one be lost",
        )
        .hint("restore the part beside it with `--into NAME`, and copy from there what is needed"))
    }

    /// What it is called in what is shown.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Set(set) => format!("set {}", set.manifest().set),
            Self::Foreign(path) => path.display().to_string(),
        }
    }

    /// A few letters for the name of a database that is made of it.
    pub(super) fn suffix(&self) -> String {
        match self {
            Self::Set(set) => set.manifest().set.to_string().replace('-', "_"),
            Self::Foreign(_) => "restored".to_owned(),
        }
    }

    /// A file of a directory archive, by its name without what compression appends to it.
    pub(super) async fn open(&self, file: &str) -> Result<Content> {
        match self {
            Self::Set(set) => {
                let found = stored(set, file).ok_or_else(|| missing(&format!("postgres/{file}")))?;
                Ok(Content::Source(Box::new(set.read(found.name()).await?)))
            }
            Self::Foreign(folder) => {
                let found = loose(folder, file).find(|path| path.exists());
                let found = found.ok_or_else(|| missing(&folder.join(file).display().to_string()))?;
                Ok(Content::Loose(Loose::open(&found)?))
            }
        }
    }

    /// How large a file of it is, as far as that is known without reading it.
    pub(super) fn size(&self, file: &str) -> u64 {
        match self {
            Self::Set(set) => stored(set, file).map_or(0, |file| file.raw_bytes),
            Self::Foreign(folder) => {
                let mut found = loose(folder, file).filter_map(|path| std::fs::metadata(path).ok());
                found.next().map_or(0, |found| found.len())
            }
        }
    }

    /// How much there is to be read, as far as that is known.
    pub(super) fn raw_bytes(&self) -> u64 {
        match self {
            Self::Set(set) => set.manifest().files_below("postgres/").map(|file| file.raw_bytes).sum(),
            Self::Foreign(path) => std::fs::metadata(path).map_or(0, |found| found.len()),
        }
    }

    /// The one file of an archive that is no folder, as it was written.
    pub(super) async fn open_whole(&self) -> Result<Content> {
        match self {
            Self::Foreign(path) => Ok(Content::Loose(Loose::open(path)?)),
            Self::Set(_) if self.format()? == PostgresFormat::Plain => self.open("dump.sql").await,
            Self::Set(_) => self.open("dump.custom").await,
        }
    }
}

/// What compression appends to a name.
const ENDINGS: [&str; 3] = ["", ".gz", ".zst"];

/// A file of an archive in a set, however it is compressed.
fn stored<'a>(set: &'a SetReader, file: &str) -> Option<&'a File> {
    let path = format!("postgres/{file}");
    let is_it = |file: &&File| file.name().strip_prefix(&path).is_some_and(|rest| ENDINGS.contains(&rest));
    set.manifest().files.iter().find(is_it)
}

/// Where a file of an archive may lie in a folder, by how it is compressed.
fn loose(folder: &Path, file: &str) -> impl Iterator<Item = PathBuf> {
    ENDINGS.iter().map(move |ending| folder.join(format!("{file}{ending}")))
}

fn missing(path: &str) -> Error {
    Error::failed(format!("the archive lacks {path}"))
        .hint("was it compressed with lz4? decompress its files first")
}

/// `PGDMP`, as archives begin, before `pg_restore` would be asked.
fn begins_as_archive(path: &Path) -> Result<bool> {
    let mut beginning = [0; 7];
    let read = std::fs::File::open(path).and_then(|mut file| std::io::Read::read(&mut file, &mut beginning));
    let read =
        read.map_err(|error| Error::usage(format!("cannot read {}", path.display())).caused_by(&error))?;
    match &beginning[..read] {
        b"" => Err(Error::usage(format!("{} is empty", path.display()))),
        b"toc.dat" => {
            Err(Error::usage(format!("{} is a tar archive", path.display()))
                .hint("restore it with `pg_restore`"))
        }
        beginning => Ok(beginning.starts_with(b"PGDMP")),
    }
}
