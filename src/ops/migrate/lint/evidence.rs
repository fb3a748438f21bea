//! What a finding of the linter shows beside its sentence: the same names for each, `null` where there is nothing.

use serde_json::Value as Json;

use crate::ops::migrate::prepare::Place;
use crate::report::Finding;

/// The evidence of a finding.
#[derive(Default)]
pub(super) struct Evidence {
    /// The file, and the place in it.
    pub(super) place: Option<(String, Place)>,
    /// The beginning of the statement.
    pub(super) statement: Option<String>,
    /// The table that it is about.
    pub(super) table: Option<String>,
    /// The lock that the statement takes on it.
    pub(super) lock: Option<&'static str>,
    /// The rows of the table, by the server's estimate.
    pub(super) rows: Option<i64>,
    /// Its size with its indexes.
    pub(super) size_bytes: Option<i64>,
    /// Who keeps the statement from that lock; `None` where nobody looked.
    pub(super) blockers: Option<Vec<Json>>,
}

impl Evidence {
    /// The finding with this evidence.
    pub(super) fn of(self, finding: Finding) -> Finding {
        let rule = finding.check.clone();
        let (file, place) = self.place.unzip();
        finding
            .evidence("rule", rule)
            .evidence("file", file)
            .evidence("line", place.map(|place| place.line))
            .evidence("column", place.map(|place| place.column))
            .evidence("statement", self.statement)
            .evidence("table", self.table)
            .evidence("lock", self.lock)
            .evidence("rows", self.rows)
            .evidence("size_bytes", self.size_bytes)
            .evidence("blockers", self.blockers)
    }
}
