//! CSV: a heading of column names, raw values.

use super::Settings;
use crate::error::{Error, Result};
use crate::report::Report;

/// The rows of `report` as CSV.
pub(super) fn render(report: &dyn Report, settings: &Settings) -> Result<String> {
    let table = report.table();
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    if !settings.no_headers {
        writer
            .write_record(table.columns.iter().map(|column| column.name.as_str()))
            .map_err(|error| not_csv(&error))?;
    }
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| cell.value.for_csv())).map_err(|error| not_csv(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| not_csv(&error))?;
    String::from_utf8(bytes).map_err(|error| not_csv(&error))
}

fn not_csv(error: &dyn std::error::Error) -> Error {
    Error::bug("an answer cannot be written as CSV").caused_by(error)
}
