//! Writing the keys of every file, in batches, over several connections.

use std::collections::HashSet;

use futures_util::future::{try_join, try_join_all};
use tokio::sync::{Mutex, mpsc};

use super::count::Count;
use super::lane::Lane;
use crate::error::{Error, Kind, Result};
use crate::ops::rdb::{Batch, Entry, Ledger, batches, now};
use crate::ops::repository::{RedisPart, RedisSource, SetReader};
use crate::progress::{Progress, Task};

/// What was written.
pub(super) struct Written {
    /// The keys by their expiry.
    pub(super) ledger: Ledger,
    /// Keys that had expired by then, and were left out.
    pub(super) expired: u64,
    /// The code of each library.
    libraries: HashSet<Vec<u8>>,
}

impl Written {
    /// How many libraries of functions.
    pub(super) fn libraries(&self) -> u64 {
        self.libraries.len() as u64
    }
}

/// Keys on their way into a server.
pub(super) struct Writing<'a> {
    lanes: &'a [Lane<'a>],
    replace: bool,
    task: Task<'a>,
    written: Mutex<Written>,
    /// Also of batches that were not written to their end.
    count: Count,
}

fn so_far(error: Error, count: &Count) -> Error {
    let Some(restored) = count.in_words("restored") else { return error };
    error
        .with_kind(Kind::PartlyDone)
        .done(restored)
        .hint("run the restore again with `--clean`: it begins anew")
}

impl<'a> Writing<'a> {
    /// Keys that are there are replaced where `replace`, and refuse otherwise.
    pub(super) fn new(
        lanes: &'a [Lane<'a>],
        replace: bool,
        part: &RedisPart,
        progress: &'a dyn Progress,
    ) -> Self {
        let keys = part.masters.iter().map(|master| master.keys).sum();
        let written = Written { ledger: Ledger::at(now()), expired: 0, libraries: HashSet::new() };
        let task = Task::of_items(progress, "restoring keys", keys);
        Self { lanes, replace, task, written: Mutex::new(written), count: Count::default() }
    }

    /// Writes everything of the part.
    pub(super) async fn everything(&self, set: &SetReader, part: &RedisPart) -> Result<()> {
        for master in &part.masters {
            self.file(set, master).await?;
        }
        Ok(())
    }

    /// What was written, also with the error that ended it.
    pub(super) fn end(self, ended: Result<()>) -> Result<Written> {
        match ended {
            Ok(()) => Ok(self.written.into_inner()),
            Err(error) => Err(so_far(error, &self.count)),
        }
    }

    async fn file(&self, set: &SetReader, master: &RedisSource) -> Result<()> {
        let (feed, batches) = batches();
        let batches = Mutex::new(batches);
        let feeding = async {
            let feed = feed;
            let mut source = set.read(&master.file).await?;
            while let Some(piece) = source.next().await? {
                if feed.send(piece).await.is_err() {
                    // the other end says why
                    break;
                }
            }
            Ok(())
        };
        let working = try_join_all(self.lanes.iter().map(|lane| self.work(lane, &batches)));
        try_join(feeding, working).await.map(drop)
    }

    /// Writes batches until there is none.
    async fn work(&self, lane: &Lane<'_>, batches: &Mutex<mpsc::Receiver<Result<Batch>>>) -> Result<()> {
        loop {
            let batch = batches.lock().await.recv().await;
            match batch.transpose()? {
                None => return Ok(()),
                Some(Batch::Keys(keys)) => self.keys(lane, keys).await?,
                Some(Batch::Library(code)) => self.library(lane, code).await?,
            }
        }
    }

    async fn keys(&self, lane: &Lane<'_>, mut keys: Vec<Entry>) -> Result<()> {
        let (all, now) = (keys.len() as u64, now());
        keys.retain(|entry| entry.expires_at.is_none_or(|moment| moment > now));
        lane.restore(&keys, self.replace, &self.count).await?;
        let mut written = self.written.lock().await;
        for entry in &keys {
            written.ledger.key(entry);
        }
        written.expired += all - keys.len() as u64;
        self.task.advance(all);
        Ok(())
    }

    /// Masters of a cluster all have the same libraries, and each file tells of them.
    async fn library(&self, lane: &Lane<'_>, code: Vec<u8>) -> Result<()> {
        let mut written = self.written.lock().await;
        if !written.libraries.contains(&code) {
            lane.load(&code, self.replace).await?;
            written.libraries.insert(code);
        }
        Ok(())
    }
}
