//! What is applied, what waits, and what does not fit. Reads only.

use super::files::{Source, load};
use super::history::{self, Entry, State};
use super::lock;
use crate::conn::postgres::Postgres;
use crate::error::Result;
use crate::exit::Exit;
use crate::report::{self, Cell, Column, Report, Table, Value, Verdict};
use crate::text;

/// The state of every version.
pub struct Status {
    entries: Vec<Entry>,
    remarks: Vec<String>,
    /// Whether what was interrupted is on its way back.
    undoing: bool,
    source: report::Source,
    fail_on_pending: bool,
}

/// Compares the files of `source` with the history in `postgres`; with `fail_on_pending` it is a
/// finding when any waits.
pub async fn status(postgres: &Postgres, source: &Source, fail_on_pending: bool) -> Result<Status> {
    let migrations = load(source)?;
    let reader = postgres.read().await?;
    let history = history::read(&reader).await?;
    let mut entries = history::compare(&migrations, &history)?;
    let agrees = entries.iter().all(|entry| entry.state == State::Applied);
    let mut remarks: Vec<String> = source.remark().filter(|_| !agrees).into_iter().collect();
    if let Err(misplaced) = history::check_place(&migrations, &history) {
        remarks.push(misplaced.to_string());
    }
    if history.interrupted.is_some()
        && let Some(holder) = lock::holder(&reader).await
    {
        for entry in entries.iter_mut().filter(|entry| entry.state == State::Interrupted) {
            entry.remark = Some(format!("V{}__{} is being run by {holder}", entry.version, entry.name));
        }
    }
    let undoing = history.interrupted.is_some_and(|interrupted| interrupted.down);
    Ok(Status { entries, remarks, undoing, source: reader.source(), fail_on_pending })
}

impl Status {
    fn is_waiting(&self, entry: &Entry) -> bool {
        entry.state == State::Pending || (entry.state == State::Interrupted && !self.undoing)
    }

    fn waiting(&self) -> usize {
        self.entries.iter().filter(|entry| self.is_waiting(entry)).count()
    }
}

impl Report for Status {
    fn kind(&self) -> &'static str {
        "migrate.status/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([
            Column::new("version"),
            Column::new("name"),
            Column::new("state"),
            Column::expendable("applied_at", 3),
            Column::expendable("checksum", 7),
        ])
        .when_empty("There are no migrations.");
        for entry in &self.entries {
            table.push([
                Value::Number(entry.version).into(),
                entry.name.as_str().into(),
                Cell::labelled(entry.state.word(), entry.state.label()),
                entry.applied_at.into(),
                entry.checksum.as_str().into(),
            ]);
        }
        table
    }

    fn verdict(&self) -> Verdict {
        let in_conflict = !history::problems(&self.entries).is_empty();
        match self.waiting() {
            _ if in_conflict => Verdict::Bad,
            0 => Verdict::Fine,
            _ if self.fail_on_pending => Verdict::Bad,
            _ => Verdict::Warn,
        }
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = history::problems(&self.entries);
        notes.extend(self.entries.iter().filter_map(|entry| entry.remark.clone()));
        notes.extend(self.remarks.iter().cloned());
        if history::problems(&self.entries).is_empty() && self.waiting() > 0 {
            let waiting = text::plural(self.waiting(), "migration");
            notes.push(format!("{waiting} can be applied with `authctl migrate up`"));
        }
        notes
    }

    fn source(&self) -> report::Source {
        self.source.clone()
    }

    fn exit(&self, strict: bool) -> Exit {
        let in_conflict = !history::problems(&self.entries).is_empty();
        if in_conflict { Exit::Conflict } else { self.verdict().exit(strict) }
    }
}
