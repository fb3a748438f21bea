//! What rehearsals that were killed have left on a server.

use tokio_postgres::types::Type;

use super::names::MARK;
use crate::conn::postgres::{Postgres, Reader, Writer};
use crate::error::Result;
use crate::plan::{Approved, Plan};
use crate::progress::Progress;
use crate::sql::{self, identifier};

/// The scratch databases that nobody is at work on any more.
pub async fn left(postgres: &Postgres) -> Result<Vec<String>> {
    list(&postgres.home().read().await?).await
}

async fn list(reader: &Reader) -> Result<Vec<String>> {
    let statement = sql::RESTORE_REHEARSALS_LEFT.for_server(reader.major()).text;
    let rows = reader.rows(statement, &[(&MARK, Type::TEXT)]).await?;
    Ok(rows.iter().map(|row| row.get("name")).collect())
}

/// Drops them, and tells which. One that cannot be dropped is no reason not to go on.
pub(super) async fn sweep<P: Plan>(postgres: &Postgres, approved: &Approved<P>, progress: &dyn Progress) {
    if let Err(error) = sweep_all(postgres, approved, progress).await {
        progress.note(&format!("Nobody knows what rehearsals that were killed have left: {error}."));
    }
}

/// In a session of its own, which gives the names free at its end.
async fn sweep_all<P: Plan>(
    postgres: &Postgres,
    approved: &Approved<P>,
    progress: &dyn Progress,
) -> Result<()> {
    let home = postgres.home().write(approved).await?;
    for name in list(&home).await? {
        match sweep_one(&home, &name).await {
            Ok(true) => progress
                .note(&format!("Database \"{name}\" was dropped; a rehearsal that was killed had left it.")),
            Ok(false) => {}
            Err(error) => progress.note(&format!(
                "Database \"{name}\", which a rehearsal that was killed has left, could not be dropped: {error}."
            )),
        }
    }
    Ok(())
}

/// Whether it was dropped: somebody may have begun to rehearse the same set meanwhile.
async fn sweep_one(home: &Writer, name: &str) -> Result<bool> {
    if !super::keep_name(home, name).await? {
        return Ok(false);
    }
    home.batch(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", identifier(name))).await?;
    Ok(true)
}
