//! Who reads and writes which kind of block, and how long that takes.

use std::cmp::Ordering;
use std::time::Duration;

use super::counted::Counted;
use super::rows::Line;
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::report::{Answer, Cell, Table, Value, Verdict};
use crate::sql;

/// Reads and writes within `interval`, or since statistics were reset, those that took the longest first. Nothing
/// is judged: how often a block was found in memory says nothing of a server that is fast enough.
pub async fn io(reader: &Reader, interval: Option<Duration>) -> Result<Answer> {
    let counted = Counted::over(reader, &sql::MONITOR_POSTGRES_IO, interval).await?;
    let (whole, timed) = (counted.rows.flag("whole"), counted.rows.flag("timed"));
    let mut notes = counted.notes(&counted.rows.words("counted_since"));
    if !whole {
        notes.push(
            "this server counts blocks of tables and indexes of one database alone; from PostgreSQL 16 on it tells who \
             reads and writes, and how long that takes"
                .to_owned(),
        );
    } else if !timed {
        notes.push("times are not measured: `track_io_timing` is off".to_owned());
    }
    Ok(Answer {
        kind: "monitor.postgres.io/1",
        source: reader.source(),
        data: None,
        verdict: Verdict::Fine,
        notes,
        table: busiest_first(&counted).when_empty("nothing was read or written"),
    })
}

/// The rows in which something was counted, the longest and then the largest first.
fn busiest_first(counted: &Counted) -> Table {
    let lines = counted.rows.lines().zip(&counted.rows.table.rows);
    let mut busy: Vec<(f64, i64, &Vec<Cell>)> = lines
        .filter(|(line, _)| COUNTS.iter().any(|name| line.number(name) > 0))
        .map(|(line, cells)| (took(&line), line.number("reads") + line.number("writes"), cells))
        .collect();
    busy.sort_by(|one, other| {
        other.0.partial_cmp(&one.0).unwrap_or(Ordering::Equal).then(other.1.cmp(&one.1))
    });
    let mut table = Table::new(counted.rows.table.columns.iter().cloned());
    for (_, _, cells) in busy {
        table.push(cells.iter().cloned());
    }
    table
}

fn took(line: &Line<'_>) -> f64 {
    let seconds = ["read_time_seconds", "write_time_seconds", "fsync_time_seconds"].map(|name| {
        match line.value(name) {
            Value::Seconds(seconds) => *seconds,
            _ => 0.0,
        }
    });
    seconds.iter().sum()
}

const COUNTS: &[&str] = &["hits", "reads", "writes", "extends", "evictions", "reuses", "fsyncs"];
