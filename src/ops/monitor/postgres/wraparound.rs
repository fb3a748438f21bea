//! How far databases and tables are from running out of transaction numbers, and what keeps vacuum from freezing them.

use super::rows;
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::report::Answer;
use crate::sql;

/// The share of the 2^31 numbers that warns: twice the age at which vacuum stops sparing anybody's time is not far.
/// `check_postgres` warns at 1.3e9, about 60 %, with hours left on a busy server.
const USED_WARN: f64 = 0.40;
/// And that is bad: 60 %, where `check_postgres` warns.
const USED_BAD: f64 = 0.60;

/// Databases, and the `limit` tables of this one that are the furthest, by transactions or by multixacts.
pub async fn wraparound(reader: &Reader, limit: u32) -> Result<Answer> {
    let query = sql::MONITOR_POSTGRES_WRAPAROUND.for_server(reader.major());
    let rows = rows::ask(reader, query, &[&i64::from(limit), &USED_WARN, &USED_BAD]).await?;
    let database = rows.words("current_database");
    let all = rows.count("tables");
    let mut notes =
        vec![format!("tables are those of the database {database}; others are seen by connecting to them")];
    if all > usize::try_from(limit).unwrap_or(usize::MAX) {
        notes.push(format!("the {limit} oldest of {all} tables are shown; `--limit {all}` shows all"));
    }
    Ok(Answer {
        kind: "monitor.postgres.wraparound/1",
        source: reader.source(),
        data: None,
        notes,
        verdict: rows.verdict,
        table: rows.table,
    })
}
