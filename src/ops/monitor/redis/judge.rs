//! What INFO says is wrong with a node. For a store of sessions and rate limits a refused write and a
//! silent eviction are both incidents.

use crate::conn::redis::Info;
use crate::ops::health::redis as health;
use crate::report::{Finding, Verdict};
use crate::text::{self, plural};

/// The share of `maxclients` that warns.
const CLIENTS_WARN: f64 = 0.80;
/// And that is bad, as for PostgreSQL's connections.
const CLIENTS_BAD: f64 = 0.95;
/// Resident memory in multiples of what is used that is worth a look: where Redis' documentation begins to.
const FRAGMENTED: f64 = 1.5;
/// Less than this is not worth defragmenting: `active-defrag-ignore-bytes` of redis.conf.
const FRAGMENTED_FLOOR: i64 = 100 * 1024 * 1024;

/// A day's changes are more than anybody wants to lose.
const UNSAVED_SECONDS: i64 = 86_400;
/// The pause that `latency-monitor-threshold 100` of Redis' documentation would tell of.
const FORK_MICROSECONDS: i64 = 100_000;

/// One thing that is wrong.
pub(super) struct Judgement {
    /// The field that shows it.
    pub(super) field: &'static str,
    /// How wrong.
    pub(super) verdict: Verdict,
    /// In one sentence, with what to do.
    pub(super) why: String,
}

impl Judgement {
    /// A finding beside the field that shows it.
    fn of(finding: Finding) -> Self {
        let field = match finding.check.as_str() {
            health::MEMORY => "memory_ratio",
            health::PERSISTENCE => "last_save",
            health::APPEND_ONLY_FILE => "append_only_file",
            _ => "replication",
        };
        let remedy = finding.remedy.map_or_else(String::new, |remedy| format!("; {remedy}"));
        found(field, finding.verdict, format!("{}{remedy}", finding.summary))
    }
}

fn found(field: &'static str, verdict: Verdict, why: impl Into<String>) -> Judgement {
    Judgement { field, verdict, why: why.into() }
}

/// Everything that stops or loses writes, clients or sessions.
pub(super) fn service(info: &Info) -> Vec<Judgement> {
    let own = [evictions(info), refused_writes(info), clients(info), rejected(info)];
    // whether a failed save stops writes is a setting, which INFO does not tell
    let shared = health::writes(info, None).into_iter().map(Judgement::of);
    shared.chain(own.into_iter().flatten()).collect()
}

/// What concerns memory alone.
pub(super) fn memory(info: &Info) -> Vec<Judgement> {
    let shared = health::memory(info).map(Judgement::of);
    [shared, evictions(info), fragmentation(info)].into_iter().flatten().collect()
}

/// What concerns a restart alone.
pub(super) fn persistence(info: &Info) -> Vec<Judgement> {
    let shared = health::writes(info, None).into_iter().map(Judgement::of);
    let shared = shared.filter(|found| ["last_save", "append_only_file"].contains(&found.field));
    shared.chain([unsaved(info), rewriting(info), forking(info)].into_iter().flatten()).collect()
}

/// Changes that nothing keeps. A server that never saved counts from its start.
fn unsaved(info: &Info) -> Option<Judgement> {
    let changes = info.number("rdb_changes_since_last_save").filter(|changes| *changes > 0)?;
    info.flag("aof_enabled").filter(|enabled| !enabled)?;
    let (now, saved) = (info.number("server_time_usec")? / 1_000_000, info.number("rdb_last_save_time")?);
    let age = now.saturating_sub(saved);
    if age < UNSAVED_SECONDS || health::is_replica(info) {
        return None;
    }
    let why = format!(
        "{} changes since the last save {} days ago are in no file: a restart loses them; `authctl redis save` writes \
         them, and `CONFIG SET save` does so by itself",
        text::count(changes),
        age / 86_400
    );
    Some(found("unsaved_changes", Verdict::Warn, why))
}

fn rewriting(info: &Info) -> Option<Judgement> {
    info.flag("aof_last_bgrewrite_status").filter(|written| !written)?;
    let why = "the last rewrite of the append-only file failed, so it grows: see the server's log and free disk space";
    Some(found("last_rewrite", Verdict::Warn, why))
}

#[expect(clippy::cast_precision_loss, reason = "a duration of microseconds")]
fn forking(info: &Info) -> Option<Judgement> {
    let took = info.number("latest_fork_usec").filter(|took| *took >= FORK_MICROSECONDS)?;
    let why = format!(
        "the last fork stopped the server for {}: huge pages of the kernel (`transparent_hugepage`) and much memory \
         make it slow",
        text::seconds(took as f64 / 1e6)
    );
    Some(found("last_fork_seconds", Verdict::Warn, why))
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

/// How close the server is to turning clients away.
#[expect(clippy::cast_precision_loss, reason = "a share")]
pub(super) fn clients(info: &Info) -> Option<Judgement> {
    let limit = info.number("maxclients").filter(|limit| *limit > 0)?;
    let share = info.number("connected_clients")? as f64 / limit as f64;
    if share < CLIENTS_WARN {
        return None;
    }
    let verdict = if share >= CLIENTS_BAD { Verdict::Bad } else { Verdict::Warn };
    let why = format!(
        "{:.0}% of maxclients are connected; see `authctl monitor redis clients --group`",
        share * 100.0
    );
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
