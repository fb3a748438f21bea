//! The one error type: a kind that decides the exit code, a sentence, its causes, one thing to do,
//! and what had already been done when it happened.

use std::fmt;

use crate::exit::Exit;

/// Shorthand for a result with authctl's [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What sort of failure it is. The kind decides the exit code and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// No more exact kind fits.
    Failed,
    /// The command line, the configuration or an input file is wrong.
    Usage,
    /// A server did not answer.
    Unreachable,
    /// A server refused this identity.
    Denied,
    /// It worked, and what was found forbids to go on.
    Findings,
    /// The operator did not agree.
    Refused,
    /// A lock is held, or the target changed since the plan was made.
    Conflict,
    /// Part of the work was done.
    PartlyDone,
    /// A defect of authctl.
    Bug,
    /// Ctrl-C or SIGTERM.
    Interrupted,
    /// Standard output was closed by its reader; nobody is left to tell.
    BrokenPipe,
}

impl Kind {
    /// The exit code of this kind.
    pub const fn exit(self) -> Exit {
        match self {
            Self::Failed => Exit::Failed,
            Self::Usage => Exit::Usage,
            Self::Unreachable => Exit::Unreachable,
            Self::Denied => Exit::Denied,
            Self::Findings => Exit::Findings,
            Self::Refused => Exit::Refused,
            Self::Conflict => Exit::Conflict,
            Self::PartlyDone => Exit::PartlyDone,
            Self::Bug => Exit::Bug,
            Self::Interrupted => Exit::Interrupted,
            Self::BrokenPipe => Exit::Fine,
        }
    }
}

/// A line of a file, and the place in it that an error is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The line's number, from 1.
    pub line: usize,
    /// The line.
    pub text: String,
    /// The character in it, from 1.
    pub column: usize,
}

/// What went wrong, told for the operator.
///
/// `message` is a lower-case fragment that fits after "failed: "; each cause explains the one
/// before it; each hint is one thing to do, with commands in backticks.
#[derive(Debug)]
pub struct Error(Box<Body>);

#[derive(Debug)]
struct Body {
    kind: Kind,
    message: String,
    excerpt: Option<Excerpt>,
    causes: Vec<String>,
    hints: Vec<String>,
    done: Vec<String>,
    code: Option<String>,
}

impl Error {
    /// An error of `kind` that says `message`.
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self(Box::new(Body {
            kind,
            message: message.into(),
            excerpt: None,
            causes: Vec::new(),
            hints: Vec::new(),
            done: Vec::new(),
            code: None,
        }))
    }

    /// A failure without a more exact kind.
    pub fn failed(message: impl Into<String>) -> Self {
        Self::new(Kind::Failed, message)
    }

    /// Wrong input: command line, configuration or file.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Kind::Usage, message)
    }

    /// A server that did not answer.
    pub fn unreachable(message: impl Into<String>) -> Self {
        Self::new(Kind::Unreachable, message)
    }

    /// A server that refused this identity.
    pub fn denied(message: impl Into<String>) -> Self {
        Self::new(Kind::Denied, message)
    }

    /// A defect of authctl.
    pub fn bug(message: impl Into<String>) -> Self {
        Self::new(Kind::Bug, message)
            .hint("please report this with the command that was run; nothing secret is in it")
    }

    /// Says at a higher level what could not be done; the old message becomes the first cause.
    #[must_use]
    pub fn context(mut self, message: impl Into<String>) -> Self {
        let cause = std::mem::replace(&mut self.0.message, message.into());
        self.0.causes.insert(0, cause);
        self
    }

    /// Adds a foreign error and everything behind it as causes.
    #[must_use]
    pub fn caused_by(mut self, error: &dyn std::error::Error) -> Self {
        let mut next = Some(error);
        while let Some(error) = next {
            self.push_cause(error.to_string());
            next = error.source();
        }
        self
    }

    /// Adds a cause in words.
    #[must_use]
    pub fn because(mut self, cause: impl Into<String>) -> Self {
        self.push_cause(cause.into());
        self
    }

    fn push_cause(&mut self, cause: String) {
        let told = self.0.causes.last().unwrap_or(&self.0.message);
        if !told.ends_with(&cause) {
            self.0.causes.push(cause);
        }
    }

    /// Adds the line of a file that it is about.
    #[must_use]
    pub fn excerpt(mut self, excerpt: Excerpt) -> Self {
        self.0.excerpt = Some(excerpt);
        self
    }

    /// Adds one thing to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.0.hints.push(hint.into());
        self
    }

    /// Adds what had already been done, so that nobody has to guess.
    #[must_use]
    pub fn done(mut self, done: impl Into<String>) -> Self {
        self.0.done.push(done.into());
        self
    }

    /// The same without what to do and what had been done, for a caller to whom neither applies.
    #[must_use]
    pub fn without_advice(mut self) -> Self {
        self.0.hints.clear();
        self.0.done.clear();
        self
    }

    /// Attaches the server's own code: an SQLSTATE, a Redis error word, an AWS error code.
    #[must_use]
    pub fn code(mut self, code: impl Into<String>) -> Self {
        self.0.code = Some(code.into());
        self
    }

    /// Changes the kind, for a caller who knows better what the failure means.
    #[must_use]
    pub fn with_kind(mut self, kind: Kind) -> Self {
        self.0.kind = kind;
        self
    }

    /// What sort of failure it is.
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// The sentence.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The line of a file that it is about, where it is about one.
    pub fn shown_excerpt(&self) -> Option<&Excerpt> {
        self.0.excerpt.as_ref()
    }

    /// Why, each explaining the one before.
    pub fn causes(&self) -> &[String] {
        &self.0.causes
    }

    /// What to do.
    pub fn hints(&self) -> &[String] {
        &self.0.hints
    }

    /// What had been done before it failed.
    pub fn done_before(&self) -> &[String] {
        &self.0.done
    }

    /// The server's own code, where a server sent one.
    pub fn server_code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// The exit code this error ends the run with.
    pub fn exit(&self) -> Exit {
        self.0.kind.exit()
    }
}

impl fmt::Display for Error {
    /// The message and its causes on one line, as a table cell or a log line wants it.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0.message)?;
        self.0.causes.iter().try_for_each(|cause| write!(formatter, ": {cause}"))
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn context_keeps_the_first_message_as_a_cause() {
        let error = Error::failed("permission denied").context("cannot open the log");
        assert_eq!(error.to_string(), "cannot open the log: permission denied");
    }

    #[test]
    fn a_cause_that_only_repeats_the_message_is_not_told_twice() {
        let inner = std::io::Error::other("disk is full");
        let error = Error::failed("cannot write: disk is full").caused_by(&inner);
        assert!(error.causes().is_empty());
    }

    #[test]
    fn every_kind_has_its_own_exit_code() {
        assert_eq!(Kind::Conflict.exit().code(), 8);
        assert_eq!(Kind::BrokenPipe.exit(), Exit::Fine);
    }
}
