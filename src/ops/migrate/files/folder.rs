//! A folder of migration files, read.

use std::path::{Path, PathBuf};

use super::{Down, Found, Migration, name, text};
use crate::error::{Error, Result};
use crate::report::Value;

/// The folder below a migration folder that holds the ways back.
pub(super) const DOWN: &str = "down";

/// The largest file, in bytes: it is held in memory several times, and the server takes it as one message
/// of at most 1 GiB.
const LARGEST: u64 = 64 << 20;

/// Everything below `top`.
pub(super) fn read(top: &Path) -> Result<Found> {
    let mut found = Found::default();
    let mut folders = vec![top.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in entries(&folder)? {
            if path.is_dir() {
                match folder_problem(&path) {
                    Some(problem) => found.problems.push(problem),
                    None if path == top.join(DOWN) => found.read_downs(&path)?,
                    None => folders.push(path),
                }
            } else if looks_like_sql(&path) {
                match read_up(&path) {
                    Ok(migration) => found.migrations.push(migration),
                    Err(problem) => found.refuse(top, &path, problem),
                }
            }
        }
    }
    Ok(found)
}

impl Found {
    /// Keeps what is wrong with a file, and the file itself: it may be another tool's.
    fn refuse(&mut self, top: &Path, path: &Path, problem: String) {
        self.problems.push(problem);
        let small = std::fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() <= LARGEST);
        let bytes = if small { std::fs::read(path).unwrap_or_default() } else { Vec::new() };
        let name = path.strip_prefix(top).unwrap_or(path).to_string_lossy().into_owned();
        self.refused.push((name, String::from_utf8_lossy(&bytes).into_owned()));
    }

    fn read_downs(&mut self, folder: &Path) -> Result<()> {
        for path in entries(folder)?.into_iter().filter(|path| looks_like_sql(path)) {
            match read_down(&path) {
                Ok((key, down)) => drop(self.downs.insert(key, down)),
                Err(problem) => self.problems.push(problem),
            }
        }
        Ok(())
    }
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let refuse = |error: std::io::Error| {
        Error::usage(format!("cannot read the migration folder `{}`", folder.display()))
            .caused_by(&error)
            .hint("set `migrations.folder` to a folder of `V<number>__<name>.sql` files")
    };
    let listing = std::fs::read_dir(folder).map_err(refuse)?;
    let paths: Result<Vec<_>, _> = listing.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = paths.map_err(refuse)?;
    paths.sort();
    Ok(paths)
}

/// A folder behind a symbolic link could lead back here.
fn folder_problem(path: &Path) -> Option<String> {
    path.is_symlink().then(|| {
        format!("{}: a folder behind a symbolic link is not followed; move its files here", path.display())
    })
}

fn looks_like_sql(path: &Path) -> bool {
    path.to_string_lossy().to_ascii_lowercase().ends_with(".sql")
}

fn read_up(path: &Path) -> Result<Migration, String> {
    let file = path.display().to_string();
    let name = name::of_up(file_name(path)?).map_err(|why| format!("{file}: {why}"))?;
    let text = read_text(path)?;
    let name::Name { version, words, may_come_late } = name;
    Ok(Migration { version, name: words, may_come_late, file, text, down: None })
}

fn read_down(path: &Path) -> Result<((i64, String), Down), String> {
    let file = path.display().to_string();
    let name = name::of_down(file_name(path)?).map_err(|why| format!("{file}: {why}"))?;
    let text = read_text(path)?;
    Ok(((name.version, name.words), Down { file, text }))
}

fn file_name(path: &Path) -> Result<&str, String> {
    let name = path.file_name().and_then(|name| name.to_str());
    name.ok_or_else(|| {
        format!("{}: the name is not UTF-8; rename it to V<number>__<name>.sql", path.display())
    })
}

fn read_text(path: &Path) -> Result<String, String> {
    let file = path.display();
    let unreadable = |error: std::io::Error| format!("{file}: cannot be read: {error}");
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() {
        return Err(format!("{file}: it is no ordinary file; put a file in its place"));
    }
    if about.len() > LARGEST {
        let size = Value::of_bytes(about.len()).for_people();
        return Err(format!("{file}: it holds {size}, more than the 64 MiB of one migration; split it"));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    text::check(bytes).map_err(|why| format!("{file}: {why}"))
}
