//! How fast content may be taken from the servers.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// What may be taken at once after a rest, as time at the full rate.
const BURST: Duration = Duration::from_millis(250);

/// A limit of bytes a second that every reader of a run shares; none by default.
#[derive(Clone, Debug, Default)]
pub struct Pace(Option<Arc<Limit>>);

#[derive(Debug)]
struct Limit {
    bytes_a_second: u64,
    /// When everything that was taken so far is paid for at the full rate.
    paid: Mutex<Instant>,
}

impl Pace {
    /// At most `bytes_a_second` together, and at least one.
    pub fn of(bytes_a_second: u64) -> Self {
        let paid = Mutex::new(Instant::now());
        Self(Some(Arc::new(Limit { bytes_a_second: bytes_a_second.max(1), paid })))
    }

    /// Waits until `bytes` more may be taken.
    pub async fn take(&self, bytes: u64) {
        if let Some(limit) = &self.0 {
            sleep_until(limit.charge(bytes)).await;
        }
    }
}

impl Limit {
    /// When `bytes` more are paid for. Each taker pays behind the others, so all of them share one rate.
    fn charge(&self, bytes: u64) -> Instant {
        let price = Duration::from_secs(bytes / self.bytes_a_second)
            + Duration::from_nanos(self.nanoseconds(bytes % self.bytes_a_second));
        let mut paid = self.paid.lock().unwrap_or_else(PoisonError::into_inner);
        let earliest = Instant::now().checked_sub(BURST).unwrap_or(*paid);
        *paid = (*paid).max(earliest) + price;
        *paid
    }

    /// What less than a second's worth of bytes costs.
    fn nanoseconds(&self, bytes: u64) -> u64 {
        let price = u128::from(bytes) * 1_000_000_000 / u128::from(self.bytes_a_second);
        u64::try_from(price).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use futures_util::future::join_all;

    use super::*;

    const RATE: u64 = 10_000_000;

    #[tokio::test(flavor = "multi_thread")]
    async fn several_takers_share_one_rate_within_a_tenth() {
        let pace = Pace::of(RATE);
        let begun = Instant::now();
        join_all((0..4).map(|_| async {
            for _ in 0..100 {
                pace.clone().take(RATE * 2 / 400).await;
            }
        }))
        .await;
        let seconds = begun.elapsed().as_secs_f64();
        assert!((1.8..2.2).contains(&seconds), "two seconds' worth took {seconds}");
    }

    #[tokio::test]
    async fn a_rest_allows_a_quarter_of_a_second_at_once_and_no_more() {
        let pace = Pace::of(RATE);
        tokio::time::sleep(Duration::from_millis(600)).await;
        let begun = Instant::now();
        pace.take(RATE / 4 - RATE / 50).await;
        assert!(begun.elapsed() < Duration::from_millis(60), "{:?}", begun.elapsed());
        pace.take(RATE / 5).await;
        assert!(begun.elapsed() > Duration::from_millis(120), "{:?}", begun.elapsed());
    }

    #[tokio::test]
    async fn without_a_limit_nobody_waits() {
        let begun = Instant::now();
        Pace::default().take(u64::MAX).await;
        assert!(begun.elapsed() < Duration::from_millis(50));
    }
}
