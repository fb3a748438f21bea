//! Which files of a set are written and which are being written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::super::File;
use super::super::mark::{BEGUN, MANIFEST, REMOVED};
use crate::error::{Error, Result};

/// The files of a set that is being written.
#[derive(Clone, Default)]
pub(in crate::ops::repository) struct Ledger(Arc<Mutex<Entries>>);

#[derive(Default)]
struct Entries {
    written: BTreeMap<String, File>,
    open: BTreeSet<String>,
}

impl Ledger {
    fn entries(&self) -> MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps the name `path` for a file that is being written.
    pub(super) fn open(&self, path: String) -> Result<Entry> {
        if !is_path(&path) || [BEGUN, MANIFEST, REMOVED].contains(&path.as_str()) {
            return Err(Error::bug(format!("`{path}` cannot be the name of a file in a set")));
        }
        let mut entries = self.entries();
        if entries.written.contains_key(&path) || !entries.open.insert(path.clone()) {
            return Err(Error::bug(format!("`{path}` is written twice into one set")));
        }
        drop(entries);
        Ok(Entry { ledger: self.clone(), path })
    }

    /// Every file, by path, where none is still being written.
    pub(super) fn files(&self) -> Result<Vec<File>> {
        let entries = self.entries();
        match entries.open.first() {
            None => Ok(entries.written.values().cloned().collect()),
            Some(path) => Err(Error::bug(format!("`{path}` is still being written"))),
        }
    }
}

/// A file that is being written; dropped, its name is free again.
pub(in crate::ops::repository) struct Entry {
    ledger: Ledger,
    path: String,
}

impl Entry {
    /// Its name.
    pub(in crate::ops::repository) fn path(&self) -> &str {
        &self.path
    }

    /// The file is written.
    pub(in crate::ops::repository) fn written(self, file: File) {
        self.ledger.entries().written.insert(file.path.clone(), file);
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.ledger.entries().open.remove(&self.path);
    }
}

/// Whether `path` names a file below a folder, whatever stands in it.
pub(in crate::ops::repository) fn is_path(path: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty()
            && part != "."
            && part != ".."
            && !part.contains(|c: char| c.is_control() || c == '\\' || c == '#')
    };
    path.split('/').all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_taken_once_and_free_again_when_its_file_came_to_nothing() {
        let ledger = Ledger::default();
        let first = ledger.open("redis/dump.rdb".to_owned()).unwrap();
        assert!(ledger.open("redis/dump.rdb".to_owned()).is_err());
        assert!(ledger.files().is_err());
        drop(first);
        let path = "redis/dump.rdb".to_owned();
        let file = File { path: path.clone(), bytes: 1, sha256: String::new(), raw_bytes: 1 };
        ledger.open(path.clone()).unwrap().written(file.clone());
        assert!(ledger.open(path).is_err());
        assert_eq!(ledger.files().unwrap(), [file]);
    }

    #[test]
    fn a_file_lies_below_its_set() {
        for path in ["", "/a", "a/", "a//b", "../a", "a/../b", ".", "a\nb", "a\\b", "a#1"] {
            assert!(!is_path(path), "{path:?}");
        }
        assert!(is_path("postgres/a table.dat.gz") && is_path("toc.dat"));
        for name in ["manifest.json", "begun.json", "removed.json"] {
            assert!(Ledger::default().open(name.to_owned()).is_err());
        }
    }
}
