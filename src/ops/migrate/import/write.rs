//! Files that all appear, each of them whole, or not at all.

use std::fs::{File, Permissions, TryLockError};
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::arrange::NewFile;
use crate::error::{Error, Kind, Result};

/// How the name of a file begins that is not whole yet.
const UNFINISHED: &str = ".authctl-import.";

/// The folder to write into, locked; what was made in it goes with this value unless all of it was made.
pub(super) struct Room {
    folder: PathBuf,
    /// Folders and files, in the order in which they were made.
    made: Vec<PathBuf>,
    /// The folder itself: it is locked until this is closed.
    lock: File,
    complete: bool,
}

impl Room {
    /// Makes the folder where there is none, and keeps other imports out of it.
    pub(super) fn enter(folder: &Path) -> Result<Self> {
        let mut made = Vec::new();
        let entered = make_folder(folder, &mut made).and_then(|()| File::open(folder));
        let lock = entered.map_err(|error| cannot("make", folder, &error))?;
        let room = Self { folder: folder.to_owned(), made, lock, complete: false };
        room.keep_others_out()?;
        room.sweep();
        Ok(room)
    }

    fn keep_others_out(&self) -> Result<()> {
        match self.lock.try_lock() {
            Ok(()) => Ok(()),
            Err(TryLockError::WouldBlock) => {
                let message = format!("another import is writing into {}", self.folder.display());
                Err(Error::new(Kind::Conflict, message).hint("let it finish, then run this again"))
            }
            Err(TryLockError::Error(error)) => Err(cannot("lock", &self.folder, &error)),
        }
    }

    /// Takes away what an import left that was killed: nobody else writes here now.
    fn sweep(&self) {
        for folder in [self.folder.clone(), self.folder.join("down")] {
            let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
            let unfinished =
                entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(UNFINISHED));
            for entry in unfinished {
                // one that stays is in nobody's way: its name is no migration's
                drop(std::fs::remove_file(entry.path()));
            }
        }
    }

    /// Writes the files.
    pub(super) fn fill(mut self, files: &[NewFile]) -> Result<()> {
        let mut staged = Vec::new();
        for file in files {
            staged.push(self.stage(file).map_err(|error| cannot("write", &file.path, &error))?);
        }
        for (unfinished, path) in staged {
            unfinished.persist_noclobber(path).map_err(|refused| in_the_way(path, &refused.error))?;
            self.made.push(path.to_owned());
        }
        self.settle().map_err(|error| cannot("write", &self.folder, &error))?;
        self.complete = true;
        Ok(())
    }

    /// The file under a name of its own, whole and on the disk.
    fn stage<'a>(&mut self, file: &'a NewFile) -> std::io::Result<(NamedTempFile, &'a Path)> {
        let folder = file.path.parent().unwrap_or(&self.folder);
        make_folder(folder, &mut self.made)?;
        // like any file of this user, whatever a temporary one is by default
        let permissions = Permissions::from_mode(0o666);
        let mut unfinished =
            tempfile::Builder::new().prefix(UNFINISHED).permissions(permissions).tempfile_in(folder)?;
        unfinished.write_all(file.text.as_bytes())?;
        unfinished.as_file().sync_all()?;
        Ok((unfinished, &file.path))
    }

    /// Brings the names to the disk.
    fn settle(&self) -> std::io::Result<()> {
        let mut folders: Vec<_> = self.made.iter().filter_map(|path| path.parent()).collect();
        folders.sort();
        folders.dedup();
        folders.into_iter().try_for_each(sync)
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        if self.complete {
            return;
        }
        for path in self.made.iter().rev() {
            // a folder in which somebody has put something meanwhile stays
            let removed = if path.is_dir() { std::fs::remove_dir(path) } else { std::fs::remove_file(path) };
            drop(removed);
        }
    }
}

/// Makes the folder and those above it, and remembers which were not there.
fn make_folder(folder: &Path, made: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if folder.is_dir() || folder.as_os_str().is_empty() {
        return Ok(());
    }
    if let Some(above) = folder.parent() {
        make_folder(above, made)?;
    }
    match std::fs::create_dir(folder) {
        Ok(()) => made.push(folder.to_owned()),
        // another import made it just now
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists && folder.is_dir() => {}
        Err(error) => return Err(error),
    }
    Ok(())
}

fn sync(folder: &Path) -> std::io::Result<()> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    File::open(folder)?.sync_all()
}

fn cannot(what: &str, path: &Path, error: &std::io::Error) -> Error {
    Error::failed(format!("cannot {what} {}", path.display())).caused_by(error)
}

fn in_the_way(path: &Path, error: &std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Error::new(Kind::Conflict, format!("{} has just been made by somebody else", path.display()))
                .hint("run this again, and look at what is there")
        }
        _ => cannot("write", path, error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(folder: &Path, name: &str) -> NewFile {
        NewFile { path: folder.join(name), text: format!("-- {name}\n") }
    }

    fn listing(folder: &Path) -> Vec<String> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let name = entry.file_name().into_string().unwrap();
            if entry.path().is_dir() {
                found.extend(listing(&entry.path()).into_iter().map(|below| format!("{name}/{below}")));
            }
            found.push(name);
        }
        found.sort();
        found
    }

    #[test]
    fn all_files_appear_with_their_folders() {
        let top = tempfile::tempdir().unwrap();
        let folder = top.path().join("a/b");
        Room::enter(&folder)
            .unwrap()
            .fill(&[file(&folder, "V1__a.sql"), file(&folder, "down/V1__a.down.sql")])
            .unwrap();
        assert_eq!(listing(top.path()), ["a", "a/b", "a/b/V1__a.sql", "a/b/down", "a/b/down/V1__a.down.sql"]);
        assert_eq!(std::fs::read_to_string(folder.join("V1__a.sql")).unwrap(), "-- V1__a.sql\n");
    }

    #[test]
    fn a_file_in_the_way_takes_everything_back() {
        let top = tempfile::tempdir().unwrap();
        let folder = top.path().join("a");
        std::fs::create_dir(&folder).unwrap();
        std::fs::create_dir(folder.join("V2__b.sql")).unwrap();
        let files =
            ["V1__a.sql", "down/V1__a.down.sql", "V2__b.sql", "V3__c.sql"].map(|name| file(&folder, name));
        let error = Room::enter(&folder).unwrap().fill(&files).unwrap_err();
        assert_eq!(error.kind(), Kind::Conflict, "{error}");
        assert_eq!(listing(&folder), ["V2__b.sql"]);
        let folder = top.path().join("b");
        std::fs::create_dir(&folder).unwrap();
        File::create(folder.join("down")).unwrap();
        Room::enter(&folder)
            .unwrap()
            .fill(&[file(&folder, "V1__a.sql"), file(&folder, "down/V1__a.down.sql")])
            .unwrap_err();
        assert_eq!(listing(&folder), ["down"]);
    }

    #[test]
    fn a_room_that_is_left_empty_goes() {
        let top = tempfile::tempdir().unwrap();
        drop(Room::enter(&top.path().join("a/b")).unwrap());
        assert_eq!(listing(top.path()), Vec::<String>::new());
    }

    #[test]
    fn one_import_at_a_time_and_it_cleans_up() {
        let top = tempfile::tempdir().unwrap();
        File::create(top.path().join(format!("{UNFINISHED}abc"))).unwrap();
        File::create(top.path().join("other")).unwrap();
        let room = Room::enter(top.path()).unwrap();
        assert_eq!(Room::enter(top.path()).err().unwrap().kind(), Kind::Conflict);
        drop(room);
        assert_eq!(listing(top.path()), ["other"]);
    }
}
