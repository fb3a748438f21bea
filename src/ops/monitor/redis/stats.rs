//! What each node does: commands, clients, memory, keys, replication, persistence.

use super::judge;
use super::nodes::{self, Field, View, field};
use crate::conn::redis::{Info, Redis};
use crate::error::Result;
use crate::ops::health::redis as health;
use crate::report::{Answer, Value};

/// The numbers of every node.
pub async fn stats(redis: &Redis) -> Result<Answer> {
    nodes::ask(redis, &View { kind: "monitor.redis.stats/1", fields: FIELDS, judge: judge::service }).await
}

const FIELDS: &[Field] = &[
    field("uptime_seconds", 5, |info| float(info, "uptime_in_seconds", Value::Seconds)),
    field("operations_per_second", 0, |info| info.value("instantaneous_ops_per_sec", Value::Count)),
    field("hit_ratio", 3, hit_ratio),
    field("clients", 0, |info| info.value("connected_clients", Value::Count)),
    field("max_clients", 6, |info| info.value("maxclients", Value::Count)),
    field("blocked_clients", 7, |info| info.value("blocked_clients", Value::Count)),
    field("memory_bytes", 0, |info| info.value("used_memory", Value::Bytes)),
    field("max_memory_bytes", 4, |info| limit(info, "maxmemory")),
    field("memory_ratio", 2, memory_ratio),
    field("eviction_policy", 8, |info| text(info, "maxmemory_policy")),
    field("evicted_keys", 4, |info| info.value("evicted_keys", Value::Count)),
    field("expired_keys", 9, |info| info.value("expired_keys", Value::Count)),
    field("rejected_connections", 6, |info| info.value("rejected_connections", Value::Count)),
    field("errors", 5, |info| info.value("total_error_replies", Value::Count)),
    field("errors_by_kind", 9, errors_by_kind),
    field("input_per_second_bytes", 7, |info| kibibytes(info, "instantaneous_input_kbps")),
    field("output_per_second_bytes", 7, |info| kibibytes(info, "instantaneous_output_kbps")),
    field("keys", 1, |info| Value::Count(keys(info, "keys"))),
    field("keys_without_ttl", 5, |info| {
        Value::Count(keys(info, "keys").saturating_sub(keys(info, "expires")))
    }),
    field("keys_by_database", 9, keys_by_database),
    field("replication", 3, replication),
    field("last_save", 8, |info| text(info, "rdb_last_bgsave_status")),
    field("last_save_age_seconds", 8, last_save_age),
    field("unsaved_changes", 9, |info| info.value("rdb_changes_since_last_save", Value::Count)),
    field("append_only_file", 8, append_only_file),
];

pub(super) fn text(info: &Info, name: &str) -> Value {
    info.text(name).map_or(Value::Unknown, Value::from)
}

pub(super) fn float(info: &Info, name: &str, make: fn(f64) -> Value) -> Value {
    info.float(name).map_or(Value::Unknown, make)
}

/// A limit in bytes; Redis writes 0 where there is none.
pub(super) fn limit(info: &Info, name: &str) -> Value {
    info.value(name, |limit| if limit == 0 { Value::Nothing } else { Value::Bytes(limit) })
}

