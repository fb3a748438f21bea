//! How long locks are waited for, and the pauses in between.

use std::time::{Duration, Instant};

/// How long locks are waited for.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// How long another run of migrations is waited for.
    pub lock_wait: Duration,
    /// How long one statement waits for a table: as long, everybody else waits behind it.
    pub lock_timeout: Duration,
    /// How often a migration that did not get its table is tried again.
    pub lock_retries: u32,
}

/// Pauses that grow by half from one to the next, each shortened by up to half at random, so that runs
/// that began together do not ask together.
pub(super) struct Pause {
    next: Duration,
    longest: Duration,
}

impl Pause {
    /// Pauses from `first` up to `longest`.
    pub(super) fn between(first: Duration, longest: Duration) -> Self {
        Self { next: first, longest }
    }

    /// Sleeps, at most until `deadline`.
    pub(super) async fn rest(&mut self, deadline: Instant) {
        let pause = self.next.mul_f64(rand::random_range(0.5..1.0));
        tokio::time::sleep(pause.min(deadline.saturating_duration_since(Instant::now()))).await;
        self.next = self.next.mul_f64(1.5).min(self.longest);
    }
}
