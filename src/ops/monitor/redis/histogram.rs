//! LATENCY HISTOGRAM: how long calls took inside the server, as counts below powers of two.

use std::collections::{BTreeMap, HashMap};

use ::redis::{FromRedisValue, Value, cmd};

use crate::conn::redis::Reader;
use crate::error::Result;

/// Calls of one command by how long they took.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Histogram {
    calls: u64,
    /// Microseconds, and how many calls took no longer.
    up_to: BTreeMap<u64, u64>,
}

/// Of every command by its name, as INFO writes it.
pub(super) type Histograms = HashMap<String, Histogram>;

/// Asks a server, which knows them from 7.0 on.
pub(super) async fn ask(reader: &Reader) -> Result<Histograms> {
    let answer: HashMap<String, Value> = reader.ask(cmd("LATENCY").arg("HISTOGRAM")).await?;
    Ok(answer.into_iter().filter_map(|(name, value)| Some((name, Histogram::of(value)?))).collect())
}

impl Histogram {
    fn of(value: Value) -> Option<Self> {
        let mut fields = HashMap::<String, Value>::from_redis_value(value).ok()?;
        let calls = u64::from_redis_value(fields.remove("calls")?).ok()?;
        let buckets = HashMap::<u64, u64>::from_redis_value(fields.remove("histogram_usec")?).ok()?;
        Some(Self { calls, up_to: buckets.into_iter().collect() })
    }

    /// The calls since an earlier answer.
    pub(super) fn since(&self, before: Option<&Self>) -> Self {
        let Some(before) = before.filter(|before| before.calls <= self.calls) else { return self.clone() };
        let mut up_to = BTreeMap::new();
        for (end, count) in &self.up_to {
            // a bucket that the earlier answer left out had as many as the one below it
            let earlier = before.up_to.range(..=end).next_back().map_or(0, |(_, count)| *count);
            up_to.insert(*end, count.saturating_sub(earlier));
        }
        Self { calls: self.calls - before.calls, up_to }
    }

    /// The seconds that a share of the calls took no longer than: the upper end of its bucket, which is at most twice
    /// as much.
    #[expect(clippy::cast_precision_loss, reason = "a share of calls")]
    pub(super) fn percentile(&self, share: f64) -> Option<f64> {
        let enough = self.calls as f64 * share;
        let (end, _) = self.up_to.iter().find(|(_, count)| **count as f64 >= enough && **count > 0)?;
        Some(*end as f64 / 1e6)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_happened_since_counts() {
        let histogram =
            |calls, up_to: &[(u64, u64)]| Histogram { calls, up_to: up_to.iter().copied().collect() };
        let before = histogram(100, &[(1, 50), (8, 100)]);
        let after = histogram(110, &[(1, 50), (8, 101), (16_384, 110)]);
        let since = after.since(Some(&before));
        assert_eq!(since, histogram(10, &[(1, 0), (8, 1), (16_384, 10)]));
        assert_eq!(since.percentile(0.05), Some(8e-6));
        assert_eq!(since.percentile(0.99), Some(0.016_384));
        assert_eq!(Histogram::default().percentile(0.5), None);
    }
}
