//! JSON: one envelope for every answer.

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::error::{Error, Result};
use crate::report::Report;

/// The whole answer as one document.
pub(super) fn document(report: &dyn Report) -> Result<String> {
    let mut text = serde_json::to_string_pretty(&envelope(report)).map_err(not_json)?;
    text.push('\n');
    Ok(text)
}

/// The answer on one line.
pub(super) fn lines(report: &dyn Report) -> Result<String> {
    let mut text = serde_json::to_string(&envelope(report)).map_err(not_json)?;
    text.push('\n');
    Ok(text)
}

fn envelope(report: &dyn Report) -> Value {
    let source = report.source();
    json!({
        "kind": report.kind(),
        "generated_at": Timestamp::now().to_string(),
        "target": source.target,
        "server": source.server,
        "verdict": report.verdict(),
        "notes": report.notes(),
        "data": report.data(),
    })
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn not_json(error: serde_json::Error) -> Error {
    Error::bug("an answer cannot be written as JSON").caused_by(&error)
}
