//! Versions and files for converted migrations, beside those that are there already.

use std::path::{Path, PathBuf};

use crate::error::{Error, Kind, Result};
use crate::ops::migrate::files::Migration;
use crate::ops::migrate::foreign::{Converted, Script};
use crate::text;

/// How the comment begins that names where a file comes from; a second run knows its files by it.
const ORIGIN: &str = "-- imported from ";

/// One migration, in words.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) version: i64,
    pub(super) name: String,
    pub(super) file: String,
    pub(super) origin: String,
    pub(super) has_way_back: bool,
    pub(super) in_transaction: bool,
    /// Whether all of its files are there, as they are to be.
    pub(super) is_there: bool,
}

/// A file to be written.
#[derive(Clone, Debug)]
pub(super) struct NewFile {
    pub(super) path: PathBuf,
    pub(super) text: String,
}

/// Everything that an import is to do.
pub(super) struct Arrangement {
    pub(super) entries: Vec<Entry>,
    /// What is not there yet, in the order in which it is to appear.
    pub(super) files: Vec<NewFile>,
    pub(super) notes: Vec<String>,
}

/// Which numbers migrations get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numbering {
    /// Their own.
    Kept,
    /// New ones, because theirs do not fit the history.
    TooLarge,
    /// New ones, because the tool's order is not that of the numbers.
    OutOfOrder,
}

impl Numbering {
    fn of(migrations: &[Converted]) -> Self {
        if migrations.iter().any(|one| i32::try_from(one.version).is_err()) {
            return Self::TooLarge;
        }
        let rises = migrations.is_sorted_by(|before, after| before.version < after.version);
        if rises { Self::Kept } else { Self::OutOfOrder }
    }

    fn note(self) -> Option<&'static str> {
        match self {
            Self::Kept => None,
            Self::TooLarge => Some("Versions were renumbered, because the history holds 32 bits."),
            Self::OutOfOrder => {
                Some("Versions were renumbered, because the other tool does not apply by rising number.")
            }
        }
    }
}

/// Finds a version and files in `folder` for each of `migrations`, where `there` is already.
pub(super) fn arrange(migrations: &[Converted], there: &[Migration], folder: &Path) -> Result<Arrangement> {
    let numbering = Numbering::of(migrations);
    let notes = numbering.note().map(ToOwned::to_owned).into_iter().chain(unframed(migrations));
    let mut arrangement = Arrangement { entries: Vec::new(), files: Vec::new(), notes: notes.collect() };
    let mut collisions = Vec::new();
    for (migration, version) in migrations.iter().zip(versions(migrations, there, numbering)) {
        let place = Place { folder, version, migration };
        match place.missing(there) {
            Ok(files) => {
                arrangement.entries.push(place.entry(files.is_empty()));
                arrangement.files.extend(files);
            }
            Err(collision) => collisions.push(collision),
        }
    }
    if collisions.is_empty() { Ok(arrangement) } else { Err(refusal(collisions)) }
}

/// The version of each of `migrations`: what an earlier import gave it, or what `numbering` says.
fn versions(migrations: &[Converted], there: &[Migration], numbering: Numbering) -> Vec<i64> {
    let mut highest = there.iter().map(|one| one.version).max().unwrap_or(0);
    let version = |migration: &Converted| {
        let from_there = |one: &&Migration| origin(&one.text) == Some(migration.up.origin.as_str());
        if let Some(earlier) = there.iter().find(from_there) {
            return earlier.version;
        }
        if numbering == Numbering::Kept {
            return migration.version;
        }
        highest += 1;
        highest
    };
    migrations.iter().map(version).collect()
}

/// Where one migration goes.
struct Place<'a> {
    folder: &'a Path,
    version: i64,
    migration: &'a Converted,
}

impl Place<'_> {
    fn title(&self) -> String {
        format!("V{}__{}", self.version, self.migration.name)
    }

    fn up(&self) -> NewFile {
        let path = self.folder.join(format!("{}.sql", self.title()));
        NewFile { path, text: content(&self.migration.up) }
    }

    fn down(&self) -> Option<NewFile> {
        let name = format!("{}.down.sql", self.title());
        let down = self.migration.down.as_ref()?;
        Some(NewFile { path: self.folder.join("down").join(name), text: content(down) })
    }

    /// The files that are not there yet; a complaint where something else is in their place.
    fn missing(&self, there: &[Migration]) -> Result<Vec<NewFile>, String> {
        let up = match there.iter().find(|one| one.version == self.version) {
            Some(occupant) => self.compare(occupant).map(|()| None),
            None => self.up().unless_there(),
        };
        let down = self.down().map_or(Ok(None), NewFile::unless_there);
        Ok(up?.into_iter().chain(down?).collect())
    }

    /// Complains unless the migration that has this version is this one.
    fn compare(&self, occupant: &Migration) -> Result<(), String> {
        let (origin, file) = (self.migration.up.origin.as_str(), &occupant.file);
        if occupant.name != self.migration.name {
            return Err(format!("{origin} would be version {}, which {file} is already", self.version));
        }
        let is_same = occupant.text == content(&self.migration.up);
        if is_same { Ok(()) } else { Err(format!("{file} is no longer what {origin} becomes")) }
    }

    fn entry(&self, is_there: bool) -> Entry {
        Entry {
            version: self.version,
            name: self.migration.name.clone(),
            file: self.up().path.display().to_string(),
            origin: self.migration.up.origin.as_str().to_owned(),
            has_way_back: self.migration.down.is_some(),
            in_transaction: !self.migration.up.outside_transaction,
            is_there,
        }
    }
}

