//! What `migrate up` would apply.

use std::time::Duration;

use super::history;
use super::load::{Migration, Source, load};
use super::state::{self, Entry, State};
use crate::conn::postgres::Postgres;
use crate::error::{Error, Result};
use crate::plan::{Danger, Fingerprint, Plan};
use crate::report::{self, Column, Report, Table, Value};
use crate::text;

/// How long locks are waited for.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// How long another run of migrations is waited for.
    pub lock_wait: Duration,
    /// How long one statement waits for a table: as long, everybody else waits behind it.
    pub lock_timeout: Duration,
    /// How often a migration that did not get its table is tried again.
    pub lock_retries: u32,
}

/// The migrations that wait, up to a version.
pub struct Up {
    database: String,
    /// Every file, applied or not: the history is verified against them again under the lock.
    pub(super) migrations: Vec<Migration>,
    pub(super) pending: Vec<Entry>,
    pub(super) limit: Option<i64>,
    source: report::Source,
}

/// Works out what waits in `postgres` of the files of `source`, up to version `limit`.
pub async fn plan(postgres: &Postgres, source: &Source, limit: Option<i64>) -> Result<Up> {
    let migrations = load(source)?;
    check_limit(&migrations, limit)?;
    let reader = postgres.read().await?;
    let entries = state::compare(&migrations, &history::read(&reader).await?)?;
    state::verify(&entries)?;
    Ok(Up {
        database: postgres.settings().database.clone(),
        migrations,
        pending: waiting(entries, limit),
        limit,
        source: reader.source(),
    })
}

/// The entries that wait, up to a version.
pub(super) fn waiting(entries: Vec<Entry>, limit: Option<i64>) -> Vec<Entry> {
    let is_due = |entry: &Entry| limit.is_none_or(|limit| entry.version <= limit);
    entries.into_iter().filter(|entry| entry.state == State::Pending && is_due(entry)).collect()
}

fn check_limit(migrations: &[Migration], limit: Option<i64>) -> Result<()> {
    let Some(limit) = limit else { return Ok(()) };
    if migrations.iter().any(|migration| migration.version == limit) {
        return Ok(());
    }
    let versions: Vec<_> = migrations.iter().map(|migration| migration.version.to_string()).collect();
    Err(Error::usage(format!("no migration has version {limit}"))
        .hint(format!("give `--to` one of {}", versions.join(", "))))
}

impl Report for Up {
    fn kind(&self) -> &'static str {
        "migrate.up.plan/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([
            Column::new("version"),
            Column::new("name"),
            Column::new("action"),
            Column::expendable("size_bytes", 7),
            Column::expendable("file", 5),
        ])
        .when_empty(self.limit.map_or_else(
            || "Every migration is applied.".to_owned(),
            |limit| format!("Every migration up to version {limit} is applied."),
        ));
        for entry in &self.pending {
            let file = entry.migration.as_ref();
            table.push([
                Value::Number(entry.version),
                entry.name.as_str().into(),
                "apply".into(),
                file.and_then(|file| i64::try_from(file.text.len()).ok())
                    .map_or(Value::Nothing, Value::Bytes),
                file.map(|file| file.file.clone()).into(),
            ]);
        }
        table
    }

    fn source(&self) -> report::Source {
        self.source.clone()
    }
}

impl Plan for Up {
    fn action(&self) -> &'static str {
        "migrate.up"
    }

    fn target(&self) -> &str {
        &self.database
    }

    fn summary(&self) -> String {
        let count = text::plural(self.pending.len(), "migration");
        format!("apply {count} to database \"{}\"", self.database)
    }

    fn danger(&self) -> Danger {
        Danger::Reversible
    }

    fn is_empty(&self) -> bool {
        self.pending.is_empty()
    }

    /// The files and the goal, not what is left to do: when several runs start together, one of them
    /// does the work while the others wait for the lock and then find it done, which is what they want.
    fn fingerprint(&self) -> Fingerprint {
        let limit = self.limit.map_or_else(String::new, |limit| limit.to_string());
        let address = self.source.target.as_deref().unwrap_or_default();
        let files = self.migrations.iter().flat_map(|one| [one.file.as_str(), one.text.as_str()]);
        Fingerprint::of(&[self.action(), address, &limit].into_iter().chain(files).collect::<Vec<_>>())
    }
}
