//! Sequences, those first that are used up the most.

use super::rows::{self, Rows};
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::report::Answer;
use crate::sql;
use crate::text;

/// The used share of a sequence that warns: widening a column of a large table takes weeks to prepare.
const USED_WARN: f64 = 0.70;
/// And that is bad.
const USED_BAD: f64 = 0.90;

/// The sequences of the database, at most `limit`. One round trip.
pub async fn sequences(reader: &Reader, limit: u32) -> Result<Answer> {
    let query = sql::MONITOR_POSTGRES_SEQUENCES.for_server(reader.major());
    let rows = rows::ask(reader, query, &[&i64::from(limit), &USED_WARN, &USED_BAD]).await?;
    let empty = format!("the database {} has no sequences", rows.words("database"));
    Ok(Answer {
        kind: "monitor.postgres.sequences/1",
        source: reader.source(),
        data: None,
        notes: notes(&rows),
        verdict: rows.verdict,
        table: rows.table.when_empty(empty),
    })
}

fn notes(rows: &Rows) -> Vec<String> {
    let mut notes: Vec<_> = rows.cut("sequences").into_iter().collect();
    if let Some(line) = rows.lines().find(|line| !line.words("remedy").is_empty()) {
        notes.push(format!(
            "`{}` gives the first of them room; changing the type of a column rewrites its table under an exclusive lock",
            line.words("remedy")
        ));
    }
    let unseen = rows.count("unseen_sequences");
    if unseen > 0 {
        notes.push(format!(
            "the values of {} are UNKNOWN to this role; the owner can change that: `GRANT SELECT ON ALL SEQUENCES IN SCHEMA {} TO {}`",
            text::plural(unseen, "sequence"),
            rows.words("schemas"),
            sql::identifier(&rows.words("role"))
        ));
    }
    let locked = rows.count("locked_sequences");
    if locked > 0 {
        notes.push(format!(
            "{} cannot be read while somebody alters it; `authctl monitor postgres activity` shows who",
            text::plural(locked, "sequence")
        ));
    }
    notes
}
