//! Key by key: SCAN, DUMP and PEXPIRETIME.

use std::collections::{BTreeMap, VecDeque};

use ::redis::{Value, cmd, from_redis_value, pipe};
use bytes::Bytes;

use super::super::digest;
use super::super::payload::{self, Opened};
use super::super::writer::Writer;
use super::recent::Recent;
use crate::conn::redis::{Info, Reader};
use crate::error::{Error, Result};
use crate::ops::repository::LeftOut;
use crate::progress::Progress;

/// How many keys are asked for at once: at first, at least and at most.
const FIRST: usize = 100;
const LEAST: usize = 5;
const MOST: usize = 1000;
/// How much an answer should bring.
const BYTES: usize = 4 << 20;
/// How many keys a walk remembers, not to give one twice.
const REMEMBERED: usize = 1 << 18;
/// The format of Redis 7.0, which stands for an empty server that does not tell which one it writes.
const OLDEST: u32 = 10;

/// A walk over all keys of a server that makes an RDB stream.
pub(super) struct Scan {
    reader: Reader,
    databases: VecDeque<u64>,
    walk: Option<Walk>,
    /// Gone when the end was written.
    writer: Option<Writer>,
    version: u32,
    count: usize,
    left_out: Option<LeftOut>,
}

/// A walk over one database.
struct Walk {
    reader: Reader,
    database: u64,
    cursor: Vec<u8>,
    recent: Recent,
}

impl Scan {
    /// Finds out which databases there are, and writes the libraries of functions.
    pub(super) async fn begin(reader: &Reader, progress: &dyn Progress) -> Result<Self> {
        let databases = databases(reader).await?;
        let (libraries, left_out) = libraries(reader, progress).await?;
        let libraries = libraries.as_deref().map(opened).transpose()?;
        let version = match &libraries {
            Some(opened) => opened.version,
            None => version(reader, &databases).await?,
        };
        let server = reader.greeting().server.split(' ').next_back().unwrap_or_default().to_owned();
        let now = jiff::Timestamp::now().as_second().to_string();
        let mut writer =
            Writer::begin(version, &[("redis-ver", &server), ("ctime", &now), ("authctl", "scan")]);
        if let Some(opened) = &libraries {
            writer.libraries(opened);
        }
        Ok(Self {
            reader: reader.clone(),
            databases: databases.into(),
            walk: None,
            writer: Some(writer),
            version,
            count: FIRST,
            left_out,
        })
    }

    /// The libraries of functions that are not in it.
    pub(super) fn left_out(&self) -> Option<&LeftOut> {
        self.left_out.as_ref()
    }

    /// The next piece of the stream; nothing behind the last one.
    pub(super) async fn next(&mut self) -> Result<Option<Bytes>> {
        loop {
            let Some(writer) = &mut self.writer else { return Ok(None) };
            let piece = writer.take();
            if !piece.is_empty() {
                return Ok(Some(piece));
            }
            if let Some(walk) = &mut self.walk {
                let keys = walk.keys(self.count).await?;
                let bytes = walk.dump(&keys, writer, self.version).await?;
                self.count = fitting(self.count, bytes);
                if walk.cursor == b"0" {
                    self.walk = None;
                }
            } else if let Some(database) = self.databases.pop_front() {
                self.walk = Some(Walk::begin(&self.reader, database).await?);
            } else {
                return Ok(self.writer.take().map(Writer::end));
            }
        }
    }
}

/// How many keys to ask for when the last `count` brought so many bytes.
fn fitting(count: usize, bytes: usize) -> usize {
    let fitting = count.saturating_mul(BYTES) / bytes.max(1);
    fitting.clamp(LEAST, (count * 2).min(MOST))
}

impl Walk {
    async fn begin(reader: &Reader, database: u64) -> Result<Self> {
        let number = i64::try_from(database).unwrap_or_default();
        let reader = reader.in_database(number).await?;
        Ok(Self { reader, database, cursor: b"0".to_vec(), recent: Recent::new(REMEMBERED) })
    }

    /// The next keys.
    async fn keys(&mut self, count: usize) -> Result<Vec<Vec<u8>>> {
        let mut question = cmd("SCAN");
        question.arg(&self.cursor).arg("COUNT").arg(count);
        let (cursor, mut keys): (Vec<u8>, Vec<Vec<u8>>) = self.reader.ask(&question).await?;
        self.cursor = cursor;
        keys.retain(|key| self.recent.is_new(digest::hash(key)));
        Ok(keys)
    }

