//! What counters counted within an interval.

use std::time::{Duration, Instant};

use super::rows::{self, Rows};
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::report::{Cell, Value, Verdict};
use crate::sql::{Query, Variants};
use crate::text;

/// How long a session that fell idle keeps what it counted to itself: the server's `PGSTAT_IDLE_INTERVAL`.
const LATEST_SECONDS: f64 = 10.0;

/// The rows of a query with counters, and since when they count.
pub(super) struct Counted {
    pub(super) rows: Rows,
    /// How long the counters counted; nothing where they say what they counted since they were reset.
    pub(super) seconds: Option<f64>,
    was_reset: bool,
}

impl Counted {
    /// Asks twice, `interval` apart, and keeps of the counters what was added in between; asks once without one.
    pub(super) async fn over(
        reader: &Reader,
        variants: &Variants,
        interval: Option<Duration>,
    ) -> Result<Self> {
        let query = rows::fitting(reader, variants).await?;
        let earlier = rows::ask(reader, query, &[]).await?;
        let Some(interval) = interval else {
            return Ok(Self { rows: earlier, seconds: None, was_reset: false });
        };
        let begin = Instant::now();
        tokio::time::sleep(interval).await;
        let mut rows = rows::ask(reader, query, &[]).await?;
        let seconds = begin.elapsed().as_secs_f64();
        let was_reset = subtract(query, &mut rows, &earlier);
        Ok(Self { rows, seconds: Some(seconds), was_reset })
    }

    /// How much of something came in a second; nothing where no interval was counted.
    #[expect(clippy::cast_precision_loss, reason = "three digits of a rate are shown")]
    pub(super) fn per_second(&self, amount: i64) -> Option<f64> {
        self.seconds.map(|seconds| amount as f64 / seconds)
    }

    /// Judges each row, where the interval makes that possible.
    pub(super) fn judge(&mut self, judge: impl Fn(&rows::Line<'_>) -> Verdict) {
        let verdicts: Vec<_> = self.rows.lines().map(|line| judge(&line)).collect();
        self.rows.verdict = verdicts.iter().copied().fold(Verdict::Fine, Verdict::max);
        let place = self.rows.table.columns.iter().position(|column| column.name == "verdict");
        for (row, verdict) in self.rows.table.rows.iter_mut().zip(verdicts) {
            if let Some(cell) = place.and_then(|place| row.get_mut(place)) {
                *cell = verdict.into();
            }
        }
    }

    /// What the counters count, in words; `since` is when they were reset, empty where that is not one moment.
    pub(super) fn notes(&self, since: &str) -> Vec<String> {
        let now = "`--for 10s` counts what happens now";
        let mut notes = vec![match (self.seconds, since) {
            (Some(seconds), _) => format!("counted within {}", text::seconds(seconds)),
            (None, "") => format!("counted since statistics were reset; {now}"),
            (None, since) => format!("counted since {since}; {now}"),
        }];
        if self.seconds.is_some_and(|seconds| seconds < LATEST_SECONDS) {
            notes.push(
                "what a session counts may come up to ten seconds late, when it has fallen idle".to_owned(),
            );
        }
        if self.was_reset {
            notes.push("statistics were reset within that time: some numbers count from there".to_owned());
        }
        notes
    }
}

/// Leaves in the counters of `rows` what was added since `earlier`; whether one of them began anew in between.
fn subtract(query: &Query, rows: &mut Rows, earlier: &Rows) -> bool {
    let columns = &rows.table.columns;
    let places = query.counters().map(|name| columns.iter().position(|column| column.name == name));
    let places: Vec<_> = places.flatten().collect();
    let keys = places.first().copied().unwrap_or_default();
    let key = |row: &[Cell]| -> Vec<Value> {
        let told = row[..keys].iter().map(|cell| cell.value.clone());
        told.filter(|value| matches!(value, Value::Text(_))).collect()
    };
    let mut was_reset = false;
    for row in &mut rows.table.rows {
        let same = key(row);
        let Some(before) = earlier.table.rows.iter().find(|before| key(before) == same) else { continue };
        for place in &places {
            was_reset |= !taken_off(&mut row[*place].value, &before[*place].value);
        }
    }
    was_reset
}

/// Whether a counter has gone on from where it was.
fn taken_off(now: &mut Value, before: &Value) -> bool {
    match (now, before) {
        (Value::Count(now), Value::Count(before)) | (Value::Bytes(now), Value::Bytes(before)) => {
            let goes_on = *now >= *before;
            *now -= if goes_on { *before } else { 0 };
            goes_on
        }
        (Value::Seconds(now), Value::Seconds(before)) => {
            let goes_on = *now >= *before;
            *now -= if goes_on { *before } else { 0.0 };
            goes_on
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counter_that_began_anew_is_told_as_it_stands() {
        let mut value = Value::Count(7);
        assert!(taken_off(&mut value, &Value::Count(5)));
        assert_eq!(value, Value::Count(2));
        assert!(!taken_off(&mut value, &Value::Count(5)));
        assert_eq!(value, Value::Count(2));
        assert!(taken_off(&mut Value::Nothing, &Value::Nothing));
    }
}
