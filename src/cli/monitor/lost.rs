//! What stands in the answers where a look saw nothing.

use crate::error::Error;
use crate::report::{Report, Source, Table, Verdict};

/// A look that saw nothing, so that the gap is in the answers too.
pub(super) struct Lost<'a>(pub(super) &'a Error);

impl Report for Lost<'_> {
    fn kind(&self) -> &'static str {
        "monitor.lost/1"
    }

    fn table(&self) -> Table {
        Table::default().when_empty("nothing was seen: lost, trying again")
    }

    fn data(&self) -> serde_json::Value {
        serde_json::Value::Null
    }

    fn verdict(&self) -> Verdict {
        Verdict::Unknown
    }

    fn notes(&self) -> Vec<String> {
        std::iter::once(self.0.to_string()).chain(self.0.hints().iter().cloned()).collect()
    }

    fn source(&self) -> Source {
        Source::default()
    }
}
