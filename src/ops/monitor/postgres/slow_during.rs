//! The statements that took the most time between two looks at `pg_stat_statements`.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::time::{Duration, SystemTime};

use tokio_postgres::Row;
use tokio_postgres::types::Type;

use super::slow::{KIND, Order};
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::ops::literals;
use crate::report::{Answer, Cell, Column, Table, Value, Verdict};
use crate::sql;
use crate::text::{self, plural};

/// Role, database, number of the statement, and whether a client sent it.
type Key = (i64, i64, i64, bool);

/// What was counted of one statement.
#[derive(Clone, Copy, Default)]
struct Counts {
    calls: i64,
    seconds: f64,
    rows: i64,
    hits: i64,
    reads: i64,
    io_seconds: Option<f64>,
}

/// One look.
struct Sample {
    counts: HashMap<Key, Counts>,
    /// What this role may not see, all of it together.
    unseen: Counts,
    evicted: i64,
    since: Option<SystemTime>,
    taken: SystemTime,
}

/// The first `limit` statements in this order, by what they took within `period`.
pub(super) async fn slow_during(
    reader: &Reader,
    order: Order,
    limit: u32,
    period: Duration,
) -> Result<Answer> {
    let before = Sample::take(reader).await?;
    tokio::time::sleep(period).await;
    let after = Sample::take(reader).await?;
    let mut spent = after.since_sample(&before);
    let all = spent.values().map(|counts| counts.seconds).sum::<f64>()
        + (after.unseen.seconds - before.unseen.seconds).max(0.0);
    let statements = spent.len();
    let mut top: Vec<_> = spent.drain().collect();
    top.sort_by_key(|(key, counts)| (Reverse(order.of(counts)), *key));
    top.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let texts = texts(reader, &top).await?;
    let query = sql::MONITOR_POSTGRES_SLOW.for_server(reader.major());
    let columns = query.columns().map(|(name, _)| Column {
        identifies: query.identifies(name),
        ..Column::expendable(name, query.expendable(name))
    });
    let mut table = Table::new(columns);
    for (key, counts) in &top {
        table.push(row(*key, counts, all, texts.get(key)));
    }
    let elapsed = after.taken.duration_since(before.taken).unwrap_or(period);
    let unseen = after.unseen.calls > before.unseen.calls;
    Ok(Answer {
        kind: KIND,
        source: reader.source(),
        data: None,
        notes: notes(reader, &before, &after, (top.len(), statements), elapsed),
        verdict: if unseen { Verdict::Unknown } else { Verdict::Fine },
        table: table.when_empty(format!("no statement ended within {}", text::duration(elapsed))),
    })
}

impl Order {
    /// What a statement is sorted by, in microseconds or calls.
    #[expect(clippy::cast_possible_truncation, reason = "microseconds of a statement fit 64 bits")]
    fn of(self, counts: &Counts) -> i64 {
        match self {
            Self::Total => (counts.seconds * 1e6) as i64,
            Self::Mean => (counts.mean() * 1e6) as i64,
            Self::Calls => counts.calls,
        }
    }
}

impl Counts {
    #[expect(clippy::cast_precision_loss, reason = "a mean is shown with three digits")]
    fn mean(&self) -> f64 {
        if self.calls > 0 { self.seconds / self.calls as f64 } else { 0.0 }
    }

    fn add(&mut self, other: &Self) {
        self.calls += other.calls;
        self.seconds += other.seconds;
        self.rows += other.rows;
    }

    /// What was added since; all of it where the statement was dropped and counted anew.
    fn since(&self, before: &Self) -> Self {
        if self.calls < before.calls {
            return *self;
        }
        Self {
            calls: self.calls - before.calls,
            seconds: (self.seconds - before.seconds).max(0.0),
            rows: self.rows - before.rows,
            hits: self.hits - before.hits,
            reads: self.reads - before.reads,
            io_seconds: self.io_seconds.map(|after| (after - before.io_seconds.unwrap_or(0.0)).max(0.0)),
        }
    }
}

impl Sample {
    async fn take(reader: &Reader) -> Result<Self> {
        let query = sql::MONITOR_POSTGRES_SLOW_SAMPLE.for_server(reader.major());
        let rows = reader.rows(query.text, &[]).await?;
        let mut sample = Self {
            counts: HashMap::with_capacity(rows.len()),
            unseen: Counts::default(),
            evicted: 0,
            since: None,
            taken: SystemTime::now(),
        };
        for row in &rows {
            sample.evicted = row.get("evicted");
            sample.since = row.get("since_at");
            sample.taken = row.get("taken_at");
            sample.put(row);
        }
        Ok(sample)
    }

