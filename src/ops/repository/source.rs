//! A file on its way out of a set.
//!
//! The pieces of a download go two ways: to a thread that sums them, and to one that decrypts and decompresses. A
//! file that turns out to be damaged is read to its end all the same, so that the error can say how.

use std::io::{self, BufReader};

use bytes::{Bytes, BytesMut};
use tokio::sync::mpsc;
use tokio::task::{JoinHandle, spawn_blocking};

use super::File;
use super::cipher::{Identities, Locked};
use super::compression::{Decompressor, Packing};
use super::pipe::{DEPTH, Outflow, crashed, pipe};
use super::sum::Sum;
use crate::conn::repository::Download;
use crate::error::{Error, Kind, Result};

/// What goes from thread to thread at once; smaller pieces are gathered.
const BATCH: usize = 1 << 18;

/// A file that is being read.
///
/// Every piece but the last is handed out before all of its file was seen. So what was read is good only when the
/// end has been reached: whoever uses it earlier must be able to take that back.
pub struct Source {
    file: File,
    state: State,
    /// What is handed out when the next piece, or the end, has come.
    held: Option<Bytes>,
}

enum State {
    Reading { pieces: mpsc::Receiver<Bytes>, verdict: JoinHandle<Result<()>> },
    Whole,
    Broken,
}

/// How far a file is unpacked.
#[derive(Clone)]
pub(super) struct Unpacking {
    /// Who decrypts it; `None` where it is not encrypted, or is to stay so.
    pub(super) identities: Option<Identities>,
    /// How it is decompressed.
    pub(super) packing: Packing,
    /// Whether content comes out, whose size the manifest tells.
    pub(super) is_content: bool,
}

impl Source {
    /// Reads `file` of a set from `download`.
    pub(super) fn new(file: File, download: Download, unpacking: Unpacking) -> Self {
        let (to_thread, outflow) = pipe();
        let (pieces_to, pieces) = mpsc::channel(DEPTH);
        let expected = unpacking.is_content.then_some(file.raw_bytes);
        let unpacked = spawn_blocking(move || unpack(outflow, &unpacking, &pieces_to));
        let awaited = file.clone();
        let verdict = tokio::spawn(async move {
            let seen = feed(download, to_thread).await?;
            seen.check(&awaited)?;
            let size = unpacked.await.map_err(|error| crashed(&error))?;
            check_unpacked(&awaited, expected, size)
        });
        Self { file, state: State::Reading { pieces, verdict }, held: None }
    }

    /// The file as the manifest knows it.
    pub fn file(&self) -> &File {
        &self.file
    }

    /// The next piece of content, up to a MiB; `None` at the end. The last piece and the end come only of a file
    /// that is whole.
    pub async fn next(&mut self) -> Result<Option<Bytes>> {
        while let State::Reading { pieces, verdict } = &mut self.state {
            let Some(piece) = pieces.recv().await else {
                let verdict = verdict.await;
                self.state = State::Broken;
                verdict.map_err(|error| crashed(&error))??;
                self.state = State::Whole;
                break;
            };
            if let Some(held) = self.held.replace(piece) {
                return Ok(Some(held));
            }
        }
        match self.state {
            State::Whole => Ok(self.held.take()),
            _ => Err(Error::bug(format!("`{}` is read on after it failed", self.file.path))),
        }
    }

    /// Reads to the end, for those who only want to know whether the file is whole.
    pub async fn drain(mut self) -> Result<()> {
        while self.next().await?.is_some() {}
        Ok(())
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        if let State::Reading { verdict, .. } = &self.state {
            verdict.abort();
        }
    }
}

/// What was found in the repository.
struct Seen {
    bytes: u64,
    sha256: String,
}

/// Sends all of `download` to the thread that unpacks, which may have given up, and sums it beside.
async fn feed(mut download: Download, to_thread: mpsc::Sender<Bytes>) -> Result<Seen> {
    let mut bytes = 0;
    let mut summing: JoinHandle<Sum> = spawn_blocking(Sum::default);
    while let Some(batch) = batch(&mut download).await? {
        bytes += batch.len() as u64;
        drop(to_thread.send(batch.clone()).await);
        let mut sum = summing.await.map_err(|error| crashed(&error))?;
        summing = spawn_blocking(move || {
            sum.add(&batch);
            sum
        });
    }
    let sum = summing.await.map_err(|error| crashed(&error))?;
    Ok(Seen { bytes, sha256: sum.end() })
}

async fn batch(download: &mut Download) -> Result<Option<Bytes>> {
    let Some(first) = download.next().await? else { return Ok(None) };
    if first.len() >= BATCH {
        return Ok(Some(first));
    }
    let mut batch = BytesMut::with_capacity(BATCH);
    batch.extend_from_slice(&first);
    while batch.len() < BATCH
        && let Some(next) = download.next().await?
    {
        batch.extend_from_slice(&next);
    }
    Ok(Some(batch.freeze()))
}

impl Seen {
    fn check(&self, file: &File) -> Result<()> {
        check_size(file, self.bytes)?;
        if self.sha256 == file.sha256 {
            return Ok(());
        }
        Err(damaged(file, "was changed since it was written")
            .because(format!("its SHA-256 is {} instead of {}", self.sha256, file.sha256)))
    }
}

/// That `file` has the size that the manifest tells.
pub(super) fn check_size(file: &File, bytes: u64) -> Result<()> {
    let what = match bytes.cmp(&file.bytes) {
        std::cmp::Ordering::Equal => return Ok(()),
        std::cmp::Ordering::Less => "is cut off",
        std::cmp::Ordering::Greater => "is longer than it was written",
    };
    Err(damaged(file, what).because(format!("it has {bytes} bytes instead of {}", file.bytes)))
}

/// That `file` is not what was written.
pub(super) fn damaged(file: &File, what: &str) -> Error {
    Error::new(Kind::Findings, format!("{} {what}", file.path))
}

/// Hands out what is in `packed` until nobody wants more; its size.
fn unpack(packed: Outflow, how: &Unpacking, pieces: &mpsc::Sender<Bytes>) -> io::Result<u64> {
    match &how.identities {
        None => hand_out(Decompressor::new(packed, how.packing)?, pieces),
        Some(identities) => {
            let clear = BufReader::with_capacity(BATCH, identities.decrypt(packed)?);
            hand_out(Decompressor::new(clear, how.packing)?, pieces)
        }
    }
}

fn hand_out(mut content: Decompressor<impl io::BufRead>, pieces: &mpsc::Sender<Bytes>) -> io::Result<u64> {
    let mut size = 0;
    while let Some(piece) = content.next()? {
        size += piece.len() as u64;
        if pieces.blocking_send(piece).is_err() {
            break;
        }
    }
    Ok(size)
}

/// The bytes are those that were written; what came of them must be so too.
fn check_unpacked(file: &File, expected: Option<u64>, size: io::Result<u64>) -> Result<()> {
    let size = size.map_err(|error| unusable(file, &error))?;
    match expected.filter(|expected| *expected != size) {
        None => Ok(()),
        Some(expected) => Err(damaged(file, "does not hold what the manifest says")
            .because(format!("its content has {size} bytes instead of {expected}"))),
    }
}

fn unusable(file: &File, error: &io::Error) -> Error {
    let is_locked = matches!(error.get_ref(), Some(inner) if inner.is::<Locked>());
    let what = if is_locked { "cannot be decrypted" } else { "cannot be decompressed" };
    damaged(file, what).caused_by(error)
}
