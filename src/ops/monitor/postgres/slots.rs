//! Replication slots, and the write-ahead log that they keep the server from removing.

use super::rows::{self, Line, Rows};
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::report::{Answer, Value, Verdict};
use crate::sql;
use crate::text;

/// A slot that nobody has read from for so long warns: ten minutes are more than a reader takes to restart.
const INACTIVE_WARN_SECONDS: f64 = 600.0;
/// One that nobody reads from and that keeps so much warns at once: 1 GiB is the default of `max_wal_size`.
const RETAINED_WARN_BYTES: i64 = 1 << 30;

/// Slots, those that keep the most first. One round trip.
pub async fn slots(reader: &Reader) -> Result<Answer> {
    let query = sql::MONITOR_POSTGRES_SLOTS.for_server(reader.major());
    let rows = rows::ask(reader, query, &[&INACTIVE_WARN_SECONDS, &RETAINED_WARN_BYTES]).await?;
    Ok(Answer {
        kind: "monitor.postgres.slots/1",
        source: reader.source(),
        data: None,
        notes: notes(&rows),
        verdict: rows.verdict,
        table: rows.table.when_empty("there are no replication slots"),
    })
}

fn notes(rows: &Rows) -> Vec<String> {
    let abandoned = |line: &Line<'_>| {
        matches!(line.verdict(), Verdict::Warn | Verdict::Bad) && *line.value("active") == Value::Flag(false)
    };
    let mut notes: Vec<_> = rows.lines().filter(abandoned).map(|line| drop_it(&line)).collect();
    if rows.lines().any(|line| *line.value("inactive_seconds") == Value::Unknown) {
        notes.push(
            "since when a slot is inactive is UNKNOWN: the server tells it from PostgreSQL 17 on".to_owned(),
        );
    }
    if rows.count("slots") > 0 && rows.count("keep_limit_mb") == 0 {
        notes.push(
            "`max_slot_wal_keep_size` does not limit what slots keep: one that nobody reads from fills the disk, whose \
             size the server does not tell"
                .to_owned(),
        );
    }
    notes
}

fn drop_it(line: &Line<'_>) -> String {
    let name = match line.value("slot") {
        Value::Text(name) => text::clean(&sql::literal(name)),
        _ => String::new(),
    };
    let lost = if line.says("wal_status", "lost") { "its reader must begin anew; " } else { "" };
    format!(
        "nobody reads from {name}; {lost}if nobody will, drop it: `SELECT pg_drop_replication_slot({name})`"
    )
}
