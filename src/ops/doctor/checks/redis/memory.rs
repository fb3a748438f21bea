//! Memory: for a store of sessions a refused write and a silent eviction are both incidents.

use super::of_nodes;
use crate::conn::redis::Info;
use crate::ops::doctor::check::{Check, Judge};
use crate::ops::doctor::finding::{Finding, Severity};
use crate::ops::health::redis as health;
use crate::text;

/// The share of maxmemory from which a server counts as full: the last tenth is where a burst of logins has to fit in.
const NEARLY_FULL: f64 = 0.9;
/// From here on a server that has refused writes goes on doing so.
const FULL: f64 = 0.97;

pub(super) const MEMORY: Check = Check {
    id: "rd.mem",
    measures: "used memory against maxmemory where nothing may be evicted: a full server goes on answering PING and refuses \
               every write",
    thresholds: "90 % warns; full, or refusing writes, is critical",
    source: "measured: at maxmemory PING answered PONG while every write failed with OOM",
    remedies: ["raise maxmemory", "remove what never ends or grows"],
    docs: "https://redis.io/docs/latest/develop/reference/eviction/",
    judge: Judge::Redis(|redis| {
        of_nodes(redis, |node| &node.info, |_, (before, now)| full(before, now).into_iter().collect())
    }),
};

/// How often the server answered with this error.
pub(super) fn errors(info: &Info, name: &str) -> i64 {
    info.part(&format!("errorstat_{name}"), "count").and_then(|count| count.parse().ok()).unwrap_or(0)
}

fn full(before: &Info, now: &Info) -> Option<Finding> {
    let policy = now.text("maxmemory_policy").unwrap_or("unknown");
    let share = health::memory_share(now).filter(|share| *share >= NEARLY_FULL)?;
    if policy.starts_with("allkeys") || health::is_replica(now) {
        return None;
    }
    let (ever, lately) = (errors(now, "OOM"), errors(now, "OOM") - errors(before, "OOM"));
    let refuses = lately > 0 || share >= 1.0 || (ever > 0 && share >= FULL);
    if policy.starts_with("volatile") && lately == 0 {
        return None;
    }
    let severity = if refuses { Severity::Crit } else { Severity::Warn };
    let (used, limit) = (now.number("used_memory")?, now.number("maxmemory")?);
    let told = if ever > 0 {
        format!("; {} writes were refused with OOM", text::count(ever))
    } else {
        String::new()
    };
    let cause = format!(
        "{} of {} are used and {policy} lets nothing go: session writes fail{}{told}",
        text::bytes(used),
        text::bytes(limit),
        if refuses { "" } else { " soon" }
    );
    let title = if refuses { "Redis is full and refuses writes" } else { "Redis is nearly full" };
    Some(
        Finding::new("rd.mem", severity, title, cause)
            .about("refusal", "OOM")
            .evidence("used_bytes", used)
            .evidence("limit_bytes", limit)
            .evidence("used_ratio", share)
            .evidence("policy", policy)
            .evidence("refused_writes", ever)
            .remedy(
                "raise maxmemory, where the machine or the container has room",
                format!("redis-cli CONFIG SET maxmemory {}", limit.saturating_mul(2)),
                "above the container's limit the server is killed instead; lasts until a restart without CONFIG REWRITE",
            )
            .remedy("see what takes the memory", "authctl monitor redis memory", "none: it only looks"),
    )
}

pub(super) const EVICTIONS: Check = Check {
    id: "rd.evict",
    measures: "keys that were thrown away for lack of memory: users are logged out and rate limits begin anew, and nothing \
               fails aloud",
    thresholds: "a full server under a policy that evicts warns once it has evicted; evicting during the look is critical",
    source: "judgement: for an authentication store every lost session is an incident",
    remedies: ["raise maxmemory", "keep sessions and cache in servers of their own"],
    docs: "https://redis.io/docs/latest/develop/reference/eviction/",
    judge: Judge::Redis(|redis| {
        of_nodes(redis, |node| &node.info, |_, (before, now)| evicting(before, now).into_iter().collect())
    }),
};

fn evicting(before: &Info, now: &Info) -> Option<Finding> {
    let policy = now.text("maxmemory_policy").filter(|policy| *policy != "noeviction")?;
    let evicted = now.number("evicted_keys").filter(|evicted| *evicted > 0)?;
    let lately = evicted - before.number("evicted_keys").unwrap_or(evicted);
    let share = health::memory_share(now).unwrap_or_default();
    if lately <= 0 && share < NEARLY_FULL {
        return None;
    }
    let severity = if lately > 0 { Severity::Crit } else { Severity::Warn };
    let (used, limit) = (now.number("used_memory")?, now.number("maxmemory").unwrap_or_default());
    let whose = if policy.starts_with("allkeys") {
        "any key, sessions and rate limits too"
    } else {
        "keys with a time to live"
    };
    let now_words =
        if lately > 0 { format!(", {lately} within the second of this look") } else { String::new() };
    let cause = format!(
        "{} of {} are used and {policy} throws away {whose}: {} keys so far{now_words}",
        text::bytes(used),
        text::bytes(limit),
        text::count(evicted)
    );
    Some(
        Finding::new("rd.evict", severity, "sessions are evicted, and users logged out unseen", cause)
            .about("refusal", "eviction")
            .evidence("evicted_keys", evicted)
            .evidence("evicted_lately", lately)
            .evidence("used_ratio", share)
            .evidence("policy", policy)
            .remedy(
                "raise maxmemory, where the machine or the container has room",
                format!("redis-cli CONFIG SET maxmemory {}", limit.saturating_mul(2)),
                "above the container's limit the server is killed instead; lasts until a restart without CONFIG REWRITE",
            )
            .remedy(
                "let writes fail aloud instead of losing sessions",
                "redis-cli CONFIG SET maxmemory-policy noeviction",
                "a full server then refuses logins: only with room to spare",
            ),
    )
}
