//! What is sent of a file, and the way back from a place in that to the place in the file.

use std::collections::BTreeMap;

use super::place::Place;
use super::placeholders::{self, Shift};
use super::problem::{Complaint, Problem};
use super::psql;

/// A file's text as it is written and as it is sent.
pub(in crate::ops::migrate) struct Body {
    /// As it is in the file.
    pub(in crate::ops::migrate) written: String,
    /// With values for placeholders, and blanks for what psql alone would understand.
    pub(in crate::ops::migrate) sent: String,
    /// Where the two differ in length, by rising place.
    shifts: Vec<Shift>,
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

    /// A complaint about a place in what is sent, as a problem of `file`.
    pub(super) fn problem(&self, file: &str, complaint: Complaint) -> Problem {
        let place = self.place(complaint.at);
        complaint.told(file, place, &self.written)
    }

    /// The place of the `position`th character, from 1, of the part of what is sent that begins at `start`.
    pub(in crate::ops::migrate) fn place_of_character(&self, start: usize, position: usize) -> Place {
        let part = self.sent.get(start..).unwrap_or_default();
        let offset = part.char_indices().nth(position.saturating_sub(1)).map_or(part.len(), |(at, _)| at);
        self.place(start + offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