    /// Writes what these keys hold now; how much that was.
    async fn dump(&self, keys: &[Vec<u8>], writer: &mut Writer, version: u32) -> Result<usize> {
        if keys.is_empty() {
            return Ok(0);
        }
        let mut questions = pipe();
        for key in keys {
            questions.cmd("DUMP").arg(key).cmd("PEXPIRETIME").arg(key);
        }
        let answers: Vec<(Option<Vec<u8>>, i64)> = pairs(self.reader.ask_all(&questions).await?)?;
        let mut bytes = 0;
        for (key, (dumped, expiry)) in keys.iter().zip(answers) {
            // a key that is gone by now
            let (Some(dumped), -1..) = (dumped, expiry) else { continue };
            bytes += dumped.len();
            let opened = opened(&dumped)?;
            if opened.version != version {
                return Err(Error::failed("the server changed to another version meanwhile"));
            }
            writer.key(self.database, key, u64::try_from(expiry).ok(), &opened);
        }
        Ok(bytes)
    }
}

fn pairs(answers: Vec<Value>) -> Result<Vec<(Option<Vec<u8>>, i64)>> {
    let mut answers = answers.into_iter();
    let mut pairs = Vec::with_capacity(answers.len() / 2);
    while let (Some(dumped), Some(expiry)) = (answers.next(), answers.next()) {
        pairs.push(match (dumped, expiry) {
            (Value::BulkString(dumped), Value::Int(expiry)) => (Some(dumped), expiry),
            (Value::Nil, Value::Int(expiry)) => (None, expiry),
            _ => return Err(Error::bug("DUMP and PEXPIRETIME gave another shape than expected")),
        });
    }
    Ok(pairs)
}

/// The databases that have keys.
async fn databases(reader: &Reader) -> Result<Vec<u64>> {
    let info: Info = reader.ask(cmd("INFO").arg("keyspace")).await?;
    let mut databases: Vec<_> =
        info.starting_with("db").filter_map(|(number, _)| number.parse().ok()).collect();
    databases.sort_unstable();
    Ok(databases)
}

/// What FUNCTION DUMP gives, or what there is where that is not permitted.
async fn libraries(reader: &Reader, progress: &dyn Progress) -> Result<(Option<Vec<u8>>, Option<LeftOut>)> {
    let error = match reader.ask(cmd("FUNCTION").arg("DUMP")).await {
        Ok(libraries) => return Ok((Some(libraries), None)),
        Err(error) if error.server_code().is_some() => error,
        Err(error) => return Err(error),
    };
    let left_out = left_out(reader, &error).await;
    if let Some(left_out) = &left_out {
        let hint = error.hints().first().map_or_else(String::new, |hint| format!("; {hint}"));
        progress.note(&format!("left out of the backup: {left_out}: {error}{hint}"));
    }
    Ok((None, left_out))
}

/// Which libraries there are; `None` where it is certain that there is none.
async fn left_out(reader: &Reader, why: &Error) -> Option<LeftOut> {
    let names = names(reader).await;
    let known = names.as_ref().map(|names| names.len() as u64);
    let info = reader.ask::<Info>(cmd("INFO").arg("memory")).await.ok();
    let told = info.and_then(|info| info.number("number_of_libraries")?.try_into().ok());
    let count: Option<u64> = known.or(told);
    (count != Some(0)).then(|| LeftOut { names: names.unwrap_or_default(), count, why: why.to_string() })
}

/// The names of the libraries, for those who may list them.
async fn names(reader: &Reader) -> Option<Vec<String>> {
    let list: Vec<BTreeMap<String, Value>> = reader.ask(cmd("FUNCTION").arg("LIST")).await.ok()?;
    let name = |mut library: BTreeMap<String, Value>| from_redis_value(library.remove("library_name")?).ok();
    list.into_iter().map(name).collect()
}

/// The format in which the server writes, as any of its keys tells it.
async fn version(reader: &Reader, databases: &[u64]) -> Result<u32> {
    for database in databases {
        let walk = Walk::begin(reader, *database).await?;
        let Some(key) = walk.reader.ask::<Option<Vec<u8>>>(&cmd("RANDOMKEY")).await? else { continue };
        if let Some(dumped) = walk.reader.ask::<Option<Vec<u8>>>(cmd("DUMP").arg(key)).await? {
            return opened(&dumped).map(|opened| opened.version);
        }
    }
    Ok(OLDEST)
}

fn opened(payload: &[u8]) -> Result<Opened<'_>> {
    payload::open(payload)
        .ok_or_else(|| Error::failed("what the server gave as a dump has a wrong check sum"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_values_are_asked_for_in_small_numbers() {
        assert_eq!(fitting(100, 10_000), 200);
        assert_eq!(fitting(1000, 10_000), 1000);
        assert_eq!(fitting(100, 10 * BYTES), 10);
        assert_eq!(fitting(10, 1000 * BYTES), LEAST);
        assert_eq!(fitting(LEAST, 0), 10);
    }
}
