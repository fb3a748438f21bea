//! What cannot be deployed, gathered so that the operator mends it in one go.

use super::super::compose::model::Compose;
use crate::error::{Error, Result};

/// The contradictions of a file so far.
pub(super) struct Faults<'a> {
    compose: &'a Compose,
    found: Vec<String>,
}

impl<'a> Faults<'a> {
    /// None of this file yet.
    pub(super) fn of(compose: &'a Compose) -> Self {
        Self { compose, found: Vec::new() }
    }

    /// The value; where there is none, its fault is kept with the place of `path`, and an empty value goes on.
    pub(super) fn keep<T: Default>(&mut self, path: &str, result: Result<T, String>) -> T {
        result.unwrap_or_else(|fault| {
            self.found.push(format!("{}: {path}: {fault}", self.compose.place(path)));
            T::default()
        })
    }

    /// Fails if there are any.
    pub(super) fn none(self) -> Result<()> {
        let mut found = self.found.into_iter();
        let Some(first) = found.next() else { return Ok(()) };
        Err(found.fold(Error::usage(first), Error::because))
    }
}
