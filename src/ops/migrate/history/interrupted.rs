//! What the journal says of a migration that was begun step by step and not ended.

use tokio_postgres::Row;

use crate::conn::postgres::Reader;
use crate::error::{Error, Kind, Result};

/// The table beside the history that keeps the steps of a migration until its end. It is there only
/// between the first step and the last.
pub(in crate::ops::migrate) const JOURNAL: &str = "authctl_migration_progress";

/// A migration in the middle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ops::migrate) struct Interrupted {
    /// Its version.
    pub(in crate::ops::migrate) version: i64,
    /// Whether it was on its way back.
    pub(in crate::ops::migrate) down: bool,
    /// Steps that are done.
    pub(in crate::ops::migrate) done: i64,
    /// Steps that it has.
    pub(in crate::ops::migrate) steps: i64,
}

impl Interrupted {
    /// The verb that ends it: the way it was begun.
    pub(in crate::ops::migrate) const fn verb(&self) -> &'static str {
        if self.down { "down" } else { "up" }
    }

    /// That it has to be ended before anything else.
    pub(in crate::ops::migrate) fn comes_first(&self) -> Error {
        let message = format!("V{} has to be ended first: {}", self.version, self.sentence());
        Error::new(Kind::Conflict, message).hint(format!("go on with `authctl migrate {}`", self.verb()))
    }

    /// `it was stopped after 2 of 5 steps`.
    pub(in crate::ops::migrate) fn sentence(&self) -> String {
        let way = if self.down { " on its way back" } else { "" };
        format!("it was stopped{way} after {} of {} steps", self.done, self.steps)
    }
}

/// The migration in the middle that `journal` tells of; one that nobody may read tells of none.
pub(super) async fn read(reader: &Reader, journal: &str) -> Result<Option<Interrupted>> {
    let statement = format!(
        "SELECT version, direction = 'down' AS down, count(*) FILTER (WHERE state = 'done') AS done, \
         max(steps)::int8 AS steps FROM {journal} GROUP BY version, direction ORDER BY version LIMIT 1"
    );
    let rows = reader.rows(&statement, &[]).await?;
    Ok(rows.first().map(|row: &Row| Interrupted {
        version: row.get("version"),
        down: row.get("down"),
        done: row.get("done"),
        steps: row.get("steps"),
    }))
}
