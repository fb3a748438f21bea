//! An answer as a value: one value prints as table, JSON or CSV, so the three cannot drift apart.

mod answer;
mod finding;
mod measured;
mod table;

pub use answer::Answer;
pub use finding::{Finding, Findings, Verdict};
pub use table::{Align, Cell, Column, Label, Table, Value};

use crate::exit::Exit;

/// Whom an answer comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The address asked, without secrets: `postgres://auth@db:5432/auth`.
    pub target: Option<String>,
    /// What answered: `PostgreSQL 16.14`.
    pub server: Option<String>,
}

impl Source {
    /// The answer of `server` at `target`.
    pub fn new(target: impl Into<String>, server: impl Into<String>) -> Self {
        Self { target: Some(target.into()), server: Some(server.into()) }
    }
}

/// An answer.
///
/// [`Report::table`] is what people and CSV see. JSON's `data` is the same rows as objects unless a
/// report has more shape than a table, in which case it overrides [`Report::data`].
pub trait Report {
    /// Name and version of the JSON shape: `monitor.postgres.locks/1`.
    fn kind(&self) -> &str;

    /// The rows, with columns in the order people read them.
    fn table(&self) -> Table;

    /// The machine's view: `snake_case` names with their unit, numbers as numbers, times RFC 3339 UTC.
    fn data(&self) -> serde_json::Value {
        self.table().to_json()
    }

    /// Whether the answer is good.
    fn verdict(&self) -> Verdict {
        Verdict::Fine
    }

    /// What was found, of an answer that judges.
    fn judged(&self) -> Option<Findings> {
        None
    }

    /// The rows as they are measured, for metrics and monitoring plugins: what tells a row from others is in columns
    /// that identify it, and every number has its unit.
    fn measured(&self) -> Table {
        self.judged().map_or_else(|| self.table(), |findings| findings.measured())
    }

    /// What a reader must know beside the rows: cut-offs, what could not be seen, what to do next.
    fn notes(&self) -> Vec<String> {
        Vec::new()
    }

    /// Whom the answer comes from.
    fn source(&self) -> Source {
        Source::default()
    }

    /// How the run ends with this answer; `strict` turns what could not be seen into a failure.
    fn exit(&self, strict: bool) -> Exit {
        self.verdict().exit(strict)
    }
}
