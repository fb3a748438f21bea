//! The answer that a view or a list gives.

use serde_json::{Map, Value as Json};

use super::{Cell, Report, Source, Table, Verdict};

/// The fields that tell one object from another where a view shows objects: a node of Redis, and what it does.
const IDENTIFYING: [&str; 2] = ["node", "role"];

/// The rows of a view, how good they are, and what a reader must know beside them.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Name and version of its JSON.
    pub kind: &'static str,
    /// Whom it comes from.
    pub source: Source,
    /// The rows that people see.
    pub table: Table,
    /// The machine's view, where it is not the rows of the table.
    pub data: Option<serde_json::Value>,
    /// How good it is.
    pub verdict: Verdict,
    /// What a reader must know beside the rows.
    pub notes: Vec<String>,
}

impl Answer {
    /// One thing, property by property: a line each for people, one object for machines.
    pub fn of_properties(
        kind: &'static str,
        source: Source,
        properties: &[(&str, Cell)],
        verdict: Verdict,
        notes: Vec<String>,
    ) -> Self {
        let mut table = Table::of_properties();
        for (name, cell) in properties {
            let heading = ["_bytes", "_seconds", "_ratio"].iter().find_map(|unit| name.strip_suffix(unit));
            table.push([Cell::from(heading.unwrap_or(name)), cell.clone()]);
        }
        let data = properties.iter().map(|(name, cell)| ((*name).to_owned(), cell.value.for_json()));
        let data = Some(Json::Object(data.collect::<Map<_, _>>()));
        Self { kind, source, table, data, verdict, notes }
    }
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

    fn measured(&self) -> Table {
        // one object is drawn as a name and a value on each line, and its fields are in its JSON
        let is_drawn_as_lines = self.table.columns.iter().any(|column| column.name == "property");
        if is_drawn_as_lines { Table::of_objects(&self.data(), &IDENTIFYING) } else { self.table() }
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
