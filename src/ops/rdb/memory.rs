//! What a server uses its memory for.

use crate::conn::redis::Info;

/// The memory of one server, as it tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Memory {
    /// How much it may use; `None` where nothing limits it.
    pub(crate) limit: Option<u64>,
    /// What it does at the limit: `noeviction`.
    pub(crate) policy: String,
    /// What its keys take.
    pub(crate) keys: u64,
    /// What its limit must leave for everything else: the server itself, its clients, what it keeps for replicas.
    pub(crate) reserved: u64,
}

/// What is used, is no part of the keys, and counts against the limit.
const BESIDES: [&str; 3] = ["used_memory_startup", "mem_clients_normal", "mem_cluster_links"];
/// What is used and counts against no limit.
const UNLIMITED: [&str; 2] = ["mem_clients_slaves", "mem_aof_buffer"];
/// What is kept of the last writes for replicas: nothing until the first of them comes, as we do to read the content,
/// and from then on up to `repl-backlog-size`.
const BACKLOG: &str = "mem_replication_backlog";

impl Memory {
    /// What INFO says of it; `None` where it says nothing.
    pub(crate) fn of(info: &Info) -> Option<Self> {
        let number = |name: &str| info.number(name).and_then(|number| u64::try_from(number).ok());
        let used = number("used_memory")?;
        let sum = |names: &[&str]| names.iter().filter_map(|name| number(name)).sum::<u64>();
        let (besides, backlog) = (sum(&BESIDES), number(BACKLOG).unwrap_or_default());
        Some(Self {
            limit: number("maxmemory").filter(|limit| *limit > 0),
            policy: info.text("maxmemory_policy").unwrap_or("unknown").to_owned(),
            keys: used.saturating_sub(besides + backlog + sum(&UNLIMITED)),
            reserved: besides + backlog.max(number("repl_backlog_size").unwrap_or_default()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_part_of_the_keys_is_told_apart() {
        let memory = |text: &str| Memory::of(&Info::parse(text));
        let told = "used_memory:1000\r\nused_memory_startup:300\r\nmem_clients_normal:50\r\nmaxmemory:0\r\n";
        let of_told = memory(told).unwrap();
        assert_eq!((of_told.keys, of_told.reserved, of_told.limit), (650, 350, None));
        let kept =
            format!("{told}mem_replication_backlog:20\r\nmem_aof_buffer:1\r\nrepl_backlog_size:99\r\n");
        let of_kept = memory(&kept).unwrap();
        assert_eq!((of_kept.keys, of_kept.reserved), (629, 449));
        assert_eq!(memory("maxmemory:1\r\n"), None);
    }
}
