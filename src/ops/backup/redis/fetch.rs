//! One master: its content goes into a file, and is read in passing.

use ::redis::cmd;
use jiff::Timestamp;

use crate::conn::redis::{Info, Reader};
use crate::error::{Error, Kind, Result};
use crate::ops::rdb::{Content, Master, Memory, Summary, Survey, now};
use crate::ops::repository::{Compression, RedisSource, SetWriter, Way};
use crate::progress::{Progress, Task};

/// How masters are fetched.
pub(super) struct Fetch<'a> {
    pub(super) set: &'a SetWriter,
    pub(super) compression: Compression,
    pub(super) progress: &'a dyn Progress,
    /// Counts keys.
    pub(super) task: &'a Task<'a>,
}

/// A master whose content is in the set.
pub(super) struct Fetched {
    pub(super) master: RedisSource,
    /// From when to when the content is.
    pub(super) moments: (Timestamp, Timestamp),
}

/// How many keys they hold together, where they say so.
pub(super) async fn keys(masters: &[Master]) -> Option<u64> {
    let mut sum = 0;
    for master in masters {
        let info: Info = master.reader.ask(cmd("INFO").arg("keyspace")).await.ok()?;
        let databases = info.starting_with("db").map(|(number, _)| format!("db{number}"));
        sum += databases.filter_map(|name| info.part(&name, "keys")?.parse::<u64>().ok()).sum::<u64>();
    }
    Some(sum)
}

impl Fetch<'_> {
    /// Fetches what `master` holds into `file`.
    pub(super) async fn master(&self, master: &Master, file: String) -> Result<Fetched> {
        let address = &master.address;
        let memory = memory(&master.reader).await;
        let mut content = Content::of(&master.reader, self.progress).await?;
        let mut sink = self.set.create(&file, self.compression).await?;
        let mut survey = Survey::begin(now());
        let mut told = 0;
        while let Some(piece) = content.next().await? {
            self.set.pace().take(piece.len() as u64).await;
            survey.take(piece.clone()).await.map_err(|error| not_whole(error, address))?;
            sink.write(piece).await?;
            let keys = survey.keys();
            self.task.advance(keys - told);
            told = keys;
        }
        let summary = survey.end().await.map_err(|error| not_whole(error, address))?;
        self.task.advance(summary.tally().keys - told);
        let file = sink.finish().await?.name().to_owned();
        let way = if content.is_of_one_moment() { Way::Replication } else { Way::Scan };
        let source = RedisSource {
            memory_bytes: memory,
            left_out: content.left_out().cloned(),
            ..source(address, file, way, &summary)
        };
        Ok(Fetched { master: source, moments: content.moments() })
    }
}

/// What the keys take in the server, where it says so.
async fn memory(reader: &Reader) -> Option<u64> {
    let info: Info = reader.ask(cmd("INFO").arg("memory")).await.ok()?;
    Memory::of(&info).map(|memory| memory.keys)
}

fn not_whole(error: Error, address: &str) -> Error {
    error.context(format!("what {address} sent cannot be read as RDB")).with_kind(Kind::Failed)
}

fn source(address: &str, file: String, way: Way, summary: &Summary) -> RedisSource {
    let tally = summary.tally();
    RedisSource {
        address: address.to_owned(),
        file,
        way,
        rdb_version: summary.version,
        keys: tally.keys,
        expiring_keys: tally.expiring,
        digest: tally.digest(),
        memory_bytes: None,
        left_out: None,
    }
}
