//! What a check found: how bad, of what, why, and two ways out.

use serde_json::{Map, Value as Json, json};

use crate::report::{self, Label, Verdict};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing, no reason to act today.
    Info,
    /// It will hurt, or hurts somebody.
    Warn,
    /// It hurts now: logins fail or wait, or data is at risk.
    Crit,
}

impl Severity {
    /// The word that people read.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Info => "INFO",
            Self::Warn => "WARN",
            Self::Crit => "CRIT",
        }
    }

    /// What it is to every other answer of authctl.
    pub(super) const fn verdict(self) -> Verdict {
        match self {
            Self::Info => Verdict::Fine,
            Self::Warn => Verdict::Warn,
            Self::Crit => Verdict::Bad,
        }
    }

    /// What it means to the ui.
    pub(super) const fn label(self) -> Label {
        match self {
            Self::Info => Label::Dim,
            Self::Warn => Label::Warn,
            Self::Crit => Label::Bad,
        }
    }
}

/// A thing that findings are about, by kind and name: `("pid", "4711")`. Two findings are of one story where the
/// culprit of one is the subject of the other.
pub(super) type Thing = (&'static str, String);

/// One way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Remedy {
    /// What it does.
    pub(super) text: String,
    /// The line to run.
    pub(super) command: String,
    /// What may go wrong, or is lost.
    pub(super) risk: &'static str,
}

/// One result of one check.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Finding {
    /// The check: `pg.blocked`.
    pub(super) id: &'static str,
    /// How bad.
    pub(super) severity: Severity,
    /// What happens, in a few words.
    pub(super) title: String,
    /// Why, in one sentence with the numbers.
    pub(super) cause: String,
    /// Measured values by `snake_case` name with their unit.
    pub(super) evidence: Map<String, Json>,
    /// What it is about.
    pub(super) subjects: Vec<Thing>,
    /// What it points at.
    pub(super) culprits: Vec<Thing>,
    /// Two ways out.
    pub(super) remedies: Vec<Remedy>,
    /// The place, among all findings, of the one that led to it.
    pub(super) caused_by: Option<usize>,
}

impl Finding {
    /// A finding of the check `id` without anything around it.
    pub(super) fn new(
        id: &'static str,
        severity: Severity,
        title: impl Into<String>,
        cause: impl Into<String>,
    ) -> Self {
        Self {
            id,
            severity,
            title: title.into(),
            cause: cause.into(),
            evidence: Map::new(),
            subjects: Vec::new(),
            culprits: Vec::new(),
            remedies: Vec::new(),
            caused_by: None,
        }
    }

    /// Says what it is about.
    pub(super) fn about(mut self, kind: &'static str, name: impl ToString + Copy) -> Self {
        self.subjects.push((kind, name.to_string()));
        self
    }

    /// Says what it points at.
    pub(super) fn points_at(mut self, kind: &'static str, name: impl ToString + Copy) -> Self {
        self.culprits.push((kind, name.to_string()));
        self
    }

    /// Adds a measured value.
    pub(super) fn evidence(mut self, name: &str, value: impl Into<Json>) -> Self {
        self.evidence.insert(name.to_owned(), value.into());
        self
    }

    /// Adds a way out.
    pub(super) fn remedy(
        mut self,
        text: impl Into<String>,
        command: impl Into<String>,
        risk: &'static str,
    ) -> Self {
        self.remedies.push(Remedy { text: text.into(), command: command.into(), risk });
        self
    }

    /// The machine's view; `cause` is the id of the finding that led to it.
    pub(super) fn to_json(&self, cause: Option<&str>, docs: &str) -> Json {
        let remedies = self
            .remedies
            .iter()
            .map(|remedy| json!({ "text": remedy.text, "command": remedy.command, "risk": remedy.risk }));
        let subject =
            self.subjects.iter().map(|(kind, name)| ((*kind).to_owned(), Json::from(name.as_str())));
        json!({
            "id": self.id,
            "severity": self.severity.word().to_lowercase(),
            "title": self.title,
            "cause": self.cause,
            "evidence": self.evidence,
            "subject": subject.collect::<Map<_, _>>(),
            "remedies": remedies.collect::<Vec<_>>(),
            "caused_by": cause,
            "docs": docs,
        })
    }

    /// The finding as every other answer of authctl knows them.
    pub(super) fn to_report(&self) -> report::Finding {
        let subject = self.subjects.first().map_or_else(String::new, |(kind, name)| format!("{kind} {name}"));
        let summary = format!("{}: {}", self.title, self.cause);
        report::Finding {
            evidence: self.evidence.clone(),
            remedy: self.remedies.first().map(|remedy| format!("{}: `{}`", remedy.text, remedy.command)),
            ..report::Finding::new(self.id, subject, self.severity.verdict(), summary)
        }
    }
}
