//! The programs that this machine has.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use futures_util::future::join_all;
use tokio::process::Command;

use super::Program;
use super::choice::Found;
use crate::config;

/// Folders with one installation for each major version: what stands before its name, and where in it programs are.
const VERSIONED: &[(&str, &str, &str)] = &[
    ("/usr/lib/postgresql", "", "bin"),
    ("/usr", "pgsql-", "bin"),
    ("/opt/homebrew/opt", "postgresql", "bin"),
    ("/usr/local/opt", "postgresql", "bin"),
    ("/Applications/Postgres.app/Contents/Versions", "", "bin"),
];

/// Folders with one installation.
const SINGLE: &[&str] = &["/opt/homebrew/opt/libpq/bin", "/usr/local/opt/libpq/bin", "/usr/local/pgsql/bin"];

/// Debian's program of every name, which picks a version by its own rules; the real ones stand elsewhere.
const WRAPPER: &str = "pg_wrapper";

/// Nobody takes longer to say its version.
const LIMIT: Duration = Duration::from_secs(10);

/// Each `program` that is installed, or the one in `folder` alone where somebody named one.
pub(super) async fn here(folder: Option<&Path>, program: Program) -> Vec<Found> {
    let folders = folder.map_or_else(folders, |folder| vec![folder.to_owned()]);
    let mut seen = BTreeSet::new();
    let files = folders.into_iter().map(|folder| folder.join(program.name())).filter(|file| file.is_file());
    let real = files.filter(|file| {
        let target = file.canonicalize().unwrap_or_else(|_| file.clone());
        !target.ends_with(WRAPPER) && seen.insert(target)
    });
    join_all(real.map(ask)).await
}

fn folders() -> Vec<PathBuf> {
    let versioned = VERSIONED.iter().flat_map(|(parent, stem, below)| inside(parent, stem, below));
    let single = SINGLE.iter().map(PathBuf::from);
    versioned.chain(single).chain(config::search_path()).collect()
}

fn inside(parent: &str, stem: &str, below: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(parent).into_iter().flatten().filter_map(Result::ok);
    let named = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(stem));
    let mut folders: Vec<_> = named.map(|entry| entry.path().join(below)).collect();
    folders.sort();
    folders
}

async fn ask(path: PathBuf) -> Found {
    let mut command = Command::new(&path);
    command.arg("--version").env_clear().envs(config::inheritable()).env("LC_ALL", "C");
    command.stdin(Stdio::null()).kill_on_drop(true);
    match tokio::time::timeout(LIMIT, command.output()).await {
        Ok(Ok(output)) if output.status.success() => {
            Found::that_said(path, &String::from_utf8_lossy(&output.stdout))
        }
        Ok(Ok(output)) => Found::that_said(path, &String::from_utf8_lossy(&output.stderr)),
        Ok(Err(error)) => Found { path, version: Err(error.to_string()) },
        Err(_) => Found { path, version: Err("it does not answer".to_owned()) },
    }
}
