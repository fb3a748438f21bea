//! What is sent of a file, and the way back from a place in that to the place in the file.

use std::collections::BTreeMap;
use std::fmt;

use super::placeholders;
use super::problem::Complaint;
use super::psql;
use crate::error::Excerpt;

/// A file's text as it is written and as it is sent.
pub(in crate::ops::migrate) struct Body {
    /// As it is in the file.
    pub(in crate::ops::migrate) written: String,
    /// With values for placeholders, and blanks for what psql alone would understand.
    pub(in crate::ops::migrate) sent: String,
    /// Where the two differ in length, by rising place.
    shifts: Vec<Shift>,
}

/// A piece that is longer or shorter in what is sent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shift {
    /// Where it begins in what is sent.
    pub(super) at: usize,
    /// Its length there.
    pub(super) sent: usize,
    /// Its length in the file.
    pub(super) written: usize,
}

/// A line and a column, both from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ops::migrate) struct Place {
    /// The line.
    pub(in crate::ops::migrate) line: usize,
    /// The column.
    pub(in crate::ops::migrate) column: usize,
}

/// The body of `text`; without `values` it is sent as it is written.
pub(super) fn of(text: &str, values: Option<&BTreeMap<String, String>>) -> Result<Body, Vec<Complaint>> {
    let written = text.to_owned();
    let quiet = psql::without_restrictions(text);
    let (sent, shifts) = match values {
        Some(values) => placeholders::fill(quiet, values)?,
        None => (quiet, Vec::new()),
    };
    Ok(Body { written, sent, shifts })
}

impl Body {
    /// The place in the file of byte `at` of what is sent.
    pub(in crate::ops::migrate) fn place(&self, at: usize) -> Place {
        let mut offset = at;
        for shift in self.shifts.iter().take_while(|shift| shift.at <= at) {
            // inside of a value it is the beginning of the placeholder
            let inside = (at - shift.at).min(shift.sent);
            offset = if inside < shift.sent { offset - inside } else { offset + shift.written - shift.sent };
        }
        Place::of(&self.written, offset)
    }

    /// The place of the `position`th character, from 1, of the part of what is sent that begins at `start`.
    pub(in crate::ops::migrate) fn place_of_character(&self, start: usize, position: usize) -> Place {
        let part = self.sent.get(start..).unwrap_or_default();
        let offset = part.char_indices().nth(position.saturating_sub(1)).map_or(part.len(), |(at, _)| at);
        self.place(start + offset)
    }
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

    #[test]
    fn a_place_is_the_files_whatever_was_filled_in() {
        let values =
            BTreeMap::from([("a".to_owned(), "a long value".to_owned()), ("b".to_owned(), String::new())]);
        let body = of("${a} ${b} x\n${a} y", Some(&values)).ok().unwrap();
        assert_eq!(body.sent, "a long value  x\na long value y");
        assert_eq!(body.place(body.sent.find('x').unwrap()), Place { line: 1, column: 11 });
        assert_eq!(body.place(3), Place { line: 1, column: 1 });
        assert_eq!(body.place(body.sent.find('y').unwrap()), Place { line: 2, column: 6 });
        assert_eq!(body.place_of_character(0, 15), Place { line: 1, column: 11 });
    }
}
