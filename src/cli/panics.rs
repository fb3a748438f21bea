//! A panic ends the run with its own exit code and says where it was, never what: the words of a
//! panic may quote anything, a password in an address among it.

use std::panic::{AssertUnwindSafe, Location, catch_unwind, set_hook};
use std::sync::{Mutex, PoisonError};

use crate::error::{Error, Result};

static PLACE: Mutex<Option<String>> = Mutex::new(None);

/// What `work` gives; a bug where it panics.
pub(super) fn contained<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    set_hook(Box::new(|panic| {
        *PLACE.lock().unwrap_or_else(PoisonError::into_inner) = panic.location().map(place);
    }));
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let place = PLACE.lock().unwrap_or_else(PoisonError::into_inner).take();
        Err(Error::bug(format!("authctl stopped at {}", place.as_deref().unwrap_or("an unknown place"))))
    })
}

/// `tokio-1.54.0/src/time/sleep.rs:12`: without the folders of the machine that built it.
fn place(location: &Location<'_>) -> String {
    let parts: Vec<_> = location.file().split('/').collect();
    let source = parts.iter().rposition(|part| *part == "src").unwrap_or_default();
    format!("{}:{}", parts[source.saturating_sub(1)..].join("/"), location.line())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Kind;

    #[test]
    fn a_panic_is_a_bug_that_tells_its_place_and_nothing_else() {
        let error = contained::<()>(|| panic!("postgres://auth:hunter2@db/auth")).expect_err("it panics");
        assert_eq!(error.kind(), Kind::Bug);
        assert!(error.message().starts_with("authctl stopped at src/cli/panics.rs:"), "{error}");
        assert!(!format!("{error:?}").contains("hunter2"));
    }
}
