//! The answer every view gives.

use crate::report::{Report, Source, Table, Verdict};

/// The rows of a view, how good they are, and what a reader must know beside them.
#[derive(Clone, Debug)]
pub struct Answer {
    pub(super) kind: &'static str,
    pub(super) source: Source,
    pub(super) table: Table,
    /// The machine's view, where it is not the rows of the table.
    pub(super) data: Option<serde_json::Value>,
    pub(super) verdict: Verdict,
    pub(super) notes: Vec<String>,
}

impl Report for Answer {
    fn kind(&self) -> &str {
        self.kind
    }

    fn table(&self) -> Table {
        self.table.clone()
    }

    fn data(&self) -> serde_json::Value {
        self.data.clone().unwrap_or_else(|| self.table.to_json())
    }

    fn verdict(&self) -> Verdict {
        self.verdict
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
