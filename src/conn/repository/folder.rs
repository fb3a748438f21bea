//! What `object_store` leaves to its user in a folder: who may read it, what killed writers left, and empty folders.
//!
//! A file that is being written is `NAME#1` beside the place it will have, or `NAME#2` where that was taken.
//! Everything here blocks.

use std::collections::BTreeSet;
use std::fs::{self, DirBuilder, File};
use std::io::{self, ErrorKind};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use object_store::path::Path as Name;

use super::Object;

/// Dumps hold password hashes: nobody else enters.
const OURS_ALONE: u32 = 0o700;

/// The folder of a disk in which its checker puts what it found.
pub(super) const LOST_AND_FOUND: &str = "lost+found";

/// A repository's folder.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    root: PathBuf,
}

/// How often the way to a file is made that somebody takes away at the same time.
const ATTEMPTS: u32 = 10;

impl Folder {
    pub(super) fn at(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Whether it is there and may be looked into.
    pub(super) fn look(&self) -> io::Result<()> {
        fs::read_dir(&self.root).map(drop)
    }

    /// Makes the repository's folder where it is missing.
    pub(super) fn make(&self) -> io::Result<()> {
        if self.root.is_dir() {
            return Ok(());
        }
        if let Some(parent) = self.root.parent() {
            fs::create_dir_all(parent)?;
        }
        make(&self.root)
    }

    /// Makes the folders that the file `name` lies in.
    pub(super) fn make_way(&self, name: &Name) -> io::Result<()> {
        let path = self.path(name);
        let mut attempt = 1;
        loop {
            let missing: Vec<_> = self.above(&path).take_while(|folder| !folder.is_dir()).collect();
            match missing.into_iter().rev().try_for_each(make) {
                // somebody who cleared up has taken away an empty folder on the way
                Err(error) if error.kind() == ErrorKind::NotFound && attempt < ATTEMPTS => attempt += 1,
                other => return other,
            }
        }
    }

    /// What is left below `folder` of files that never appeared.
    pub(super) fn unfinished(&self, folder: &Name) -> io::Result<Vec<Object>> {
        let mut found = Vec::new();
        let mut folders = vec![self.path(folder)];
        while let Some(folder) = folders.pop() {
            let entries = match fs::read_dir(&folder) {
                Ok(entries) => entries,
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => return Err(error),
            };
            for entry in entries {
                let entry = entry?;
                if entry.path() == self.root.join(LOST_AND_FOUND) {
                    continue;
                }
                if entry.file_type()?.is_dir() {
                    folders.push(entry.path());
                } else if is_unfinished(&entry.path()) {
                    found.extend(self.object(&entry)?);
                }
            }
        }
        Ok(found)
    }

    fn object(&self, entry: &fs::DirEntry) -> io::Result<Option<Object>> {
        let about = match entry.metadata() {
            Ok(about) => about,
            // its writer was quicker
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let path = entry.path();
        let name = path.strip_prefix(&self.root).unwrap_or(&path).to_string_lossy().into_owned();
        let modified = Timestamp::try_from(about.modified()?).map_err(io::Error::other)?;
        Ok(Some(Object { path: name, bytes: about.len(), modified }))
    }

    /// Removes files, unfinished ones by their own names, and the folders that are empty then.
    pub(super) fn remove(&self, names: &[Name]) -> io::Result<()> {
        let paths: Vec<_> = names.iter().map(|name| self.path(name)).collect();
        for path in &paths {
            gone(fs::remove_file(path))?;
        }
        let folders: BTreeSet<_> = paths.iter().filter_map(|path| path.parent()).collect();
        folders.into_iter().try_for_each(|folder| self.settle(folder))
    }

    /// Removes a folder of the repository with everything in it.
    pub(super) fn remove_folder(&self, name: &Name) -> io::Result<()> {
        let path = self.path(name);
        gone(fs::remove_dir_all(&path))?;
        self.settle(path.parent().unwrap_or(&self.root))
    }

    /// Removes what is left of `name`, which never appeared, and the folders that it alone was in.
    pub(super) fn give_up(&self, name: &Name) -> io::Result<()> {
        let path = self.path(name);
        let folder = path.parent().unwrap_or(&self.root);
        let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
        for entry in entries {
            let found = entry?.path();
            if is_unfinished(&found) && found.with_file_name(base(&found)) == path {
                gone(fs::remove_file(found))?;
            }
        }
        self.settle(folder)
    }

    /// Removes the folders that `name` alone was in.
    pub(super) fn leave(&self, name: &Name) -> io::Result<()> {
        self.settle(self.path(name).parent().unwrap_or(&self.root))
    }

    /// Makes removals in `folder` last, and removes it, and those above it, where nothing else is in them.
    fn settle(&self, folder: &Path) -> io::Result<()> {
        for folder in std::iter::once(folder).chain(self.above(folder)) {
            let is_inside = folder != self.root && folder.starts_with(&self.root);
            if is_inside && fs::remove_dir(folder).is_ok() {
                continue;
            }
            match File::open(folder) {
                Ok(open) => return open.sync_all(),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// The folders that `path` lies in, the innermost first, the repository's own last.
    fn above<'a>(&'a self, path: &'a Path) -> impl Iterator<Item = &'a Path> {
        path.ancestors().skip(1).take_while(|folder| folder.starts_with(&self.root))
    }

    fn path(&self, name: &Name) -> PathBuf {
        self.root.join(name.as_ref())
    }
}

/// A folder that nobody else may enter, itself on the disk.
fn make(folder: &Path) -> io::Result<()> {
    match DirBuilder::new().mode(OURS_ALONE).create(folder) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        Err(error) => Err(error),
        Ok(()) => folder.parent().map_or(Ok(()), |parent| File::open(parent)?.sync_all()),
    }
}

/// What is gone already need not be removed.
fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(()),
        other => other,
    }
}

fn is_unfinished(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let number = name.split_once('#').map(|(_, number)| number);
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The name that an unfinished file would have.
fn base(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    name.split_once('#').map_or(name.clone(), |(base, _)| base.to_owned())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn folder() -> (tempfile::TempDir, Folder) {
        let temporary = tempfile::tempdir().unwrap();
        let folder = Folder::at(&temporary.path().join("repository"));
        folder.make().unwrap();
        (temporary, folder)
    }

    fn touch(folder: &Folder, name: &str) {
        let name = Name::parse(name).unwrap();
        folder.make_way(&name).unwrap();
        File::create(folder.path(&name)).unwrap();
    }

    fn names(folder: &Folder) -> Vec<String> {
        let mut names: Vec<_> =
            folder.unfinished(&Name::default()).unwrap().into_iter().map(|object| object.path).collect();
        names.sort();
        names
    }

    #[test]
    fn nobody_else_enters_what_was_made() {
        let (_temporary, folder) = folder();
        touch(&folder, "set/postgres/toc.dat");
        for path in ["", "set", "set/postgres"] {
            let mode = fs::metadata(folder.root().join(path)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o700, "{path}");
        }
    }

    #[test]
    fn what_killed_writers_left_has_a_name_of_its_own() {
        let (_temporary, folder) = folder();
        for name in ["set/a.gz", "set/a.gz#1", "set/deep/b#12", "set/c#x", "set/d#"] {
            touch(&folder, name);
        }
        assert_eq!(names(&folder), ["set/a.gz#1", "set/deep/b#12"]);
        folder.remove(&[Name::parse("set/deep/b#12").unwrap()]).unwrap();
        assert!(!folder.root().join("set/deep").exists());
        folder.give_up(&Name::parse("set/a.gz").unwrap()).unwrap();
        assert!(names(&folder).is_empty());
        assert!(folder.root().join("set/a.gz").exists());
    }

    #[test]
    fn a_folder_that_is_empty_goes_and_the_repository_stays() {
        let (_temporary, folder) = folder();
        touch(&folder, "set/postgres/a");
        let names =
            ["set/postgres/a", "set/postgres/never", "other/never"].map(|name| Name::parse(name).unwrap());
        folder.remove(&names).unwrap();
        assert!(!folder.root().join("set").exists());
        folder.remove(&names).unwrap();
        assert!(folder.root().exists());
    }
}
