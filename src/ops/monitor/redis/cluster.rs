//! Who has which slots, and whether the masters carry alike.

use std::collections::BTreeMap;

use ::redis::cmd;
use futures_util::future::join_all;

use super::each::Rows;
use crate::conn::redis::{Info, Node, Reader, Redis};
use crate::error::Result;
use crate::report::{Answer, Cell, Column, Label, Table, Value, Verdict};
use crate::text::{self, plural};

/// The slots of a cluster.
const SLOTS: u32 = 16_384;
/// A master with so many times its share of memory is uneven: one that fills up first is what the cluster can hold.
const UNEVEN: f64 = 1.5;
/// Less is not worth moving slots for.
const UNEVEN_FLOOR: i64 = 100 * 1024 * 1024;
/// Slots may differ by this share of the mean: `redis-cli --cluster rebalance` moves from 2% on, which ten times is.
const UNEVEN_SLOTS: f64 = 0.2;

const KIND: &str = "monitor.redis.cluster/1";

/// The nodes of the cluster as it knows them; a server that is in none has none.
pub async fn cluster(redis: &Redis) -> Result<Answer> {
    let reader = redis.read().await?;
    if reader.greeting().mode.as_deref().is_some_and(|mode| mode != "cluster") {
        return Ok(alone(&reader));
    }
    let info: Info = reader.ask(cmd("CLUSTER").arg("INFO")).await?;
    let list: String = reader.ask(cmd("CLUSTER").arg("NODES")).await?;
    let mut rows = Rows::default();
    judge_state(&info, &mut rows);
    let told = join_all(reader.nodes().await?.into_iter().map(ask)).await;
    let told: BTreeMap<_, _> =
        told.into_iter().filter_map(|(address, told)| Some((address, rows.beside(told)?))).collect();
    let members: Vec<_> = list.lines().filter_map(Member::parse).collect();
    judge_members(&members, &told, &mut rows);
    let mut table = columns();
    table.rows = members.iter().map(|one| one.cells(&members, &told)).collect();
    table.rows.sort_by_key(|row| (row[1].value.for_people(), row[0].value.for_people()));
    Ok(Answer {
        kind: KIND,
        source: reader.source(),
        table,
        data: None,
        verdict: rows.verdict,
        notes: rows.notes,
    })
}

/// The answer of a server that is in no cluster.
fn alone(reader: &Reader) -> Answer {
    Answer {
        kind: KIND,
        source: reader.source(),
        table: columns().when_empty("this server is in no cluster"),
        data: None,
        verdict: Verdict::Fine,
        notes: Vec::new(),
    }
}

fn columns() -> Table {
    let columns = [
        ("node", 0),
        ("role", 0),
        ("state", 0),
        ("slots", 0),
        ("slots_share_ratio", 3),
        ("keys", 1),
        ("memory_bytes", 1),
        ("operations_per_second", 3),
        ("master", 2),
        ("id", 4),
    ];
    Table::new(columns.map(|(name, expendable)| Column::expendable(name, expendable)))
}

async fn ask(node: Node) -> (String, Result<Info>) {
    let info = match node.reader {
        Ok(reader) => reader.info().await,
        Err(error) => Err(error),
    };
    (node.address, info)
}

/// A line of CLUSTER NODES.
struct Member<'a> {
    id: &'a str,
    address: String,
    flags: Vec<&'a str>,
    master: &'a str,
    connected: bool,
    slots: u32,
    moving: bool,
}

impl<'a> Member<'a> {
    /// `<id> <ip:port@bus,name> <flags> <master> <ping> <pong> <epoch> <link> <slot> <slot>-<slot> …`.
    fn parse(line: &'a str) -> Option<Self> {
        let words: Vec<_> = line.split_whitespace().collect();
        let [id, address, flags, master, _, _, _, contact, ranges @ ..] = &words[..] else { return None };
        let address = address.split('@').next().unwrap_or_default();
        let address = match address.rsplit_once(':') {
            Some((host, port)) if host.contains(':') => format!("[{host}]:{port}"),
            _ => address.to_owned(),
        };
        Some(Self {
            id,
            address,
            flags: flags.split(',').collect(),
            master,
            connected: *contact == "connected",
            slots: ranges.iter().filter_map(|range| slots(range)).sum(),
            moving: ranges.iter().any(|range| range.starts_with('[')),
        })
    }

