//! Tables by size, and what vacuum left in them.

use super::rows::{self, Rows};
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::report::Answer;
use crate::sql;

/// Dead rows, in multiples of what would start autovacuum on that table, that warn: it is a whole round late.
pub(super) const DEAD_WARN: f64 = 2.0;
/// And that are bad: it does not come, or cannot remove what it finds.
pub(super) const DEAD_BAD: f64 = 5.0;
/// Below so many dead rows a small, busy table is only between two rounds of autovacuum, a minute apart.
pub(super) const DEAD_FLOOR: i64 = 10_000;

/// The `limit` largest tables of the database.
pub async fn tables(reader: &Reader, limit: u32) -> Result<Answer> {
    let query = sql::MONITOR_POSTGRES_TABLES.for_server(reader.major());
    let rows = rows::ask(reader, query, &[&i64::from(limit), &DEAD_WARN, &DEAD_BAD, &DEAD_FLOOR]).await?;
    let empty = format!("the database {} has no tables", rows.words("database"));
    Ok(Answer {
        kind: "monitor.postgres.tables/1",
        source: reader.source(),
        data: None,
        notes: notes(&rows),
        verdict: rows.verdict,
        table: rows.table.when_empty(empty),
    })
}

fn notes(rows: &Rows) -> Vec<String> {
    let mut notes = Vec::new();
    let (shown, all) = (rows.table.rows.len(), rows.count("tables"));
    if shown < all {
        notes.push(format!("the {shown} largest of {all} tables are shown; `--limit {all}` shows all"));
    }
    notes.extend(rows::locked(rows));
    notes
}
