//! What is to be said about a file: errors, which are all told together, and findings.

use super::place::Place;
use crate::error::Error;
use crate::report::{Finding, Verdict};
use crate::text;

/// Errors that are told; the rest is counted.
const TOLD: usize = 50;

/// Something to be said about a place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The stable name of the rule: `compose.unknown-key`, `stack.short-stop-grace`.
    pub check: &'static str,
    /// How bad it is.
    pub verdict: Verdict,
    /// Where.
    pub place: Place,
    /// The key path: `services.postgres.ports[0]`.
    pub path: String,
    /// What is wrong and why it matters, without a value that may be secret.
    pub summary: String,
    /// One thing to do.
    pub remedy: Option<String>,
}

impl Remark {
    /// A remark without remedy.
    pub(in crate::ops::stack) fn new(
        check: &'static str,
        verdict: Verdict,
        (place, path): (&Place, &str),
        summary: impl Into<String>,
    ) -> Self {
        let summary = text::clean(&summary.into());
        Self { check, verdict, place: place.clone(), path: text::clean(path), summary, remedy: None }
    }

    /// Adds the thing to do.
    #[must_use]
    pub(in crate::ops::stack) fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(text::clean(&remedy.into()));
        self
    }

    /// As a line of a report.
    pub fn finding(&self) -> Finding {
        let mut finding = Finding::new(self.check, self.place.to_string(), self.verdict, self.sentence())
            .evidence("file", &*self.place.file)
            .evidence("line", self.place.line)
            .evidence("column", self.place.column)
            .evidence("path", self.path.as_str());
        finding.remedy.clone_from(&self.remedy);
        finding
    }

    fn sentence(&self) -> String {
        match self.path.as_str() {
            "" => self.summary.clone(),
            path => format!("{path}: {}", self.summary),
        }
    }

    fn order(&self) -> (&Place, &str, &str) {
        (&self.place, &self.path, &self.summary)
    }
}

/// What was remarked while files were read.
#[derive(Default)]
pub(super) struct Remarks {
    errors: Vec<Remark>,
    findings: Vec<Remark>,
}

impl Remarks {
    /// Something that makes the file unusable.
    pub(super) fn error(&mut self, place: &Place, path: &str, summary: impl Into<String>) -> &mut Remark {
        self.errors.push(Remark::new("compose.error", Verdict::Bad, (place, path), summary));
        let last = self.errors.len() - 1;
        &mut self.errors[last]
    }

    /// Whether there is an error at a path or below it, so that what follows from that is not told as another one.
    pub(super) fn has_error(&self, path: &str) -> bool {
        let mut rests = self.errors.iter().filter_map(|error| error.path.strip_prefix(path));
        rests.any(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    }

    /// The paths of all errors.
    pub(super) fn error_paths(&self) -> impl Iterator<Item = &str> {
        self.errors.iter().map(|error| error.path.as_str())
    }

    /// Something to know about a file that is usable.
    pub(super) fn finding(&mut self, finding: Remark) {
        self.findings.push(finding);
    }

    /// The findings in the order of their places, or one error that tells all errors.
    pub(super) fn settle(mut self) -> Result<Vec<Remark>, Error> {
        self.findings.sort_by(|one, other| one.order().cmp(&other.order()));
        self.findings.dedup();
        self.errors.sort_by(|one, other| one.order().cmp(&other.order()));
        self.errors.dedup();
        match self.errors.as_slice() {
            [] => Ok(self.findings),
            [only] => {
                let error = Error::usage(line(only));
                Err(only.remedy.iter().fold(error, |error, remedy| error.hint(remedy.as_str())))
            }
            several => Err(told_together(several)),
        }
    }
}

fn told_together(errors: &[Remark]) -> Error {
    let mut files: Vec<&str> = errors.iter().map(|error| &*error.place.file).collect();
    files.dedup();
    let message = format!("{} in {}", text::plural(errors.len(), "error"), text::clean(&files.join(", ")));
    let told = &errors[..errors.len().min(TOLD)];
    let mut error = told.iter().fold(Error::usage(message), |error, remark| error.because(advised(remark)));
    if errors.len() > TOLD {
        error = error.because(format!("and {} more", errors.len() - TOLD));
    }
    error
}

fn line(error: &Remark) -> String {
    format!("{}: {}", text::clean(&error.place.to_string()), error.sentence())
}

/// With its advice behind it: below a list of errors nobody could tell which is for which.
fn advised(error: &Remark) -> String {
    let remedy = error.remedy.iter().map(|remedy| format!("; {remedy}"));
    std::iter::once(line(error)).chain(remedy).collect()
}

impl Remark {
    /// Sets the thing to do on an error that is gathered already.
    pub(super) fn advise(&mut self, remedy: impl Into<String>) {
        self.remedy = Some(text::clean(&remedy.into()));
    }
}
