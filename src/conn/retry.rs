//! Trying again: only to open something, and only where trying again can help.

use std::time::{Duration, Instant};

/// How often something is tried again after its first failure.
pub(crate) const RETRIES: u32 = 3;

/// No retry begins later than this after the first attempt did.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

const FIRST_PAUSE: Duration = Duration::from_millis(100);

/// Whether trying again can help.
pub(crate) trait Transient {
    /// True for a refusal that may be over in a moment: a restart, a full server, a cut line.
    fn is_transient(&self) -> bool;
}

/// Calls `open` with 1, 2, … until it succeeds, fails for good, or has failed [`RETRIES`] times more.
///
/// Pauses grow fourfold with jitter, so that many clients of one restarted server do not come back at
/// once. `limit` bounds the time in which retries begin, [`PATIENCE`] at most.
pub(crate) async fn opening<T, E: Transient>(
    limit: Duration,
    mut open: impl AsyncFnMut(u32) -> Result<T, E>,
) -> Result<T, E> {
    let until = Instant::now() + limit.min(PATIENCE);
    let mut attempt = 1;
    loop {
        let failure = match open(attempt).await {
            Ok(opened) => return Ok(opened),
            Err(failure) => failure,
        };
        let pause = pause_after(attempt);
        if attempt > RETRIES || !failure.is_transient() || Instant::now() + pause > until {
            return Err(failure);
        }
        tokio::time::sleep(pause).await;
        attempt += 1;
    }
}

/// At most 0.1 s, 0.4 s, 1.6 s; at least half of that.
fn pause_after(attempt: u32) -> Duration {
    (FIRST_PAUSE * 4_u32.pow(attempt - 1)).mul_f64(rand::random_range(0.5..=1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Failure(bool);

    impl Transient for Failure {
        fn is_transient(&self) -> bool {
            self.0
        }
    }

    async fn attempts(transient: bool, good_from: u32, limit: Duration) -> (u32, bool) {
        let mut count = 0;
        let outcome = opening(limit, async |attempt| {
            count = attempt;
            if attempt >= good_from { Ok(()) } else { Err(Failure(transient)) }
        });
        let succeeded = outcome.await.is_ok();
        (count, succeeded)
    }

    #[tokio::test]
    async fn only_what_can_pass_is_tried_again() {
        assert_eq!(attempts(false, 2, PATIENCE).await, (1, false));
        assert_eq!(attempts(true, 2, PATIENCE).await, (2, true));
        assert_eq!(attempts(true, 9, PATIENCE).await, (1 + RETRIES, false));
    }

    #[tokio::test]
    async fn no_retry_begins_after_the_limit() {
        assert_eq!(attempts(true, 9, Duration::from_millis(10)).await, (1, false));
    }

    #[test]
    fn all_pauses_together_are_shorter_than_the_patience() {
        let longest: Duration = (1..=RETRIES).map(|attempt| FIRST_PAUSE * 4_u32.pow(attempt - 1)).sum();
        assert!(longest < PATIENCE);
        assert!((1..100).all(|_| pause_after(2) >= FIRST_PAUSE * 2 && pause_after(2) <= FIRST_PAUSE * 4));
    }
}
