//! What was seen, and why where nothing was.

use crate::error::{Error, Result};

/// A fact, or why it is not known.
#[derive(Clone, Debug)]
pub(crate) enum Seen<T> {
    /// It was seen.
    Known(T),
    /// The server has no such call.
    Unsupported,
    /// It could not be seen.
    Hidden {
        /// Why.
        why: String,
        /// What would show it.
        remedy: Option<String>,
    },
}

/// What servers answer to a call that they do not have.
const NO_SUCH_CALL: &[&str] = &[
    "UnknownOperationException",
    "UnknownOperation",
    "InvalidAction",
    "NotImplemented",
    "UnsupportedOperation",
];

/// What went wrong, in one line: without what only AWS's support asks for.
pub(crate) fn in_brief(error: &Error) -> String {
    let causes = error.causes().iter().filter(|cause| !cause.starts_with("request id "));
    std::iter::once(error.message()).chain(causes.map(String::as_str)).collect::<Vec<_>>().join(": ")
}

impl<T> Seen<T> {
    /// What an answer tells.
    pub(crate) fn of(answer: Result<T>) -> Self {
        answer.map_or_else(|error| Self::not(&error), Self::Known)
    }

    /// Not seen, because of this error.
    pub(crate) fn not(error: &Error) -> Self {
        if error.server_code().is_some_and(|code| NO_SUCH_CALL.contains(&code)) {
            return Self::Unsupported;
        }
        Self::Hidden { why: in_brief(error), remedy: error.hints().first().cloned() }
    }

    /// Not seen, for this reason.
    pub(crate) fn hidden(why: &str) -> Self {
        Self::Hidden { why: why.to_owned(), remedy: None }
    }

    /// The fact as another, where it is known.
    pub(crate) fn map<U>(self, make: impl FnOnce(T) -> U) -> Seen<U> {
        match self {
            Self::Known(fact) => Seen::Known(make(fact)),
            Self::Unsupported => Seen::Unsupported,
            Self::Hidden { why, remedy } => Seen::Hidden { why, remedy },
        }
    }

    /// The fact, where it is known.
    pub(crate) fn known(&self) -> Option<&T> {
        match self {
            Self::Known(fact) => Some(fact),
            _ => None,
        }
    }

    /// Why it is not known, in one sentence; `None` where it is.
    pub(crate) fn reason(&self) -> Option<String> {
        match self {
            Self::Known(_) => None,
            Self::Unsupported => Some("the server has no such call".to_owned()),
            Self::Hidden { why, remedy: None } => Some(why.clone()),
            Self::Hidden { why, remedy: Some(remedy) } => Some(format!("{why} ({remedy})")),
        }
    }
}
