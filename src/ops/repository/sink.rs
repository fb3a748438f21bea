//! A file on its way into a set: compressed, encrypted, counted, summed.
//!
//! Content is gathered into blocks. While one block is worked on by a thread that may be busy, the next is
//! gathered and the one before is written: a file keeps one core busy, several files keep several.

use bytes::Bytes;
use tokio::task::{JoinHandle, spawn_blocking};

use super::File;
use super::cipher::Cipher;
use super::compression::{BLOCK, Compressor};
use super::pipe::{Measure, crashed};
use super::set::Entry;
use super::sum::Sum;
use crate::conn::repository::Upload;
use crate::error::{Error, Result};

/// A file that is being written. It belongs to the set only when it is finished; dropped before, it leaves nothing.
pub struct Sink {
    entry: Entry,
    /// Gone once a piece failed or was given up halfway: a file with a gap must not be finished.
    line: Option<Line>,
}

/// What a file passes through.
struct Line {
    gathered: Vec<u8>,
    taken: u64,
    measure: Option<Measure>,
    at_work: Work,
    upload: Upload,
}

type Work = JoinHandle<Result<Turn>>;

/// The stages after a block has passed them.
struct Turn {
    stages: Stages,
    /// What is to be written.
    ready: Vec<u8>,
    /// A buffer to gather in.
    spare: Vec<u8>,
}

/// What is done with each block, in this order.
pub(super) struct Stages {
    compressor: Compressor,
    cipher: Option<Cipher>,
    sum: Sum,
    bytes: u64,
}

impl Sink {
    /// A file at `entry` that is written by `upload`; its content is measured by `measure` where it is packed already.
    pub(super) fn new(entry: Entry, stages: Stages, upload: Upload, measure: Option<Measure>) -> Self {
        let at_work = spawn_blocking(move || Ok(Turn { stages, ready: Vec::new(), spare: Vec::new() }));
        let line = Line { gathered: Vec::with_capacity(BLOCK), taken: 0, measure, at_work, upload };
        Self { entry, line: Some(line) }
    }

    /// Takes the next piece of content, of any size.
    pub async fn write(&mut self, piece: Bytes) -> Result<()> {
        let mut line = self.line.take().ok_or_else(|| gap(&self.entry))?;
        line.write(piece).await?;
        self.line = Some(line);
        Ok(())
    }

    /// Ends the file and adds it to the set.
    pub async fn finish(mut self) -> Result<File> {
        let line = self.line.take().ok_or_else(|| gap(&self.entry))?;
        let file = line.finish(self.entry.path()).await?;
        self.entry.written(file.clone());
        Ok(file)
    }
}

fn gap(entry: &Entry) -> Error {
    Error::bug(format!("`{}` is written on after a piece of it was lost", entry.path()))
}

impl Line {
    async fn write(&mut self, mut piece: Bytes) -> Result<()> {
        self.taken += piece.len() as u64;
        if let Some(measure) = &self.measure {
            measure.add(piece.clone()).await;
        }
        while !piece.is_empty() {
            let room = BLOCK - self.gathered.len();
            self.gathered.extend_from_slice(&piece.split_to(room.min(piece.len())));
            if self.gathered.len() == BLOCK {
                self.turn().await?;
            }
        }
        Ok(())
    }

    /// Sets the stages to work on what was gathered, and writes meanwhile what they made of the block before.
    async fn turn(&mut self) -> Result<()> {
        let Turn { stages, ready, spare } = settled(&mut self.at_work).await?;
        let block = std::mem::replace(&mut self.gathered, spare);
        self.gathered.reserve(BLOCK);
        self.at_work = spawn_blocking(move || stages.pass(block));
        self.upload(ready).await
    }

    async fn upload(&mut self, ready: Vec<u8>) -> Result<()> {
        if ready.is_empty() { Ok(()) } else { self.upload.write(ready.into()).await }
    }

    async fn finish(mut self, path: &str) -> Result<File> {
        // also a file without content has the frame that its format asks for
        if !self.gathered.is_empty() || self.taken == 0 {
            self.turn().await?;
        }
        let Turn { stages, ready, .. } = settled(&mut self.at_work).await?;
        self.upload(ready).await?;
        let (rest, sum, bytes) = stages.end()?;
        self.upload(rest).await?;
        let raw_bytes = match self.measure.take() {
            Some(measure) => measure.end().await?.map_err(|error| unreadable(path, &error))?,
            None => self.taken,
        };
        self.upload.finish().await?;
        Ok(File { path: path.to_owned(), bytes, sha256: sum, raw_bytes })
    }
}

async fn settled(work: &mut Work) -> Result<Turn> {
    work.await.map_err(|error| crashed(&error))?
}

fn unreadable(path: &str, error: &std::io::Error) -> Error {
    Error::failed(format!("what is to be kept as {path} cannot be decompressed")).caused_by(error)
}

impl Stages {
    pub(super) fn new(compressor: Compressor, cipher: Option<Cipher>) -> Self {
        Self { compressor, cipher, sum: Sum::default(), bytes: 0 }
    }

    fn pass(mut self, block: Vec<u8>) -> Result<Turn> {
        let (packed, mut spare) = match self.compressor.pack(&block)? {
            Some(packed) => (packed, block),
            None => (block, Vec::new()),
        };
        spare.clear();
        let ready = match &mut self.cipher {
            Some(cipher) => cipher.encrypt(&packed)?,
            None => packed,
        };
        self.count(&ready);
        Ok(Turn { stages: self, ready, spare })
    }

    /// What comes after the last block, the sum and the size of all.
    fn end(mut self) -> Result<(Vec<u8>, String, u64)> {
        let rest = self.cipher.take().map_or_else(|| Ok(Vec::new()), Cipher::end)?;
        self.count(&rest);
        Ok((rest, self.sum.end(), self.bytes))
    }

    fn count(&mut self, ready: &[u8]) {
        self.sum.add(ready);
        self.bytes += ready.len() as u64;
    }
}
