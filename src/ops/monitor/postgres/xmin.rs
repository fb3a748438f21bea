//! Who keeps vacuum from removing dead rows: the oldest snapshot counts, wherever it is held.

use super::rows::{self, Line, Rows};
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::ops::literals;
use crate::report::{Answer, Value, Verdict};
use crate::sql;
use crate::text;

/// So many transactions since a snapshot was taken warn: on a busy server some minutes' worth of updates.
const AGE_WARN_XIDS: i64 = 1_000_000;
/// And so many are bad: tables have grown by then, and stay so.
const AGE_BAD_XIDS: i64 = 10_000_000;
/// So long warns on a quiet server too: no request of an application takes half an hour.
const AGE_WARN_SECONDS: f64 = 1800.0;

/// Every holder of the horizon, the oldest first. One round trip.
pub async fn xmin(reader: &Reader) -> Result<Answer> {
    let query = sql::MONITOR_POSTGRES_XMIN.for_server(reader.major());
    let mut rows = rows::ask(reader, query, &[&AGE_WARN_XIDS, &AGE_BAD_XIDS, &AGE_WARN_SECONDS]).await?;
    rows.column("query").for_each(literals::hide);
    Ok(Answer {
        kind: "monitor.postgres.xmin/1",
        source: reader.source(),
        data: None,
        notes: notes(&rows),
        verdict: rows.verdict,
        table: rows.table.when_empty("nothing keeps vacuum from removing dead rows"),
    })
}

fn notes(rows: &Rows) -> Vec<String> {
    let worth_it = |line: &Line<'_>| matches!(line.verdict(), Verdict::Warn | Verdict::Bad);
    let mut notes: Vec<_> = rows.lines().find(worth_it).iter().map(remedy).collect();
    if rows.count("holders") > 0 {
        notes.push(format!(
            "dead_rows are all those of the database {}, of which vacuum keeps what died since the oldest of these began; \
             a holder in another database does not count here",
            rows.words("current_database")
        ));
    }
    if rows.lines().any(|line| line.says("kind", "standby")) {
        notes.push("since when a standby's query runs is seen on the standby alone".to_owned());
    }
    let unseen = rows.count("unseen_sessions");
    notes.extend(rows::unseen(rows, unseen, &rows::of(unseen, "state", "session")));
    notes
}

/// What would let the horizon go on.
fn remedy(line: &Line<'_>) -> String {
    let quoted = match line.value("name") {
        Value::Text(name) => text::clean(&sql::literal(name)),
        _ => String::new(),
    };
    let pid = line.words("pid");
    match line.words("kind").as_str() {
        "prepared" => format!(
            "in the database {}, `COMMIT PREPARED {quoted}` or `ROLLBACK PREPARED {quoted}` ends the oldest holder",
            line.words("database")
        ),
        "slot" => format!(
            "the oldest holder is a slot: let its reader catch up, or drop it: `SELECT pg_drop_replication_slot({quoted})`"
        ),
        "standby" => "the oldest holder is a query on a standby: end it there, or switch `hot_standby_feedback` off there"
            .to_owned(),
        _ => format!("`authctl postgres terminate {pid}` ends the oldest holder and undoes its transaction"),
    }
}
