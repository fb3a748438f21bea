//! Whether the server has the memory for the backup. One that has not would refuse keys in the middle, or evict as many as
//! it takes.

use super::target::{Member, Target};
use crate::error::{Error, Kind, Result};
use crate::ops::rdb::Memory;
use crate::ops::repository::{RedisPart, RedisSource, SetReader};
use crate::report::Value;

/// What a limited server has for keys.
struct Room {
    limit: u64,
    besides: u64,
    policy: String,
}

/// Refuses a server whose limit the backup does not keep, when every key is gone that is there now.
pub(super) fn judge(target: &Target, set: &SetReader, part: &RedisPart) -> Result<()> {
    let Some(room) = Room::of(&target.members) else { return Ok(()) };
    let needed: u64 = part.masters.iter().map(|master| needed(set, master)).sum();
    if needed.saturating_add(room.besides) <= room.limit {
        return Ok(());
    }
    let name = target.source.target.as_deref().unwrap_or_default();
    let [needed_words, limit, besides] = [needed, room.limit, room.besides].map(bytes);
    let outcome = if room.policy == "noeviction" { "refuse keys" } else { "evict keys" };
    Err(Error::new(Kind::Findings, format!("{name} has not the memory for this backup"))
        .because(format!(
            "its keys take {needed_words}, `maxmemory` is {limit}, and {besides} of that is for other things than keys: \
             it would {outcome} (`{}`)",
            room.policy
        ))
        .done("nothing was changed")
        .hint(format!(
            "raise it, at least to {}: `CONFIG SET maxmemory {}`; or restore into another server",
            bytes(needed + room.besides),
            needed + room.besides
        )))
}

impl Room {
    /// What they have together; `None` where nothing limits one of them, or where one does not say.
    fn of(members: &[Member]) -> Option<Self> {
        let memories: Option<Vec<&Memory>> = members.iter().map(|member| member.memory.as_ref()).collect();
        let memories = memories?;
        Some(Self {
            limit: memories.iter().map(|memory| memory.limit).sum::<Option<u64>>()?,
            besides: memories.iter().map(|memory| memory.besides).sum(),
            policy: memories.first()?.policy.clone(),
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
