//! The answer: stories with their cause first, then what nobody could see.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::{Value as Json, json};

use super::causes;
use super::check::{Blind, Check, Store};
use super::checks;
use super::finding::{Finding, Severity};
use crate::exit::Exit;
use crate::report::{self, Cell, Column, Findings, Report, Table, Verdict};
use crate::text::{self, plural};

/// What was found, and what could not be seen.
pub struct Diagnosis {
    /// Findings, each cause before its consequences, the story that weighs most first.
    pub(super) findings: Vec<Finding>,
    /// Checks that could not look.
    pub(super) unseen: Vec<Unseen>,
    /// How long it took.
    pub(super) seconds: f64,
    /// Where was looked, without secrets.
    pub(super) targets: Vec<String>,
    asked: usize,
    stores: BTreeSet<Store>,
    failing: Failing,
}

/// Which answers end a run as a failure.
#[derive(Clone, Copy, Debug)]
pub struct Failing {
    /// Those with a finding of this severity or a worse one.
    pub from: Severity,
    /// Those of checks that could not look, too.
    pub unseen: bool,
}

/// A check that could not look, or not at all of it.
pub(super) struct Unseen {
    /// Its id.
    pub(super) check: &'static str,
    /// Why, and what would show it.
    pub(super) blind: Blind,
}

impl Diagnosis {
    /// An answer that holds nothing yet.
    pub(super) fn new(failing: Failing) -> Self {
        Self {
            findings: Vec::new(),
            unseen: Vec::new(),
            seconds: 0.0,
            targets: Vec::new(),
            asked: 0,
            stores: BTreeSet::new(),
            failing,
        }
    }

    /// Counts a check.
    pub(super) fn count(&mut self, check: &Check, asked: bool) {
        if asked {
            self.asked += 1;
            self.stores.insert(check.store());
        }
    }

    /// One sentence: the cause that stands first, or that there is none in what could be seen.
    pub fn headline(&self) -> String {
        let blind = match self.unseen.len() {
            0 => String::new(),
            count => format!("; {} could not look", plural(count, "check")),
        };
        match self.findings.iter().find(|finding| finding.severity > Severity::Info) {
            Some(first) => format!("{}{blind}", self.root_of(first).title),
            None if self.asked == 0 => "no store is configured, so nothing was looked at".to_owned(),
            None if self.unseen.is_empty() => {
                let stores: Vec<_> = self.stores.iter().map(|store| store.name()).collect();
                format!("nothing found by {} of {}", plural(self.asked, "check"), stores.join(", "))
            }
            None => format!("nothing found in what could be seen{blind}"),
        }
    }

    /// What stands at the beginning of the story of a finding.
    fn root_of<'a>(&'a self, finding: &'a Finding) -> &'a Finding {
        match finding.caused_by.and_then(|place| self.findings.get(place)) {
            Some(cause) => self.root_of(cause),
            None => finding,
        }
    }

    /// Whether it is told as a story: for its own sake, or for that of what it led to.
    fn is_told(&self, place: usize) -> bool {
        let effects = self.findings.iter().enumerate().filter(|(_, other)| other.caused_by == Some(place));
        self.findings[place].severity > Severity::Info
            || effects.into_iter().any(|(effect, _)| self.is_told(effect))
    }

