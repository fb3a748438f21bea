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
    /// What everything else takes: the server itself, its clients, what it keeps for replicas.
    pub(crate) besides: u64,
}

/// What is used and is no part of the keys.
const BESIDES: [&str; 6] = [
    "used_memory_startup",
    "mem_clients_normal",
    "mem_clients_slaves",
    "mem_replication_backlog",
    "mem_aof_buffer",
    "mem_cluster_links",
];

impl Memory {
    /// What INFO says of it; `None` where it says nothing.
    pub(crate) fn of(info: &Info) -> Option<Self> {
        let number = |name: &str| info.number(name).and_then(|number| u64::try_from(number).ok());
        let used = number("used_memory")?;
        let besides = BESIDES.iter().filter_map(|name| number(name)).sum::<u64>().min(used);
        Some(Self {
            limit: number("maxmemory").filter(|limit| *limit > 0),
            policy: info.text("maxmemory_policy").unwrap_or("unknown").to_owned(),
            keys: used - besides,
            besides,
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
        assert_eq!((of_told.keys, of_told.besides, of_told.limit), (650, 350, None));
        assert_eq!(memory("maxmemory:1\r\n"), None);
    }
}
