//! Asking AWS again: calls that change nothing when they come twice, in work of many calls that one refusal must not
//! end.

use std::time::Duration;

use aws_sdk_dynamodb::config::http::HttpResponse;
use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};

use super::explain;
use crate::error::Result;

/// How often AWS is asked again when it has no capacity, the client's own attempts not counted: about a minute.
pub const ATTEMPTS: u32 = 12;

/// How often AWS is asked again when no answer came, the client's own attempts not counted.
const RECONNECTIONS: u32 = 3;

const FIRST_PAUSE: Duration = Duration::from_millis(50);
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// Calls until there is an answer, as long as waiting can help; `tried` says what was asked of whom.
pub async fn patiently<T, E, F>(tried: &str, mut call: impl FnMut() -> F) -> Result<T>
where
    F: Future<Output = Result<T, SdkError<E, HttpResponse>>>,
    E: ProvideErrorMetadata + std::error::Error + 'static,
{
    let (mut crowded, mut unheard) = (0, 0);
    loop {
        let error = match call().await {
            Ok(answer) => return Ok(answer),
            Err(error) => error,
        };
        let attempt = match trouble(&error) {
            Some(Trouble::NoCapacity) if crowded < ATTEMPTS => {
                crowded += 1;
                crowded
            }
            Some(Trouble::NoAnswer) if unheard < RECONNECTIONS => {
                unheard += 1;
                unheard
            }
            _ => return Err(explain(&error, tried)),
        };
        tokio::time::sleep(pause_after(attempt)).await;
    }
}

/// A failure that may be over in a moment.
enum Trouble {
    NoCapacity,
    NoAnswer,
}

fn trouble<E: ProvideErrorMetadata>(error: &SdkError<E, HttpResponse>) -> Option<Trouble> {
    let code = match error {
        SdkError::TimeoutError(_) | SdkError::DispatchFailure(_) | SdkError::ResponseError(_) => {
            return Some(Trouble::NoAnswer);
        }
        SdkError::ServiceError(service) => service.err().code()?,
        _ => return None,
    };
    match code {
        "ThrottlingException"
        | "ProvisionedThroughputExceededException"
        | "RequestLimitExceeded"
        | "LimitExceededException" => Some(Trouble::NoCapacity),
        "InternalServerError" | "ServiceUnavailable" | "InternalFailure" => Some(Trouble::NoAnswer),
        _ => None,
    }
}

/// How long to wait after the attempt of this number, from 1: at most 0.05 s, 0.1 s, 0.2 s … 10 s, at least half of it.
pub fn pause_after(attempt: u32) -> Duration {
    let longest = FIRST_PAUSE * 2_u32.saturating_pow(attempt.saturating_sub(1).min(16));
    longest.min(LONGEST_PAUSE).mul_f64(rand::random_range(0.5..=1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end_growing() {
        for (attempt, longest) in [(1, 50), (2, 100), (8, 6400), (9, 10_000), (u32::MAX, 10_000)] {
            let longest = Duration::from_millis(longest);
            assert!((0..50).all(|_| pause_after(attempt) <= longest && pause_after(attempt) >= longest / 2));
        }
    }
}
