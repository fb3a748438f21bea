//! The bytes of an RDB stream as they come, in pieces: summed, counted and, where asked for, kept.

use bytes::Bytes;

use super::checksum;
use crate::error::{Error, Kind, Result};

/// Where pieces come from; nothing after the last one.
pub(super) type Pieces = Box<dyn FnMut() -> Option<Bytes> + Send>;

/// A stream that is read once, from the front. What is read lies in one piece, or is gathered from several into a
/// buffer that grows with what has really come, whatever lengths the stream claims.
pub(super) struct Input {
    pieces: Pieces,
    piece: Bytes,
    at: usize,
    /// Length of the pieces before this one.
    before: u64,
    /// Sum of everything up to `summed` in this piece.
    sum: u64,
    summed: usize,
    kept: Option<Kept>,
    gathered: Vec<u8>,
}

/// What is kept of what is read.
struct Kept {
    bytes: Vec<u8>,
    /// Where in the piece at hand it goes on.
    from: usize,
}

impl Input {
    pub(super) fn new(pieces: Pieces) -> Self {
        Self {
            pieces,
            piece: Bytes::new(),
            at: 0,
            before: 0,
            sum: 0,
            summed: 0,
            kept: None,
            gathered: Vec::new(),
        }
    }

    /// The next byte.
    pub(super) fn byte(&mut self) -> Result<u8> {
        while self.at == self.piece.len() {
            self.turn()?;
        }
        let byte = self.piece[self.at];
        self.at += 1;
        Ok(byte)
    }

    /// The next bytes, as many as the array has.
    pub(super) fn array<const LENGTH: usize>(&mut self) -> Result<[u8; LENGTH]> {
        let mut array = [0; LENGTH];
        array.copy_from_slice(self.take(LENGTH as u64)?);
        Ok(array)
    }

    /// The next `length` bytes.
    pub(super) fn take(&mut self, length: u64) -> Result<&[u8]> {
        match self.within(length) {
            Some(length) => {
                self.at += length;
                Ok(&self.piece[self.at - length..self.at])
            }
            None => self.gather(length),
        }
    }

    /// `length`, where so many bytes are left of the piece at hand.
    fn within(&self, length: u64) -> Option<usize> {
        usize::try_from(length).ok().filter(|length| *length <= self.piece.len() - self.at)
    }

    fn gather(&mut self, length: u64) -> Result<&[u8]> {
        let mut gathered = std::mem::take(&mut self.gathered);
        gathered.clear();
        let outcome = self.pass(length, |part| gathered.extend_from_slice(part));
        self.gathered = gathered;
        outcome.map(|()| self.gathered.as_slice())
    }

    /// Shows the next `length` bytes part by part.
    pub(super) fn pass(&mut self, length: u64, mut show: impl FnMut(&[u8])) -> Result<()> {
        let mut missing = length;
        while missing > 0 {
            if self.at == self.piece.len() {
                self.turn()?;
            }
            let part = self.within(missing).unwrap_or(self.piece.len() - self.at);
            show(&self.piece[self.at..self.at + part]);
            self.at += part;
            missing -= part as u64;
        }
        Ok(())
    }

    /// Goes on to the next piece.
    fn turn(&mut self) -> Result<()> {
        if self.next_piece() {
            return Ok(());
        }
        Err(Error::new(Kind::Findings, format!("the RDB data ends early, after {} bytes", self.position())))
    }

    fn next_piece(&mut self) -> bool {
        self.account();
        if let Some(kept) = &mut self.kept {
            kept.bytes.extend_from_slice(&self.piece[kept.from..]);
            kept.from = 0;
        }
        self.before += self.piece.len() as u64;
        (self.at, self.summed) = (0, 0);
        let next = (self.pieces)();
        let came = next.is_some();
        self.piece = next.unwrap_or_default();
        came
    }

    fn account(&mut self) {
        self.sum = checksum::extend(self.sum, &self.piece[self.summed..self.at]);
        self.summed = self.at;
    }

    /// CRC-64 of everything that was read.
    pub(super) fn sum(&mut self) -> u64 {
        self.account();
        self.sum
    }

    /// Whether nothing follows.
    pub(super) fn is_over(&mut self) -> bool {
        while self.at == self.piece.len() {
            if !self.next_piece() {
                return true;
            }
        }
        false
    }

    /// How many bytes were read.
    pub(super) fn position(&self) -> u64 {
        self.before + self.at as u64
    }

    /// Keeps what is read from now on, behind `begin`.
    pub(super) fn keep(&mut self, begin: Vec<u8>) {
        self.kept = Some(Kept { bytes: begin, from: self.at });
    }

    /// What was kept.
    pub(super) fn kept(&mut self) -> Vec<u8> {
        let Some(mut kept) = self.kept.take() else { return Vec::new() };
        kept.bytes.extend_from_slice(&self.piece[kept.from..self.at]);
        kept.bytes
    }

    /// An error for data that makes no sense here.
    pub(super) fn damaged(&self, reason: &str) -> Error {
        Error::new(Kind::Findings, format!("the RDB data is damaged before byte {}", self.position()))
            .because(reason)
    }
}