    fn cause_of(&self, finding: &Finding) -> Option<&'static str> {
        finding.caused_by.and_then(|place| self.findings.get(place)).map(|cause| cause.id)
    }

    /// Reasons why checks could not look, with those checks.
    fn blindness(&self) -> BTreeMap<&Blind, Vec<&'static str>> {
        let mut reasons: BTreeMap<&Blind, Vec<&'static str>> = BTreeMap::new();
        for unseen in &self.unseen {
            reasons.entry(&unseen.blind).or_default().push(unseen.check);
        }
        reasons
    }

    /// For people: the stories, then what nobody could see.
    pub fn text(&self) -> String {
        let mut words = format!("{}\n", text::clean(&self.capital()));
        for (place, finding) in self.findings.iter().enumerate().filter(|(place, _)| self.is_told(*place)) {
            words.push_str(&story(finding, causes::depth(&self.findings, place)));
        }
        let worth = self.findings.iter().enumerate().filter(|(place, _)| !self.is_told(*place));
        let worth: Vec<_> = worth.map(|(_, finding)| finding).collect();
        if !worth.is_empty() {
            words.push_str("\nWorth knowing\n");
            for finding in worth {
                let _ = writeln!(words, "  {}  [{}]", text::clean(&finding.cause), finding.id);
            }
        }
        if !self.unseen.is_empty() {
            words.push_str("\nUNKNOWN\n");
        }
        for (blind, checks) in self.blindness() {
            let _ = writeln!(words, "  {}  [{}]", text::clean(&blind.why), checks.join(", "));
            if let Some(grant) = &blind.grant {
                let _ = writeln!(words, "    to see it: {}", text::clean(grant));
            }
        }
        if let Some(first) = self.notes().first() {
            let _ = writeln!(words, "\n{first}.");
        }
        words
    }

    fn capital(&self) -> String {
        let headline = self.headline();
        let mut letters = headline.chars();
        let first = letters.next().map(|letter| letter.to_uppercase().collect::<String>());
        format!("{}{}.", first.unwrap_or_default(), letters.as_str())
    }
}

/// One finding, indented below what led to it.
fn story(finding: &Finding, depth: usize) -> String {
    let margin = "    ".repeat(depth);
    let mark = if depth > 0 { "└ " } else { "" };
    let mut words = String::new();
    if depth == 0 {
        words.push('\n');
    }
    let title = text::clean(&finding.title);
    let _ = writeln!(words, "{margin}{mark}{}  {title}  [{}]", finding.severity.word(), finding.id);
    let margin = format!("{margin}{}      ", if depth > 0 { "  " } else { "" });
    let _ = writeln!(words, "{margin}{}", text::clean(&finding.cause));
    for remedy in &finding.remedies {
        let _ = writeln!(words, "{margin}- {}: {}", text::clean(&remedy.text), text::clean(&remedy.command));
        if !remedy.risk.starts_with("none") {
            let _ = writeln!(words, "{margin}  risk: {}", remedy.risk);
        }
    }
    words
}

