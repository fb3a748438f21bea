//! Files beside history: what is applied, what waits, and what does not fit.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::checksum::{Width, checksum, is_of_the_same_lines};
use super::{Applied, History};
use crate::error::{Error, Kind, Result};
use crate::ops::migrate::files::Migration;
use crate::report::Label;

/// How a version stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ops::migrate) enum State {
    /// In the history, and the file is the one that was applied.
    Applied,
    /// Waits to be applied.
    Pending,
    /// In the history, but the file is not the one that was applied.
    Divergent,
    /// In the history, but there is no file.
    Missing,
    /// Waits, but younger ones have been applied.
    OutOfOrder,
    /// Begun step by step, and stopped in the middle: the next run goes on.
    Interrupted,
}

impl State {
    /// The word for people and machines.
    pub(in crate::ops::migrate) const fn word(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Pending => "pending",
            Self::Divergent => "divergent",
            Self::Missing => "missing",
            Self::OutOfOrder => "out_of_order",
            Self::Interrupted => "interrupted",
        }
    }

    /// What it means to the reader.
    pub(in crate::ops::migrate) const fn label(self) -> Label {
        match self {
            Self::Applied => Label::Good,
            Self::Pending => Label::Warn,
            Self::Divergent | Self::Missing | Self::OutOfOrder | Self::Interrupted => Label::Bad,
        }
    }
}

/// One version, of the files, the history, or both.
#[derive(Clone, Debug)]
pub(in crate::ops::migrate) struct Entry {
    /// The version.
    pub(in crate::ops::migrate) version: i64,
    /// Its name: the history's where it is there, the file's otherwise.
    pub(in crate::ops::migrate) name: String,
    /// How it stands.
    pub(in crate::ops::migrate) state: State,
    /// When it was applied.
    pub(in crate::ops::migrate) applied_at: Option<Timestamp>,
    /// In decimal: of the history where it is there, of the file otherwise.
    pub(in crate::ops::migrate) checksum: String,
    /// One sentence on what does not fit.
    pub(in crate::ops::migrate) problem: Option<String>,
    /// One sentence on what is worth knowing and no obstacle.
    pub(in crate::ops::migrate) remark: Option<String>,
    /// The file, where there is one.
    pub(in crate::ops::migrate) migration: Option<Migration>,
}

/// Puts files and history side by side, by rising version.
pub(in crate::ops::migrate) fn compare(migrations: &[Migration], history: &History) -> Result<Vec<Entry>> {
    let mut rows: BTreeMap<i64, &Applied> = history.rows.iter().map(|row| (row.version, row)).collect();
    let youngest = rows.keys().last().copied();
    let width = history.width_for(migrations.last().map_or(0, |migration| migration.version));
    let mut entries = Vec::new();
    for migration in migrations {
        let stamp = stamp(migration, width)?;
        entries.push(match rows.remove(&migration.version) {
            Some(row) => recorded(migration, row, &stamp, width),
            None => waiting(migration, stamp, youngest),
        });
    }
    entries.extend(rows.into_values().map(without_file));
    entries.sort_by_key(|entry| entry.version);
    if let Some(interrupted) = &history.interrupted {
        for entry in entries
            .iter_mut()
            .filter(|entry| entry.version == interrupted.version && entry.migration.is_some())
        {
            entry.state = State::Interrupted;
            entry.remark = Some(format!("V{}__{}: {}", entry.version, entry.name, interrupted.sentence()));
        }
    }
    Ok(entries)
}

/// The checksum that the history is to hold of a migration, in decimal.
pub(in crate::ops::migrate) fn stamp(migration: &Migration, width: Width) -> Result<String> {
    let sum = checksum(&migration.name, migration.version, &migration.text, width);
    sum.map(|sum| sum.to_string()).ok_or_else(|| {
        let Migration { file, version, .. } = migration;
        Error::usage(format!("{file}: version {version} does not fit the 32 bits of the history"))
            .hint(format!("rename it to a version of at most {}", i32::MAX))
    })
}

fn recorded(migration: &Migration, row: &Applied, stamp: &str, width: Width) -> Entry {
    let Migration { version, name, text, file, .. } = migration;
    let tolerable = row.name == *name
        && row.checksum != stamp
        && is_of_the_same_lines(name, *version, text, width, &row.checksum);
    let problem = if row.name != migration.name {
        Some(format!("V{} was applied as `{}`, but its file is {}", row.version, row.name, migration.file))
    } else if row.checksum != stamp && !tolerable {
        Some(format!("{} was changed after it was applied", migration.file))
    } else {
        None
    };
    Entry {
        version: row.version,
        name: row.name.clone(),
        state: if problem.is_some() { State::Divergent } else { State::Applied },
        applied_at: row.at,
        checksum: row.checksum.clone(),
        problem,
        remark: tolerable.then(|| {
            format!("{file} differs from what was applied in the ends of its lines only; `authctl migrate repair` records it as it is now")
        }),
        migration: Some(migration.clone()),
    }
}

