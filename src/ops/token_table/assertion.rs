//! One thing that should be so, and whether it is.

use serde_json::{Value as Json, json};

use super::expectation::Severity;
use crate::ops::seen::Seen;
use crate::report::{Finding, Verdict};

/// Whether it is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is.
    Passed,
    /// It is not.
    Failed,
    /// The server has no such thing, so that nobody can say.
    Unsupported,
    /// It could not be seen.
    Unknown,
}

impl Outcome {
    /// Its name.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "FAILED",
            Self::Unsupported => "UNSUPPORTED",
            Self::Unknown => "UNKNOWN",
        }
    }
}

/// An assertion about the table.
#[derive(Clone, Debug)]
pub(crate) struct Assertion {
    /// `table.keys`.
    pub(crate) id: &'static str,
    /// How bad it is when it fails.
    pub(crate) severity: Severity,
    /// Whether it holds.
    pub(crate) outcome: Outcome,
    /// What should be.
    pub(crate) expected: String,
    /// What is.
    pub(crate) actual: String,
    /// The command that mends it, or that would show it.
    pub(crate) remedy: Option<String>,
    /// The line of a Terraform resource that mends it.
    pub(crate) terraform: Option<String>,
    /// What other tools call the same control.
    pub(crate) known_as: &'static [&'static str],
}

impl Assertion {
    /// That what is `actual` is as `expected`.
    pub(super) fn new(
        id: &'static str,
        severity: Severity,
        expected: impl Into<String>,
        actual: impl Into<String>,
        holds: bool,
    ) -> Self {
        Self {
            id,
            severity,
            outcome: if holds { Outcome::Passed } else { Outcome::Failed },
            expected: expected.into(),
            actual: actual.into(),
            remedy: None,
            terraform: None,
            known_as: &[],
        }
    }

    /// The same of a fact that may not have been seen; `look` says what is, and whether that is as expected.
    pub(super) fn of_seen<T>(
        id: &'static str,
        severity: Severity,
        expected: impl Into<String>,
        seen: &Seen<T>,
        look: impl FnOnce(&T) -> (String, bool),
    ) -> Self {
        match seen {
            Seen::Known(fact) => {
                let (actual, holds) = look(fact);
                Self::new(id, severity, expected, actual, holds)
            }
            Seen::Unsupported => Self {
                outcome: Outcome::Unsupported,
                ..Self::new(id, severity, expected, "the server has no such call", false)
            },
            Seen::Hidden { why, remedy } => Self {
                outcome: Outcome::Unknown,
                remedy: remedy.clone(),
                ..Self::new(id, severity, expected, why, false)
            },
        }
    }

    /// Adds the command that mends a failure.
    pub(super) fn mended_by(mut self, command: impl Into<String>) -> Self {
        if self.outcome == Outcome::Failed {
            self.remedy = Some(command.into());
        }
        self
    }

    /// Adds the Terraform line that does the same.
    pub(super) fn in_terraform(mut self, line: impl Into<String>) -> Self {
        if self.outcome == Outcome::Failed {
            self.terraform = Some(line.into());
        }
        self
    }

    /// Adds what others call it.
    pub(super) fn known_as(mut self, names: &'static [&'static str]) -> Self {
        self.known_as = names;
        self
    }

    /// How good it is.
    pub(crate) fn verdict(&self) -> Verdict {
        match (self.outcome, self.severity) {
            (Outcome::Passed, _) | (Outcome::Failed, Severity::Ignore) => Verdict::Fine,
            (Outcome::Failed, Severity::Error) => Verdict::Bad,
            (Outcome::Failed, Severity::Warning) => Verdict::Warn,
            (Outcome::Unsupported | Outcome::Unknown, _) => Verdict::Unknown,
        }
    }

    /// The assertion as a finding about `table`.
    pub(crate) fn finding(&self, table: &str) -> Finding {
        let summary = match self.outcome {
            Outcome::Passed => self.actual.clone(),
            Outcome::Failed => format!("{}, expected {}", self.actual, self.expected),
            Outcome::Unsupported | Outcome::Unknown => format!("{}: {}", self.outcome.word(), self.actual),
        };
        Finding { remedy: self.remedy.clone(), ..Finding::new(self.id, table, self.verdict(), summary) }
    }

    /// The machine's view.
    pub(crate) fn to_json(&self) -> Json {
        json!({
            "id": self.id,
            "severity": self.severity.word(),
            "outcome": self.outcome.word().to_lowercase(),
            "verdict": self.verdict(),
            "expected": self.expected,
            "actual": self.actual,
            "remedy": self.remedy,
            "terraform": self.terraform,
            "known_as": self.known_as,
        })
    }
}
