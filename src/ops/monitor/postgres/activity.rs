//! What every session is doing, and who waits for whom.

use super::locks::{WAIT_BAD_SECONDS, WAIT_WARN_SECONDS};
use super::rows::{self, Rows};
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::ops::monitor::literals;
use crate::report::{Answer, Value};
use crate::sql;

/// A query, or a transaction left open, warns from here: 60 seconds, as neon's and planetscale's inspections do.
const LONG_WARN_SECONDS: f64 = 60.0;
/// And is bad from here: five minutes, by when an incident is under way.
const LONG_BAD_SECONDS: f64 = 300.0;

/// What to show of the sessions.
#[derive(Clone, Copy, Debug, Default)]
pub struct Activity {
    /// Idle sessions too.
    pub all: bool,
    /// Queries with the values in them, which may be secrets.
    pub show_literals: bool,
}

/// The sessions of the server, those with the oldest transaction first. One round trip.
pub async fn activity(reader: &Reader, wanted: Activity) -> Result<Answer> {
    let query = sql::MONITOR_POSTGRES_ACTIVITY.for_server(reader.major());
    let mut rows = rows::ask(
        reader,
        query,
        &[&wanted.all, &LONG_WARN_SECONDS, &LONG_BAD_SECONDS, &WAIT_WARN_SECONDS, &WAIT_BAD_SECONDS],
    )
    .await?;
    if !wanted.show_literals {
        rows.column("query").for_each(literals::hide);
    }
    Ok(Answer {
        kind: "monitor.postgres.activity/1",
        source: reader.source(),
        data: None,
        notes: notes(&mut rows),
        verdict: rows.verdict,
        table: rows.table.when_empty("no other session is doing anything"),
    })
}

fn notes(rows: &mut Rows) -> Vec<String> {
    let mut notes = Vec::new();
    match rows.count("idle_sessions") {
        0 => {}
        1 => notes.push("1 idle session is not shown; `--all` shows it".to_owned()),
        idle => notes.push(format!("{idle} idle sessions are not shown; `--all` shows them")),
    }
    let unseen = rows.count("unseen_sessions");
    notes.extend(rows::unseen(rows, unseen, &rows::of(unseen, "state", "session")));
    let prepared = |value: &mut Value| matches!(value, Value::Numbers(pids) if pids.contains(&0));
    if rows.column("blocked_by").any(prepared) {
        notes.push(
            "blocked by 0 is a prepared transaction: `SELECT * FROM pg_prepared_xacts` names it".to_owned(),
        );
    }
    notes
}
