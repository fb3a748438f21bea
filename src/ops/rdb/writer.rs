//! An RDB stream from DUMP payloads, for servers that let nobody follow them.

use std::io::Write;

use bytes::Bytes;

use super::checksum;
use super::payload::Opened;

/// Writes a stream piece by piece. A stock server of the same or a newer version loads it.
pub(crate) struct Writer {
    sum: u64,
    database: Option<u64>,
    piece: Vec<u8>,
}

impl Writer {
    /// Begins a stream of this version of the format, with remarks about where it comes from.
    pub(crate) fn begin(version: u32, remarks: &[(&str, &str)]) -> Self {
        let mut writer = Self { sum: 0, database: None, piece: Vec::new() };
        // writing to memory cannot fail
        drop(write!(writer.piece, "REDIS{version:04}"));
        for (name, value) in remarks {
            writer.piece.push(0xfa);
            writer.text(name.as_bytes());
            writer.text(value.as_bytes());
        }
        writer
    }

    /// Adds what FUNCTION DUMP gave.
    pub(crate) fn libraries(&mut self, opened: &Opened<'_>) {
        self.piece.extend_from_slice(opened.content);
    }

    /// Adds a key with what DUMP gave for it.
    pub(crate) fn key(&mut self, database: u64, key: &[u8], expires_at: Option<u64>, opened: &Opened<'_>) {
        let Some((sort, value)) = opened.content.split_first() else { return };
        if self.database != Some(database) {
            self.database = Some(database);
            self.piece.push(0xfe);
            self.length(database);
        }
        if let Some(moment) = expires_at {
            self.piece.push(0xfc);
            self.piece.extend_from_slice(&moment.to_le_bytes());
        }
        self.piece.push(*sort);
        self.text(key);
        self.piece.extend_from_slice(value);
    }

    /// What was written since the last time.
    pub(crate) fn take(&mut self) -> Bytes {
        self.sum = checksum::extend(self.sum, &self.piece);
        std::mem::take(&mut self.piece).into()
    }

    /// The last piece.
    pub(crate) fn end(mut self) -> Bytes {
        self.piece.push(0xff);
        self.sum = checksum::extend(self.sum, &self.piece);
        self.piece.extend_from_slice(&self.sum.to_le_bytes());
        self.piece.into()
    }

    fn text(&mut self, text: &[u8]) {
        self.length(text.len() as u64);
        self.piece.extend_from_slice(text);
    }

    fn length(&mut self, length: u64) {
        if let Ok(short @ 0..=0x3f) = u8::try_from(length) {
            self.piece.push(short);
        } else if let Ok(middle @ 0..=0x3fff) = u16::try_from(length) {
            self.piece.extend_from_slice(&(middle | 0x4000).to_be_bytes());
        } else if let Ok(long) = u32::try_from(length) {
            self.piece.push(0x80);
            self.piece.extend_from_slice(&long.to_be_bytes());
        } else {
            self.piece.push(0x81);
            self.piece.extend_from_slice(&length.to_be_bytes());
        }
    }
}
