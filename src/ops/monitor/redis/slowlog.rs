//! Commands that took long, or were large.

use ::redis::{Value as Answered, cmd};
use jiff::Timestamp;

use super::each::{self, Rows, Shape};
use super::logged::Logged;
use crate::conn::redis::{Reader, Redis};
use crate::error::Result;
use crate::report::{Answer, Cell, Column, Label, Value, Verdict};
use crate::text;

/// From here on one command is worth a look: `latency-monitor-threshold 100` is what Redis' documentation suggests.
const LONG_SECONDS: f64 = 0.1;
/// And is bad from here on: the server does nothing else meanwhile, and a login waits a second.
const TOO_LONG_SECONDS: f64 = 1.0;
/// Only what happened so recently is judged.
const RECENT_SECONDS: f64 = 3600.0;

/// Which of the server's logs is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Log {
    /// Commands that took long.
    Slow,
    /// Commands with large arguments, which Valkey keeps from 8.1 on.
    LargeRequests,
    /// Commands with large answers, which Valkey keeps from 8.1 on.
    LargeReplies,
}

/// The latest commands of a log, at most `limit` of each node. Of arguments only numbers are told.
pub async fn slowlog(redis: &Redis, log: Log, limit: usize, now: Timestamp) -> Result<Answer> {
    let amount = if log == Log::Slow { "duration_seconds" } else { "size_bytes" };
    let columns = vec![
        Column::expendable("id", 6),
        Column::new("age_seconds"),
        Column::new(amount),
        Column::new("command"),
        Column::new("key"),
        Column::expendable("arguments", 3),
        Column::expendable("arguments_size_bytes", 2),
        Column::expendable("client", 1),
        Column::expendable("address", 4),
    ];
    let (kind, when_empty) = match log {
        Log::Slow => ("monitor.redis.slowlog/1", "the slow log is empty"),
        _ => ("monitor.redis.commandlog/1", "this log is empty"),
    };
    each::each(redis, Shape { kind, columns, when_empty }, async |reader| look(reader, log, limit, now).await)
        .await
}

async fn look(reader: &Reader, log: Log, limit: usize, now: Timestamp) -> Result<Rows> {
    let mut rows = Rows::default();
    let logged = entries(reader, log, limit).await?;
    rows.lines = logged.iter().map(|entry| cells(entry, log, now)).collect();
    if log == Log::Slow {
        judge(&logged, now, &mut rows);
        threshold(reader, &mut rows).await;
    }
    Ok(rows)
}

/// The latest entries of a log.
pub(super) async fn entries(reader: &Reader, log: Log, limit: usize) -> Result<Vec<Logged>> {
    let question = match log {
        Log::Slow => cmd("SLOWLOG").arg("GET").arg(limit).take(),
        Log::LargeRequests => cmd("COMMANDLOG").arg("GET").arg(limit).arg("large-request").take(),
        Log::LargeReplies => cmd("COMMANDLOG").arg("GET").arg(limit).arg("large-reply").take(),
    };
    let answer: Result<Vec<Answered>> = reader.ask(&question).await;
    let answer = answer.map_err(|error| match log {
        Log::Slow => error,
        _ => error.hint("Valkey keeps this log from version 8.1 on; Redis has only the slow log"),
    })?;
    Ok(answer.into_iter().filter_map(Logged::of).collect())
}

#[expect(clippy::cast_precision_loss, reason = "an age and a duration")]
fn age(entry: &Logged, now: Timestamp) -> f64 {
    now.as_second().saturating_sub(entry.at).max(0) as f64
}

#[expect(clippy::cast_precision_loss, reason = "a duration of microseconds")]
fn duration(entry: &Logged) -> f64 {
    entry.amount as f64 / 1e6
}

fn cells(entry: &Logged, log: Log, now: Timestamp) -> Vec<Cell> {
    let amount = match log {
        Log::Slow if duration(entry) >= LONG_SECONDS => {
            Cell::labelled(Value::Seconds(duration(entry)), Label::Warn)
        }
        Log::Slow => Value::Seconds(duration(entry)).into(),
        _ => Value::Bytes(entry.amount).into(),
    };
    let client = if entry.client.is_empty() { Value::Nothing } else { entry.client.as_str().into() };
    vec![
        Value::Number(entry.id).into(),
        Value::Seconds(age(entry, now)).into(),
        amount,
        entry.command.as_str().into(),
        entry.key.clone().into(),
        Value::of_count(entry.arguments).into(),
        Value::of_bytes(entry.bytes).into(),
        client.into(),
        entry.address.as_str().into(),
    ]
}

/// The longest command of the last hour.
fn judge(logged: &[Logged], now: Timestamp, rows: &mut Rows) {
    let recent = logged.iter().filter(|entry| age(entry, now) <= RECENT_SECONDS);
    let Some(longest) = recent.max_by_key(|entry| entry.amount) else { return };
    let took = duration(longest);
    let verdict = match took {
        _ if took >= TOO_LONG_SECONDS => Verdict::Bad,
        _ if took >= LONG_SECONDS => Verdict::Warn,
        _ => return,
    };
    let by = if longest.client.is_empty() { &longest.address } else { &longest.client };
    rows.found(
        verdict,
        format!(
            "{} took {} {} ago for {by}: the server answered nobody else meanwhile",
            longest.words(),
            text::seconds(took),
            text::seconds(age(longest, now))
        ),
    );
}

/// Says what the log keeps, where that may be asked; an empty log of a server that keeps none means nothing.
async fn threshold(reader: &Reader, rows: &mut Rows) {
    let setting = reader.setting("slowlog-log-slower-than").await.ok().flatten();
    let setting = setting.and_then(|setting| setting.parse::<i64>().ok());
    match setting {
        Some(limit) if limit < 0 => rows.found(
            Verdict::Unknown,
            "the server keeps no slow log: `CONFIG SET slowlog-log-slower-than 10000` makes it keep what takes 10ms",
        ),
        Some(limit) => {
            #[expect(clippy::cast_precision_loss, reason = "a duration of microseconds")]
            let limit = text::seconds(limit as f64 / 1e6);
            rows.note(format!("The log keeps commands that ran for {limit} or longer (`slowlog-log-slower-than`)."));
        }
        None => rows.note("From how long on the log keeps a command could not be read; the server's default is 10ms."),
    }
}
