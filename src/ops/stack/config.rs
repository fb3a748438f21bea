//! `stack config`: what the files say when they are read together.

use serde_json::Value as Json;

use super::compose::{Loaded, Remark};
use crate::report::{Cell, Column, Finding, Report, Table};

/// The merged file.
pub struct Config {
    yaml: String,
    data: Json,
    remarks: Vec<Finding>,
}

impl Config {
    /// Of files that were loaded.
    pub fn of(loaded: &Loaded) -> Self {
        let remarks = loaded.findings.iter().map(Remark::finding).collect();
        Self { yaml: loaded.yaml(), data: loaded.json(), remarks }
    }

    /// The file as YAML. Every `$` is doubled, so that it deploys as what it is.
    pub fn yaml(&self) -> &str {
        &self.yaml
    }
}

impl Report for Config {
    fn kind(&self) -> &'static str {
        "stack.config/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([Column::new("path"), Column::new("value")]);
        rows(&self.data, "", &mut table);
        table.when_empty("the files say nothing")
    }

    fn data(&self) -> Json {
        self.data.clone()
    }

    fn notes(&self) -> Vec<String> {
        let note = |remark: &Finding| format!("{}: {}", remark.subject, remark.summary);
        self.remarks.iter().map(note).collect()
    }
}

/// A row for each value that has nothing below it.
fn rows(value: &Json, path: &str, table: &mut Table) {
    match value {
        Json::Object(map) if !map.is_empty() => {
            let dot = if path.is_empty() { "" } else { "." };
            map.iter().for_each(|(key, value)| rows(value, &format!("{path}{dot}{key}"), table));
        }
        Json::Array(items) if !items.is_empty() => {
            items.iter().enumerate().for_each(|(index, item)| rows(item, &format!("{path}[{index}]"), table));
        }
        Json::String(text) => table.push([Cell::from(path), Cell::from(text.as_str())]),
        other => table.push([Cell::from(path), Cell::from(other.to_string())]),
    }
}
