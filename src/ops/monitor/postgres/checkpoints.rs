//! Checkpoints by what made them begin, and who writes the dirty pages.

use std::time::Duration;

use super::counted::Counted;
use super::rows::Line;
use crate::conn::postgres::Reader;
use crate::error::{Error, Result};
use crate::report::{Answer, Cell, Value, Verdict};
use crate::sql;
use crate::text;

/// The share of requested checkpoints that warns: they came because `max_wal_size` was used up, not because it was time.
const REQUESTED_WARN: f64 = 0.30;
/// And that is bad: most of them did, and full pages are written anew after each.
const REQUESTED_BAD: f64 = 0.60;
/// Of fewer checkpoints a share says nothing: one backup requests one.
const FEWEST: i64 = 3;

/// Checkpoints within `interval`, or since statistics were reset.
pub async fn checkpoints(reader: &Reader, interval: Option<Duration>) -> Result<Answer> {
    let counted = Counted::over(reader, &sql::MONITOR_POSTGRES_CHECKPOINTS, interval).await?;
    let Some(line) = counted.rows.lines().next() else {
        return Err(Error::bug("the state of the checkpointer is one row"));
    };
    let (timed, requested) = (line.number("timed"), line.number("requested"));
    let share = share(requested, timed + requested);
    let judged = counted.seconds.is_some() && timed + requested >= FEWEST;
    let verdict = match share {
        Some(share) if judged && share >= REQUESTED_BAD => Verdict::Bad,
        Some(share) if judged && share >= REQUESTED_WARN => Verdict::Warn,
        _ => Verdict::Fine,
    };
    let mut notes = notes(&counted, &line);
    if verdict > Verdict::Fine {
        notes.push(format!(
            "checkpoints are requested before it is time: raise `max_wal_size`, now {}",
            line.words("max_wal_bytes")
        ));
    } else if !judged && requested > 0 {
        notes.push(format!(
            "the share of requested ones is not judged: that takes an interval with {FEWEST} checkpoints, such as `--for 15m`"
        ));
    }
    let properties = properties(&line, share);
    Ok(Answer::of_properties("monitor.postgres.checkpoints/1", reader.source(), &properties, verdict, notes))
}

#[expect(clippy::cast_precision_loss, reason = "a share is shown in three digits")]
fn share(part: i64, whole: i64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

fn notes(counted: &Counted, line: &Line<'_>) -> Vec<String> {
    let mut notes = counted.notes(&line.words("counted_since"));
    if *line.value("done") == Value::Nothing {
        notes.push(
            "those that had nothing to write are counted too: only PostgreSQL 18 tells them apart".to_owned(),
        );
    }
    let rate = counted.per_second(line.number("written_bytes")).filter(|rate| *rate > 0.0);
    let timeout = match line.value("checkpoint_timeout_seconds") {
        Value::Seconds(seconds) => *seconds,
        _ => f64::INFINITY,
    };
    #[expect(clippy::cast_precision_loss, reason = "a time is shown in three digits")]
    let full = rate.map(|rate| line.number("requested_after_bytes") as f64 / rate);
    if let Some(full) = full.filter(|full| *full < timeout) {
        notes.push(format!(
            "at this rate of writing a checkpoint is requested every {}, before `checkpoint_timeout` of {}",
            text::seconds(full),
            text::seconds(timeout)
        ));
    }
    notes
}

fn properties<'a>(line: &Line<'_>, share: Option<f64>) -> Vec<(&'a str, Cell)> {
    let mut properties: Vec<(&str, Cell)> =
        SHOWN.iter().map(|name| (*name, line.value(name).clone().into())).collect();
    properties.insert(2, ("requested_share_ratio", share.map_or(Value::Nothing, Value::Ratio).into()));
    properties
}

/// The columns of the query that are shown, in this order.
const SHOWN: &[&str] = &[
    "timed",
    "requested",
    "done",
    "restartpoints_timed",
    "restartpoints_requested",
    "restartpoints_done",
    "write_time_seconds",
    "sync_time_seconds",
    "checkpointer_buffers",
    "background_writer_buffers",
    "background_writer_stops",
    "backend_buffers",
    "allocated_buffers",
    "last_checkpoint_age_seconds",
    "since_checkpoint_bytes",
    "requested_after_bytes",
    "checkpoint_timeout_seconds",
    "max_wal_bytes",
    "counted_since",
];
