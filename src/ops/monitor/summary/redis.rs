//! The numbers of Redis on the one page: those of every node together, and the worst verdict among them.

use futures_util::future::join_all;

use super::{Measure, Store};
use crate::conn::redis::{Info, Redis};
use crate::error::{Error, Kind, Result};
use crate::ops::monitor::redis::verdict_of;
use crate::report::{Value, Verdict};
use crate::text;

/// Asks every node.
pub(super) async fn look(redis: &Redis) -> Result<Store> {
    let reader = redis.read().await?;
    let nodes = reader.nodes().await?;
    let (mut told, mut silent) = (Vec::new(), Vec::new());
    let answers = join_all(nodes.into_iter().map(async |node| match node.reader {
        Ok(reader) => reader.info().await,
        Err(error) => Err(error),
    }));
    for answer in answers.await {
        match answer {
            Ok(info) => told.push(info),
            Err(error) => silent.push(error),
        }
    }
    if told.is_empty() {
        let error = silent.pop().unwrap_or_else(|| Error::unreachable("no node answered"));
        return match error.kind() {
            Kind::Denied => Ok(Store {
                measures: vec![denied()],
                notes: notes(&error),
                name: NAME,
                source: reader.source(),
            }),
            _ => Err(error),
        };
    }
    let mut measures = measures(&told);
    if !silent.is_empty() {
        let missing = text::plural(silent.len(), "node");
        measures.insert(0, Measure::new("reach", "failed", Verdict::Bad, format!("no answer of {missing}")));
    }
    let told = silent.iter().flat_map(notes).collect();
    Ok(Store { name: NAME, source: reader.source(), measures, notes: told })
}

const NAME: &str = "redis";

fn denied() -> Measure {
    Measure::new("reach", Value::Unknown, Verdict::Unknown, "INFO is hidden from this user")
}

fn notes(error: &Error) -> Vec<String> {
    error.hints().first().map(|hint| format!("{NAME}: {hint}")).into_iter().collect()
}

/// The sum over all nodes; unknown where none tells.
fn sum(told: &[Info], name: &str) -> Option<i64> {
    told.iter().map(|info| info.number(name)).fold(None, |sum: Option<i64>, number| match (sum, number) {
        (Some(sum), Some(number)) => Some(sum.saturating_add(number)),
        (sum, number) => sum.or(number),
    })
}

fn measures(told: &[Info]) -> Vec<Measure> {
    let counted = |name| sum(told, name).map_or(Value::Unknown, Value::Count);
    let worst = |fields: &[&str]| {
        let all = told.iter().flat_map(|info| fields.iter().map(|field| verdict_of(info, field)));
        all.max().unwrap_or(Verdict::Fine)
    };
    let limit = match sum(told, "maxmemory") {
        Some(0) => "no limit".to_owned(),
        Some(limit) => format!("of {}", text::bytes(limit)),
        None => String::new(),
    };
    let policy = told.first().and_then(|info| info.text("maxmemory_policy")).unwrap_or_default();
    let clients =
        sum(told, "maxclients").map_or_else(String::new, |limit| format!("of {}", text::count(limit)));
    let used = sum(told, "used_memory").map_or(Value::Unknown, Value::Bytes);
    vec![
        Measure::new("memory_bytes", used, worst(&["memory_ratio"]), format!("{limit}, {policy}")),
        Measure::new(
            "clients",
            counted("connected_clients"),
            worst(&["clients", "rejected_connections"]),
            clients,
        ),
        Measure::new(
            "operations_per_second",
            counted("instantaneous_ops_per_sec"),
            worst(&["errors"]),
            keyed(told),
        ),
        Measure::new("evicted_keys", counted("evicted_keys"), worst(&["evicted_keys"]), "since it started"),
        persistence(told, worst(&["last_save", "append_only_file", "replication"])),
    ]
}

/// How many keys there are.
fn keyed(told: &[Info]) -> String {
    let databases = |info: &Info| -> i64 {
        let numbered = info.starting_with("db").map(|(number, _)| number.to_owned()).collect::<Vec<_>>();
        let keys = |number: &String| {
            info.part(&format!("db{number}"), "keys").and_then(|count| count.parse::<i64>().ok())
        };
        numbered.iter().filter_map(keys).fold(0, i64::saturating_add)
    };
    let keys = told.iter().map(databases).fold(0, i64::saturating_add);
    format!("{} keys", text::count(keys))
}

fn persistence(told: &[Info], verdict: Verdict) -> Measure {
    let first = |name: &str| told.first().and_then(|info| info.text(name)).unwrap_or("unknown").to_owned();
    let appended = told.first().and_then(|info| info.flag("aof_enabled")).unwrap_or(false);
    let file = if appended {
        format!("append-only file {}", first("aof_last_write_status"))
    } else {
        "no append-only file".to_owned()
    };
    let changes = sum(told, "rdb_changes_since_last_save").map_or(Value::Unknown, Value::Count);
    Measure::new(
        "unsaved_changes",
        changes,
        verdict,
        format!("last save {}, {file}", first("rdb_last_bgsave_status")),
    )
}
