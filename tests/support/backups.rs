//! Repositories of backups in a folder that goes with the value.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ::authctl::config::BackupSettings;
use serde_json::Value as Json;
use tempfile::TempDir;

use super::{Database, Invocation, Output, authctl};

/// Settings of a repository at this address and of nothing else.
pub fn backup_settings(repository: &str) -> BackupSettings {
    BackupSettings {
        repository: Some(repository.to_owned()),
        s3_endpoint: None,
        region: None,
        profile: None,
        recipients: Vec::new(),
        identity: None,
        hook_before: None,
        hook_after: None,
        timeout: Duration::from_secs(5),
    }
}

/// An empty repository.
pub struct Repository(TempDir);

impl Repository {
    /// A new one.
    pub fn new() -> Self {
        Self(TempDir::with_prefix("backups-").unwrap())
    }

    /// Its folder.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// `authctl WORDS` on it and on this database.
    pub fn invoke(&self, words: &[&str], database: &Database<'_>) -> Invocation {
        authctl(words).on(database).env("AUTHCTL_BACKUP_REPOSITORY", self.path())
    }

    /// The same, agreed to and at its end.
    pub fn run(&self, words: &[&str], database: &Database<'_>) -> Output {
        self.invoke(words, database).argument("--yes").run()
    }

    /// A new backup of this database; its name.
    pub fn create(&self, words: &[&str], database: &Database<'_>) -> String {
        let words = [&["backup", "create", "-o", "json"], words].concat();
        let created = self.run(&words, database).ends_with(0).json();
        created["data"]["set"].as_str().unwrap().to_owned()
    }

    /// What is in it, as `backup list` tells.
    pub fn list(&self) -> Json {
        authctl(["backup", "list", "-o", "json"]).env("AUTHCTL_BACKUP_REPOSITORY", self.path()).run().json()
    }

    /// Reads a set back.
    pub fn verify(&self, set: &str) -> Output {
        authctl(["backup", "verify", set]).env("AUTHCTL_BACKUP_REPOSITORY", self.path()).run()
    }

    /// Every file of a set, sorted.
    pub fn files(&self, set: &str) -> Vec<PathBuf> {
        let mut files = Vec::new();
        let mut folders = vec![self.path().join(set)];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
                let path = entry.path();
                if path.is_dir() { folders.push(path) } else { files.push(path) }
            }
        }
        files.sort();
        files
    }

    /// The names of folders that look like sets, whether they are whole or not.
    pub fn sets(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path()).unwrap().map(|entry| entry.unwrap().file_name());
        entries.map(|name| name.into_string().unwrap()).filter(|name| name.starts_with("20")).collect()
    }
}
