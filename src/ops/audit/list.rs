//! Both logs as one list, newest first.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::entry::{Entry, Outcome};
use super::{database, local};
use crate::conn::postgres::Postgres;
use crate::error::{Error, Kind, Result};
use crate::report::{Cell, Column, Label, Report, Source, Table, Value, Verdict};
use crate::text;

/// Which entries are wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// How many at most.
    pub limit: u32,
    /// Not older than this.
    pub since: Option<Duration>,
}

/// The entries of both logs.
pub struct Listed {
    entries: Vec<Held>,
    /// Why the database's entries are missing.
    unseen: Option<String>,
    /// Lines of the local log that are no entries, and where it is.
    unreadable: usize,
    log: PathBuf,
    more: bool,
    source: Source,
}

struct Held {
    entry: Entry,
    locally: bool,
    in_database: bool,
}

/// Lists what the local log and, where it is given, the database hold.
pub async fn list(postgres: Option<&Postgres>, log: &Path, wanted: &Wanted) -> Result<Listed> {
    let since = wanted.since.map(|age| since(Timestamp::now(), age)).transpose()?;
    let held = local::read(log)?;
    let mut merged = BTreeMap::new();
    for entry in held.entries.into_iter().filter(|entry| since.is_none_or(|since| entry.occurred_at >= since))
    {
        merged.insert(entry.id, Held { entry, locally: true, in_database: false });
    }
    let mut listed = Listed {
        entries: Vec::new(),
        unseen: None,
        unreadable: held.unreadable,
        log: log.to_owned(),
        more: false,
        source: Source::default(),
    };
    if let Some(postgres) = postgres {
        // one more than wanted tells whether there is more
        match database::read(postgres, since, i64::from(wanted.limit) + 1).await {
            Ok((entries, source)) => {
                listed.source = source;
                for entry in entries {
                    merge(&mut merged, entry);
                }
            }
            Err(error) => listed.unseen = Some(unseen(postgres, &error)),
        }
    }
    listed.take(merged, wanted.limit);
    Ok(listed)
}

fn since(now: Timestamp, age: Duration) -> Result<Timestamp> {
    let age = SignedDuration::try_from(age).ok().and_then(|age| now.checked_sub(age).ok());
    age.ok_or_else(|| Error::usage("--since reaches further back than time does"))
}

fn merge(merged: &mut BTreeMap<Uuid, Held>, entry: Entry) {
    match merged.get_mut(&entry.id) {
        None => {
            merged.insert(entry.id, Held { entry, locally: false, in_database: true });
        }
        Some(held) => {
            held.in_database = true;
            if held.entry.outcome == Outcome::Begun {
                held.entry = entry;
            }
        }
    }
}

fn unseen(postgres: &Postgres, error: &Error) -> String {
    let what_to_do = match (error.server_code(), error.kind()) {
        (Some(database::UNDEFINED_TABLE), _) => "`authctl migrate up` makes its table".to_owned(),
        (_, Kind::Denied) if error.server_code() == Some("42501") => {
            let role = crate::sql::identifier(&postgres.settings().user);
            format!(
                "GRANT USAGE ON SCHEMA authctl TO {role}; GRANT SELECT ON authctl.audit_log TO {role} shows it"
            )
        }
        _ => "`authctl check postgres` says more".to_owned(),
    };
    format!("UNKNOWN what {} holds: {error}; {what_to_do}.", postgres.target())
}

impl Listed {
    fn take(&mut self, merged: BTreeMap<Uuid, Held>, limit: u32) {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        self.entries = merged.into_values().collect();
        self.entries.sort_by_key(|held| std::cmp::Reverse((held.entry.occurred_at, held.entry.id)));
        self.more = self.entries.len() > limit;
        self.entries.truncate(limit);
    }
}

fn cells(held: &Held) -> [Cell; 12] {
    let entry = &held.entry;
    let seconds = entry.finished_at.map(|end| end.duration_since(entry.occurred_at).as_secs_f64());
    [
        entry.occurred_at.into(),
        entry.operator.as_str().into(),
        entry.host.as_str().into(),
        entry.command.as_str().into(),
        entry.target.as_str().into(),
        outcome(entry.outcome),
        entry.summary.as_str().into(),
        entry.error.clone().into(),
        entry.reason.clone().into(),
        seconds.map_or(Value::Nothing, Value::Seconds).into(),
        entry.plan_fingerprint.as_str().into(),
        recorded_in(held).into(),
    ]
}

fn outcome(outcome: Outcome) -> Cell {
    match outcome {
        Outcome::Begun => Cell::labelled("unfinished", Label::Warn),
        Outcome::Done => Cell::labelled("done", Label::Good),
        Outcome::Failed => Cell::labelled("failed", Label::Bad),
    }
}

fn recorded_in(held: &Held) -> &'static str {
    match (held.locally, held.in_database) {
        (true, true) => "both",
        (true, false) => "local",
        _ => "database",
    }
}

impl Report for Listed {
    fn kind(&self) -> &'static str {
        "audit.list/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([
            Column::new("occurred_at"),
            Column::expendable("operator", 1),
            Column::expendable("host", 7),
            Column::new("command"),
            Column::expendable("target", 2),
            Column::new("outcome"),
            Column::expendable("summary", 3),
            Column::expendable("error", 4),
            Column::expendable("reason", 5),
            Column::expendable("duration_seconds", 6),
            Column::expendable("plan_fingerprint", 9),
            Column::expendable("recorded_in", 8),
        ])
        .when_empty("Nothing was changed through authctl, as far as these logs reach.");
        self.entries.iter().for_each(|held| table.push(cells(held)));
        table
    }

    fn verdict(&self) -> Verdict {
        if self.unseen.is_some() { Verdict::Unknown } else { Verdict::Fine }
    }

    fn notes(&self) -> Vec<String> {
        let lost = (self.unreadable > 0).then(|| {
            let lines = text::plural(self.unreadable, "line");
            format!("{lines} of {} cannot be read and left out.", self.log.display())
        });
        let more =
            self.more.then(|| "There are older entries: `--limit` and `--since` reach them.".to_owned());
        self.unseen.iter().cloned().chain(lost).chain(more).collect()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