fn waiting(migration: &Migration, checksum: String, youngest: Option<i64>) -> Entry {
    let overtaker = youngest.filter(|youngest| *youngest > migration.version && !migration.may_come_late);
    Entry {
        version: migration.version,
        name: migration.name.clone(),
        state: if overtaker.is_some() { State::OutOfOrder } else { State::Pending },
        applied_at: None,
        checksum,
        problem: overtaker.map(|young| format!("{} was not applied, but V{young} was", migration.file)),
        remark: None,
        migration: Some(migration.clone()),
    }
}

fn without_file(row: &Applied) -> Entry {
    Entry {
        version: row.version,
        name: row.name.clone(),
        state: State::Missing,
        applied_at: row.at,
        checksum: row.checksum.clone(),
        problem: Some(format!("V{}__{} was applied, but there is no such file", row.version, row.name)),
        remark: None,
        migration: None,
    }
}

/// Every sentence on what does not fit: files and history contradict each other where there is one.
pub(in crate::ops::migrate) fn problems(entries: &[Entry]) -> Vec<String> {
    entries.iter().filter_map(|entry| entry.problem.clone()).collect()
}

/// Refuses to begin a history where another schema has one of the same files: everything would be applied a
/// second time.
pub(in crate::ops::migrate) fn check_place(migrations: &[Migration], history: &History) -> Result<()> {
    let knows = |version: i64, name: &str| {
        migrations.iter().any(|migration| migration.version == version && migration.name == name)
    };
    let Some((schema, version, name)) =
        history.elsewhere.iter().find(|(_, version, name)| knows(*version, name))
    else {
        return Ok(());
    };
    let message =
        format!("V{version}__{name} is recorded in schema {schema}, where the search path does not lead");
    Err(Error::new(Kind::Conflict, message)
        .because("in the schema that it leads to, every migration would be applied once more")
        .hint(format!(
            "let it lead there: `ALTER DATABASE ... SET search_path = {schema}, ...`, or for the role"
        )))
}

/// Refuses to go on while files and history contradict each other.
pub(in crate::ops::migrate) fn verify(entries: &[Entry]) -> Result<()> {
    let problems = problems(entries);
    if problems.is_empty() {
        return Ok(());
    }
    let error = Error::new(Kind::Conflict, "the migration files do not fit the history in the database");
    Err(problems
        .into_iter()
        .fold(error, Error::because)
        .hint("bring back the files that were applied; `authctl migrate status` shows each version"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(version: i64, name: &str) -> Migration {
        Migration::of(version, name, "SELECT 1")
    }

    fn history(applied: &[&Migration]) -> History {
        let rows = applied.iter().map(|one| Applied {
            version: one.version,
            name: one.name.clone(),
            at: None,
            checksum: stamp(one, Width::Int4).unwrap(),
        });
        History::of(rows.collect())
    }

    fn states(migrations: &[&Migration], applied: &[&Migration]) -> Vec<State> {
        let migrations: Vec<_> = migrations.iter().map(|one| (*one).clone()).collect();
        let entries = compare(&migrations, &history(applied)).unwrap();
        entries.iter().map(|entry| entry.state).collect()
    }

    #[test]
    fn each_version_has_one_state() {
        let [one, two, three] = [file(1, "a"), file(2, "b"), file(3, "c")];
        assert_eq!(states(&[&one, &two], &[&one]), [State::Applied, State::Pending]);
        assert_eq!(states(&[&two], &[&one]), [State::Missing, State::Pending]);
        assert_eq!(states(&[&file(1, "z")], &[&one]), [State::Divergent]);
        assert_eq!(
            states(&[&one, &two, &three], &[&one, &three]),
            [State::Applied, State::OutOfOrder, State::Applied]
        );
    }

    #[test]
    fn an_unversioned_file_may_come_late() {
        let late = Migration { may_come_late: true, ..file(1, "a") };
        let two = file(2, "b");
        assert_eq!(states(&[&late, &two], &[&two]), [State::Pending, State::Applied]);
    }

    #[test]
    fn a_changed_file_is_divergent_and_stops_the_run() {
        let one = file(1, "a");
        let changed = Migration { text: "SELECT 2".to_owned(), ..one.clone() };
        let entries = compare(&[changed], &history(&[&one])).unwrap();
        let error = verify(&entries).unwrap_err();
        assert_eq!(error.kind(), Kind::Conflict);
        assert!(error.to_string().contains("V1__a.sql was changed after it was applied"), "{error}");
    }

    #[test]
    fn other_ends_of_lines_are_tolerated_and_told() {
        let one = file(1, "a");
        let windows = Migration { text: "SELECT 1\r\n".to_owned(), ..one.clone() };
        let entries = compare(&[windows], &history(&[&one])).unwrap();
        assert_eq!(entries[0].state, State::Applied);
        assert!(entries[0].remark.as_ref().unwrap().contains("in the ends of its lines only"));
        assert!(verify(&entries).is_ok());
    }

    #[test]
    fn a_version_too_wide_for_the_history_is_refused() {
        let wide = file(20_260_101_000_000, "a");
        let error = compare(std::slice::from_ref(&wide), &history(&[])).unwrap_err();
        assert!(error.to_string().contains("32 bits"), "{error}");
        let entries = compare(std::slice::from_ref(&wide), &History::none()).unwrap();
        assert_eq!(entries[0].checksum, stamp(&wide, Width::Int8).unwrap());
    }
}
