//! Folders of ours in this machine's temporary folder, and the clearing away of those that a killed run left.
//!
//! A folder is locked as long as somebody uses it. The kernel takes the lock away with the process, however that ended
//! and in whatever container it ran, so a folder that nobody has locked is one that nobody uses.

use std::fs::{self, DirEntry, File, Permissions};
use std::io::{Error, Result, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// How the names begin. Nothing else of ours or of anybody's is called so.
const PREFIX: &str = "authctl-scratch-";

/// How often a folder is made anew that a sweep took for one that was left.
const ATTEMPTS: u32 = 5;

/// A folder that no other account can enter. It is gone with this value.
pub(crate) struct Scratch {
    folder: TempDir,
    _lock: File,
}

impl Scratch {
    /// A new one.
    pub(crate) fn new() -> Result<Self> {
        for _ in 0..ATTEMPTS {
            let mut builder = tempfile::Builder::new();
            let folder = builder.prefix(PREFIX).permissions(Permissions::from_mode(0o700)).tempdir()?;
            let lock = File::open(folder.path())?;
            lock.lock()?;
            // between the two it was nobody's, and another run may have swept it away
            if folder.path().exists() {
                return Ok(Self { folder, _lock: lock });
            }
        }
        Err(Error::other("somebody removes folders there as soon as they are made"))
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file into it that only this account reads; where that is.
    pub(crate) fn write(&self, name: &str, content: &[u8]) -> Result<PathBuf> {
        let path = self.path().join(name);
        let file = File::options().write(true).create_new(true).mode(0o600).open(&path);
        file?.write_all(content)?;
        Ok(path)
    }
}

/// Removes the folders of this account that nobody uses any more; which those were.
pub(super) fn sweep() -> Vec<PathBuf> {
    // a temporary folder that cannot be read holds nothing that could be removed
    let entries = fs::read_dir(std::env::temp_dir()).into_iter().flatten().flatten();
    entries.filter(is_ours).map(|entry| entry.path()).filter(|path| remove_unused(path).is_ok()).collect()
}

fn is_ours(entry: &DirEntry) -> bool {
    let has_name = entry.file_name().to_string_lossy().starts_with(PREFIX);
    // of the link itself where it is one: what a link leads to is somebody's
    let own = |found: fs::Metadata| found.is_dir() && found.uid() == nix::unistd::geteuid().as_raw();
    has_name && entry.metadata().is_ok_and(own)
}

/// An error where somebody uses it.
fn remove_unused(path: &Path) -> Result<()> {
    let lock = File::open(path)?;
    lock.try_lock()?;
    fs::remove_dir_all(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nobody_uses_is_swept() {
        let used = Scratch::new().unwrap();
        used.write("list", b"content").unwrap();
        let mut left = Scratch::new().unwrap();
        left.write("list", b"content").unwrap();
        left.folder.disable_cleanup(true);
        let path = left.path().to_owned();
        assert!(!sweep().contains(&path), "it is still in use");
        drop(left);
        // another test's sweep may have been quicker
        sweep();
        assert!(!path.exists() && used.path().exists());
        let path = used.path().to_owned();
        drop(used);
        assert!(!path.exists());
    }
}
