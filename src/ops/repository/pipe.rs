//! Pieces from the asynchronous side to a thread that may block.

use std::io::{self, BufRead, Read};

use bytes::{Buf, Bytes};
use tokio::sync::mpsc;
use tokio::task::{JoinError, JoinHandle, spawn_blocking};

use super::compression::{Decompressor, Packing};
use crate::error::{Error, Result};

/// Pieces on their way at any moment.
pub(super) const DEPTH: usize = 2;

/// The reading end, for code that blocks.
pub(super) struct Outflow {
    pieces: mpsc::Receiver<Bytes>,
    current: Bytes,
}

/// Both ends. The end of the content is reached when the sender is dropped.
pub(super) fn pipe() -> (mpsc::Sender<Bytes>, Outflow) {
    let (sender, pieces) = mpsc::channel(DEPTH);
    (sender, Outflow { pieces, current: Bytes::new() })
}

impl BufRead for Outflow {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.current.is_empty() {
            match self.pieces.blocking_recv() {
                Some(piece) => self.current = piece,
                None => break,
            }
        }
        Ok(&self.current)
    }

    fn consume(&mut self, amount: usize) {
        self.current.advance(amount);
    }
}

impl Read for Outflow {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let amount = self.fill_buf()?.read(buffer)?;
        self.consume(amount);
        Ok(amount)
    }
}

/// Decompresses what goes into it only to learn how much it is.
pub(super) struct Measure {
    packed: mpsc::Sender<Bytes>,
    size: JoinHandle<io::Result<u64>>,
}

impl Measure {
    /// For content that is packed already when it comes.
    pub(super) fn new(packing: Packing) -> Self {
        let (packed, outflow) = pipe();
        Self { packed, size: spawn_blocking(move || size(outflow, packing)) }
    }

    /// Takes the next piece. One that cannot be decompressed is told at the end.
    pub(super) async fn add(&self, piece: Bytes) {
        drop(self.packed.send(piece).await);
    }

    /// The size of the content.
    pub(super) async fn end(self) -> Result<io::Result<u64>> {
        drop(self.packed);
        self.size.await.map_err(|error| crashed(&error))
    }
}

fn size(packed: impl BufRead, packing: Packing) -> io::Result<u64> {
    let mut content = Decompressor::new(packed, packing)?;
    let mut size = 0;
    while let Some(piece) = content.next()? {
        size += piece.len() as u64;
    }
    Ok(size)
}

/// That a thread ended by a panic, or was dropped with the runtime.
pub(super) fn crashed(error: &JoinError) -> Error {
    Error::bug("work on a file of a backup came to an unforeseen end").caused_by(error)
}
