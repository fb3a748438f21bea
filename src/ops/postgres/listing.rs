//! Rows that are only shown.

use std::time::SystemTime;

use jiff::Timestamp;

use crate::report::{Report, Source, Table, Value, Verdict};

/// An answer that lists what is there.
#[derive(Clone, Debug)]
pub struct Listing {
    pub(super) kind: &'static str,
    pub(super) table: Table,
    pub(super) verdict: Verdict,
    pub(super) notes: Vec<String>,
    pub(super) source: Source,
}

impl Report for Listing {
    fn kind(&self) -> &str {
        self.kind
    }

    fn table(&self) -> Table {
        self.table.clone()
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

/// A count, or nothing where there is none.
pub(super) fn count(count: Option<i64>) -> Value {
    count.map_or(Value::Nothing, Value::Count)
}

/// A span, or nothing where there is none.
pub(super) fn seconds(seconds: Option<f64>) -> Value {
    seconds.map_or(Value::Nothing, Value::Seconds)
}

/// A moment, or nothing where there is none.
pub(super) fn moment(time: Option<SystemTime>) -> Value {
    time.and_then(|time| Timestamp::try_from(time).ok()).into()
}
