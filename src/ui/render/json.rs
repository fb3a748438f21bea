//! JSON: one envelope for every answer.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::select;
use crate::error::{Error, Result};
use crate::report::Report;
use crate::text;

/// The whole answer as one document, easy to read.
pub(super) fn document(report: &dyn Report, columns: &[String]) -> Result<String> {
    let mut text =
        serde_json::to_string_pretty(&envelope(report, columns)?).map_err(|error| not_json(&error))?;
    text.push('\n');
    Ok(escaped(&text))
}

/// The whole answer on one line, so that answers that follow each other can be told apart.
pub(super) fn line(report: &dyn Report, columns: &[String]) -> Result<String> {
    let mut text = serde_json::to_string(&envelope(report, columns)?).map_err(|error| not_json(&error))?;
    text.push('\n');
    Ok(escaped(&text))
}

/// The same JSON, which a terminal shows without obeying: serde escapes no control characters beyond ASCII's,
/// nor marks that turn the direction of writing. They can only be in strings, where an escape means the same.
fn escaped(document: &str) -> String {
    let is_hazardous =
        |c: char| c >= '\u{7f}' && c != '\u{fffd}' && text::clean(&c.to_string()) == "\u{fffd}";
    let mut safe = String::with_capacity(document.len());
    for character in document.chars() {
        if is_hazardous(character) {
            safe.extend(format!("\\u{:04x}", u32::from(character)).chars());
        } else {
            safe.push(character);
        }
    }
    safe
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_escaped_and_stays_the_same() {
        let document = json!({ "name": "é \u{1b}[31m\u{7f}\u{9b}31m\u{202e}\u{fffd}" }).to_string();
        let safe = escaped(&document);
        assert!(safe.contains("\\u009b31m\\u202e\u{fffd}") && safe.contains('é'), "{safe}");
        assert_eq!(text::clean(&safe), safe);
        assert_eq!(
            serde_json::from_str::<Value>(&safe).unwrap(),
            serde_json::from_str::<Value>(&document).unwrap()
        );
    }
}