    fn is(&self, flag: &str) -> bool {
        self.flags.contains(&flag)
    }

    fn is_master(&self) -> bool {
        self.is("master")
    }

    fn state(&self) -> (Label, &'static str) {
        match () {
            () if self.is("fail") => (Label::Bad, "failed"),
            () if self.is("fail?") => (Label::Warn, "does not answer"),
            () if self.is("handshake") => (Label::Warn, "joining"),
            () if !self.connected && !self.is("myself") => (Label::Warn, "not connected"),
            () if self.moving => (Label::Warn, "slots on the move"),
            () => (Label::Plain, "connected"),
        }
    }

    fn cells(&self, all: &[Self], told: &BTreeMap<String, Info>) -> Vec<Cell> {
        let info = told.get(&self.address);
        let number =
            |name: &str, make: fn(i64) -> Value| info.map_or(Value::Unknown, |info| info.value(name, make));
        let (label, state) = self.state();
        let master = all.iter().find(|other| other.id == self.master);
        let of_master = |value| if self.is_master() { value } else { Value::Nothing };
        vec![
            self.address.as_str().into(),
            if self.is_master() { "master" } else { "replica" }.into(),
            Cell::labelled(state, label),
            of_master(Value::Count(self.slots.into())).into(),
            of_master(Value::Ratio(f64::from(self.slots) / f64::from(SLOTS))).into(),
            info.map_or(Value::Unknown, |info| Value::Count(keys(info))).into(),
            number("used_memory", Value::Bytes).into(),
            number("instantaneous_ops_per_sec", Value::Count).into(),
            master.map_or(Value::Nothing, |master| master.address.as_str().into()).into(),
            self.id.get(..8).unwrap_or(self.id).into(),
        ]
    }
}

/// A cluster has only database 0.
fn keys(info: &Info) -> i64 {
    info.part("db0", "keys").and_then(|keys| keys.parse().ok()).unwrap_or(0)
}

fn slots(range: &str) -> Option<u32> {
    let (first, last) = range.split_once('-').unwrap_or((range, range));
    let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
    Some((last + 1).saturating_sub(first))
}

fn judge_state(info: &Info, rows: &mut Rows) {
    if let Some(state) = info.text("cluster_state").filter(|state| *state != "ok") {
        rows.found(
            Verdict::Bad,
            format!("the cluster's state is {state}: it refuses commands (CLUSTERDOWN)"),
        );
    }
    if let Some(assigned) = info.number("cluster_slots_assigned").filter(|slots| *slots < i64::from(SLOTS)) {
        let missing = i64::from(SLOTS) - assigned;
        rows.found(
            Verdict::Bad,
            format!(
                "{} of {SLOTS} slots belong to no master: their keys cannot be read or written",
                text::count(missing)
            ),
        );
    }
    for (field, verdict, words) in [
        ("cluster_slots_fail", Verdict::Bad, "belong to a master that failed"),
        ("cluster_slots_pfail", Verdict::Warn, "belong to a master that does not answer"),
    ] {
        if let Some(slots) = info.number(field).filter(|slots| *slots > 0) {
            rows.found(verdict, format!("{} slots {words}", text::count(slots)));
        }
    }
}

