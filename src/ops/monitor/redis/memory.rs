//! Where each node's memory went.

use super::judge;
use super::nodes::{self, Field, View, field};
use super::stats::{float, limit, memory_ratio, text};
use crate::conn::redis::Redis;
use crate::error::Result;
use crate::report::{Answer, Value};

/// The memory of every node.
pub async fn memory(redis: &Redis) -> Result<Answer> {
    nodes::ask(redis, &View { kind: "monitor.redis.memory/1", fields: FIELDS, judge: judge::memory }).await
}

const FIELDS: &[Field] = &[
    field("used_bytes", 0, |info| info.value("used_memory", Value::Bytes)),
    field("max_memory_bytes", 2, |info| limit(info, "maxmemory")),
    field("memory_ratio", 0, memory_ratio),
    field("eviction_policy", 4, |info| text(info, "maxmemory_policy")),
    field("evicted_keys", 3, |info| info.value("evicted_keys", Value::Count)),
    field("peak_bytes", 5, |info| info.value("used_memory_peak", Value::Bytes)),
    field("resident_bytes", 1, |info| info.value("used_memory_rss", Value::Bytes)),
    field("dataset_bytes", 4, |info| info.value("used_memory_dataset", Value::Bytes)),
    field("overhead_bytes", 5, |info| info.value("used_memory_overhead", Value::Bytes)),
    field("startup_bytes", 9, |info| info.value("used_memory_startup", Value::Bytes)),
    field("clients_bytes", 6, |info| info.value("mem_clients_normal", Value::Bytes)),
    field("replicas_bytes", 7, |info| info.value("mem_clients_slaves", Value::Bytes)),
    field("replication_backlog_bytes", 7, |info| info.value("mem_replication_backlog", Value::Bytes)),
    field("append_only_buffer_bytes", 8, |info| info.value("mem_aof_buffer", Value::Bytes)),
    field("cluster_links_bytes", 8, |info| info.value("mem_cluster_links", Value::Bytes)),
    field("scripts_bytes", 7, |info| info.value("used_memory_vm_total", Value::Bytes)),
    field("fragmentation_factor", 6, |info| float(info, "mem_fragmentation_ratio", Value::Float)),
    field("fragmentation_bytes", 6, |info| info.value("mem_fragmentation_bytes", Value::Bytes)),
    field("allocator_fragmentation_bytes", 9, |info| info.value("allocator_frag_bytes", Value::Bytes)),
    field("allocator", 9, |info| text(info, "mem_allocator")),
    field("machine_bytes", 9, |info| info.value("total_system_memory", Value::Bytes)),
];
