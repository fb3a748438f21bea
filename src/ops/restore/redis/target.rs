//! The server, or the cluster, that is restored into.

use std::collections::BTreeMap;

use ::redis::cmd;

use crate::config::RedisMode;
use crate::conn::Running;
use crate::conn::redis::{Info, Reader, Redis};
use crate::error::Result;
use crate::ops::rdb::{Masters, Memory, format_of_dump};
use crate::report::Source;

/// What was found.
pub(super) struct Target {
    pub(super) source: Source,
    pub(super) masters: Masters,
    /// What each master says of itself, in their order.
    pub(super) members: Vec<Member>,
    /// Whether it is a cluster, which has one database.
    pub(super) is_cluster: bool,
    /// How many keys it holds.
    pub(super) keys: u64,
    /// How many databases it has, where it says so.
    pub(super) databases: Option<u64>,
    /// Whether the run was told to stop.
    pub(super) running: Running,
}

/// A server of it.
pub(super) struct Member {
    pub(super) address: String,
    /// What keeps its name from start to end of its process.
    run: String,
    pub(super) is_replica: bool,
    /// The format that it writes and reads.
    pub(super) format: u32,
    /// Keys of each of its databases.
    pub(super) keys: BTreeMap<u64, u64>,
    /// What it uses its memory for, where it says so.
    pub(super) memory: Option<Memory>,
}

impl Target {
    /// Looks at what `redis` leads to.
    pub(super) async fn look(redis: &Redis) -> Result<Self> {
        let reader = redis.read().await?;
        let masters = Masters::of(redis, &reader).await?;
        let mut members = Vec::new();
        for master in &masters.list {
            members.push(Member::look(master.address.clone(), &master.reader).await?);
        }
        let keys = members.iter().flat_map(|member| member.keys.values()).sum();
        let is_cluster = redis.settings().mode == RedisMode::Cluster;
        let databases = if is_cluster { Some(1) } else { databases(&reader).await };
        let running = redis.running().clone();
        Ok(Self { source: reader.source(), masters, members, is_cluster, keys, databases, running })
    }

    /// What must not change between plan and consent. Keys come and go; whether there are any is what was agreed to.
    pub(super) fn identity(&self) -> String {
        let holding = if self.keys == 0 { "empty" } else { "keys" };
        let members: Vec<_> = self.members.iter().map(|member| member.run.as_str()).collect();
        format!("{holding} {}", members.join(" "))
    }
}

/// How many databases the server has; unknown to those who may not see its settings.
async fn databases(reader: &Reader) -> Option<u64> {
    let setting: BTreeMap<String, String> =
        reader.ask(cmd("CONFIG").arg("GET").arg("databases")).await.ok()?;
    setting.get("databases")?.parse().ok()
}

impl Member {
    async fn look(address: String, reader: &Reader) -> Result<Self> {
        let info = reader.info().await?;
        let keys = info.starting_with("db").filter_map(|(number, _)| {
            let keys = info.part(&format!("db{number}"), "keys")?.parse().ok()?;
            Some((number.parse().ok()?, keys))
        });
        let dump: Option<Vec<u8>> = reader.ask(cmd("FUNCTION").arg("DUMP")).await.ok();
        Ok(Self {
            address,
            run: info.text("run_id").unwrap_or_default().to_owned(),
            is_replica: info.text("role") == Some("slave"),
            format: dump.as_deref().and_then(format_of_dump).unwrap_or_else(|| format_of_version(&info)),
            keys: keys.collect(),
            memory: Memory::of(&info),
        })
    }
}

/// The format of a server that does not let us see a dump, by its version.
fn format_of_version(info: &Info) -> u32 {
    let version = |name: &str| {
        let mut numbers = info.text(name)?.split('.').map(|number| number.parse::<u32>().unwrap_or_default());
        Some((numbers.next()?, numbers.next()?))
    };
    match (version("valkey_version"), version("redis_version")) {
        (Some((9.., _)), _) => 80,
        (Some(_), _) | (None, Some((7, 2 | 3))) => 11,
        (None, Some((7, 0 | 1))) => 10,
        (None, Some((7.., _))) => 12,
        _ => 9,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_tells_its_format() {
        let format = |text: &str| format_of_version(&Info::parse(text));
        assert_eq!(format("redis_version:7.0.15\r\n"), 10);
        assert_eq!(format("redis_version:7.2.4\r\n"), 11);
        assert_eq!(format("redis_version:8.0.1\r\n"), 12);
        assert_eq!(format("redis_version:7.2.4\r\nvalkey_version:8.1.1\r\n"), 11);
        assert_eq!(format("redis_version:6.2.0\r\n"), 9);
    }
}
