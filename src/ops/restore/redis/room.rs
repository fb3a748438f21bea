//! Whether the server has the memory for the backup. One that has not would refuse keys in the middle, or evict as many as
//! it takes.

use super::target::{Member, Target};
use crate::error::{Error, Kind, Result};
use crate::ops::rdb::{BATCH_BYTES, Memory};
use crate::ops::repository::{RedisPart, RedisSource, SetReader};
use crate::report::Value;

/// What a server has of a connection that is at work: its two buffers and itself.
const CONNECTION: u64 = 64 << 10;

/// What a hint is rounded up to, so that it stays what it was when a client comes or goes.
const ROUND: u64 = 1 << 20;

/// What limited servers have for keys, together.
struct Room {
    limit: u64,
    besides: u64,
    policy: String,
    servers: u64,
}

/// Refuses a server whose limit the backup, written by `jobs` connections, does not keep when every key is gone that is
/// there now.
pub(super) fn judge(target: &Target, set: &SetReader, part: &RedisPart, jobs: usize) -> Result<()> {
    let Some(room) = Room::of(&target.members) else { return Ok(()) };
    let keys: u64 = part.masters.iter().map(|master| needed(set, master)).sum();
    let writing = part.masters.iter().map(tables).sum::<u64>() + room.servers * lanes(jobs);
    let needed = keys.saturating_add(writing).saturating_add(room.besides);
    if needed <= room.limit {
        return Ok(());
    }
    Err(too_small(target.source.target.as_deref().unwrap_or_default(), &room, [keys, writing, needed]))
}

fn too_small(name: &str, room: &Room, [keys, writing, needed]: [u64; 3]) -> Error {
    let outcome = if room.policy == "noeviction" { "refuse keys" } else { "evict keys" };
    let enough = needed.div_ceil(room.servers).next_multiple_of(ROUND);
    let each = if room.servers > 1 { " on each master" } else { "" };
    let [keys, writing, limit, besides] = [keys, writing, room.limit, room.besides].map(bytes);
    Error::new(Kind::Findings, format!("{name} has not the memory for this backup"))
        .because(format!(
            "its keys take {keys}, writing them up to {writing}, `maxmemory` is {limit}, and {besides} of that is for \
             other things than keys: it would {outcome} (`{}`)",
            room.policy
        ))
        .done("nothing was changed")
        .hint(format!(
            "raise it{each}, at least to {}: `CONFIG SET maxmemory {enough}`; or restore into another server",
            bytes(enough)
        ))
}

/// What writing takes of a server for as long as it lasts, beside the keys that are there already.
///
/// Each lane has at most one batch on its way. Its bytes are in the query buffer until their commands were carried out,
/// and that buffer grows by doubling: two batches. The values made of a batch are keys, which are counted as those; a
/// payload that is larger than a batch is in a buffer of its own size while its value is not made yet, and takes the
/// place that the value will have.
fn lanes(jobs: usize) -> u64 {
    (jobs.max(1) as u64) * (2 * BATCH_BYTES + CONNECTION)
}

/// What the hash tables of a master's keys, and of those that expire, take while they grow: a pointer for each place,
/// places in powers of two, and twice, because the old table stays until everything moved into the new one.
fn tables(master: &RedisSource) -> u64 {
    let table = |keys: u64| 8 * keys.next_power_of_two();
    2 * (table(master.keys) + table(master.expiring_keys))
}

impl Room {
    /// What they have together; `None` where nothing limits one of them, or where one does not say.
    fn of(members: &[Member]) -> Option<Self> {
        let memories: Option<Vec<&Memory>> = members.iter().map(|member| member.memory.as_ref()).collect();
        let memories = memories?;
        Some(Self {
            limit: memories.iter().map(|memory| memory.limit).sum::<Option<u64>>()?,
            besides: memories.iter().map(|memory| memory.reserved).sum(),
            policy: memories.first()?.policy.clone(),
            servers: memories.len() as u64,
        })
    }
}

/// What the keys of a master took where they were backed up, or where that is not known the size of its file, which is
/// packed more tightly than any memory.
fn needed(set: &SetReader, master: &RedisSource) -> u64 {
    let file = || set.manifest().file(&master.file).map(|file| file.raw_bytes);
    master.memory_bytes.or_else(file).unwrap_or_default()
}

fn bytes(bytes: u64) -> String {
    Value::of_bytes(bytes).for_people()
}