impl Report for Diagnosis {
    fn kind(&self) -> &'static str {
        "doctor/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([
            Column::new("severity"),
            Column::new("check"),
            Column::new("title"),
            Column::expendable("cause", 1),
            Column::expendable("caused_by", 2),
            Column::expendable("command", 3),
        ]);
        for finding in &self.findings {
            table.push([
                Cell::labelled(finding.severity.word(), finding.severity.label()),
                finding.id.into(),
                finding.title.as_str().into(),
                finding.cause.as_str().into(),
                self.cause_of(finding).into(),
                finding.remedies.first().map(|remedy| remedy.command.clone()).into(),
            ]);
        }
        for unseen in &self.unseen {
            table.push([
                Cell::from(Verdict::Unknown),
                unseen.check.into(),
                "could not look".into(),
                unseen.blind.why.as_str().into(),
                Cell::from(None::<String>),
                unseen.blind.grant.clone().into(),
            ]);
        }
        table.when_empty(self.headline())
    }

    fn data(&self) -> Json {
        let docs = |id: &str| checks::all().find(|check| check.id == id).map_or("", |check| check.docs);
        let findings =
            self.findings.iter().map(|finding| finding.to_json(self.cause_of(finding), docs(finding.id)));
        let count = |severity| self.findings.iter().filter(|finding| finding.severity == severity).count();
        let unseen = self.unseen.iter().map(
            |unseen| json!({ "id": unseen.check, "why": unseen.blind.why, "grant": unseen.blind.grant }),
        );
        json!({
            "headline": self.headline(),
            "targets": self.targets,
            "duration_seconds": self.seconds,
            "summary": {
                "checks": self.asked,
                "info": count(Severity::Info),
                "warn": count(Severity::Warn),
                "crit": count(Severity::Crit),
                "unknown": self.unseen.len(),
            },
            "findings": findings.collect::<Vec<_>>(),
            "unknown": unseen.collect::<Vec<_>>(),
        })
    }

    fn verdict(&self) -> Verdict {
        let found =
            self.findings.iter().map(|finding| finding.severity.verdict()).max().unwrap_or(Verdict::Fine);
        if self.unseen.is_empty() { found } else { found.max(Verdict::Unknown) }
    }

    fn judged(&self) -> Option<Findings> {
        let unseen = self.unseen.iter().map(|unseen| {
            let grant = unseen.blind.grant.as_ref().map(|grant| format!("to see it: `{grant}`"));
            let finding = report::Finding::new(
                unseen.check,
                "",
                Verdict::Unknown,
                format!("UNKNOWN: {}", unseen.blind.why),
            );
            report::Finding { remedy: grant, ..finding }
        });
        Some(Findings(self.findings.iter().map(Finding::to_report).chain(unseen).collect()))
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if let Some(first) = self.findings.iter().find(|finding| finding.severity > Severity::Info) {
            notes.push(format!(
                "`authctl doctor --explain {}` tells what it measures and from where on",
                first.id
            ));
        }
        notes
    }

    fn exit(&self, strict: bool) -> Exit {
        let bad = self.findings.iter().any(|finding| finding.severity >= self.failing.from);
        match (bad, (strict || self.failing.unseen) && !self.unseen.is_empty()) {
            (true, _) => Exit::Findings,
            (false, true) => Exit::Incomplete,
            (false, false) => Exit::Fine,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diagnosis(severities: &[Severity], blind: usize) -> Diagnosis {
        let found = |severity: &Severity| Finding::new("pg.index", *severity, "t", "c");
        let blind = (0..blind).map(|_| Unseen {
            check: "pg.conn",
            blind: Blind { why: "hidden".to_owned(), grant: Some("GRANT pg_monitor TO \"a\"".to_owned()) },
        });
        let mut diagnosis = Diagnosis::new(Failing { from: Severity::Crit, unseen: false });
        diagnosis.findings = severities.iter().map(found).collect();
        diagnosis.unseen = blind.collect();
        diagnosis.asked = 5;
        diagnosis.stores.insert(Store::Postgres);
        diagnosis
    }

    #[test]
    fn nobody_is_called_healthy_while_half_of_it_is_unseen() {
        let half = diagnosis(&[], 3);
        assert_eq!(half.headline(), "nothing found in what could be seen; 3 checks could not look");
        assert_eq!(
            (half.verdict(), half.exit(false), half.exit(true)),
            (Verdict::Unknown, Exit::Fine, Exit::Incomplete)
        );
        assert!(half.text().contains("to see it: GRANT pg_monitor TO \"a\""));
        assert_eq!(diagnosis(&[], 0).headline(), "nothing found by 5 checks of PostgreSQL");
    }

    #[test]
    fn the_exit_code_is_that_of_the_worst_and_of_what_was_asked_for() {
        assert_eq!(diagnosis(&[Severity::Warn], 0).exit(true), Exit::Fine);
        assert_eq!(diagnosis(&[Severity::Warn, Severity::Crit], 1).exit(true), Exit::Findings);
        let strict = Diagnosis {
            failing: Failing { from: Severity::Warn, unseen: true },
            ..diagnosis(&[Severity::Warn], 0)
        };
        assert_eq!(strict.exit(false), Exit::Findings);
        assert_eq!(diagnosis(&[Severity::Info], 0).verdict(), Verdict::Fine);
    }
}
