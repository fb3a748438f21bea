//! Items as lines of a data file: `{"Item":{…}}`, as DynamoDB's export to S3 writes them and its import reads them.

use bytes::{Buf, Bytes, BytesMut};
use serde::{Deserialize, Serialize};

use super::attribute::Item;
use crate::error::{Error, Result};
use crate::ops::repository::{SetReader, Source};

/// No item is longer as JSON: 400 KiB of empty elements, 13 bytes each, and more.
const LONGEST: usize = 16 << 20;

#[derive(Serialize)]
struct Written<'a> {
    #[serde(rename = "Item")]
    item: &'a Item,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    #[serde(rename = "Item")]
    item: Item,
}

/// Appends the line of `item`.
pub(crate) fn write_line(lines: &mut Vec<u8>, item: &Item) -> Result<()> {
    serde_json::to_writer(&mut *lines, &Written { item })
        .map_err(|error| Error::bug("an item cannot be written as JSON").caused_by(&error))?;
    lines.push(b'\n');
    Ok(())
}

/// A data file that is read item by item.
pub(crate) struct Items {
    name: String,
    source: Source,
    lines: Lines,
}

/// An item with the size of its line.
pub(crate) struct Line {
    /// The item.
    pub(crate) item: Item,
    /// As JSON.
    pub(crate) bytes: usize,
}

impl Items {
    /// Opens a data file of a set by its name without `.age`.
    pub(crate) async fn open(set: &SetReader, name: &str) -> Result<Self> {
        Ok(Self { name: name.to_owned(), source: set.read(name).await?, lines: Lines::default() })
    }

    /// The next item; `None` at the end, which is only reached by a file that is whole.
    pub(crate) async fn next(&mut self) -> Result<Option<Line>> {
        loop {
            if let Some(line) = self.lines.next() {
                return self.parse(&line).map(Some);
            }
            if self.lines.unfinished() > LONGEST {
                return Err(self.wrong("it is longer than any item"));
            }
            match self.source.next().await? {
                Some(piece) => self.lines.feed(piece),
                None if self.lines.unfinished() > 0 => return Err(self.wrong("it has no end")),
                None => return Ok(None),
            }
        }
    }

    fn parse(&self, line: &[u8]) -> Result<Line> {
        let read: Read = serde_json::from_slice(line).map_err(|error| self.wrong(&error.to_string()))?;
        Ok(Line { item: read.item, bytes: line.len() })
    }

    fn wrong(&self, why: &str) -> Error {
        let number = self.lines.read + u64::from(self.lines.unfinished() > 0);
        Error::failed(format!("line {number} of {} is no item in DynamoDB JSON", self.name)).because(why)
    }
}

/// Cuts pieces into lines.
#[derive(Default)]
struct Lines {
    piece: Bytes,
    carried: BytesMut,
    read: u64,
}

impl Lines {
    /// Takes the next piece, when the one before has no line left.
    fn feed(&mut self, piece: Bytes) {
        self.carried.extend_from_slice(&self.piece);
        self.piece = piece;
    }

    /// The next whole line, without its end.
    fn next(&mut self) -> Option<Bytes> {
        let end = self.piece.iter().position(|byte| *byte == b'\n')?;
        let rest = self.piece.split_to(end);
        self.piece.advance(1);
        self.read += 1;
        if self.carried.is_empty() {
            return Some(rest);
        }
        self.carried.extend_from_slice(&rest);
        Some(self.carried.split().freeze())
    }

    /// How long the line is that has no end yet.
    fn unfinished(&self) -> usize {
        self.carried.len() + self.piece.len()
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::super::attribute::tests::items;
    use super::*;

    proptest! {
        #[test]
        fn lines_survive_any_cut(items in vec(items(), 0..6), piece in 1_usize..64) {
            let mut text = Vec::new();
            for item in &items {
                write_line(&mut text, item).unwrap();
            }
            let mut lines = Lines::default();
            let mut read = Vec::new();
            for piece in text.chunks(piece) {
                lines.feed(Bytes::copy_from_slice(piece));
                while let Some(line) = lines.next() {
                    read.push(serde_json::from_slice::<Read>(&line).unwrap().item);
                }
            }
            prop_assert_eq!(read, items);
            prop_assert_eq!(lines.unfinished(), 0);
        }
    }

    #[test]
    fn a_line_is_what_the_export_to_s3_writes() {
        let mut text = Vec::new();
        write_line(&mut text, &serde_json::from_str(r#"{"pk":{"S":"a"},"n":{"N":"1"}}"#).unwrap()).unwrap();
        assert_eq!(text, b"{\"Item\":{\"n\":{\"N\":\"1\"},\"pk\":{\"S\":\"a\"}}}\n");
    }

    #[test]
    fn a_line_with_more_than_an_item_is_refused() {
        assert!(serde_json::from_str::<Read>(r#"{"Item":{},"Keys":{}}"#).is_err());
        assert!(serde_json::from_str::<Read>(r#"{"Item":{}} {}"#).is_err());
    }
}
