//! What is in the way of a plan, gathered so that the operator sees all of it at once.

use crate::error::{Error, Kind, Result};

/// What is in the way.
#[derive(Default)]
pub(super) struct Problems(Vec<Problem>);

/// One thing that is in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    kind: Kind,
    /// What, with its place in the file where it has one.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

impl Problems {
    /// Adds one.
    pub(super) fn add(&mut self, message: impl Into<String>, hint: impl Into<String>) {
        self.add_as(Kind::Failed, message.into(), Some(hint.into()));
    }

    /// Adds one of another kind.
    pub(super) fn add_as(&mut self, kind: Kind, message: String, hint: Option<String>) {
        self.0.push(Problem { kind, message, hint });
    }

    /// All of them, for a reader who changes nothing.
    pub(super) fn into_list(self) -> Vec<Problem> {
        self.0
    }

    /// Fails with all of them.
    pub(super) fn none(&mut self, stack: &str) -> Result<()> {
        let kinds: Vec<Kind> = self.0.iter().map(|problem| problem.kind).collect();
        let Some(first) = kinds.first() else { return Ok(()) };
        // what needs an answer outranks what has to be mended
        let kind = if kinds.contains(&Kind::Refused) { Kind::Refused } else { *first };
        let mut problems = std::mem::take(&mut self.0);
        if problems.len() == 1 {
            let Some(problem) = problems.pop() else { return Ok(()) };
            let error = Error::new(kind, problem.message).because("nothing was changed");
            return Err(problem.hint.into_iter().fold(error, Error::hint));
        }
        let message =
            format!("{} things are in the way of stack {stack}; nothing was changed", problems.len());
        let error =
            problems.iter().fold(Error::new(kind, message), |error, problem| error.because(&problem.message));
        let mut hints: Vec<_> = problems.into_iter().filter_map(|problem| problem.hint).collect();
        hints.dedup();
        Err(hints.into_iter().fold(error, Error::hint))
    }
}
