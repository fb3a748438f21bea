//! How long answers take: round trips from here beside what the server measured itself, and which of network, one slow
//! command, a fork or a busy server is to blame.

use std::time::Duration;

use ::redis::{Value as Answered, cmd};
use hdrhistogram::Histogram;
use tokio::time::{Instant, sleep_until};

use super::commands::{Counted, counted};
use super::each::{self, Rows, Shape, reason};
use super::histogram::{self, Histograms};
use super::logged::Logged;
use super::slowlog::{self, Log};
use super::window::Window;
use crate::conn::redis::{Reader, Redis};
use crate::error::{Error, Result};
use crate::report::{Answer, Cell, Column, Value, Verdict};
use crate::text::{self, seconds};

/// A round trip is begun so often, whether or not the one before has ended: a server that stands still for a second is
/// then seen a hundred times, and not once.
const EVERY: Duration = Duration::from_millis(10);
/// What one in a hundred round trips may take: `slowlog-log-slower-than 10000` calls a command slow from 10 ms on.
const SLOW_SECONDS: f64 = 0.01;
/// What is bad, also once: `latency-monitor-threshold 100` is what Redis' documentation suggests.
const BAD_SECONDS: f64 = 0.1;
/// From this share of the time on, the one thread that runs commands is what everybody waits for.
const BUSY: f64 = 0.8;
/// How many commands are told.
const MOST_COMMANDS: usize = 10;
/// How many entries of the slow log are looked through.
const ENTRIES: usize = 128;
/// Round trips that take longer are counted as this long, in microseconds.
const LONGEST: u64 = 600_000_000;

/// Round trips to every node for so long, beside what each node measured meanwhile.
pub async fn latency(redis: &Redis, span: Duration) -> Result<Answer> {
    let columns = vec![
        Column::new("measure"),
        Column::new("count"),
        Column::expendable("mean_seconds", 3),
        Column::expendable("p50_seconds", 2),
        Column::new("p99_seconds"),
        Column::expendable("p999_seconds", 1),
        Column::new("max_seconds"),
        Column::expendable("age_seconds", 4),
    ];
    let shape = Shape { kind: "monitor.redis.latency/1", columns, when_empty: "nothing was measured" };
    each::each(redis, shape, async |reader| look(reader, span).await).await
}

/// What a server tells besides INFO, where it may be asked.
struct Told {
    histograms: Result<Histograms>,
    logged: Result<Vec<Logged>>,
}

impl Told {
    async fn by(reader: &Reader) -> Self {
        Self {
            histograms: histogram::ask(reader).await,
            logged: slowlog::entries(reader, Log::Slow, ENTRIES).await,
        }
    }
}

async fn look(reader: &Reader, span: Duration) -> Result<Rows> {
    let before = (Told::by(reader).await, reader.info().await);
    let trips = round_trips(reader, span).await?;
    let after = (Told::by(reader).await, reader.info().await);
    let mut rows = Rows::default();
    rows.lines.push(of_trips(&trips));
    let window = before.1.and_then(|before| Ok(Window::between(before, after.1?, span)));
    if let Some(window) = rows.beside(window) {
        let counted = counted(&window);
        let since = (&before.0.histograms, &after.0.histograms);
        rows.lines.extend(counted.iter().take(MOST_COMMANDS).map(|one| of_command(one, since)));
        let slow = slowest(&before.0, &after.0);
        judge(&trips, &Meanwhile { window: &window, counted: &counted, slow, span }, &mut rows);
    }
    for refused in [after.0.histograms.err(), after.0.logged.err()].into_iter().flatten() {
        rows.found(Verdict::Unknown, reason(&refused));
    }
    let latest = events(reader).await;
    let latest = rows.beside(latest).unwrap_or_default();
    rows.lines.extend(latest);
    threshold(reader, &mut rows).await;
    Ok(rows)
}

/// Measures round trips from the moment on at which each should have begun.
async fn round_trips(reader: &Reader, span: Duration) -> Result<Histogram<u64>> {
    let mut trips = Histogram::new_with_bounds(1, LONGEST, 3)
        .map_err(|error| Error::bug("round trips cannot be counted").caused_by(&error))?;
    let (question, begun) = (cmd("PING"), Instant::now());
    let mut due = begun;
    while due < begun + span {
        sleep_until(due).await;
        reader.ask::<Answered>(&question).await?;
        trips.saturating_record(u64::try_from(due.elapsed().as_micros()).unwrap_or(LONGEST).max(1));
        due += EVERY;
    }
    Ok(trips)
}

#[expect(clippy::cast_precision_loss, reason = "microseconds of a duration")]
fn in_seconds(microseconds: u64) -> f64 {
    microseconds as f64 / 1e6
}

fn of_trips(trips: &Histogram<u64>) -> Vec<Cell> {
    let percentile = |share| Value::Seconds(in_seconds(trips.value_at_quantile(share)));
    vec![
        "round trip from here".into(),
        Value::of_count(trips.len()).into(),
        Value::Seconds(trips.mean() / 1e6).into(),
        percentile(0.5).into(),
        percentile(0.99).into(),
        percentile(0.999).into(),
        Value::Seconds(in_seconds(trips.max())).into(),
        Value::Nothing.into(),
    ]
}

