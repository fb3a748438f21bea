//! The servers that hold the keys: one, or every master of a cluster with its slots.

use std::collections::BTreeMap;

use ::redis::cmd;

use crate::config::RedisMode;
use crate::conn::redis::{Reader, Redis, Role};
use crate::error::{Error, Kind, Result};

/// The last slot of a cluster.
const LAST: u16 = 16_383;

/// A server that holds keys.
pub(crate) struct Master {
    /// Where it listens: `10.0.0.7:6379`.
    pub(crate) address: String,
    /// A handle for it alone.
    pub(crate) reader: Reader,
    slots: Slots,
}

/// All of them.
pub(crate) struct Masters {
    /// The servers.
    pub(crate) list: Vec<Master>,
    /// Who has which slots of a cluster, by address.
    layout: Option<Layout>,
}

type Slots = Vec<(u16, u16)>;
type Layout = BTreeMap<String, Slots>;

impl Masters {
    /// The masters of `redis`, to which `reader` leads.
    pub(crate) async fn of(redis: &Redis, reader: &Reader) -> Result<Self> {
        if redis.settings().mode == RedisMode::Cluster {
            return Self::of_cluster(reader).await;
        }
        if reader.greeting().mode.as_deref() == Some("cluster") {
            return Err(Error::usage(format!("{} holds only its own part of a cluster", redis.target()))
                .hint("reach all of it with `--set redis.mode=cluster`"));
        }
        let master = |node: crate::conn::redis::Node| {
            Ok(Master { address: node.address, reader: node.reader?, slots: vec![(0, LAST)] })
        };
        let list = reader.nodes().await?.into_iter().map(master).collect::<Result<_>>()?;
        Ok(Self { list, layout: None })
    }

    async fn of_cluster(reader: &Reader) -> Result<Self> {
        let layout = layout(reader).await?;
        let mut list = Vec::new();
        for node in reader.nodes().await? {
            // a master without slots has no keys: it is new, or was replaced when it failed
            if let (Role::Master, Some(slots)) = (node.role, layout.get(&node.address)) {
                let (slots, reader) = (slots.clone(), node.reader?);
                list.push(Master { address: node.address, reader, slots });
            }
        }
        list.sort_by(|left, right| left.address.cmp(&right.address));
        Ok(Self { list, layout: Some(layout) })
    }

    /// An error when slots of a cluster were moved since: keys may have been seen twice, or not at all.
    pub(crate) async fn stayed(&self, reader: &Reader) -> Result<()> {
        let Some(before) = &self.layout else { return Ok(()) };
        if layout(reader).await? == *before {
            return Ok(());
        }
        Err(Error::new(Kind::Conflict, "slots of the cluster were moved meanwhile")
            .because("a key that moves may be seen on two masters, or on none")
            .hint("run the command again when `redis-cli --cluster check` finds the cluster at rest"))
    }
}

impl Master {
    /// Whether keys of this slot belong to it.
    pub(crate) fn has(&self, slot: u16) -> bool {
        self.slots.iter().any(|(first, last)| (*first..=*last).contains(&slot))
    }
}

async fn layout(reader: &Reader) -> Result<Layout> {
    let list: String = reader.ask(cmd("CLUSTER").arg("NODES")).await?;
    let layout = parse(&list)?;
    let held: u32 = layout.values().flatten().map(|(first, last)| u32::from(last - first) + 1).sum();
    if held == u32::from(LAST) + 1 {
        return Ok(layout);
    }
    let missing = u32::from(LAST) + 1 - held.min(u32::from(LAST) + 1);
    Err(Error::unreachable(format!("{missing} slots of the cluster are without a master"))
        .hint("bring the master back, or see `redis-cli --cluster check`"))
}

/// From lines of CLUSTER NODES: `<id> <ip:port@bus> <flags> <master> <ping> <pong> <epoch> <link> <slots>…`.
fn parse(list: &str) -> Result<Layout> {
    let mut layout = Layout::new();
    for line in list.lines() {
        let words: Vec<_> = line.split(' ').collect();
        let [_, address, flags, _, _, _, _, _, ranges @ ..] = &words[..] else { continue };
        if ranges.iter().any(|range| range.starts_with('[')) {
            return Err(Error::new(Kind::Conflict, "slots of the cluster are being moved")
                .hint("wait until `redis-cli --cluster check` finds the cluster at rest"));
        }
        // a master that failed keeps its slots in the list until somebody takes its place
        let failed = flags.split(',').any(|flag| flag == "fail");
        let slots: Slots = ranges.iter().filter_map(|range| slots(range)).collect();
        if !failed && !slots.is_empty() {
            layout.insert(spoken(address), slots);
        }
    }
    Ok(layout)
}

/// `0-5460`, or one slot alone.
fn slots(range: &str) -> Option<(u16, u16)> {
    let (first, last) = range.split_once('-').unwrap_or((range, range));
    let (first, last) = (first.parse().ok()?, last.parse().ok()?);
    (first <= last && last <= LAST).then_some((first, last))
}

/// `10.0.0.7:6379` of `10.0.0.7:6379@16379,name`, with brackets around an address that has colons itself.
fn spoken(address: &str) -> String {
    let address = address.split('@').next().unwrap_or_default();
    match address.rsplit_once(':') {
        Some((name, port)) if name.contains(':') => format!("[{name}]:{port}"),
        _ => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NODES: &str = "07c3 127.0.0.1:30004@31004,name myself,master - 0 1426238317239 4 connected 0-5460 5462\n\
        6ec2 ::1:30002@31002 master - 0 1426238316232 2 connected 5461 5463-16383\n\
        91aa 127.0.0.1:30005@31005 slave 07c3 0 1426238316232 2 connected\n\
        83bb 127.0.0.1:30006@31006 master,fail - 0 1426238316232 2 disconnected\n";

    #[test]
    fn slots_are_read_with_their_master() {
        let layout = parse(NODES).unwrap();
        assert_eq!(layout["127.0.0.1:30004"], [(0, 5460), (5462, 5462)]);
        assert_eq!(layout["[::1]:30002"], [(5461, 5461), (5463, 16_383)]);
        assert_eq!(layout.len(), 2);
    }

    #[test]
    fn slots_on_the_move_are_waited_for() {
        let moving = NODES.replace("5463-16383", "5463-16383 [77->-07c3]");
        assert_eq!(parse(&moving).unwrap_err().kind(), Kind::Conflict);
    }
}
