//! One answer, several shapes.

mod csv;
mod error;
mod json;
mod table;

pub(super) use error::error;

use super::Settings;
use super::stream::Terminal;
use crate::error::Result;
use crate::report::Report;

/// The shape of data on stdout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people.
    #[default]
    Table,
    /// One object with name and version.
    Json,
    /// One object a row.
    Jsonl,
    /// Rows of fields.
    Csv,
}

/// The text of `report` in the wanted shape.
pub(super) fn render(report: &dyn Report, settings: &Settings, terminal: &Terminal) -> Result<String> {
    match settings.format {
        Format::Table => table::render(report, settings, terminal),
        Format::Json => json::document(report),
        Format::Jsonl => json::lines(report),
        Format::Csv => csv::render(report, settings),
    }
}
