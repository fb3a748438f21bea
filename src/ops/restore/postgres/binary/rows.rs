//! Lines of COPY text, and the tuples that they become.

use bytes::{BufMut, Bytes};
use tokio_postgres::types::Type;

use super::{Translate, translation};

/// What a stream begins with: signature, flags, and the length of an extension that nobody has.
const HEADER: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
/// What it ends with.
const TRAILER: i16 = -1;
/// The length of a value that is not there.
const NULL: i32 = -1;
/// A value that is not there, in text.
const NULL_TEXT: &[u8] = br"\N";
/// What ends the rows in a data file of an archive.
const END: &[u8] = br"\.";

/// A value that is not understood, or a line that is none of these columns.
#[derive(Debug, PartialEq, Eq)]
pub(in super::super) struct NotUnderstood;

/// Turns a stream of COPY text, which comes in pieces of any size, into one of binary rows.
pub(in super::super) struct Translator {
    columns: Vec<Translate>,
    /// The beginning of a line whose end has not come yet.
    begun: Vec<u8>,
    /// The binary rows that nobody has taken yet.
    rows: Vec<u8>,
    /// A value whose backslashes were taken back.
    value: Vec<u8>,
    ended: bool,
}

impl Translator {
    /// For rows with columns of these types; `None` where one of them is only known to the server.
    pub(in super::super) fn of(types: &[Type]) -> Option<Self> {
        i16::try_from(types.len()).ok()?;
        let columns = types.iter().map(translation).collect::<Option<Vec<_>>>()?;
        let (rows, ended) = (HEADER.to_vec(), false);
        (!columns.is_empty()).then(|| Self { columns, begun: Vec::new(), rows, value: Vec::new(), ended })
    }

    /// Takes in the next piece, and gives out the rows that end in it.
    pub(in super::super) fn feed(&mut self, piece: &[u8]) -> Result<Bytes, NotUnderstood> {
        let mut rest = piece;
        while let Some(end) = memchr::memchr(b'\n', rest) {
            if self.begun.is_empty() {
                self.line(&rest[..end])?;
            } else {
                self.begun.extend_from_slice(&rest[..end]);
                let mut line = std::mem::take(&mut self.begun);
                self.line(&line)?;
                line.clear();
                self.begun = line;
            }
            rest = &rest[end + 1..];
        }
        self.begun.extend_from_slice(rest);
        Ok(self.take())
    }

    /// What follows the last row.
    pub(in super::super) fn end(&mut self) -> Result<Bytes, NotUnderstood> {
        if !self.begun.is_empty() {
            return Err(NotUnderstood);
        }
        self.rows.put_i16(TRAILER);
        Ok(self.take())
    }

    fn take(&mut self) -> Bytes {
        let taken = Bytes::copy_from_slice(&self.rows);
        self.rows.clear();
        taken
    }

    fn line(&mut self, line: &[u8]) -> Result<(), NotUnderstood> {
        self.ended |= line == END;
        if self.ended {
            return Ok(());
        }
        self.row(line).ok_or(NotUnderstood)
    }

    fn row(&mut self, line: &[u8]) -> Option<()> {
        self.rows.put_i16(i16::try_from(self.columns.len()).ok()?);
        let mut rest = Some(line);
        for translate in &self.columns {
            let (text, left) = field(rest?);
            rest = left;
            append(*translate, text, &mut self.value, &mut self.rows)?;
        }
        rest.is_none().then_some(())
    }
}

/// The text of the next value, and what follows the tab behind it.
fn field(line: &[u8]) -> (&[u8], Option<&[u8]>) {
    memchr::memchr(b'\t', line).map_or((line, None), |tab| (&line[..tab], Some(&line[tab + 1..])))
}

/// Appends the length of a value and the value.
fn append(translate: Translate, text: &[u8], value: &mut Vec<u8>, rows: &mut Vec<u8>) -> Option<()> {
    if text == NULL_TEXT {
        rows.put_i32(NULL);
        return Some(());
    }
    let at = rows.len();
    rows.put_i32(0);
    if memchr::memchr(b'\\', text).is_some() {
        value.clear();
        take_back(text, value)?;
        translate(value, rows)?;
    } else {
        translate(text, rows)?;
    }
    let length = i32::try_from(rows.len() - at - 4).ok()?;
    rows[at..at + 4].copy_from_slice(&length.to_be_bytes());
    Some(())
}

/// Takes back the backslashes that COPY puts before what would be a tab or the end of a line.
fn take_back(text: &[u8], value: &mut Vec<u8>) -> Option<()> {
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'\\', rest) {
        value.extend_from_slice(&rest[..at]);
        value.push(match rest.get(at + 1)? {
            b'b' => 0x08,
            b't' => b'\t',
            b'n' => b'\n',
            b'v' => 0x0b,
            b'f' => 0x0c,
            b'r' => b'\r',
            b'\\' => b'\\',
            _ => return None,
        });
        rest = &rest[at + 2..];
    }
    value.extend_from_slice(rest);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn translated(types: &[Type], pieces: &[&[u8]]) -> Result<Vec<u8>, NotUnderstood> {
        let mut translator = Translator::of(types).unwrap();
        let mut all = Vec::new();
        for piece in pieces {
            all.extend(translator.feed(piece)?);
        }
        all.extend(translator.end()?);
        Ok(all)
    }

    #[test]
    fn rows_come_between_a_header_and_a_trailer() {
        let rows = translated(&[Type::INT2, Type::TEXT], &[b"7\ta\\tb\n\\N\t\n\\.\n\n\n"]).unwrap();
        let expected = [
            HEADER,
            &[0, 2, 0, 0, 0, 2, 0, 7, 0, 0, 0, 3, b'a', b'\t', b'b'],
            &[0, 2, 255, 255, 255, 255, 0, 0, 0, 0],
            &[255, 255],
        ];
        assert_eq!(rows, expected.concat());
    }

    #[test]
    fn pieces_make_no_difference() {
        let types = [Type::INT4, Type::TEXT];
        let whole = translated(&types, &[b"1\tone\n2\ttwo\n"]);
        assert_eq!(translated(&types, &[b"1\to", b"ne", b"\n2", b"\ttwo\n"]), whole);
    }

    #[test]
    fn a_line_of_other_columns_is_not_understood() {
        let types = [Type::INT4, Type::TEXT];
        for line in ["1\n", "1\ta\tb\n", "\n", "x\ta\n", "1\ta", "1\t\\x41\n", "1\t\\"] {
            assert_eq!(translated(&types, &[line.as_bytes()]), Err(NotUnderstood), "{line:?}");
        }
    }

    #[test]
    fn a_type_that_only_the_server_knows_leaves_the_table_to_it() {
        assert!(Translator::of(&[Type::INT4, Type::INT4_RANGE]).is_none());
        assert!(Translator::of(&[]).is_none());
    }
}
