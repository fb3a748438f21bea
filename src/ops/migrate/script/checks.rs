//! What has to hold before anything is changed: nobody else is at work, and the history fits the files.

use super::quote::{dollars, inlined};
use super::{Known, Outline};
use crate::ops::migrate::history::History;
use crate::ops::migrate::lock;
use crate::sql;

/// A function that takes the lock if it is free.
pub(super) enum Lock {
    /// Until the session ends.
    OfSession,
    /// Until the transaction ends.
    OfTransaction,
}

impl Lock {
    /// The call, which says whether the lock is ours.
    pub(super) fn call(&self) -> String {
        let function = match self {
            Self::OfSession => "pg_try_advisory_lock",
            Self::OfTransaction => "pg_try_advisory_xact_lock",
        };
        format!("{function}({})", key())
    }
}

/// The key of the lock that `authctl migrate up` takes, as arguments.
pub(super) fn key() -> String {
    let (first, second) = lock::KEY;
    format!("{first}, {second}")
}

/// The statement that takes the lock, compares the history with the files, and makes it where there is none.
pub(super) fn statement(outline: &Outline, lock: &Lock) -> String {
    let [first, second] = [lock::KEY.0, lock::KEY.1].map(|half| half.to_string());
    let body = format!(
        include_str!("checks.sql"),
        lock = lock.call(),
        holder = inlined(sql::MIGRATE_LOCK_HOLDER.for_server(0), &[&first, &second]),
        place = place(),
        behind = outline.from.map(behind).unwrap_or_default(),
        last = outline.last(),
        files = files(&outline.known),
        creation = dollars(&creation(&outline.known)),
    );
    format!("DO {};\n", dollars(&body))
}

/// The query that tells where the history is.
pub(super) fn place() -> String {
    inlined(sql::MIGRATE_HISTORY.for_server(0), &[])
}

/// The statement that records a migration in the history called `table`, still without its parameters.
pub(super) fn record(table: &str) -> String {
    let history = History::none();
    history.record().replace(&history.table(), table)
}

/// The statements that make the history where the session makes its tables, as wide as the versions need it.
fn creation(known: &[Known]) -> String {
    let history = History::none();
    let creation = history.creation().replace(&history.table(), "refinery_schema_history");
    let fits = known.iter().all(|one| one.narrow.is_some());
    if fits { creation } else { creation.replace("version int4", "version int8") }
}

/// The case of a file that was to be there before the script.
fn behind(from: i64) -> String {
    format!(
        "                WHEN r.version IS NULL AND version <= {from}\n                    \
         THEN format('%s was not applied, and the script begins behind it', f.file)\n"
    )
}

fn files(known: &[Known]) -> String {
    let row = |one: &Known| {
        let Known { version, name, file, may_come_late, wide, .. } = one;
        let [name, file, wide] = [name, file, wide].map(|text| sql::literal(text));
        format!(
            "                ({version}::int8, {name}, {file}, {may_come_late}, {}, {wide})",
            one.narrow()
        )
    };
    known.iter().map(row).collect::<Vec<_>>().join(",\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(version: i64, narrow: Option<&str>) -> Known {
        let (name, file, wide) = ("a".to_owned(), "V__a.sql".to_owned(), "2".to_owned());
        Known { version, name, file, may_come_late: false, narrow: narrow.map(str::to_owned), wide }
    }

    #[test]
    fn the_history_is_as_wide_as_its_versions() {
        let narrow = creation(&[known(1, Some("1"))]);
        assert!(
            narrow.starts_with("CREATE TABLE IF NOT EXISTS refinery_schema_history (version int4 "),
            "{narrow}"
        );
        assert!(!narrow.contains("public"), "{narrow}");
        assert!(creation(&[known(1, Some("1")), known(1 << 40, None)]).contains("(version int8 PRIMARY KEY"));
    }

    #[test]
    fn a_record_is_for_whatever_table_it_is_told() {
        assert!(
            record(":there")
                .starts_with("INSERT INTO :there (version, name, applied_on, checksum) VALUES ($1, $2,")
        );
    }
}
