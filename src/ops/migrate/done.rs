//! What was run, as an answer.

use super::run::Ran;
use crate::report::{Column, Report, Source, Table, Value};
use crate::text;

/// What was run.
pub struct Done {
    pub(super) kind: &'static str,
    /// `applied`, `undone`.
    pub(super) state: &'static str,
    pub(super) ran: Vec<Ran>,
    /// How many others had run meanwhile.
    pub(super) by_others: usize,
    pub(super) source: Source,
}

impl Report for Done {
    fn kind(&self) -> &str {
        self.kind
    }

    fn table(&self) -> Table {
        let mut table = Table::new([
            Column::new("version"),
            Column::new("name"),
            Column::new("state"),
            Column::new("duration_seconds"),
            Column::expendable("retries", 5),
        ])
        .when_empty("Another run has done all of it meanwhile.");
        for ran in &self.ran {
            table.push([
                Value::Number(ran.version),
                ran.name.as_str().into(),
                self.state.into(),
                Value::Seconds(ran.duration.as_secs_f64()),
                Value::Count(ran.retries.into()),
            ]);
        }
        table
    }

    fn notes(&self) -> Vec<String> {
        if self.by_others == 0 {
            return Vec::new();
        }
        vec![format!("{} {} by another run meanwhile", text::plural(self.by_others, "migration"), self.state)]
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
