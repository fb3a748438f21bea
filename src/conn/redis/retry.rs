//! Another try where the reason for a failure passes by itself.

use std::time::Duration;

use crate::conn::retry::{self, Transient};
use crate::error::{Error, Kind, Result};

/// Tries again while the failure is one that passes. Only for what may be done twice: connecting and
/// logging in.
pub(super) async fn retry<T>(limit: Duration, attempt: impl AsyncFn() -> Result<T>) -> Result<T> {
    let outcome = retry::opening(limit, async |_| attempt().await.map_err(Refusal)).await;
    outcome.map_err(|Refusal(error)| error)
}

struct Refusal(Error);

impl Transient for Refusal {
    fn is_transient(&self) -> bool {
        passes(&self.0)
    }
}

/// Whether another try may find it gone. One that took the whole timeout is not tried again: the operator
/// said how long to wait.
fn passes(error: &Error) -> bool {
    let slow = error.causes().first().is_some_and(|cause| cause.starts_with("no answer within"));
    error.kind() == Kind::Unreachable && !slow
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    async fn tries(error: impl Fn() -> Error) -> u32 {
        let count = Cell::new(0);
        let outcome: Result<()> = retry(retry::PATIENCE, async || {
            count.set(count.get() + 1);
            Err(error())
        })
        .await;
        assert!(outcome.is_err());
        count.get()
    }

    #[tokio::test]
    async fn only_what_passes_is_tried_again() {
        assert_eq!(tries(|| Error::unreachable("connection refused")).await, 4);
        assert_eq!(tries(|| Error::denied("wrong password")).await, 1);
        assert_eq!(tries(|| Error::unreachable("x").because("no answer within 5.0s")).await, 1);
    }
}
