//! Applying what waits: under the lock, one transaction a file, together with its row of the history.

use std::convert::Infallible;
use std::time::{Duration, Instant};

use tokio_postgres::types::Type;

use super::failure::Failure;
use super::history::{self, History};
use super::load::Migration;
use super::lock::{self, Pause};
use super::plan::{Patience, Up, waiting};
use super::state::{self, Entry};
use super::whole::Whole;
use crate::conn::postgres::{Postgres, Writer};
use crate::error::{Error, Kind, Result};
use crate::plan::Approved;
use crate::progress::{Progress, Task};
use crate::report::{self, Column, Report, Table, Value};
use crate::sql;
use crate::text;

/// What a file may have left behind in the session is taken back before the next one. It is `DISCARD
/// ALL` without what would release the lock. A backend whose client has died looks up within 2 s.
const SETTLE: &str = "RESET SESSION AUTHORIZATION; RESET ALL; CLOSE ALL; UNLISTEN *; DISCARD PLANS; \
                      DISCARD SEQUENCES; DISCARD TEMP; SET client_connection_check_interval = '2s'";

/// What was applied.
pub struct Done {
    applied: Vec<(i64, String, Duration)>,
    by_others: usize,
    source: report::Source,
}

/// Applies an approved plan.
pub async fn apply(
    postgres: &Postgres,
    approved: &Approved<Up>,
    patience: &Patience,
    progress: &dyn Progress,
) -> Result<Done> {
    let plan = approved.plan();
    let writer = postgres.write(approved).await?;
    let pid = lock::take(&writer, patience.lock_wait, progress).await?;
    let history = history::read(&writer).await?;
    let pending = still_waiting(plan, &history)?;
    if !history.exists {
        writer.batch(&format!("{}; {}", history.creation(), history.closing())).await?;
    }
    let by_others = plan.pending.len() - pending.len();
    let mut done = Done { applied: Vec::new(), by_others, source: writer.source() };
    let mut run = Run { postgres, writer, pid, history, patience, progress };
    let task = Task::of_items(progress, "migrations", pending.len() as u64);
    for entry in pending {
        let began = Instant::now();
        run.apply(&entry).await.map_err(|error| stopped(error, &done))?;
        done.applied.push((entry.version, entry.name, began.elapsed()));
        task.advance(1);
    }
    Ok(done)
}

/// What waits now that the lock is ours: never more than was agreed to.
fn still_waiting(plan: &Up, history: &History) -> Result<Vec<Entry>> {
    let entries = state::compare(&plan.migrations, history)?;
    state::verify(&entries)?;
    let pending = waiting(entries, plan.limit);
    let agreed = |entry: &Entry| plan.pending.iter().any(|planned| planned.version == entry.version);
    if pending.iter().all(agreed) {
        return Ok(pending);
    }
    Err(Error::new(Kind::Conflict, "the history lost rows since the plan was shown; nothing was changed")
        .hint("run the command again and read the new plan"))
}

/// Says what had been applied before a failure.
fn stopped(error: Error, done: &Done) -> Error {
    let applied = done.applied.iter().map(|(version, name, _)| format!("V{version}__{name} was applied"));
    let error = applied.fold(error, Error::done);
    if done.applied.is_empty() { error } else { error.with_kind(Kind::PartlyDone) }
}

/// The work, in the session that holds the lock.
struct Run<'a> {
    postgres: &'a Postgres,
    writer: Writer,
    pid: i32,
    history: History,
    patience: &'a Patience,
    progress: &'a dyn Progress,
}

impl Run<'_> {
    /// Applies one file, again and again while somebody else's lock is in the way.
    async fn apply(&mut self, entry: &Entry) -> Result<()> {
        let Some(migration) = &entry.migration else {
            return Err(Error::bug(format!("V{} waits without a file", entry.version)));
        };
        let mut pause = Pause::between(Duration::from_millis(500), Duration::from_secs(5));
        let retries = self.patience.lock_retries;
        for retry in 1.. {
            match self.attempt(migration, &entry.checksum).await {
                Err(failure) if failure.is_about_locks() && retry <= retries => {}
                Err(failure) => return Err(failure.explain(migration)),
                Ok(()) => break,
            }
            let file = &migration.file;
            self.progress.note(&format!("{file} did not get its lock; retry {retry} of {retries}."));
            pause.rest(Instant::now() + Duration::from_secs(5)).await;
        }
        Ok(())
    }

    async fn attempt(&mut self, migration: &Migration, checksum: &str) -> Result<(), Failure> {
        self.writer.batch(SETTLE).await?;
        let (major, record) = (self.writer.major(), self.history.record());
        let lock_timeout = self.patience.lock_timeout;
        let watch = watch_blockers(self.postgres, self.pid, lock_timeout / 4, self.progress);
        let transaction = self.writer.transaction().await?;
        let whole = Whole { transaction, migration, checksum, record: &record, major };
        tokio::select! {
            outcome = whole.carry_through(lock_timeout) => outcome,
            never = watch => match never {},
        }
    }
}

/// Tells after `delay` who is in the way of session `pid`, if anybody is. Never ends by itself.
async fn watch_blockers(
    postgres: &Postgres,
    pid: i32,
    delay: Duration,
    progress: &dyn Progress,
) -> Infallible {
    tokio::time::sleep(delay).await;
    match blockers(postgres, pid).await {
        Ok(blockers) => blockers.iter().for_each(|blocker| progress.note(blocker)),
        Err(error) => progress.detail(&format!("cannot see who is in the way: {error}")),
    }
    std::future::pending().await
}

async fn blockers(postgres: &Postgres, pid: i32) -> Result<Vec<String>> {
    let reader = postgres.read().await?;
    let statement = sql::MIGRATE_BLOCKERS.for_server(reader.major()).text;
    let rows = reader.rows(statement, &[(&pid, Type::INT4)]).await?;
    Ok(rows
        .iter()
        .map(|row| {
            let age: Option<f64> = row.get("xact_age_seconds");
            format!(
                "Waiting for process {} ({}, role {}, {}, in its transaction for {}): {}",
                row.get::<_, i32>("pid"),
                row.get::<_, &str>("application_name"),
                row.get::<_, &str>("role"),
                row.get::<_, &str>("state"),
                age.map_or_else(|| "an unknown time".to_owned(), text::seconds),
                row.get::<_, &str>("query"),
            )
        })
        .collect())
}

impl Report for Done {
    fn kind(&self) -> &'static str {
        "migrate.up/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([
            Column::new("version"),
            Column::new("name"),
            Column::new("state"),
            Column::new("duration_seconds"),
        ])
        .when_empty("Every migration was applied by another run meanwhile.");
        for (version, name, duration) in &self.applied {
            table.push([
                Value::Number(*version),
                name.as_str().into(),
                "applied".into(),
                Value::Seconds(duration.as_secs_f64()),
            ]);
        }
        table
    }

    fn notes(&self) -> Vec<String> {
        if self.by_others == 0 {
            return Vec::new();
        }
        vec![format!("{} applied by another run meanwhile", text::plural(self.by_others, "migration"))]
    }

    fn source(&self) -> report::Source {
        self.source.clone()
    }
}
