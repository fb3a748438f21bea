//! What was changed in the history, as an answer.

use super::record::Stamp;
use crate::report::{Column, Report, Source, Table, Value};

/// What was changed in the history.
pub struct Stamped {
    pub(super) kind: &'static str,
    pub(super) stamps: Vec<Stamp>,
    pub(super) nothing: &'static str,
    pub(super) notes: Vec<String>,
    pub(super) source: Source,
}

impl Report for Stamped {
    fn kind(&self) -> &str {
        self.kind
    }

    fn table(&self) -> Table {
        let columns = [Column::new("version"), Column::new("name"), Column::new("state")];
        let mut table = Table::new(columns).when_empty(self.nothing);
        for (version, name, state) in self.stamps.iter().map(Stamp::parts) {
            table.push([Value::Number(version), name.into(), state.into()]);
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
