//! Migration files: found, read, and refused when anything about them is doubtful.
//!
//! refinery skips files whose names it cannot read and says nothing about two files of one version;
//! here every file that could have been meant as a migration is one, or is an error with its fix.

mod embedded;
mod folder;
mod name;
mod text;

pub(super) use name::is_of_a_word;

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::foreign;
use crate::error::{Error, Result};
use crate::text as words;

/// Where migrations are taken from, and by which rules.
#[derive(Clone, Debug)]
pub struct Source {
    /// The folder; the files that are compiled in when there is none.
    pub folder: Option<PathBuf>,
    /// Whether a version may be missing between two others.
    pub gaps_allowed: bool,
    /// What stands for `${name}` in the files.
    pub variables: BTreeMap<String, String>,
}

impl Source {
    /// What a reader must know who expects files of his own.
    pub(super) fn remark(&self) -> Option<String> {
        let builtin = "These are the migrations that are built into authctl, since no folder is configured: \
                       `migrations.folder`, or `migrations` in the working directory";
        self.folder.is_none().then(|| builtin.to_owned())
    }
}

/// One migration.
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
    /// The way back, where there is one.
    pub(super) down: Option<Down>,
}

/// The file that takes a migration back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Down {
    /// The path to print.
    pub(super) file: String,
    /// The text.
    pub(super) text: String,
}

impl Migration {
    /// `V3__add_codes`.
    pub(super) fn title(&self) -> String {
        format!("V{}__{}", self.version, self.name)
    }

    /// Where its way back belongs, below the folder of the migrations.
    pub(super) fn down_file(&self) -> String {
        format!("{}/{}.down.sql", folder::DOWN, self.title())
    }
}

/// Every migration of `source` by rising version, or everything that is wrong with them.
pub(super) fn load(source: &Source) -> Result<Vec<Migration>> {
    let mut found = match &source.folder {
        None => embedded::read(),
        Some(folder) => folder::read(folder)?,
    };
    if let Some(sentence) = found.other_tool() {
        return Err(refusal(vec![sentence]));
    }
    found.migrations.sort_by(|a, b| (a.version, &a.file).cmp(&(b.version, &b.file)));
    found.problems.extend(duplicates(&found.migrations));
    if !source.gaps_allowed {
        found.problems.extend(gaps(&found.migrations));
    }
    found.give_ways_back();
    if found.problems.is_empty() { Ok(found.migrations) } else { Err(refusal(found.problems)) }
}

/// What lies in a folder.
#[derive(Default)]
struct Found {
    migrations: Vec<Migration>,
    /// Ways back, by version and words.
    downs: BTreeMap<(i64, String), Down>,
    /// What is wrong, a sentence each.
    problems: Vec<String>,
    /// Names and texts of files that are no migrations of ours.
    refused: Vec<(String, String)>,
}

impl Found {
    /// What to do with a folder that is another tool's.
    fn other_tool(&self) -> Option<String> {
        let ours = self.migrations.iter().map(|one| (file_name(&one.file), one.text.as_str()));
        let refused = self.refused.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        let files: Vec<_> = ours.chain(refused).collect();
        foreign::stranger(&files).or_else(|| foreign::recognise(&files).map(foreign::advice))
    }

    /// Puts each way back beside its migration; one without is a file nobody would ever run.
    fn give_ways_back(&mut self) {
        for migration in &mut self.migrations {
            migration.down = self.downs.remove(&(migration.version, migration.name.clone()));
        }
        for ((version, words), down) in std::mem::take(&mut self.downs) {
            let namesake = self.migrations.iter().find(|migration| migration.version == version);
            let fix = match namesake {
                Some(migration) => format!("rename it to `{}`", migration.down_file()),
                None => "delete it, or bring back its migration".to_owned(),
            };
            self.problems.push(format!("{}: there is no migration V{version}__{words}; {fix}", down.file));
        }
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

fn refusal(mut problems: Vec<String>) -> Error {
    let hint = "correct that, then look with `authctl migrate status`, which changes nothing";
    if problems.len() == 1 {
        return Error::usage(problems.remove(0)).hint(hint);
    }
    let message = format!("{} cannot be used", words::plural(problems.len(), "migration file"));
    problems.into_iter().fold(Error::usage(message), Error::because).hint(hint)
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

/// A missing number is what a file that was never committed looks like.
fn gaps(migrations: &[Migration]) -> Vec<String> {
    let pairs = migrations.iter().zip(migrations.iter().skip(1));
    pairs
        .filter(|(before, after)| after.version > before.version.saturating_add(1))
        .map(|(before, after)| {
            format!(
                "{}: nothing lies between it and V{}; bring back what is missing, renumber it, or allow it \
                 with `--set migrations.gaps=allow`",
                after.file, before.version
            )
        })
        .collect()
}

#[cfg(test)]
impl Migration {
    /// A migration of this text, without a way back.
    pub(super) fn of(version: i64, name: &str, text: &str) -> Self {
        let file = format!("V{version}__{name}.sql");
        let (name, text) = (name.to_owned(), text.to_owned());
        Self { version, name, may_come_late: false, file, text, down: None }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn source(folder: Option<&Path>, gaps_allowed: bool) -> Source {
        Source { folder: folder.map(Path::to_owned), gaps_allowed, variables: BTreeMap::new() }
    }

    #[test]
    fn the_embedded_files_are_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
        let parts = |migrations: Vec<Migration>| {
            let part = |one: Migration| (one.version, one.name, one.text, one.down.map(|down| down.text));
            migrations.into_iter().map(part).collect::<Vec<_>>()
        };
        let on_disk = parts(load(&source(Some(&folder), false)).unwrap());
        assert!(on_disk.iter().all(|(.., down)| down.is_some()));
        assert_eq!(parts(load(&source(None, false)).unwrap()), on_disk);
    }

    #[test]
    fn a_gap_is_refused_where_the_policy_says_so() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["V1__a.sql", "V3__c.sql"] {
            std::fs::File::create(folder.path().join(name)).unwrap().set_len(0).unwrap();
            std::io::Write::write_all(
                &mut std::fs::File::create(folder.path().join(name)).unwrap(),
                b"SELECT 1",
            )
            .unwrap();
        }
        assert!(load(&source(Some(folder.path()), true)).is_ok());
        let refusal = load(&source(Some(folder.path()), false)).unwrap_err();
        assert!(refusal.message().contains("V3__c.sql: nothing lies between it and V1"), "{refusal}");
    }
}
