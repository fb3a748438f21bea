//! Vacuum: what it is doing, which tables wait for it, when each was done last.

use super::rows::{self, Rows};
use super::tables::{DEAD_BAD, DEAD_FLOOR, DEAD_WARN};
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::report::{Answer, Verdict};
use crate::sql;
use crate::text;

/// A table that is due waits for its turn so long before it is late: autovacuum looks once a minute.
const LATE_SECONDS: f64 = 3600.0;

/// Runs of vacuum, then tables by how much they need one, at most `limit`. One round trip.
pub async fn vacuum(reader: &Reader, limit: u32) -> Result<Answer> {
    let query = sql::MONITOR_POSTGRES_VACUUM.for_server(reader.major());
    let rows =
        rows::ask(reader, query, &[&i64::from(limit), &DEAD_WARN, &DEAD_BAD, &DEAD_FLOOR, &LATE_SECONDS])
            .await?;
    let empty = format!("the database {} has no tables", rows.words("database"));
    Ok(Answer {
        kind: "monitor.postgres.vacuum/1",
        source: reader.source(),
        data: None,
        notes: notes(&rows),
        verdict: rows.verdict.max(whole(&rows)),
        table: rows.table.when_empty(empty),
    })
}

/// How good vacuum is as a whole.
fn whole(rows: &Rows) -> Verdict {
    if rows.flag("in_recovery") {
        return Verdict::Fine;
    }
    match (rows.flag("autovacuum") && rows.flag("counting"), rows.flag("sees_all")) {
        (false, _) => Verdict::Bad,
        (true, false) => Verdict::Unknown,
        (true, true) if all_busy(rows) && rows.count("due_tables") > 0 => Verdict::Warn,
        (true, true) => Verdict::Fine,
    }
}

fn all_busy(rows: &Rows) -> bool {
    rows.count("workers") >= rows.count("max_workers")
}

fn notes(rows: &Rows) -> Vec<String> {
    let mut notes: Vec<_> = rows.cut("tables").into_iter().collect();
    if rows.flag("in_recovery") {
        notes.push(
            "this is a standby: vacuum runs on the primary, and what it counted is seen there".to_owned(),
        );
        return notes;
    }
    notes.push(workers(rows));
    for (setting, why) in [("autovacuum", "autovacuum"), ("counting", "track_counts")] {
        if !rows.flag(setting) {
            notes.push(format!(
                "{why} is off for the whole server, and nothing is vacuumed by itself: `ALTER SYSTEM SET {why} = on`, then `authctl postgres reload`"
            ));
        }
    }
    let disabled = rows.count("disabled_tables");
    if disabled > 0 {
        notes.push(format!(
            "autovacuum is switched off on {} by its own setting",
            text::plural(disabled, "table")
        ));
    }
    if rows.lines().any(|line| line.says("state", "held back")) {
        notes.push(
            "what is held back was vacuumed just now and keeps its dead rows; `authctl monitor postgres xmin` shows who holds them"
                .to_owned(),
        );
    }
    notes
}

/// How many workers are busy, and on what, where they are all of them.
fn workers(rows: &Rows) -> String {
    if !rows.flag("sees_all") {
        return format!(
            "which workers are busy is UNKNOWN to this role; a superuser can change that: `GRANT pg_monitor TO {}`",
            sql::identifier(&rows.words("role"))
        );
    }
    let (busy, most) = (rows.count("workers"), rows.count("max_workers"));
    let on = rows.words("busy_on");
    let on = if on.is_empty() { on } else { format!(", on {on}") };
    let wait = match rows.count("due_tables") {
        due if due > 0 && all_busy(rows) => format!("; {} must wait", text::plural(due, "table")),
        _ => String::new(),
    };
    format!("{busy} of {} busy{on}{wait}", text::plural(most, "autovacuum worker"))
}
