//! A stream's keys in batches, made by a thread beside, for those who write them elsewhere.

use bytes::Bytes;
use tokio::sync::mpsc;

use super::reader::{Entry, Event, Reader};
use crate::error::Result;

/// How much of a stream may wait on each side of the thread.
const WAITING: usize = 2;
/// How many keys, and how many bytes of payload, a batch has at most, unless one key alone has more.
const KEYS: usize = 500;
pub(crate) const BATCH_BYTES: u64 = 1 << 20;

/// What goes together.
pub(crate) enum Batch {
    /// Keys with their payloads.
    Keys(Vec<Entry>),
    /// The code of a library of functions.
    Library(Vec<u8>),
}

/// Where pieces go in and batches come out. The thread ends when either end is dropped.
pub(crate) fn batches() -> (mpsc::Sender<Bytes>, mpsc::Receiver<Result<Batch>>) {
    let (feed, mut pieces) = mpsc::channel(WAITING);
    let (out, batches) = mpsc::channel(WAITING);
    tokio::task::spawn_blocking(move || {
        let outcome = divide(Box::new(move || pieces.blocking_recv()), &out);
        if let Err(error) = outcome {
            // whoever hung up does not want to know
            drop(out.blocking_send(Err(error)));
        }
    });
    (feed, batches)
}

/// Ends early, and well, when nobody takes batches any more.
fn divide(pieces: super::input::Pieces, out: &mpsc::Sender<Result<Batch>>) -> Result<()> {
    let mut reader = Reader::open(pieces, true)?;
    let (mut keys, mut bytes) = (Vec::new(), 0);
    while let Some(event) = reader.next()? {
        let ready = match event {
            Event::Library(code) => Batch::Library(code.to_vec()),
            Event::Key(entry) => {
                bytes += (entry.key.len() + entry.payload.len()) as u64;
                keys.push(std::mem::take(entry));
                if keys.len() < KEYS && bytes < BATCH_BYTES {
                    continue;
                }
                bytes = 0;
                Batch::Keys(std::mem::take(&mut keys))
            }
        };
        if out.blocking_send(Ok(ready)).is_err() {
            return Ok(());
        }
    }
    // the receiver notices the end of the channel
    drop(out.blocking_send(Ok(Batch::Keys(keys))));
    Ok(())
}
