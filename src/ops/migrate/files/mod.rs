//! Migration files: found, read, and refused when anything about them is doubtful.
//!
//! refinery skips files whose names it cannot read and says nothing about two files of one version;
//! here every file that could have been meant as a migration is one, or is an error with its fix.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::text;

/// Where migrations are taken from.
#[derive(Clone, Debug)]
pub enum Source {
    /// Compiled in: the files of `migrations/` in this repository.
    Embedded,
    /// A folder, read now.
    Folder(PathBuf),
}

impl Source {
    /// The folder, or the built-in files when there is none.
    pub fn of(folder: Option<&Path>) -> Self {
        folder.map_or(Self::Embedded, |folder| Self::Folder(folder.to_owned()))
    }
}

/// One migration file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Migration {
    /// The number after `V`.
    pub(super) version: i64,
    /// The words after `__`.
    pub(super) name: String,
    /// Whether it may be applied after younger ones: refinery's prefix `U`.
    pub(super) may_come_late: bool,
    /// The path to print.
    pub(super) file: String,
    /// The text, to the byte: the checksum covers it.
    pub(super) text: String,
}

mod embedded {
    refinery::embed_migrations!("migrations");
}

/// The folder below a migration folder that holds the way back; its files are no migrations.
const DOWN: &str = "down";

/// The largest file, in bytes: it is held in memory several times, and the server takes it as one message
/// of at most 1 GiB.
const LARGEST: u64 = 64 << 20;

/// Every migration of `source` by rising version, or everything that is wrong with them.
pub(super) fn load(source: &Source) -> Result<Vec<Migration>> {
    let mut problems = Vec::new();
    let mut migrations = match source {
        Source::Embedded => built_in(),
        Source::Folder(folder) => read_folder(folder, &mut problems)?,
    };
    migrations.sort_by(|a, b| (a.version, &a.file).cmp(&(b.version, &b.file)));
    problems.extend(duplicates(&migrations));
    if problems.is_empty() { Ok(migrations) } else { Err(refusal(problems)) }
}

fn refusal(mut problems: Vec<String>) -> Error {
    let hint = "correct that, then look with `authctl migrate status`, which changes nothing";
    if problems.len() == 1 {
        return Error::usage(problems.remove(0)).hint(hint);
    }
    let message = format!("{} cannot be used", text::plural(problems.len(), "migration file"));
    problems.into_iter().fold(Error::usage(message), Error::because).hint(hint)
}

fn built_in() -> Vec<Migration> {
    let runner = embedded::migrations::runner();
    let migrations = runner.get_migrations().iter();
    migrations
        .map(|migration| Migration {
            version: migration.version().into(),
            name: migration.name().to_owned(),
            may_come_late: migration.prefix().to_string() == "U",
            file: format!("migrations/{migration}.sql"),
            text: migration.sql().unwrap_or_default().to_owned(),
        })
        .collect()
}

