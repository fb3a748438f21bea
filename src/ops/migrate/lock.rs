//! The lock that lets one run of migrations at a time work on a database.
//!
//! It is a session's advisory lock, so it goes with its session however that ends. It is polled for,
//! never waited for inside the server: a session blocked in `pg_advisory_lock` holds a snapshot, on
//! which a `CREATE INDEX CONCURRENTLY` of the lock's holder waits, and the two deadlock.

use std::time::{Duration, Instant};

use tokio_postgres::Row;
use tokio_postgres::types::Type;

use super::patience::Pause;
use crate::conn::postgres::{Parameters, Postgres, Reader, Writer};
use crate::error::{Error, Kind, Result};
use crate::progress::Progress;
use crate::sql;
use crate::text;

/// The key, the same for every run on a database: `auth`, `migr` in ASCII.
pub(super) const KEY: (i32, i32) = (0x6175_7468, 0x6d69_6772);

/// Takes the lock for this session within `wait`; the process id of the session.
pub(super) async fn take(
    postgres: &Postgres,
    writer: &Writer,
    wait: Duration,
    progress: &dyn Progress,
) -> Result<i32> {
    let statement = sql::MIGRATE_LOCK_TAKE.for_server(writer.major()).text;
    let deadline = Instant::now() + wait;
    let mut pause = Pause::between(Duration::from_millis(100), Duration::from_secs(2));
    let mut told = false;
    loop {
        let row = writer.row(statement, PARAMETERS).await?;
        if row.get("taken") {
            return Ok(row.get("pid"));
        }
        if Instant::now() >= deadline {
            return Err(held(writer, wait).await);
        }
        if !told {
            let holder = somebody(writer).await;
            progress.note(&format!("Another run of migrations holds the lock: {holder}. Waiting for it."));
            told = true;
        }
        postgres.rest(pause.rest(deadline)).await;
        postgres.check_running()?;
    }
}

/// The key as parameters.
pub(super) const PARAMETERS: Parameters<'static> = &[(&KEY.0, Type::INT4), (&KEY.1, Type::INT4)];

/// Refuses to go on where `kept`, the answer of `lock_kept.sql`, says that this session does not hold
/// the lock: a migration may have released it, and behind a pooler that hands out servers by
/// transaction it was never this session's.
pub(super) fn check(kept: Option<&Row>) -> Result<()> {
    if kept.is_some_and(|row| row.get("kept")) {
        return Ok(());
    }
    Err(lost())
}

/// That this session does not hold the lock any more.
pub(super) fn lost() -> Error {
    Error::new(Kind::Conflict, "the migration lock was lost, so another run may be at work")
        .hint("connect to the server itself: a pooler that pools transactions cannot keep a lock")
}

async fn held(writer: &Writer, wait: Duration) -> Error {
    let waited = text::duration(wait);
    let message = format!("another run of migrations held the lock for all of {waited}");
    Error::new(Kind::Conflict, message)
        .because(format!("the lock is held by {}", somebody(writer).await))
        .hint("let it finish, or give it longer with `--lock-wait 10m`")
}

/// Who holds the lock, in words; `None` where nobody does.
pub(super) async fn holder(reader: &Reader) -> Option<String> {
    let statement = sql::MIGRATE_LOCK_HOLDER.for_server(reader.major()).text;
    let row = reader.rows(statement, PARAMETERS).await.ok()?.pop()?;
    let since: Option<f64> = row.get("since_seconds");
    Some(format!(
        "process {} ({}, role {}, from {}, connected {} ago)",
        row.get::<_, i32>("pid"),
        row.get::<_, &str>("application_name"),
        row.get::<_, &str>("role"),
        row.get::<_, &str>("address"),
        since.map_or_else(|| "an unknown time".to_owned(), text::seconds),
    ))
}

/// The same where somebody did a moment ago.
async fn somebody(reader: &Reader) -> String {
    holder(reader).await.unwrap_or_else(|| "a session that has just ended".to_owned())
}
