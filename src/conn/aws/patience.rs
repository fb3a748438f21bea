//! Asking AWS again: calls that change nothing when they come twice, in work of many calls that one refusal must not
//! end.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use aws_sdk_dynamodb::config::http::HttpResponse;
use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use tokio::time::{Instant, sleep, sleep_until};

use super::explain;
use crate::error::Result;

/// How often AWS is asked again when it has no capacity, the client's own attempts not counted: about a minute.
pub const ATTEMPTS: u32 = 12;

/// How often AWS is asked again when no answer came, the client's own attempts not counted.
const RECONNECTIONS: u32 = 3;

const FIRST_PAUSE: Duration = Duration::from_millis(50);
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// After so many calls that were answered, the next pause is one step shorter.
const PATIENCE: u32 = 16;

/// Calls until there is an answer, as long as waiting can help; `tried` says what was asked of whom.
pub async fn patiently<T, E, F>(tried: &str, call: impl FnMut() -> F) -> Result<T>
where
    F: Future<Output = Result<T, SdkError<E, HttpResponse>>>,
    E: ProvideErrorMetadata + std::error::Error + 'static,
{
    Backoff::default().patiently(tried, call).await
}

/// What calls side by side know together of how busy AWS is: where one of them is refused for lack of capacity all of
/// them wait, longer each time, and hurry again only as calls are answered.
#[derive(Debug, Default)]
pub struct Backoff(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// How many pauses there were, less those that answers made up for.
    steps: u32,
    /// Until when nobody calls.
    until: Option<Instant>,
    answered: u32,
    refused: u64,
}

impl Backoff {
    /// [`patiently`], together with the other calls that share this.
    pub async fn patiently<T, E, F>(&self, tried: &str, mut call: impl FnMut() -> F) -> Result<T>
    where
        F: Future<Output = Result<T, SdkError<E, HttpResponse>>>,
        E: ProvideErrorMetadata + std::error::Error + 'static,
    {
        let (mut crowded, mut unheard) = (0, 0);
        loop {
            self.wait().await;
            let error = match call().await {
                Ok(answer) => {
                    self.state().answer();
                    return Ok(answer);
                }
                Err(error) => error,
            };
            match trouble(&error) {
                Some(Trouble::NoCapacity) if crowded < ATTEMPTS => {
                    crowded += 1;
                    self.state().refuse(Instant::now());
                }
                Some(Trouble::NoAnswer) if unheard < RECONNECTIONS => {
                    unheard += 1;
                    sleep(pause_after(unheard)).await;
                }
                _ => return Err(explain(&error, tried)),
            }
        }
    }

    /// How many calls were refused for lack of capacity so far, the client's own attempts not counted.
    pub fn refused(&self) -> u64 {
        self.state().refused
    }

    /// Waits until nobody has to wait any more: while one waits, another may be refused.
    async fn wait(&self) {
        loop {
            let until = self.state().until;
            match until.filter(|until| *until > Instant::now()) {
                Some(until) => sleep_until(until).await,
                None => return,
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Calls that were under way together are refused together: only the first of them makes the pause longer.
    fn refuse(&mut self, now: Instant) {
        self.refused += 1;
        self.answered = 0;
        if self.until.is_none_or(|until| until <= now) {
            self.steps += 1;
            self.until = Some(now + pause_after(self.steps));
        }
    }

    fn answer(&mut self) {
        self.answered += 1;
        if self.answered.is_multiple_of(PATIENCE) {
            self.steps = self.steps.saturating_sub(1);
        }
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

    #[test]
    fn refusals_together_are_one_step_and_answers_take_it_back() {
        let (mut state, now) = (State::default(), Instant::now());
        (0..16).for_each(|_| state.refuse(now));
        assert_eq!((state.steps, state.refused), (1, 16));
        let later = now + Duration::from_secs(1);
        state.refuse(later);
        assert_eq!(state.steps, 2);
        assert!(state.until > Some(later));
        (0..2 * PATIENCE).for_each(|_| state.answer());
        assert_eq!(state.steps, 0);
    }

    #[tokio::test]
    async fn whoever_shares_it_waits_with_the_others() {
        let backoff = Backoff::default();
        backoff.state().until = Some(Instant::now() + Duration::from_millis(80));
        let begun = Instant::now();
        backoff.wait().await;
        assert!(begun.elapsed() >= Duration::from_millis(80));
    }
}
