//! Who holds the connections, against every limit there is.

use super::rows::{self, Rows};
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::report::Answer;
use crate::sql;

/// The share of a limit that warns: what is left is one more copy of a usual pool.
const USED_WARN: f64 = 0.80;
/// And that is bad: 95 %, where `check_postgres` is critical by default.
const USED_BAD: f64 = 0.95;

/// Connections against the limits of server, databases and roles, then by who holds them.
pub async fn connections(reader: &Reader) -> Result<Answer> {
    let query = sql::MONITOR_POSTGRES_CONNECTIONS.for_server(reader.major());
    let rows = rows::ask(reader, query, &[&USED_WARN, &USED_BAD]).await?;
    Ok(Answer {
        kind: "monitor.postgres.connections/1",
        source: reader.source(),
        data: None,
        notes: notes(&rows),
        verdict: rows.verdict,
        table: rows.table,
    })
}

fn notes(rows: &Rows) -> Vec<String> {
    let unseen = rows.count("unseen_sessions");
    rows::unseen(rows, unseen, &rows::of(unseen, "state", "session")).into_iter().collect()
}
