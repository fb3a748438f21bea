//! What a check found: a verdict, what it was seen in, and one thing to do.

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::{Cell, Column, Label, Table};
use crate::exit::Exit;

/// How good an answer is, from best to worst for the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// As it should be.
    Fine,
    /// It could not be seen, which is neither good nor bad.
    Unknown,
    /// Worth a look.
    Warn,
    /// Broken.
    Bad,
}

impl Verdict {
    /// The word that people read.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Unknown => "UNKNOWN",
            Self::Warn => "WARN",
            Self::Bad => "BAD",
        }
    }

    /// What the word means to the ui.
    pub const fn label(self) -> Label {
        match self {
            Self::Fine => Label::Good,
            Self::Unknown | Self::Warn => Label::Warn,
            Self::Bad => Label::Bad,
        }
    }

    /// The exit code of an answer with this verdict.
    pub const fn exit(self, strict: bool) -> Exit {
        match self {
            Self::Bad => Exit::Findings,
            Self::Unknown if strict => Exit::Incomplete,
            Self::Fine | Self::Unknown | Self::Warn => Exit::Fine,
        }
    }
}

/// One result of one check.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// The stable name of the check: `postgres.reach`, `init.extension`.
    pub check: String,
    /// What was looked at: a host, an extension, a role.
    pub subject: String,
    /// How good it is.
    pub verdict: Verdict,
    /// One sentence, with the numbers that led to the verdict.
    pub summary: String,
    /// Measured values by `snake_case` name with their unit.
    pub evidence: serde_json::Map<String, Json>,
    /// One thing to do, where there is something to do.
    pub remedy: Option<String>,
}

impl Finding {
    /// A finding without evidence or remedy.
    pub fn new(
        check: &str,
        subject: impl Into<String>,
        verdict: Verdict,
        summary: impl Into<String>,
    ) -> Self {
        Self {
            check: check.to_owned(),
            subject: subject.into(),
            verdict,
            summary: summary.into(),
            evidence: serde_json::Map::new(),
            remedy: None,
        }
    }

    /// Adds a measured value.
    #[must_use]
    pub fn evidence(mut self, name: &str, value: impl Into<Json>) -> Self {
        self.evidence.insert(name.to_owned(), value.into());
        self
    }

    /// Adds the thing to do.
    #[must_use]
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }
}

/// Findings side by side.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Findings(pub Vec<Finding>);

impl Findings {
    /// The worst verdict among them; fine when there is none.
    pub fn verdict(&self) -> Verdict {
        self.0.iter().map(|finding| finding.verdict).max().unwrap_or(Verdict::Fine)
    }

    /// Whether something could not be seen.
    pub fn incomplete(&self) -> bool {
        self.0.iter().any(|finding| finding.verdict == Verdict::Unknown)
    }

    /// The exit code: findings outrank what could not be seen.
    pub fn exit(&self, strict: bool) -> Exit {
        match self.verdict() {
            Verdict::Bad => Exit::Findings,
            _ if strict && self.incomplete() => Exit::Incomplete,
            _ => Exit::Fine,
        }
    }

    /// The machine's view: every field of every finding.
    pub fn to_json(&self) -> Json {
        let object = |finding: &Finding| {
            json!({
                "check": finding.check,
                "subject": finding.subject,
                "verdict": finding.verdict,
                "summary": finding.summary,
                "evidence": finding.evidence,
                "remedy": finding.remedy,
            })
        };
        self.0.iter().map(object).collect()
    }

    /// A row each.
    pub fn table(&self) -> Table {
        let mut table = Table::new([
            Column::new("verdict"),
            Column::new("check"),
            Column::new("subject"),
            Column::new("summary"),
            Column::expendable("remedy", 5),
        ]);
        for finding in &self.0 {
            table.push([
                Cell::labelled(finding.verdict.word(), finding.verdict.label()),
                finding.check.as_str().into(),
                finding.subject.as_str().into(),
                finding.summary.as_str().into(),
                finding.remedy.clone().into(),
            ]);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_finding_decides() {
        let findings = Findings(vec![
            Finding::new("a", "x", Verdict::Fine, ""),
            Finding::new("b", "x", Verdict::Unknown, ""),
            Finding::new("c", "x", Verdict::Warn, ""),
        ]);
        assert_eq!(findings.verdict(), Verdict::Warn);
        assert_eq!(findings.exit(false), Exit::Fine);
        assert_eq!(findings.exit(true), Exit::Incomplete);
    }

    #[test]
    fn a_bad_finding_outranks_an_unknown_one() {
        let findings = Findings(vec![
            Finding::new("a", "x", Verdict::Bad, ""),
            Finding::new("b", "x", Verdict::Unknown, ""),
        ]);
        assert_eq!(findings.exit(true), Exit::Findings);
    }
}
