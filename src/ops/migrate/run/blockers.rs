//! Who is in the way, told while a file waits.

use std::convert::Infallible;
use std::time::Duration;

use tokio_postgres::Row;
use tokio_postgres::types::Type;

use crate::conn::postgres::{Postgres, Reader};
use crate::error::Result;
use crate::progress::Progress;
use crate::sql;
use crate::text;

/// Looks four times within a lock's time-out, and not more often than this.
const SHORTEST_LOOK: Duration = Duration::from_millis(25);

/// Tells who keeps session `pid` waiting, whenever that is somebody else than before. Never ends by itself.
pub(super) async fn watch(
    postgres: &Postgres,
    pid: i32,
    lock_timeout: Duration,
    progress: &dyn Progress,
) -> Infallible {
    let look = (lock_timeout / 4).clamp(SHORTEST_LOOK, Duration::from_secs(1));
    // most files are done before anybody looks, and need no second session
    tokio::time::sleep(look).await;
    let Err(error) = look_and_tell(postgres, pid, look, progress).await;
    progress.detail(&format!("cannot see who is in the way: {error}"));
    std::future::pending().await
}

async fn look_and_tell(
    postgres: &Postgres,
    pid: i32,
    look: Duration,
    progress: &dyn Progress,
) -> Result<Infallible> {
    let reader = postgres.read().await?;
    let mut known: Vec<i32> = Vec::new();
    loop {
        let blockers = blockers(&reader, pid).await?;
        let pids: Vec<i32> = blockers.iter().map(|row| row.get("pid")).collect();
        if !pids.is_empty() && pids != known {
            for blocker in &blockers {
                progress.note(&sentence(blocker));
            }
            known = pids;
        }
        tokio::time::sleep(look).await;
    }
}

async fn blockers(reader: &Reader, pid: i32) -> Result<Vec<Row>> {
    let statement = sql::MIGRATE_BLOCKERS.for_server(reader.major()).text;
    reader.rows(statement, &[(&pid, Type::INT4)]).await
}

fn sentence(row: &Row) -> String {
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
}
