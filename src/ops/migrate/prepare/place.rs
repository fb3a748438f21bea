//! A place in a file, as people count.

use std::fmt;

use crate::error::Excerpt;

/// A line and a column, both from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ops::migrate) struct Place {
    /// The line.
    pub(in crate::ops::migrate) line: usize,
    /// The column.
    pub(in crate::ops::migrate) column: usize,
}

impl Place {
    /// The place of byte `at` of `text`.
    pub(in crate::ops::migrate) fn of(text: &str, at: usize) -> Self {
        let before = text.get(..at.min(text.len())).unwrap_or(text);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Self { line, column }
    }

    /// Its line of `text`.
    pub(in crate::ops::migrate) fn excerpt(self, text: &str) -> Excerpt {
        let line = text.split('\n').nth(self.line - 1).unwrap_or_default().trim_end_matches('\r');
        Excerpt { line: self.line, text: line.to_owned(), column: self.column }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_characters() {
        assert_eq!(Place::of("SELECT x", 7), Place { line: 1, column: 8 });
        assert_eq!(Place::of("-- ü\nSELECT x", 13), Place { line: 2, column: 8 });
        assert_eq!(Place::of("a\r\nb", 3), Place { line: 2, column: 1 });
    }
}
