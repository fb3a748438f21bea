//! A stream read in passing: somebody else keeps the pieces, a thread beside counts the keys and sums them up.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use super::digest::Tally;
use super::ledger::Ledger;
use super::reader::{Event, Reader};
use crate::error::{Error, Kind, Result};

/// Pieces that may wait for the thread.
const WAITING: usize = 8;

/// What a whole stream holds.
#[derive(Clone, Debug)]
pub(crate) struct Summary {
    /// The version of the format.
    pub version: u32,
    /// Its length.
    pub bytes: u64,
    /// The databases that have keys.
    pub databases: BTreeSet<u64>,
    /// Its keys by their expiry.
    pub ledger: Ledger,
}

impl Summary {
    /// Its keys.
    pub(crate) fn tally(&self) -> Tally {
        self.ledger.total()
    }
}

/// A stream that is being read. The thread ends with the stream, or when this is dropped.
pub(crate) struct Survey {
    feed: mpsc::Sender<Bytes>,
    outcome: JoinHandle<Result<Summary>>,
    keys: Arc<AtomicU64>,
}

impl Survey {
    /// Begins to read; `now`, in milliseconds of the epoch, is where expiries begin to matter.
    pub(crate) fn begin(now: u64) -> Self {
        let (feed, mut pieces) = mpsc::channel(WAITING);
        let keys = Arc::<AtomicU64>::default();
        let counted = Arc::clone(&keys);
        let outcome = tokio::task::spawn_blocking(move || {
            survey(Box::new(move || pieces.blocking_recv()), now, &counted)
        });
        Self { feed, outcome, keys }
    }

    /// Takes the next piece; fails as soon as what came before is known to be damaged.
    pub(crate) async fn take(&mut self, piece: Bytes) -> Result<()> {
        if self.feed.send(piece).await.is_ok() {
            return Ok(());
        }
        joined(&mut self.outcome).await?;
        Err(Error::new(Kind::Findings, "the RDB data goes on behind its end"))
    }

    /// How many keys were read.
    pub(crate) fn keys(&self) -> u64 {
        self.keys.load(Ordering::Relaxed)
    }

    /// What there was, when the last piece was taken; fails when the stream is not whole.
    pub(crate) async fn end(self) -> Result<Summary> {
        let Self { feed, mut outcome, .. } = self;
        drop(feed);
        joined(&mut outcome).await
    }
}

async fn joined(outcome: &mut JoinHandle<Result<Summary>>) -> Result<Summary> {
    outcome.await.unwrap_or_else(|error| Err(Error::bug("reading RDB data came to no end").caused_by(&error)))
}

fn survey(pieces: super::input::Pieces, now: u64, counted: &AtomicU64) -> Result<Summary> {
    let mut reader = Reader::open(pieces, false)?;
    let (mut ledger, mut databases) = (Ledger::at(now), BTreeSet::new());
    while let Some(event) = reader.next()? {
        match event {
            Event::Library(_) => {}
            Event::Key(entry) => {
                if databases.last() != Some(&entry.database) {
                    databases.insert(entry.database);
                }
                ledger.key(entry);
                counted.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
    Ok(Summary { version: reader.version(), bytes: reader.position(), databases, ledger })
}
