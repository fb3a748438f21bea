//! What INFO says is wrong with a node. For a store of sessions and rate limits a refused write and a
//! silent eviction are both incidents.

use crate::conn::redis::Info;
use crate::report::Verdict;
use crate::text::{self, plural};

/// Near `maxmemory` without eviction the next burst of logins fails: warn in the last tenth.
const FULL_WARN: f64 = 0.9;
/// The share of `maxclients` that warns.
const CLIENTS_WARN: f64 = 0.80;
/// And that is bad, as for PostgreSQL's connections.
const CLIENTS_BAD: f64 = 0.95;
/// Resident memory in multiples of what is used that is worth a look: where Redis' documentation begins to.
const FRAGMENTED: f64 = 1.5;
/// Less than this is not worth defragmenting: `active-defrag-ignore-bytes` of redis.conf.
const FRAGMENTED_FLOOR: i64 = 100 * 1024 * 1024;

/// One thing that is wrong.
pub(super) struct Judgement {
    /// The field that shows it.
    pub(super) field: &'static str,
    /// How wrong.
    pub(super) verdict: Verdict,
    /// In one sentence, with what to do.
    pub(super) why: String,
}

fn found(field: &'static str, verdict: Verdict, why: impl Into<String>) -> Judgement {
    Judgement { field, verdict, why: why.into() }
}

/// Everything that stops or loses writes, clients or sessions.
pub(super) fn service(info: &Info) -> Vec<Judgement> {
    let found = [
        memory_limit(info),
        evictions(info),
        refused_writes(info),
        clients(info),
        rejected(info),
        link(info),
        saving(info),
        appending(info),
    ];
    found.into_iter().flatten().collect()
}

/// What concerns memory alone.
pub(super) fn memory(info: &Info) -> Vec<Judgement> {
    [memory_limit(info), evictions(info), fragmentation(info)].into_iter().flatten().collect()
}

/// The share of `limit` that `used` is, where there is a limit.
#[expect(clippy::cast_precision_loss, reason = "a share")]
pub(super) fn share(info: &Info, used: &str, limit: &str) -> Option<f64> {
    let limit = info.number(limit).filter(|limit| *limit > 0)?;
    Some(info.number(used)? as f64 / limit as f64)
}

fn memory_limit(info: &Info) -> Option<Judgement> {
    info.text("maxmemory_policy").filter(|policy| *policy == "noeviction")?;
    let share = share(info, "used_memory", "maxmemory").filter(|share| *share >= FULL_WARN)?;
    let (verdict, when) = if share >= 1.0 { (Verdict::Bad, "") } else { (Verdict::Warn, " soon") };
    Some(found(
        "memory_ratio",
        verdict,
        format!(
            "{:.0}% of maxmemory is used and nothing may be evicted: writes fail{when} (OOM); raise `maxmemory`",
            share * 100.0
        ),
    ))
}

fn evictions(info: &Info) -> Option<Judgement> {
    let evicted = info.number("evicted_keys").filter(|evicted| *evicted > 0)?;
    let policy = info.text("maxmemory_policy").unwrap_or("unknown");
    Some(found(
        "evicted_keys",
        Verdict::Warn,
        format!(
            "{} keys were evicted since the server's statistics began (policy {policy}): sessions and rate limits \
             vanish unseen; raise `maxmemory`",
            text::count(evicted)
        ),
    ))
}

/// Errors that mean that a client's write was refused.
fn refused_writes(info: &Info) -> Option<Judgement> {
    let counted = ["OOM", "MISCONF", "READONLY", "NOREPLICAS"].into_iter();
    let refused = counted.filter_map(|name| Some(format!("{} {name}", errors(info, name)?)));
    let list = refused.collect::<Vec<_>>().join(", ");
    (!list.is_empty()).then(|| {
        let why = format!("writes were refused since the server's statistics began: {list}");
        found("errors", Verdict::Warn, why)
    })
}

/// How often the server answered with this error; `None` where it never did.
pub(super) fn errors(info: &Info, name: &str) -> Option<i64> {
    info.part(&format!("errorstat_{name}"), "count")?.parse().ok()
}

fn clients(info: &Info) -> Option<Judgement> {
    let share = share(info, "connected_clients", "maxclients").filter(|share| *share >= CLIENTS_WARN)?;
    let verdict = if share >= CLIENTS_BAD { Verdict::Bad } else { Verdict::Warn };
    let why = format!("{:.0}% of maxclients are connected; see `redis-cli CLIENT LIST`", share * 100.0);
    Some(found("clients", verdict, why))
}

fn rejected(info: &Info) -> Option<Judgement> {
    let rejected = info.number("rejected_connections").filter(|rejected| *rejected > 0)?;
    let rejected = usize::try_from(rejected).unwrap_or(usize::MAX);
    let why = format!(
        "{} turned away at maxclients since the server's statistics began",
        plural(rejected, "connection")
    );
    Some(found("rejected_connections", Verdict::Warn, why))
}

fn link(info: &Info) -> Option<Judgement> {
    info.flag("master_link_status").filter(|up| !up)?;
    let down = info.float("master_link_down_since_seconds").map_or_else(String::new, |down| {
        if down < 0.0 { String::new() } else { format!(" for {}", text::seconds(down)) }
    });
    let why = format!("the link to the master is down{down}: what this replica holds is stale");
    Some(found("replication", Verdict::Bad, why))
}

fn saving(info: &Info) -> Option<Judgement> {
    info.flag("rdb_last_bgsave_status").filter(|saved| !saved)?;
    Some(found(
        "last_save",
        Verdict::Bad,
        "the last save to disk failed, and writes are refused (MISCONF) unless `stop-writes-on-bgsave-error` is \
         off; see the server's log and free disk space",
    ))
}

fn appending(info: &Info) -> Option<Judgement> {
    info.flag("aof_last_write_status").filter(|written| !written)?;
    Some(found(
        "append_only_file",
        Verdict::Bad,
        "the append-only file cannot be written, so writes are refused (MISCONF); free disk space",
    ))
}

fn fragmentation(info: &Info) -> Option<Judgement> {
    let ratio = info.float("mem_fragmentation_ratio").filter(|ratio| *ratio >= FRAGMENTED)?;
    let bytes = info.number("mem_fragmentation_bytes").filter(|bytes| *bytes >= FRAGMENTED_FLOOR)?;
    Some(found(
        "fragmentation_bytes",
        Verdict::Warn,
        format!(
            "{} more are resident than used ({ratio:.1} times): `CONFIG SET activedefrag yes` gives them back",
            text::bytes(bytes)
        ),
    ))
}
