//! What INFO says stops the writes of a server, or makes stale what it holds.

use crate::conn::redis::Info;
use crate::report::{Finding, Verdict};
use crate::text;

/// From this share of `maxmemory` on, a server that may not evict is close to refusing writes: the
/// last tenth is where a burst of logins has to fit in.
const NEARLY_FULL: f64 = 0.9;

/// A server at its memory limit.
pub(in crate::ops) const MEMORY: &str = "memory";
/// A replica without its master.
pub(in crate::ops) const REPLICATION: &str = "replication";
/// A save that failed.
pub(in crate::ops) const PERSISTENCE: &str = "persistence";
/// An append-only file that cannot be written.
pub(in crate::ops) const APPEND_ONLY_FILE: &str = "append_only_file";

/// Everything that stops writes, or makes stale what the server holds. `stops_writes` is the server's setting
/// `stop-writes-on-bgsave-error`, where it is known.
pub(in crate::ops) fn writes(info: &Info, stops_writes: Option<bool>) -> Vec<Finding> {
    let found = [link(info), saving(info, stops_writes), appending(info), memory(info)];
    found.into_iter().flatten().collect()
}

/// The share of `maxmemory` that is used, where there is a limit.
#[expect(clippy::cast_precision_loss, reason = "a share of a memory limit")]
pub(in crate::ops) fn memory_share(info: &Info) -> Option<f64> {
    let limit = info.number("maxmemory").filter(|limit| *limit > 0)?;
    Some(info.number("used_memory")? as f64 / limit as f64)
}

/// A server that reaches its limit and may not evict. A replica is left out: it keeps what its master
/// sends whatever its own limit is (`replica-ignore-maxmemory`).
pub(in crate::ops) fn memory(info: &Info) -> Option<Finding> {
    info.text("maxmemory_policy").filter(|policy| *policy == "noeviction")?;
    let share = memory_share(info).filter(|share| *share >= NEARLY_FULL && !is_replica(info))?;
    let (used, limit) = (info.number("used_memory")?, info.number("maxmemory")?);
    let (verdict, when) = if share >= 1.0 { (Verdict::Bad, "") } else { (Verdict::Warn, " soon") };
    let (amount, limited) = (text::bytes(used), text::bytes(limit));
    let summary = format!("{amount} of {limited} used and nothing may be evicted: writes fail{when} (OOM)");
    Some(
        Finding::new(MEMORY, "", verdict, summary)
            .evidence("used_bytes", used)
            .evidence("limit_bytes", limit)
            .remedy("raise `maxmemory`, or find what fills it: `authctl monitor redis memory`"),
    )
}

/// Whether the server follows another.
pub(in crate::ops) fn is_replica(info: &Info) -> bool {
    info.text("role") == Some("slave")
}

/// Where the master of a replica is: `10.0.0.7:6379`.
pub(in crate::ops) fn master(info: &Info) -> String {
    let part = |name| info.text(name).unwrap_or("unknown");
    format!("{}:{}", part("master_host"), part("master_port"))
}

/// A replica whose link to its master is down. The server counts -1 seconds where it never was up.
fn link(info: &Info) -> Option<Finding> {
    info.flag("master_link_status").filter(|up| !up)?;
    let down = info.float("master_link_down_since_seconds").filter(|down| *down >= 0.0);
    let since = down.map_or_else(String::new, |down| format!(" {} ago", text::seconds(down)));
    let summary = format!("lost its master {}{since}: what it holds is stale", master(info));
    Some(
        Finding::new(REPLICATION, "", Verdict::Bad, summary)
            .evidence("link_down_seconds", down)
            .remedy("see that the master runs and that this replica may log in to it (`masterauth`)"),
    )
}

/// The state in which the server answers writes with MISCONF.
fn saving(info: &Info, stops_writes: Option<bool>) -> Option<Finding> {
    info.flag("rdb_last_bgsave_status").filter(|saved| !saved)?;
    let (verdict, then) = match stops_writes {
        Some(false) => (Verdict::Warn, ": a restart would lose what came since"),
        Some(true) => (Verdict::Bad, ", so writes are refused (MISCONF)"),
        None => (Verdict::Bad, ": writes are refused (MISCONF) unless `stop-writes-on-bgsave-error` is off"),
    };
    let summary = format!("the last save to disk failed{then}");
    Some(
        Finding::new(PERSISTENCE, "", verdict, summary)
            .remedy("see the server's log and free disk space, then save by hand: `redis-cli BGSAVE`"),
    )
}

fn appending(info: &Info) -> Option<Finding> {
    info.flag("aof_last_write_status").filter(|written| !written)?;
    let summary = "the append-only file cannot be written, so writes are refused (MISCONF)";
    Some(
        Finding::new(APPEND_ONLY_FILE, "", Verdict::Bad, summary)
            .remedy("see the server's log and free disk space"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(fields: &str, stops_writes: Option<bool>) -> Vec<(String, Verdict)> {
        let findings = writes(&Info::parse(fields), stops_writes).into_iter();
        findings.map(|finding| (finding.check, finding.verdict)).collect()
    }

    #[test]
    fn memory_is_judged_where_writes_can_fail_for_it() {
        let at = |used, policy, role| {
            found(
                &format!("role:{role}\nused_memory:{used}\nmaxmemory:100\nmaxmemory_policy:{policy}\n"),
                None,
            )
        };
        assert_eq!(at(89, "noeviction", "master"), []);
        assert_eq!(at(90, "noeviction", "master"), [("memory".to_owned(), Verdict::Warn)]);
        assert_eq!(at(100, "noeviction", "master"), [("memory".to_owned(), Verdict::Bad)]);
        assert_eq!(at(100, "allkeys-lru", "master"), []);
        assert_eq!(at(100, "noeviction", "slave"), []);
        assert_eq!(found("used_memory:100\nmaxmemory:0\nmaxmemory_policy:noeviction\n", None), []);
    }

    #[test]
    fn a_failed_save_is_as_bad_as_the_settings_make_it() {
        let failed = "rdb_last_bgsave_status:err\n";
        assert_eq!(found(failed, Some(false)), [("persistence".to_owned(), Verdict::Warn)]);
        assert_eq!(found(failed, Some(true)), [("persistence".to_owned(), Verdict::Bad)]);
        assert_eq!(found(failed, None), [("persistence".to_owned(), Verdict::Bad)]);
        assert_eq!(found("rdb_last_bgsave_status:ok\naof_last_write_status:ok\n", None), []);
    }

    #[test]
    fn a_link_that_never_was_up_has_no_age() {
        let info = "role:slave\nmaster_host:a\nmaster_port:1\nmaster_link_status:down\n\
                    master_link_down_since_seconds:-1\n";
        let finding = link(&Info::parse(info)).unwrap();
        assert_eq!(finding.summary, "lost its master a:1: what it holds is stale");
        assert!(finding.evidence["link_down_seconds"].is_null());
    }
}
