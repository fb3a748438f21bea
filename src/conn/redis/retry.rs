//! Another try where the reason for a failure passes by itself.

use std::time::Duration;

use crate::error::{Error, Kind, Result};

/// The pauses between tries, short enough that nobody who waits notices a failover that is over.
const PAUSES: [Duration; 3] =
    [Duration::from_millis(100), Duration::from_millis(300), Duration::from_millis(900)];

/// Tries again, up to three times, while the failure is one that passes. Only for what may be done twice:
/// connecting and logging in.
pub(super) async fn retry<T>(attempt: impl AsyncFn() -> Result<T>) -> Result<T> {
    let mut last = attempt().await;
    for pause in PAUSES {
        match &last {
            Err(error) if passes(error) => {}
            _ => return last,
        }
        tokio::time::sleep(pause.mul_f64(rand::random_range(0.5..1.5))).await;
        last = attempt().await;
    }
    last
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
        let outcome: Result<()> = retry(async || {
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
