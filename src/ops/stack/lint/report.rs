//! What lint found.

use serde_json::Value as Json;

use crate::exit::Exit;
use crate::ops::stack::compose::Remark;
use crate::report::{Findings, Report, Table, Verdict};
use crate::text;

/// From which finding on a run counts as bad.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FailOn {
    /// Any.
    #[default]
    Warn,
    /// Those that are certain to hurt.
    Bad,
}

/// What was found.
pub struct Lint {
    findings: Findings,
    services: usize,
    fail_on: FailOn,
}

impl Lint {
    pub(super) fn of(remarks: &[Remark], services: usize, fail_on: FailOn) -> Self {
        Self { findings: Findings(remarks.iter().map(Remark::finding).collect()), services, fail_on }
    }
}

impl Report for Lint {
    fn kind(&self) -> &'static str {
        "stack.lint/1"
    }

    fn table(&self) -> Table {
        let services = text::plural(self.services, "service");
        self.findings.table().when_empty(format!("{services}, nothing to be feared"))
    }

    fn data(&self) -> Json {
        self.findings.to_json()
    }

    fn verdict(&self) -> Verdict {
        self.findings.verdict()
    }

    fn exit(&self, _strict: bool) -> Exit {
        match (self.findings.verdict(), self.fail_on) {
            (Verdict::Bad, _) | (Verdict::Warn, FailOn::Warn) => Exit::Findings,
            _ => Exit::Fine,
        }
    }
}