impl NewFile {
    /// The file, unless it is there as it is to be; a complaint where something else is in its place.
    fn unless_there(self) -> Result<Option<Self>, String> {
        if std::fs::symlink_metadata(&self.path).is_err() {
            return Ok(Some(self));
        }
        match std::fs::read_to_string(&self.path) {
            Ok(text) if text == self.text => Ok(None),
            _ => Err(format!("{} is there already, and is something else", self.path.display())),
        }
    }
}

fn refusal(mut collisions: Vec<String>) -> Error {
    let hint = "nothing is ever overwritten: take away what is there, or what is to be imported";
    if collisions.len() == 1 {
        return Error::new(Kind::Conflict, collisions.remove(0)).hint(hint);
    }
    let message = format!("{} cannot be written", text::plural(collisions.len(), "migration"));
    collisions.into_iter().fold(Error::new(Kind::Conflict, message), Error::because).hint(hint)
}

/// The text of a file: directives first, then where it comes from, then the statements.
fn content(script: &Script) -> String {
    let directives = [
        (script.outside_transaction, "-- authctl: no-transaction\n"),
        // other tools take `${name}` as it is written
        (script.text.contains("${"), "-- authctl: no-placeholders\n"),
    ];
    let directives = directives.iter().filter(|(applies, _)| *applies).map(|(_, line)| *line);
    let origin = [ORIGIN, script.origin.as_str(), "\n", script.text.as_str()];
    directives.chain(origin).collect()
}

/// Where the file with this text comes from, if an import wrote it.
fn origin(text: &str) -> Option<&str> {
    text.lines().take_while(|line| line.starts_with("--")).find_map(|line| line.strip_prefix(ORIGIN))
}

fn unframed(migrations: &[Converted]) -> Option<String> {
    let is_unframed =
        |one: &&Converted| one.up.unframed || one.down.as_ref().is_some_and(|down| down.unframed);
    let count = migrations.iter().filter(is_unframed).count();
    let migrations = text::plural(count, "migration");
    (count > 0).then(|| {
        format!("BEGIN and COMMIT around {migrations} were taken out: every file is run in a transaction.")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ops::migrate::foreign::Layout;

    fn converted(files: &[(&str, &str)]) -> Vec<Converted> {
        Converted::of(Layout::Sqlx, files)
    }

    fn arranged(migrations: &[Converted], there: &[Migration]) -> Result<Vec<(i64, bool)>> {
        let entries = arrange(migrations, there, Path::new("nowhere"))?.entries;
        Ok(entries.iter().map(|entry| (entry.version, entry.is_there)).collect())
    }

    #[test]
    fn small_numbers_are_kept_and_large_ones_replaced() {
        let small = converted(&[("3_a.sql", "SELECT 1;"), ("2147483647_b.sql", "SELECT 2;")]);
        assert_eq!(arranged(&small, &[]).unwrap(), [(3, false), (2_147_483_647, false)]);
        let large = converted(&[("1_a.sql", "SELECT 1;"), ("2147483648_b.sql", "SELECT 2;")]);
        assert_eq!(arranged(&large, &[]).unwrap(), [(1, false), (2, false)]);
        assert_eq!(
            arranged(&large, &[Migration::of(7, "own", "SELECT 1;")]).unwrap(),
            [(8, false), (9, false)]
        );
        let twice = Converted::of(
            Layout::Dbmate,
            &[("1_a.sql", "-- migrate:up\nSELECT 1;\n-- migrate:up\nSELECT 2;")],
        );
        assert_eq!(Numbering::of(&twice), Numbering::OutOfOrder);
        assert_eq!(arranged(&twice, &[]).unwrap(), [(1, false), (2, false)]);
    }

    #[test]
    fn what_an_earlier_import_wrote_keeps_its_number() {
        let text = "-- imported from 20240101120000_a.sql\nSELECT 1;\n";
        let there = [Migration::of(1, "a", text), Migration::of(2, "own", "SELECT 3;")];
        let migrations =
            converted(&[("20240101120000_a.sql", "SELECT 1;"), ("20240101130000_b.sql", "SELECT 2;")]);
        assert_eq!(arranged(&migrations, &there).unwrap(), [(1, true), (3, false)]);
    }

    #[test]
    fn another_migration_in_its_place_is_named() {
        let migrations = converted(&[("1_a.sql", "SELECT 1;"), ("2_b.sql", "SELECT 2;")]);
        let there = [
            Migration::of(1, "other", "SELECT 1;"),
            Migration::of(2, "b", "-- imported from 2_b.sql\nSELECT 3;\n"),
        ];
        let error = arranged(&migrations, &there).unwrap_err();
        assert_eq!(
            error.causes(),
            [
                "1_a.sql would be version 1, which V1__other.sql is already",
                "V2__b.sql is no longer what 2_b.sql becomes",
            ]
        );
    }

    #[test]
    fn a_file_says_first_how_it_is_run() {
        let migrations = converted(&[("1_a.sql", "-- no-transaction\nSELECT '${x}';\n")]);
        assert_eq!(
            content(&migrations[0].up),
            "-- authctl: no-transaction\n-- authctl: no-placeholders\n-- imported from 1_a.sql\nSELECT '${x}';\n"
        );
    }
}
