//! What went wrong in each database: deadlocks, conflicts with replay, check sums, queries that spilled to disk.

use std::time::Duration;

use super::counted::Counted;
use super::rows::Line;
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::report::{Answer, Value, Verdict};
use crate::sql;

/// So much of temporary files in a minute warns: sorts and hashes of every request go to disk instead of `work_mem`.
const SPILLED_WARN_BYTES_PER_MINUTE: f64 = 100.0 * 1024.0 * 1024.0;

/// What each database counted within `interval`, or since statistics were reset. Without an interval only check sums
/// are judged: an old deadlock is no trouble, a broken page still is.
pub async fn deadlocks(reader: &Reader, interval: Option<Duration>) -> Result<Answer> {
    let mut counted = Counted::over(reader, &sql::MONITOR_POSTGRES_DEADLOCKS, interval).await?;
    let minutes = counted.seconds.map(|seconds| seconds / 60.0);
    counted.judge(|line| judge(line, minutes));
    let mut notes = counted.notes("");
    let unwatched = |line: Line<'_>| *line.value("checksum_failures") == Value::Nothing;
    if counted.rows.lines().all(unwatched) {
        notes.push("data check sums are off: a page that the disk broke is not noticed".to_owned());
    }
    if counted.rows.lines().any(|line| line.number("checksum_failures") > 0) {
        notes.push(
            "pages of a database are broken: the server's log names the files; take a copy of the data folder before \
             anything else"
                .to_owned(),
        );
    }
    Ok(Answer {
        kind: "monitor.postgres.deadlocks/1",
        source: reader.source(),
        data: None,
        verdict: counted.rows.verdict,
        notes,
        table: counted.rows.table,
    })
}

fn judge(line: &Line<'_>, minutes: Option<f64>) -> Verdict {
    #[expect(clippy::cast_precision_loss, reason = "compared with a round number")]
    let spilled = |minutes: f64| line.number("temp_bytes") as f64 / minutes;
    match minutes {
        _ if line.number("checksum_failures") > 0 => Verdict::Bad,
        Some(_) if line.number("deadlocks") > 0 || line.number("conflicts") > 0 => Verdict::Warn,
        Some(minutes) if spilled(minutes) >= SPILLED_WARN_BYTES_PER_MINUTE => Verdict::Warn,
        _ => Verdict::Fine,
    }
}
