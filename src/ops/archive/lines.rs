//! Rows as COPY writes them: counted, and summed up in a way that does not depend on their order.

use xxhash_rust::xxh3::xxh3_128;

use crate::ops::repository::Table;

/// What ends the rows in a data file of an archive.
const END: &[u8] = b"\\.";

/// What was found out about the rows that passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// How many.
    pub rows: u64,
    /// Their text, line ends among it.
    pub bytes: u64,
    /// The wrapping sum of the 128-bit XXH3 of each line without its end.
    pub digest: u128,
}

impl Content {
    /// That of a table, whose rows lie in `files`, as a manifest has it.
    pub fn of_table(&self, schema: &str, name: &str, files: Vec<String>) -> Table {
        Table {
            schema: schema.to_owned(),
            name: name.to_owned(),
            rows: self.rows,
            raw_bytes: self.bytes,
            digest: self.digest_in_words(),
            files,
        }
    }

    fn digest_in_words(&self) -> String {
        format!("{:032x}", self.digest)
    }

    /// How it differs from what a manifest says of the table, in words.
    pub fn difference(&self, table: &Table) -> Option<String> {
        if self.rows != table.rows {
            return Some(format!("it has {} rows, and had {} when it was backed up", self.rows, table.rows));
        }
        (self.digest_in_words() != table.digest)
            .then(|| "its rows are not those that were backed up".to_owned())
    }

    /// Together with the rows of another piece of the same table.
    pub fn add(&mut self, other: Self) {
        self.rows += other.rows;
        self.bytes += other.bytes;
        self.digest = self.digest.wrapping_add(other.digest);
    }
}

/// Counts rows in a stream of COPY text that comes in pieces of any size.
#[derive(Default)]
pub struct Lines {
    content: Content,
    /// The beginning of a line whose end has not come yet.
    begun: Vec<u8>,
    /// Whether `\.` has passed: what follows are no rows.
    ended: bool,
}

impl Lines {
    /// Takes in the next piece.
    pub fn feed(&mut self, piece: &[u8]) {
        let mut rest = piece;
        while let Some(end) = memchr::memchr(b'\n', rest) {
            if self.begun.is_empty() {
                self.line(&rest[..end]);
            } else {
                self.begun.extend_from_slice(&rest[..end]);
                let line = std::mem::take(&mut self.begun);
                self.line(&line);
            }
            rest = &rest[end + 1..];
        }
        self.begun.extend_from_slice(rest);
    }

    fn line(&mut self, line: &[u8]) {
        self.ended |= line == END;
        if !self.ended {
            self.content.rows += 1;
            self.content.bytes += line.len() as u64 + 1;
            self.content.digest = self.content.digest.wrapping_add(xxh3_128(line));
        }
    }

    /// Whether the rows were ended by `\.`, as those of a data file must be.
    pub fn is_ended(&self) -> bool {
        self.ended
    }

    /// What has passed.
    pub fn content(&self) -> Content {
        self.content
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(pieces: &[&str]) -> Content {
        let mut lines = Lines::default();
        for piece in pieces {
            lines.feed(piece.as_bytes());
        }
        lines.content()
    }

    #[test]
    fn pieces_make_no_difference() {
        let whole = content(&["a\tb\nc\td\n\n"]);
        assert_eq!(whole, content(&["a", "\tb\nc", "\td", "\n", "\n"]));
        assert_eq!((whole.rows, whole.bytes), (3, 9));
    }

    #[test]
    fn the_order_of_rows_makes_no_difference_and_their_content_does() {
        assert_eq!(content(&["a\nb\n"]), content(&["b\na\n"]));
        assert_ne!(content(&["a\nb\n"]), content(&["a\nc\n"]));
        assert_ne!(content(&["a\na\n"]).digest, content(&["b\nb\n"]).digest);
    }

    #[test]
    fn what_follows_the_end_is_no_row() {
        let mut lines = Lines::default();
        lines.feed(b"a\n\\.\n\n\n");
        assert!(lines.is_ended());
        assert_eq!(lines.content().rows, 1);
        // a value that looks like the end is written with its backslash doubled
        assert_eq!(content(&["\\\\.\n"]).rows, 1);
    }
}
