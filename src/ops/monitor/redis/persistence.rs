//! What a restart would lose.

use jiff::Timestamp;

use super::judge;
use super::nodes::{self, Field, View, field};
use super::stats::{append_only_file, last_save_age, text};
use crate::conn::redis::{Info, Redis};
use crate::error::Result;
use crate::report::{Answer, Value};

/// The state of every node's files.
pub async fn persistence(redis: &Redis) -> Result<Answer> {
    let view = View { kind: "monitor.redis.persistence/1", fields: FIELDS, judge: judge::persistence };
    nodes::ask(redis, &view).await
}

const FIELDS: &[Field] = &[
    field("loading", 8, |info| flag(info, "loading")),
    field("unsaved_changes", 0, |info| info.value("rdb_changes_since_last_save", Value::Count)),
    field("last_save", 0, |info| text(info, "rdb_last_bgsave_status")),
    field("last_save_at", 6, |info| info.value("rdb_last_save_time", moment)),
    field("last_save_age_seconds", 1, last_save_age),
    field("last_save_duration_seconds", 3, |info| span(info, "rdb_last_bgsave_time_sec")),
    field("saving", 4, |info| flag(info, "rdb_bgsave_in_progress")),
    field("saving_for_seconds", 7, |info| span(info, "rdb_current_bgsave_time_sec")),
    field("last_fork_seconds", 4, |info| info.value("latest_fork_usec", microseconds)),
    field("last_copy_on_write_bytes", 5, |info| info.value("rdb_last_cow_size", Value::Bytes)),
    field("append_only_file", 2, append_only_file),
    field("append_only_file_bytes", 5, |info| in_use(info, "aof_current_size", Value::Bytes)),
    field("rewriting", 6, |info| flag(info, "aof_rewrite_in_progress")),
    field("last_rewrite", 6, |info| {
        if writes_ahead(info) { text(info, "aof_last_bgrewrite_status") } else { Value::Nothing }
    }),
    field("delayed_syncs", 7, |info| in_use(info, "aof_delayed_fsync", Value::Count)),
];

fn flag(info: &Info, name: &str) -> Value {
    info.flag(name).map_or(Value::Unknown, Value::Flag)
}

fn writes_ahead(info: &Info) -> bool {
    info.flag("aof_enabled") == Some(true)
}

/// Of an append-only file, where there is one.
fn in_use(info: &Info, name: &str, make: fn(i64) -> Value) -> Value {
    if writes_ahead(info) { info.value(name, make) } else { Value::Nothing }
}

fn moment(seconds: i64) -> Value {
    Timestamp::from_second(seconds).map_or(Value::Unknown, Value::Time)
}

/// A span that the server writes as -1 where there was none.
#[expect(clippy::cast_precision_loss, reason = "a span in seconds")]
fn span(info: &Info, name: &str) -> Value {
    info.value(name, |seconds| if seconds < 0 { Value::Nothing } else { Value::Seconds(seconds as f64) })
}

#[expect(clippy::cast_precision_loss, reason = "a duration of microseconds")]
fn microseconds(count: i64) -> Value {
    Value::Seconds(count as f64 / 1e6)
}
