//! What the server spends its time on.

use std::time::Duration;

use super::each::{self, Rows, Shape};
use super::window::Window;
use crate::conn::redis::{Info, Reader, Redis};
use crate::error::Result;
use crate::report::{Answer, Cell, Column, Label, Value, Verdict};
use crate::text;

/// Commands that look at every key, or at every client, while nobody else is served.
const STOPPING: &[&str] = &["keys", "flushall", "flushdb", "save", "debug|sleep"];

/// Commands by the time that they took, on every node: since its statistics began, or over `span`.
pub async fn commands(redis: &Redis, span: Option<Duration>, limit: usize) -> Result<Answer> {
    let columns = vec![
        Column::new("command"),
        Column::new("calls"),
        Column::expendable("calls_per_second", 2),
        Column::expendable("time_ratio", 1),
        Column::new("mean_seconds"),
        Column::expendable("p50_seconds", 4),
        Column::expendable("p99_seconds", 2),
        Column::expendable("p999_seconds", 5),
        Column::expendable("rejected", 3),
        Column::expendable("failed", 3),
    ];
    let when_empty = "no command was called";
    let shape = Shape { kind: "monitor.redis.commands/1", columns, when_empty };
    each::each(redis, shape, async |reader| look(reader, span, limit).await).await
}

/// What was counted of one command.
pub(super) struct Counted {
    /// `GET`, `CLIENT LIST`.
    pub(super) name: String,
    /// As INFO writes it.
    field: String,
    /// How often it was called.
    pub(super) calls: i64,
    /// The time that it took, in microseconds.
    pub(super) time: i64,
    rejected: Option<i64>,
    failed: Option<i64>,
}

impl Counted {
    /// The time of one call in seconds; none without a call.
    #[expect(clippy::cast_precision_loss, reason = "a mean duration")]
    pub(super) fn mean(&self) -> Option<f64> {
        (self.calls > 0).then(|| self.time as f64 / self.calls as f64 / 1e6)
    }
}

/// The commands that were called, those that took the most time first.
pub(super) fn counted(window: &Window) -> Vec<Counted> {
    let one = |(field, _): (&str, &str)| {
        let name = format!("cmdstat_{field}");
        let grown = |part| window.grown(&name, part);
        Some(Counted {
            name: field.replace('|', " ").to_uppercase(),
            field: field.to_owned(),
            calls: grown("calls")?,
            time: grown("usec")?,
            rejected: grown("rejected_calls"),
            failed: grown("failed_calls"),
        })
    };
    let all = window.now().starting_with("cmdstat_").filter_map(one);
    let was_asked = |counted: &Counted| counted.calls > 0 || counted.rejected.is_some_and(|count| count > 0);
    let mut list: Vec<_> = all.filter(was_asked).collect();
    list.sort_by_key(|counted| std::cmp::Reverse(counted.time));
    list
}

async fn look(reader: &Reader, span: Option<Duration>, limit: usize) -> Result<Rows> {
    let window = Window::watch(reader, span).await?;
    let list = counted(&window);
    let all: i64 = list.iter().map(|counted| counted.time).sum();
    let lines = list.iter().map(|counted| cells(counted, &window, all)).collect();
    let mut rows = Rows { lines, ..Rows::default() };
    judge(&list, &window, &mut rows);
    rows.limit(limit, "commands");
    if window.is_recent() && !rows.lines.is_empty() {
        rows.note("Percentiles are of all calls since the server's statistics began.");
    }
    Ok(rows)
}

#[expect(clippy::cast_precision_loss, reason = "a share")]
fn cells(counted: &Counted, window: &Window, all: i64) -> Vec<Cell> {
    let told = |count: Option<i64>| {
        let value = count.map_or(Value::Unknown, Value::Count);
        if count.is_some_and(|count| count > 0) { Cell::labelled(value, Label::Warn) } else { value.into() }
    };
    let percentile =
        |name| percentile(window.now(), &counted.field, name).map_or(Value::Unknown, Value::Seconds);
    vec![
        counted.name.as_str().into(),
        Value::Count(counted.calls).into(),
        window.rate(counted.calls).map_or(Value::Nothing, Value::Float).into(),
        if all > 0 { Value::Ratio(counted.time as f64 / all as f64) } else { Value::Nothing }.into(),
        counted.mean().map_or(Value::Nothing, Value::Seconds).into(),
        percentile("p50").into(),
        percentile("p99").into(),
        percentile("p99.9").into(),
        told(counted.rejected),
        told(counted.failed),
    ]
}

/// A percentile of INFO latencystats in seconds.
fn percentile(info: &Info, field: &str, name: &str) -> Option<f64> {
    let microseconds: f64 = info.part(&format!("latency_percentiles_usec_{field}"), name)?.parse().ok()?;
    Some(microseconds / 1e6)
}

fn judge(list: &[Counted], window: &Window, rows: &mut Rows) {
    let stopping =
        list.iter().filter(|counted| STOPPING.contains(&counted.field.as_str()) && counted.calls > 0);
    for counted in stopping {
        let longest = counted.mean().unwrap_or_default();
        rows.found(
            Verdict::Warn,
            format!(
                "{} was called {} times {}, {} each: the server serves nobody else meanwhile; SCAN and UNLINK do not \
                 stop it",
                counted.name,
                text::count(counted.calls),
                window.words(),
                text::seconds(longest)
            ),
        );
    }
    let refused = list.iter().filter_map(|counted| {
        let count = counted.rejected.filter(|count| *count > 0)?;
        Some(format!("{} {}", text::count(count), counted.name))
    });
    let refused: Vec<_> = refused.collect();
    if window.is_recent() && !refused.is_empty() {
        rows.found(
            Verdict::Warn,
            format!(
                "commands were rejected before they ran {}: {}; `authctl monitor redis errors` says why",
                window.words(),
                refused.join(", ")
            ),
        );
    }
}