fn of_command(counted: &Counted, histograms: (&Result<Histograms>, &Result<Histograms>)) -> Vec<Cell> {
    let name = counted.name.replace(' ', "|").to_lowercase();
    let after = histograms.1.as_ref().ok().and_then(|all| all.get(&name));
    let since = after.map(|after| after.since(histograms.0.as_ref().ok().and_then(|all| all.get(&name))));
    let percentile = |share| {
        let value = since.as_ref().and_then(|since| since.percentile(share));
        value.map_or(Value::Unknown, Value::Seconds)
    };
    vec![
        format!("inside the server: {}", counted.name).into(),
        Value::Count(counted.calls).into(),
        counted.mean().map_or(Value::Nothing, Value::Seconds).into(),
        percentile(0.5).into(),
        percentile(0.99).into(),
        percentile(0.999).into(),
        percentile(1.0).into(),
        Value::Nothing.into(),
    ]
}

/// The longest command that the slow log got meanwhile.
fn slowest(before: &Told, after: &Told) -> Option<Logged> {
    let last = before.logged.as_ref().ok()?.iter().map(|entry| entry.id).max().unwrap_or(-1);
    let new = after.logged.as_ref().ok()?.iter().filter(|entry| entry.id > last);
    new.max_by_key(|entry| entry.amount).cloned()
}

/// What happened in the server while round trips were measured.
struct Meanwhile<'a> {
    window: &'a Window,
    counted: &'a [Counted],
    slow: Option<Logged>,
    span: Duration,
}

fn judge(trips: &Histogram<u64>, meanwhile: &Meanwhile<'_>, rows: &mut Rows) {
    let (p99, longest) = (in_seconds(trips.value_at_quantile(0.99)), in_seconds(trips.max()));
    let verdict = match () {
        () if p99 >= BAD_SECONDS => Verdict::Bad,
        () if p99 >= SLOW_SECONDS || longest >= BAD_SECONDS => Verdict::Warn,
        () => {
            return rows.note(format!(
                "Round trips are fine: one in a hundred took {} or longer, the longest {}.",
                seconds(p99),
                seconds(longest)
            ));
        }
    };
    rows.found(
        verdict,
        format!(
            "one round trip in a hundred took {} or longer, the longest {}: {}",
            seconds(p99),
            seconds(longest),
            meanwhile.cause(longest)
        ),
    );
}

impl Meanwhile<'_> {
    /// What made the longest round trip as long as it was.
    #[expect(clippy::cast_precision_loss, reason = "durations of microseconds")]
    fn cause(&self, longest: f64) -> String {
        let half = longest / 2.0;
        if let Some(slow) = self.slow.as_ref().filter(|slow| slow.amount as f64 / 1e6 >= half) {
            let by = if slow.client.is_empty() { &slow.address } else { &slow.client };
            let took = seconds(slow.amount as f64 / 1e6);
            return format!("one slow command, {} by {by}, took {took} of it", slow.words());
        }
        let forks = self.window.grown_number("total_forks").unwrap_or(0);
        let fork = self.window.now().number("latest_fork_usec").unwrap_or(0) as f64 / 1e6;
        if forks > 0 && fork >= half {
            return format!("a fork, to save or to rewrite, stopped the server for {}", seconds(fork));
        }
        let worked = self.counted.iter().map(|one| one.time).sum::<i64>() as f64 / 1e6;
        let busy = worked / self.span.as_secs_f64();
        if busy >= BUSY {
            let most = self.counted.first().map_or("", |one| one.name.as_str());
            return format!(
                "the server is busy: commands took {:.0}% of the time, {most} the most",
                busy * 100.0
            );
        }
        format!(
            "not the server's commands, which took {:.0}% of the time: the network, this machine, or a server that \
             had no processor",
            busy * 100.0
        )
    }
}

/// What the server's latency monitor kept.
async fn events(reader: &Reader) -> Result<Vec<Vec<Cell>>> {
    let list: Vec<Answered> = reader.ask(cmd("LATENCY").arg("LATEST")).await?;
    let (now, _): (i64, i64) = reader.ask(&cmd("TIME")).await.unwrap_or((0, 0));
    Ok(list.into_iter().filter_map(|event| of_event(event, now)).collect())
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of a duration, seconds of an age")]
fn of_event(event: Answered, now: i64) -> Option<Vec<Cell>> {
    let Answered::Array(parts) = event else { return None };
    let number = |at: usize| match parts.get(at) {
        Some(Answered::Int(number)) => Some(*number as f64),
        _ => None,
    };
    let name = match parts.first()? {
        Answered::BulkString(name) => String::from_utf8_lossy(name).into_owned(),
        Answered::SimpleString(name) => name.clone(),
        _ => return None,
    };
    let (at, longest) = (number(1)?, number(3)?);
    let age = if now > 0 { Value::Seconds((now as f64 - at).max(0.0)) } else { Value::Unknown };
    let nothing = || Value::Nothing.into();
    let measure = format!("event: {name}").into();
    Some(vec![
        measure,
        nothing(),
        nothing(),
        nothing(),
        nothing(),
        nothing(),
        Value::Seconds(longest / 1e3).into(),
        age.into(),
    ])
}

async fn threshold(reader: &Reader, rows: &mut Rows) {
    let setting = reader.setting("latency-monitor-threshold").await.ok().flatten();
    let setting = setting.and_then(|setting| setting.parse::<u32>().ok());
    if setting == Some(0) {
        rows.note(
            "The server's latency monitor is off, which is its default: `CONFIG SET latency-monitor-threshold 100` makes \
             it keep forks, expiry and slow commands of 100ms and more.",
        );
    } else if let Some(milliseconds) = setting {
        let limit = text::duration(Duration::from_millis(milliseconds.into()));
        rows.note(format!(
            "The server's latency monitor keeps events of {limit} and more, the longest of each."
        ));
    }
}
