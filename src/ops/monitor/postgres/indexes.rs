//! Indexes: broken, superfluous and unused ones first, each with the statement that mends it.

use super::rows::{self, Rows};
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::report::Answer;
use crate::sql;
use crate::text;

/// An index without a scan counts as unused when statistics are so old: 14 days hold a fortnightly report.
const UNUSED_SECONDS: f64 = 14.0 * 86_400.0;
/// Up to so many bytes nothing is said of it: five pages, as heroku's `pg:unused-indexes` has it.
const UNUSED_FLOOR_BYTES: i64 = 5 * 8192;

/// The indexes of the database, at most `limit`. One round trip.
pub async fn indexes(reader: &Reader, limit: u32) -> Result<Answer> {
    let query = sql::MONITOR_POSTGRES_INDEXES.for_server(reader.major());
    let rows = rows::ask(reader, query, &[&i64::from(limit), &UNUSED_SECONDS, &UNUSED_FLOOR_BYTES]).await?;
    let empty = format!("the database {} has no indexes", rows.words("database"));
    Ok(Answer {
        kind: "monitor.postgres.indexes/1",
        source: reader.source(),
        data: None,
        notes: notes(&rows),
        verdict: rows.verdict,
        table: rows.table.when_empty(empty),
    })
}

fn notes(rows: &Rows) -> Vec<String> {
    let mut notes: Vec<_> = rows.cut("indexes").into_iter().collect();
    let remedies = rows.lines().map(|line| line.words("remedy")).filter(|remedy| !remedy.is_empty());
    let remedies: Vec<_> = remedies.take(3).map(|remedy| format!("`{remedy}`")).collect();
    if !remedies.is_empty() {
        notes.push(format!("what mends them is in the column remedy: {}", remedies.join(", ")));
    }
    match rows.seconds("since_age_seconds") {
        Some(age) if age < UNUSED_SECONDS => notes.push(format!(
            "scans are counted for {}: whether an index is unused can be told after {}",
            text::seconds(age),
            text::seconds(UNUSED_SECONDS)
        )),
        Some(age) if rows.count("unused_indexes") > 0 => notes.push(unused(age, rows.count("standbys"))),
        _ => {}
    }
    notes.extend(rows::locked(rows));
    notes
}

/// What must be known before an index that seems unused is dropped.
fn unused(age: f64, standbys: usize) -> String {
    let standby = match standbys {
        0 => "",
        _ => "; scans on a standby are not counted here: look there too before you drop one",
    };
    format!(
        "unused is what had no scan in the {} since scans are counted; an index that is younger had less time{standby}",
        text::seconds(age)
    )
}
