//! What the sessions that are at work wait for, sampled.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use tokio::time::{MissedTickBehavior, interval};

use super::rows::{self, Rows};
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::report::{Answer, Column, Table, Value, Verdict};
use crate::sql;
use crate::text::{self, plural};

/// Ten samples a second: a wait of a tenth of a second is what a person notices, and the server is asked for no more
/// than it shows anyway.
const PAUSE: Duration = Duration::from_millis(100);

/// Waits by the sessions that were seen in them, on average over `period`.
pub async fn waits(reader: &Reader, period: Duration) -> Result<Answer> {
    let (seen, last) = sample(reader, period).await?;
    let described = describe(reader).await?;
    let mut notes =
        vec![format!("{} within {}", plural(seen.samples, "sample"), text::duration(seen.lasted))];
    let unseen = last.count("unseen_sessions");
    notes.extend(rows::unseen(&last, unseen, &rows::of(unseen, "wait", "session")));
    Ok(Answer {
        kind: "monitor.postgres.waits/1",
        source: reader.source(),
        data: None,
        verdict: if unseen > 0 { Verdict::Unknown } else { Verdict::Fine },
        notes,
        table: seen.table(&described).when_empty("no session was at work"),
    })
}

/// Type and name of a wait.
type Wait = (String, String);

/// What was seen of the waits, of which a server has a few hundred.
#[derive(Default)]
struct Seen {
    /// Sessions in each wait, over all samples.
    sessions: HashMap<Wait, i64>,
    samples: usize,
    lasted: Duration,
}

async fn sample(reader: &Reader, period: Duration) -> Result<(Seen, Rows)> {
    let query = sql::MONITOR_POSTGRES_WAITS.for_server(reader.major());
    let begin = Instant::now();
    let mut seen = Seen::default();
    let mut ticks = interval(PAUSE);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
    loop {
        ticks.tick().await;
        let rows = rows::ask(reader, query, &[]).await?;
        for line in rows.lines() {
            let wait = (line.words("wait_type"), line.words("wait"));
            *seen.sessions.entry(wait).or_default() += line.number("sessions");
        }
        seen.samples += 1;
        seen.lasted = begin.elapsed();
        if seen.lasted >= period {
            return Ok((seen, rows));
        }
    }
}

/// What each wait means. A server spelled some of them differently before it told their meaning itself.
async fn describe(reader: &Reader) -> Result<HashMap<Wait, String>> {
    let query = rows::fitting(reader, &sql::MONITOR_POSTGRES_WAIT_EVENTS).await?;
    let rows = rows::ask(reader, query, &[]).await?;
    let lower = |words: String| words.to_lowercase();
    let described = rows
        .lines()
        .map(|line| ((lower(line.words("wait_type")), lower(line.words("wait"))), line.words("description")));
    Ok(described.collect())
}

impl Seen {
    fn table(self, described: &HashMap<Wait, String>) -> Table {
        let all: i64 = self.sessions.values().sum();
        let mut waits: Vec<_> = self.sessions.into_iter().collect();
        waits.sort_by(|(name, count), (other, more)| more.cmp(count).then_with(|| name.cmp(other)));
        let columns =
            [("wait_type", 0), ("wait", 0), ("average_sessions", 0), ("share_ratio", 2), ("description", 1)];
        let columns = columns.map(|(name, expendable)| Column {
            identifies: name.starts_with("wait"),
            ..Column::expendable(name, expendable)
        });
        let mut table = Table::new(columns);
        for ((kind, name), count) in waits {
            let meaning = match kind.as_str() {
                "CPU" => Some("At work, or about to be: it waits for nothing that the server knows of"),
                _ => described.get(&(kind.to_lowercase(), name.to_lowercase())).map(String::as_str),
            };
            let meaning = meaning.map_or(Value::Nothing, Value::from);
            table.push([
                Value::Text(kind),
                Value::Text(name),
                Value::Float(ratio(count, i64::try_from(self.samples).unwrap_or(i64::MAX))),
                Value::Ratio(ratio(count, all)),
                meaning,
            ]);
        }
        table
    }
}

#[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
fn ratio(part: i64, whole: i64) -> f64 {
    part as f64 / whole.max(1) as f64
}
