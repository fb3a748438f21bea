//! Rows in the binary form of COPY, encoded straight into the bytes that are sent.

use bytes::{BufMut, Bytes, BytesMut};
use uuid::Uuid;

/// How many bytes are gathered before they are sent: large enough that a message costs nothing, small
/// enough that a few of them in flight are no memory to speak of.
const CHUNK: usize = 256 * 1024;

/// Microseconds from 1970, where everybody counts from, to 2000, where PostgreSQL does.
const POSTGRES_EPOCH: i64 = 946_684_800_000_000;

/// A run of encoded rows.
pub(super) struct Chunk {
    pub(super) bytes: Bytes,
    pub(super) rows: u64,
}

/// Encodes rows, field by field, in the order of the COPY statement's columns.
pub(super) struct Rows {
    buffer: BytesMut,
    rows: u64,
}

impl Rows {
    /// The beginning of a binary COPY: signature, no flags, no extension.
    pub(super) fn begin() -> Self {
        let mut buffer = BytesMut::with_capacity(CHUNK + CHUNK / 8);
        buffer.put_slice(b"PGCOPY\n\xff\r\n\0");
        buffer.put_u64(0);
        Self { buffer, rows: 0 }
    }

    /// Begins a row of so many fields.
    pub(super) fn row(&mut self, fields: i16) -> &mut Self {
        self.rows += 1;
        self.buffer.put_i16(fields);
        self
    }

    pub(super) fn uuid(&mut self, value: Uuid) -> &mut Self {
        self.field(value.as_bytes())
    }

    pub(super) fn text(&mut self, value: &str) -> &mut Self {
        self.field(value.as_bytes())
    }

    pub(super) fn optional_text(&mut self, value: Option<&str>) -> &mut Self {
        match value {
            Some(text) => self.text(text),
            None => self.null(),
        }
    }

    pub(super) fn flag(&mut self, value: bool) -> &mut Self {
        self.field(&[u8::from(value)])
    }

    /// A timestamptz, of microseconds since 1970.
    pub(super) fn moment(&mut self, value: i64) -> &mut Self {
        self.field(&(value - POSTGRES_EPOCH).to_be_bytes())
    }

    pub(super) fn optional_moment(&mut self, value: Option<i64>) -> &mut Self {
        match value {
            Some(moment) => self.moment(moment),
            None => self.null(),
        }
    }

    /// The rows so far, when there are enough of them to be sent.
    pub(super) fn take_full(&mut self) -> Option<Chunk> {
        (self.buffer.len() >= CHUNK).then(|| self.take())
    }

    /// The last rows and the mark that ends a binary COPY.
    pub(super) fn finish(mut self) -> Chunk {
        self.buffer.put_i16(-1);
        self.take()
    }

    fn take(&mut self) -> Chunk {
        let fresh = BytesMut::with_capacity(CHUNK + CHUNK / 8);
        let bytes = std::mem::replace(&mut self.buffer, fresh).freeze();
        Chunk { bytes, rows: std::mem::take(&mut self.rows) }
    }

    #[expect(clippy::cast_possible_truncation, reason = "no field comes near 2 GiB")]
    fn field(&mut self, bytes: &[u8]) -> &mut Self {
        self.buffer.put_u32(bytes.len() as u32);
        self.buffer.put_slice(bytes);
        self
    }

    fn null(&mut self) -> &mut Self {
        self.buffer.put_i32(-1);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_are_those_of_the_protocol() {
        let mut rows = Rows::begin();
        rows.row(3).flag(true).optional_text(None).moment(POSTGRES_EPOCH + 1);
        let chunk = rows.finish();
        assert_eq!(chunk.rows, 1);
        assert_eq!(
            &chunk.bytes[19..],
            [0, 3, 0, 0, 0, 1, 1, 255, 255, 255, 255, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 1, 255, 255]
        );
    }
}