    fn put(&mut self, row: &Row) {
        let counts = Counts {
            calls: row.get("calls"),
            seconds: row.get("total_seconds"),
            rows: row.get("rows"),
            hits: row.get("hit_blocks"),
            reads: row.get("read_blocks"),
            io_seconds: row.get("io_seconds"),
        };
        match row.get::<_, Option<i64>>("query_id") {
            Some(id) => {
                let key = (row.get("user_oid"), row.get("database_oid"), id, row.get("toplevel"));
                self.counts.insert(key, counts);
            }
            None => self.unseen.add(&counts),
        }
    }

    fn was_reset_since(&self, before: &Self) -> bool {
        self.since != before.since
    }

    /// What every statement took since `before`, those only that were called.
    fn since_sample(&self, before: &Self) -> HashMap<Key, Counts> {
        let nothing = Counts::default();
        let reset = self.was_reset_since(before);
        let spent = self.counts.iter().map(|(key, counts)| {
            let earlier = before.counts.get(key).filter(|_| !reset).unwrap_or(&nothing);
            (*key, counts.since(earlier))
        });
        spent.filter(|(_, counts)| counts.calls > 0).collect()
    }
}

/// Role, database and text of these statements, without the values that the extension leaves in some.
async fn texts(reader: &Reader, top: &[(Key, Counts)]) -> Result<HashMap<Key, [Value; 3]>> {
    if top.is_empty() {
        return Ok(HashMap::new());
    }
    let numbers = top.iter().map(|((_, _, id, _), _)| id.to_string()).collect::<Vec<_>>().join(",");
    let query = sql::MONITOR_POSTGRES_SLOW_TEXTS.for_server(reader.major());
    let rows = reader.rows(query.text, &[(&numbers, Type::TEXT)]).await?;
    let read = |row: &Row| {
        let key = (row.get("user_oid"), row.get("database_oid"), row.get("query_id"), row.get("toplevel"));
        let words = |name| row.get::<_, Option<String>>(name).map_or(Value::Nothing, Value::Text);
        let mut query = words("query");
        literals::hide(&mut query);
        (key, [words("user"), words("database"), query])
    };
    Ok(rows.iter().map(read).collect())
}

#[expect(clippy::cast_precision_loss, reason = "ratios are shown with three digits")]
fn row(key: Key, counts: &Counts, all: f64, texts: Option<&[Value; 3]>) -> Vec<Cell> {
    let blocks = counts.hits + counts.reads;
    let ratio = |part: f64, whole: f64| if whole > 0.0 { Value::Ratio(part / whole) } else { Value::Nothing };
    let [user, database, query] = texts.cloned().unwrap_or([Value::Unknown, Value::Unknown, Value::Unknown]);
    let values = [
        Value::Seconds(counts.seconds),
        ratio(counts.seconds, all),
        Value::Count(counts.calls),
        Value::Seconds(counts.mean()),
        // the longest call is known of all time only
        Value::Nothing,
        Value::Count(counts.rows),
        ratio(counts.hits as f64, blocks as f64),
        counts.io_seconds.map_or(Value::Nothing, Value::Seconds),
        user,
        database,
        Value::Text(key.2.to_string()),
        query,
    ];
    values.into_iter().map(Cell::from).collect()
}

fn notes(
    reader: &Reader,
    before: &Sample,
    after: &Sample,
    (shown, all): (usize, usize),
    elapsed: Duration,
) -> Vec<String> {
    let mut notes = vec![format!(
        "counted for {}; a statement counts when it ends, with all of its time: `authctl monitor postgres activity` shows those that run",
        text::duration(elapsed)
    )];
    if shown < all {
        notes.push(format!("{shown} of {all} statements are shown; `--limit {all}` shows all"));
    }
    if after.was_reset_since(before) {
        notes.push("statistics were reset in between: what was counted before that is missing".to_owned());
    }
    if after.evicted > before.evicted {
        notes.push(
            "statements were dropped to make room in between: raise `pg_stat_statements.max`".to_owned(),
        );
    }
    let calls = after.unseen.calls - before.unseen.calls;
    if calls > 0 {
        notes.push(format!(
            "{} that took {} are UNKNOWN to this role; a superuser can change that: `GRANT pg_monitor TO {}`",
            plural(usize::try_from(calls).unwrap_or(usize::MAX), "call"),
            text::seconds((after.unseen.seconds - before.unseen.seconds).max(0.0)),
            sql::identifier(reader.user())
        ));
    }
    notes
}
