//! Errors for people.

use std::fmt::Write;

use super::Terminal;
use crate::error::Error;
use crate::text;

/// The error, its causes, what had been done, and what to do.
pub(crate) fn error(error: &Error, _terminal: &Terminal) -> String {
    let mut words = format!("error: {}", text::clean(error.message()));
    if let Some(code) = error.server_code() {
        let _ = write!(words, " ({})", text::clean(code));
    }
    words.push('\n');
    for cause in error.causes() {
        let _ = writeln!(words, "  because: {}", text::clean(cause));
    }
    for done in error.done_before() {
        let _ = writeln!(words, "  done before: {}", text::clean(done));
    }
    for hint in error.hints() {
        let _ = writeln!(words, "  hint: {}", text::clean(hint));
    }
    words
}
