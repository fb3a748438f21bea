//! A file that belongs to no set, such as one that `pg_dump` wrote.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use bytes::Bytes;
use tokio::sync::mpsc;
use tokio::task::{JoinHandle, spawn_blocking};

use super::compression::{Decompressor, Packing};
use super::pipe::{DEPTH, crashed};
use crate::error::{Error, Result};

/// What is read from the disk at once.
const READ: usize = 1 << 18;

/// A file that is being read and decompressed.
pub struct Loose {
    path: PathBuf,
    pieces: mpsc::Receiver<Bytes>,
    work: Option<JoinHandle<io::Result<()>>>,
}

impl Loose {
    /// Opens it; the ending of its name tells how it is compressed.
    pub fn open(path: &Path) -> Result<Self> {
        let file = File::open(path)
            .map_err(|error| Error::usage(format!("cannot open {}", path.display())).caused_by(&error))?;
        let packing = Packing::of(&path.to_string_lossy());
        let (to, pieces) = mpsc::channel(DEPTH);
        let work = spawn_blocking(move || hand_out(file, packing, &to));
        Ok(Self { path: path.to_owned(), pieces, work: Some(work) })
    }

    /// The next piece; `None` at the end, which is only reached by a file that can be decompressed to its end.
    pub async fn next(&mut self) -> Result<Option<Bytes>> {
        if let Some(piece) = self.pieces.recv().await {
            return Ok(Some(piece));
        }
        if let Some(work) = self.work.take() {
            let ended = work.await.map_err(|error| crashed(&error))?;
            ended.map_err(|error| {
                Error::failed(format!("cannot read {}", self.path.display())).caused_by(&error)
            })?;
        }
        Ok(None)
    }
}

fn hand_out(file: File, packing: Packing, to: &mpsc::Sender<Bytes>) -> io::Result<()> {
    let mut content = Decompressor::new(BufReader::with_capacity(READ, file), packing)?;
    while let Some(piece) = content.next()? {
        if to.blocking_send(piece).is_err() {
            break;
        }
    }
    Ok(())
}