/// The share of the limit that is used; none where there is no limit.
pub(super) fn memory_ratio(info: &Info) -> Value {
    match (health::memory_share(info), info.number("maxmemory")) {
        (Some(share), _) => Value::Ratio(share),
        (None, Some(0)) => Value::Nothing,
        _ => Value::Unknown,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a rate of bytes fits 64 bits")]
fn kibibytes(info: &Info, name: &str) -> Value {
    float(info, name, |rate| Value::Bytes((rate * 1024.0).round() as i64))
}

#[expect(clippy::cast_precision_loss, reason = "a share")]
fn hit_ratio(info: &Info) -> Value {
    let (Some(hits), Some(misses)) = (info.number("keyspace_hits"), info.number("keyspace_misses")) else {
        return Value::Unknown;
    };
    let lookups = hits.saturating_add(misses);
    if lookups == 0 { Value::Nothing } else { Value::Ratio(hits as f64 / lookups as f64) }
}

fn errors_by_kind(info: &Info) -> Value {
    let counted = info.starting_with("errorstat_");
    let list: Vec<_> =
        counted.filter_map(|(name, _)| Some(format!("{name} {}", judge::errors(info, name)?))).collect();
    if list.is_empty() { Value::Nothing } else { Value::List(list) }
}

/// The databases of the server that hold keys.
pub(super) fn databases(info: &Info) -> impl Iterator<Item = &str> {
    let numbered = info.starting_with("db").map(|(number, _)| number);
    numbered.filter(|number| number.chars().all(|digit| digit.is_ascii_digit()))
}

fn part(info: &Info, database: &str, part: &str) -> i64 {
    info.part(&format!("db{database}"), part).and_then(|count| count.parse().ok()).unwrap_or(0)
}

fn keys(info: &Info, counted: &str) -> i64 {
    databases(info).map(|database| part(info, database, counted)).fold(0, i64::saturating_add)
}

fn keys_by_database(info: &Info) -> Value {
    let list: Vec<_> = databases(info).map(|name| format!("db{name} {}", part(info, name, "keys"))).collect();
    if list.is_empty() { Value::Nothing } else { Value::List(list) }
}

fn replication(info: &Info) -> Value {
    match (info.text("role"), info.number("connected_slaves")) {
        (Some("slave"), _) => {
            let link = info.text("master_link_status").unwrap_or("unknown");
            format!("of {}, link {link}", health::master(info)).into()
        }
        (Some(_), Some(0)) => "no replicas".into(),
        (Some(_), Some(1)) => "1 replica".into(),
        (Some(_), Some(count)) => format!("{count} replicas").into(),
        _ => Value::Unknown,
    }
}

#[expect(clippy::cast_precision_loss, reason = "an age in seconds")]
pub(super) fn last_save_age(info: &Info) -> Value {
    match (info.number("server_time_usec"), info.number("rdb_last_save_time")) {
        (Some(now), Some(saved)) => Value::Seconds((now / 1_000_000).saturating_sub(saved).max(0) as f64),
        _ => Value::Unknown,
    }
}

pub(super) fn append_only_file(info: &Info) -> Value {
    match (info.flag("aof_enabled"), info.text("aof_last_write_status")) {
        (Some(false), _) => "off".into(),
        (Some(true), Some(status)) => format!("on, last write {status}").into(),
        _ => Value::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_of_an_only_database_are_told() {
        let told = keys_by_database(&Info::parse("db0:keys=3,expires=1,avg_ttl=0\r\n"));
        assert_eq!(told, Value::List(vec!["db0 3".to_owned()]));
        assert_eq!(keys_by_database(&Info::default()), Value::Nothing);
    }

    #[test]
    fn numbers_at_their_limits_are_survived() {
        let numbers =
            ["9223372036854775807", "-9223372036854775808", "1e308", "nan", "inf", "", "\u{1b}[31m"];
        let names = "used_memory maxmemory keyspace_hits keyspace_misses uptime_in_seconds server_time_usec \
                     rdb_last_save_time instantaneous_input_kbps connected_clients maxclients evicted_keys \
                     rejected_connections mem_fragmentation_ratio mem_fragmentation_bytes \
                     master_link_down_since_seconds";
        for (number, other) in numbers.iter().flat_map(|one| numbers.map(|other| (one, other))) {
            let lines = names.split(' ').enumerate();
            let lines =
                lines.map(|(at, name)| format!("{name}:{}\n", if at % 2 == 0 { number } else { &other }));
            let keys = format!("db0:keys={number},expires={other}\ndb1:keys={number},expires={other}\n");
            let info = Info::parse(&(lines.collect::<String>() + &keys + "maxmemory_policy:noeviction\n"));
            for field in FIELDS {
                drop((field.read)(&info));
            }
            judge::service(&info);
            judge::memory(&info);
        }
    }

    #[test]
    fn what_is_not_told_is_unknown() {
        assert_eq!(memory_ratio(&Info::default()), Value::Unknown);
        assert_eq!(memory_ratio(&Info::parse("maxmemory:0\n")), Value::Nothing);
        assert_eq!(hit_ratio(&Info::default()), Value::Unknown);
    }
}
