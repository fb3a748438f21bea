//! What a change of Redis came to.

use crate::report::{Report, Source, Table};

/// Rows about what was done.
pub struct Done {
    pub(super) kind: &'static str,
    pub(super) table: Table,
    pub(super) notes: Vec<String>,
    pub(super) source: Source,
}

impl Report for Done {
    fn kind(&self) -> &str {
        self.kind
    }

    fn table(&self) -> Table {
        self.table.clone()
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
