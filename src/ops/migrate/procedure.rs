//! A plan that is told as a list of steps.

use crate::plan::{Danger, Fingerprint, Plan};
use crate::report::{Column, Report, Source, Table};

/// Steps in words, with the matter that is needed to carry them out.
pub struct Procedure<M> {
    pub(super) titles: &'static Titles,
    /// The database it is about.
    pub(super) database: String,
    /// What it comes to, in one sentence.
    pub(super) summary: String,
    /// Each step and what it is about.
    pub(super) steps: Vec<(String, String)>,
    /// What a reader must know beside the steps.
    pub(super) notes: Vec<String>,
    /// Files and state that it was made from.
    pub(super) fingerprint: Fingerprint,
    pub(super) source: Source,
    pub(super) matter: M,
}

/// What a procedure is called.
pub(super) struct Titles {
    /// `migrate.verify`.
    pub(super) action: &'static str,
    /// `migrate.verify.plan/1`.
    pub(super) kind: &'static str,
}

/// A step.
pub(super) fn step(does: impl Into<String>, object: impl Into<String>) -> (String, String) {
    (does.into(), object.into())
}

impl<M> Report for Procedure<M> {
    fn kind(&self) -> &str {
        self.titles.kind
    }

    fn table(&self) -> Table {
        let mut table = Table::new([Column::new("step"), Column::new("object")]);
        for (step, object) in &self.steps {
            table.push([step.as_str(), object.as_str()]);
        }
        table
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}

impl<M> Plan for Procedure<M> {
    fn action(&self) -> &'static str {
        self.titles.action
    }

    fn target(&self) -> &str {
        &self.database
    }

    fn summary(&self) -> String {
        self.summary.clone()
    }

    fn danger(&self) -> Danger {
        Danger::Reversible
    }

    fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    fn fingerprint(&self) -> Fingerprint {
        let target = self.source.target.as_deref().unwrap_or_default();
        Fingerprint::of(&[self.titles.action, target, &self.fingerprint.to_string()])
    }
}