fn read_folder(top: &Path, problems: &mut Vec<String>) -> Result<Vec<Migration>> {
    let mut migrations = Vec::new();
    let mut folders = vec![top.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in entries(&folder)? {
            if path.is_dir() {
                match folder_problem(&path) {
                    Some(problem) => problems.push(problem),
                    None if path == top.join(DOWN) => {}
                    None => folders.push(path),
                }
            } else if looks_like_sql(&path) {
                match read_file(&path) {
                    Ok(migration) => migrations.push(migration),
                    Err(problem) => problems.push(problem),
                }
            }
        }
    }
    Ok(migrations)
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

fn read_file(path: &Path) -> Result<Migration, String> {
    let file = path.display().to_string();
    let name = path.file_name().and_then(|name| name.to_str());
    let name =
        name.ok_or_else(|| format!("{file}: the name is not UTF-8; rename it to V<number>__<name>.sql"))?;
    let (may_come_late, version, name) = parse_name(name).map_err(|why| format!("{file}: {why}"))?;
    let unreadable = |error: std::io::Error| format!("{file}: cannot be read: {error}");
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() {
        return Err(format!("{file}: it is no ordinary file; put a file in its place"));
    }
    if about.len() > LARGEST {
        let size = text::bytes(i64::try_from(about.len()).unwrap_or(i64::MAX));
        return Err(format!("{file}: it holds {size}, more than the 64 MiB of one migration; split it"));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let text = check_text(bytes).map_err(|why| format!("{file}: {why}"))?;
    Ok(Migration { version, name, may_come_late, file, text })
}

/// refinery's grammar, `^[UV](\d+)__(\w+)\.sql$`, with a fix for what misses it.
fn parse_name(file: &str) -> Result<(bool, i64, String), String> {
    let fix = || format!("the name is not V<number>__<name>.sql; rename it to `{}`", suggestion(file));
    let stem = file.strip_suffix(".sql").ok_or_else(fix)?;
    let (head, name) = stem.split_once("__").ok_or_else(fix)?;
    let (prefix, digits) = head.split_at_checked(1).ok_or_else(fix)?;
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let well_formed = ["U", "V"].contains(&prefix)
        && !digits.is_empty()
        && digits.chars().all(|c| c.is_ascii_digit())
        && !name.is_empty()
        && name.chars().all(is_word);
    if !well_formed {
        return Err(fix());
    }
    let version = digits
        .parse()
        .map_err(|_| format!("version {digits} does not fit 64 bits; give it a smaller number"))?;
    Ok((prefix == "U", version, name.to_owned()))
}

/// The nearest good name: the first digits are the version, what is no word is an underscore.
fn suggestion(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let rest = stem.trim_start_matches(|c: char| !c.is_ascii_digit());
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let words = if digits.is_empty() { stem } else { &rest[digits.len()..] };
    let words: Vec<&str> =
        words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let version = if digits.is_empty() { "<number>" } else { &digits };
    let name = if words.is_empty() { "<name>".to_owned() } else { words.join("_") };
    format!("V{version}__{name}.sql")
}

fn check_text(bytes: Vec<u8>) -> Result<String, String> {
    if bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
        return Err(
            "it begins with a byte order mark, which is no SQL; save it as UTF-8 without one".to_owned()
        );
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let readable = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + readable.split(|byte| *byte == b'\n').count() - 1;
        format!("line {line} is not UTF-8; save it as UTF-8")
    })?;
    if let Some(at) = text.find('\0') {
        return Err(format!("line {} holds a NUL byte; remove it", 1 + text[..at].matches('\n').count()));
    }
    if text.trim().is_empty() {
        return Err("it is empty; write its SQL, or delete it".to_owned());
    }
    Ok(text)
}

fn duplicates(migrations: &[Migration]) -> Vec<String> {
    let mut by_version: BTreeMap<i64, Vec<&str>> = BTreeMap::new();
    for migration in migrations {
        by_version.entry(migration.version).or_default().push(&migration.file);
    }
    let next = by_version.keys().last().map_or(1, |last| last.saturating_add(1));
    let several = by_version.into_iter().filter(|(_, files)| files.len() > 1);
    several
        .map(|(version, files)| {
            format!("{}: both are version {version}; give the younger one version {next}", files.join(", "))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_files_are_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
        let named = |migrations: Vec<Migration>| {
            migrations.into_iter().map(|one| (one.version, one.name, one.text)).collect::<Vec<_>>()
        };
        let on_disk = named(load(&Source::Folder(folder.clone())).unwrap());
        assert_eq!(named(load(&Source::Embedded).unwrap()), on_disk);
        for (version, name, _) in on_disk {
            let down = folder.join(DOWN).join(format!("V{version}__{name}.down.sql"));
            assert!(down.is_file(), "{} is missing", down.display());
        }
    }

    #[test]
    fn names_follow_refinerys_grammar() {
        assert_eq!(parse_name("V7__add_users.sql"), Ok((false, 7, "add_users".to_owned())));
        assert_eq!(parse_name("U7__x.sql"), Ok((true, 7, "x".to_owned())));
        for (name, better) in [
            ("v42__x.sql", "V42__x.sql"),
            ("V1__add-users.sql", "V1__add_users.sql"),
            ("V1_x.sql", "V1__x.sql"),
            ("V1__x.SQL", "V1__x.sql"),
            ("x.sql", "V<number>__x.sql"),
            ("V1.5__x.sql", "V1__5_x.sql"),
            ("|1__x.sql", "V1__x.sql"),
            ("é1__x.sql", "V1__x.sql"),
        ] {
            let refusal = parse_name(name).unwrap_err();
            assert!(refusal.contains(&format!("`{better}`")), "{name}: {refusal}");
        }
        assert!(parse_name("V99999999999999999999__x.sql").unwrap_err().contains("64 bits"));
    }

    #[test]
    fn doubtful_text_is_refused() {
        assert!(check_text(b"\xef\xbb\xbfSELECT 1".to_vec()).unwrap_err().contains("byte order mark"));
        assert!(check_text(b"SELECT 1;\n\xff".to_vec()).unwrap_err().contains("line 2"));
        assert!(check_text(b"SELECT\n\n\0".to_vec()).unwrap_err().contains("line 3"));
        assert!(check_text(b" \n".to_vec()).unwrap_err().contains("empty"));
    }
}
