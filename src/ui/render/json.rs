//! JSON: one envelope for every answer.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::select;
use crate::error::{Error, Result};
use crate::report::Report;

/// The whole answer as one document, easy to read.
pub(super) fn document(report: &dyn Report, columns: &[String]) -> Result<String> {
    let mut text =
        serde_json::to_string_pretty(&envelope(report, columns)?).map_err(|error| not_json(&error))?;
    text.push('\n');
    Ok(text)
}

/// The whole answer on one line, so that answers that follow each other can be told apart.
pub(super) fn line(report: &dyn Report, columns: &[String]) -> Result<String> {
    let mut text = serde_json::to_string(&envelope(report, columns)?).map_err(|error| not_json(&error))?;
    text.push('\n');
    Ok(text)
}

fn envelope(report: &dyn Report, columns: &[String]) -> Result<Value> {
    let source = report.source();
    let data = match columns {
        [] => report.data(),
        columns => select::of_data(report.data(), &report.table(), columns)?,
    };
    Ok(json!({
        "kind": report.kind(),
        "generated_at": Timestamp::now().to_string(),
        "target": source.target,
        "server": source.server,
        "verdict": report.verdict(),
        "notes": report.notes(),
        "data": data,
    }))
}

fn not_json(error: &serde_json::Error) -> Error {
    Error::bug("an answer cannot be written as JSON").caused_by(error)
}