fn judge_members(members: &[Member<'_>], told: &BTreeMap<String, Info>, rows: &mut Rows) {
    for member in members {
        let (label, state) = member.state();
        let verdict = match label {
            // a master that failed and was replaced is told of, and stops nobody
            Label::Bad if member.slots > 0 => Verdict::Bad,
            Label::Plain => continue,
            _ => Verdict::Warn,
        };
        rows.found(verdict, format!("{}: {state}", member.address));
    }
    let masters: Vec<_> = members.iter().filter(|member| member.is_master() && member.slots > 0).collect();
    let alone =
        masters.iter().filter(|master| !members.iter().any(|member| member.master == master.id)).count();
    if alone > 0 {
        rows.note(format!("{} no replica: when it fails, its slots are gone with it.", plural_have(alone)));
    }
    uneven_slots(&masters, rows);
    uneven_memory(&masters, told, rows);
}

fn plural_have(masters: usize) -> String {
    format!("{} {}", plural(masters, "master"), if masters == 1 { "has" } else { "have" })
}

fn uneven_slots(masters: &[&Member<'_>], rows: &mut Rows) {
    let Ok(count) = u32::try_from(masters.len()) else { return };
    let held: u32 = masters.iter().map(|master| master.slots).sum();
    let mean = f64::from(held) / f64::from(count.max(1));
    for master in masters.iter().filter(|master| (f64::from(master.slots) - mean).abs() > mean * UNEVEN_SLOTS)
    {
        rows.found(
            Verdict::Warn,
            format!(
                "{} has {} slots where the masters have {mean:.0} on average; `redis-cli --cluster rebalance` evens them out",
                master.address, master.slots
            ),
        );
    }
}

#[expect(clippy::cast_precision_loss, reason = "a mean of sizes")]
fn uneven_memory(masters: &[&Member<'_>], told: &BTreeMap<String, Info>, rows: &mut Rows) {
    let used = |master: &&Member<'_>| told.get(&master.address)?.number("used_memory");
    let sizes: Vec<_> = masters.iter().filter_map(|master| Some((master, used(master)?))).collect();
    let mean = sizes.iter().map(|(_, bytes)| *bytes as f64).sum::<f64>() / sizes.len().max(1) as f64;
    for (master, bytes) in sizes {
        if bytes >= UNEVEN_FLOOR && bytes as f64 > mean * UNEVEN {
            rows.found(
                Verdict::Warn,
                format!(
                    "{} holds {} where the masters hold {:.1} times less on average: see `authctl monitor redis keys` for \
                     a large key, or keys under one hash tag",
                    master.address,
                    text::bytes(bytes),
                    bytes as f64 / mean
                ),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_read_and_judged() {
        let list = "07c3aaaaaa 127.0.0.1:1@31,name myself,master - 0 1 4 connected 0-5460 5462\n\
            6ec2bbbbbb ::1:2@32 master,fail - 0 1 2 disconnected 5461\n\
            91aacccccc 127.0.0.1:3@33 slave 07c3aaaaaa 0 1 2 connected\n";
        let members: Vec<_> = list.lines().filter_map(Member::parse).collect();
        assert_eq!(members.iter().map(|member| member.slots).collect::<Vec<_>>(), [5462, 1, 0]);
        assert_eq!(members[1].address, "[::1]:2");
        let mut rows = Rows::default();
        judge_members(&members, &BTreeMap::new(), &mut rows);
        assert_eq!(rows.verdict, Verdict::Bad);
        assert!(rows.notes.iter().any(|note| note == "[::1]:2: failed"), "{:?}", rows.notes);
        assert!(
            rows.notes.iter().any(|note| note.starts_with("1 master has no replica")),
            "{:?}",
            rows.notes
        );
    }

    #[test]
    fn slots_without_a_master_are_bad() {
        let mut rows = Rows::default();
        judge_state(&Info::parse("cluster_state:fail\ncluster_slots_assigned:16000\n"), &mut rows);
        assert_eq!((rows.verdict, rows.notes.len()), (Verdict::Bad, 2));
        assert!(rows.notes[1].starts_with("384 of 16384 slots"), "{:?}", rows.notes);
    }
}
