//! Errors, persistence, replication, clients and slow commands.

use jiff::Timestamp;

use super::memory::errors;
use super::of_nodes;
use crate::conn::redis::Info;
use crate::ops::doctor::check::{Check, Judge};
use crate::ops::doctor::facts::{Client, Node, Slow};
use crate::ops::doctor::finding::{Finding, Severity};
use crate::ops::health::redis as health;
use crate::report::Verdict;
use crate::text;

/// Errors that mean that a client's write was refused.
const REFUSALS: &[&str] = &["OOM", "MISCONF", "READONLY", "NOREPLICAS", "CLUSTERDOWN", "MASTERDOWN"];

pub(super) const ERRORS: Check = Check {
    id: "rd.errors",
    measures: "writes that clients were refused during the look, by the server's error word",
    thresholds: "one is critical",
    source: "errorstats, by two looks a second apart: what was refused before says nothing of now",
    remedies: ["do away with the reason that the word names", "let clients fail over to the master"],
    docs: "https://redis.io/docs/latest/commands/info/",
    judge: Judge::Redis(|redis| of_nodes(redis, |node| &node.info, |_, (before, now)| refused(before, now))),
};

fn refused(before: &Info, now: &Info) -> Vec<Finding> {
    let lately = REFUSALS.iter().map(|word| (*word, errors(now, word) - errors(before, word)));
    let found = lately.filter(|(_, count)| *count > 0).map(|(word, count)| {
        let cause =
            format!("{} writes were refused with {word} within the second of this look", text::count(count));
        Finding::new("rd.errors", Severity::Crit, "logins fail: Redis refuses writes", cause)
            .about("error", word)
            .points_at("refusal", word)
            .evidence("error", word)
            .evidence("refused_writes", count)
            .remedy(
                "see what the server says of itself",
                "authctl monitor redis stats",
                "none: it only looks",
            )
            .remedy("see whether it takes writes again", "authctl check redis", "none: it only looks")
    });
    found.collect()
}

pub(super) const PERSISTENCE: Check = Check {
    id: "rd.persist",
    measures: "whether the last save and the append-only file reached the disk: after a failed save the server refuses \
               writes (MISCONF), unless it was told not to",
    thresholds: "a failed save is critical where it stops writes, and warns where it does not",
    source: "rdb_last_bgsave_status, aof_last_write_status, stop-writes-on-bgsave-error",
    remedies: ["free the disk, then BGSAVE", "allow writes meanwhile"],
    docs: "https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/",
    judge: Judge::Redis(|redis| {
        let saved = of_nodes(redis, |node| &node.info, |node, (_, now)| persisted(node, now));
        // without the settings nobody can say what a failed save leads to, and only then that matters
        let settings = redis.nodes.iter().any(|node| node.settings.known().is_none());
        if settings { saved.and(of_nodes(redis, |node| &node.settings, |_, _| Vec::new())) } else { saved }
    }),
};

fn persisted(node: &Node, now: &Info) -> Vec<Finding> {
    let stops = node.settings.known().and_then(|settings| settings.get("stop-writes-on-bgsave-error"));
    let stops = stops.map(|value| value == "yes");
    let found = health::writes(now, stops)
        .into_iter()
        .filter(|finding| [health::PERSISTENCE, health::APPEND_ONLY_FILE].contains(&finding.check.as_str()));
    found
        .map(|found| {
            let severity = if found.verdict == Verdict::Bad { Severity::Crit } else { Severity::Warn };
            let ago = now.number("rdb_last_save_time").map(|saved| Timestamp::now().as_second() - saved);
            #[expect(clippy::cast_precision_loss, reason = "an age in seconds")]
            let last = ago.map_or_else(String::new, |ago| {
                format!("; the last good one is {} old", text::seconds(ago as f64))
            });
            Finding::new(
                "rd.persist",
                severity,
                "Redis cannot save to disk",
                format!("{}{last}", found.summary),
            )
            .about("refusal", "MISCONF")
            .evidence("last_save_age_seconds", ago)
            .evidence("unsaved_changes", now.number("rdb_changes_since_last_save"))
            .remedy(
                "free room in the server's folder or mend its rights there, then save",
                "authctl redis save",
                "the fork takes memory for a moment",
            )
            .remedy(
                "allow writes meanwhile",
                "redis-cli CONFIG SET stop-writes-on-bgsave-error no",
                "what is written until the next good save is lost with a restart",
            )
        })
        .collect()
}

pub(super) const REPLICATION: Check = Check {
    id: "rd.replication",
    measures: "whether a replica has its master: without it, it serves what is stale",
    thresholds: "a link that is down is critical",
    source: "master_link_status",
    remedies: ["see that the master runs", "check masterauth of the replica"],
    docs: "https://redis.io/docs/latest/operate/oss_and_stack/management/replication/",
    judge: Judge::Redis(|redis| {
        of_nodes(
            redis,
            |node| &node.info,
            |_, (_, now)| {
                let found =
                    health::writes(now, None).into_iter().filter(|found| found.check == health::REPLICATION);
                found
                    .map(|found| {
                        Finding::new(
                            "rd.replication",
                            Severity::Crit,
                            "a replica lost its master",
                            found.summary,
                        )
                        .about("refusal", "MASTERDOWN")
                        .about("refusal", "READONLY")
                        .remedy("see that the master runs", "authctl check redis", "none: it only looks")
                        .remedy(
                            "make this replica the master",
                            "redis-cli REPLICAOF NO ONE",
                            "what the old master took meanwhile is lost when it comes back as a replica",
                        )
                    })
                    .collect()
            },
        )
    }),
};

/// Shares of maxclients, as for PostgreSQL's connections.
const CLIENTS_USED: (f64, f64) = (0.80, 0.95);

pub(super) const CLIENTS: Check = Check {
    id: "rd.clients",
    measures: "connections against maxclients, and those that were turned away",
    thresholds: "80 % warns; 95 %, or one turned away during the look, is critical",
    source: "as for PostgreSQL's connections",
    remedies: ["end idle clients", "raise maxclients and the limit of open files"],
    docs: "https://redis.io/docs/latest/develop/reference/clients/",
    judge: Judge::Redis(|redis| {
        of_nodes(redis, |node| &node.info, |_, (before, now)| crowd(before, now).into_iter().collect())
    }),
};

#[expect(clippy::cast_precision_loss, reason = "a share")]
fn crowd(before: &Info, now: &Info) -> Option<Finding> {
    let (clients, limit) =
        (now.number("connected_clients")?, now.number("maxclients").filter(|limit| *limit > 0)?);
    let share = clients as f64 / limit as f64;
    let rejected = now.number("rejected_connections").unwrap_or_default();
    let lately = rejected - before.number("rejected_connections").unwrap_or(rejected);
    if share < CLIENTS_USED.0 && lately <= 0 {
        return None;
    }
    let severity = if share >= CLIENTS_USED.1 || lately > 0 { Severity::Crit } else { Severity::Warn };
    let cause = format!(
        "{clients} of {limit} clients are connected, and {} were turned away since the server's statistics began",
        text::count(rejected)
    );
    Some(
        Finding::new("rd.clients", severity, "connections of Redis run out", cause)
            .about("limit", "maxclients")
            .evidence("clients", clients)
            .evidence("limit", limit)
            .evidence("rejected_connections", rejected)
            .remedy("see who is connected", "redis-cli CLIENT LIST", "none: it only looks")
            .remedy(
                "raise the limit",
                format!("redis-cli CONFIG SET maxclients {}", limit * 2),
                "needs as many open files; lasts until a restart without CONFIG REWRITE",
            ),
    )
}

/// Bytes of answers that a client has not fetched.
const UNFETCHED: (i64, i64) = (1 << 20, 8 << 20);

pub(super) const SUBSCRIBERS: Check = Check {
    id: "rd.subscriber",
    measures: "clients that do not fetch what they are sent: the server keeps it in its own memory, and then cuts them off",
    thresholds: "1 MiB warns, 8 MiB is critical",
    source: "redis.conf: client-output-buffer-limit pubsub 32mb 8mb 60",
    remedies: ["mend or end the client", "bound what the server keeps for it"],
    docs: "https://redis.io/docs/latest/develop/reference/clients/#output-buffer-limits",
    judge: Judge::Redis(|redis| {
        of_nodes(redis, |node| &node.clients, |_, clients| clients.iter().filter_map(unfetched).collect())
    }),
};

fn unfetched(client: &Client) -> Option<Finding> {
    if client.output_bytes < UNFETCHED.0 {
        return None;
    }
    let severity = if client.output_bytes >= UNFETCHED.1 { Severity::Crit } else { Severity::Warn };
    let name = if client.name.is_empty() { client.address.as_str() } else { client.name.as_str() };
    let does = if client.subscriptions > 0 { "subscribes" } else { "asks" };
    let cause = format!(
        "client {name} {does} and has not fetched {}, which the server keeps in memory for it",
        text::bytes(client.output_bytes)
    );
    Some(
        Finding::new("rd.subscriber", severity, format!("client {name} does not keep up"), cause)
            .about("client", client.id)
            .evidence("output_bytes", client.output_bytes)
            .evidence("subscriptions", client.subscriptions)
            .remedy(
                "end its connection",
                format!("redis-cli CLIENT KILL ID {}", client.id),
                "what it had not fetched is lost to it",
            )
            .remedy(
                "bound what the server keeps for subscribers",
                "redis-cli CONFIG SET client-output-buffer-limit 'pubsub 32mb 8mb 60'",
                "slow subscribers are cut off",
            ),
    )
}

/// Seconds of one command, which everybody else waits for.
const SLOW_COMMAND: (f64, f64) = (0.1, 1.0);
/// Seconds for which a slow command is news.
const NEWS: i64 = 3600;

pub(super) const SLOW: Check = Check {
    id: "rd.slow",
    measures: "commands of the last hour that kept the server busy: it does one thing at a time, so that everybody waited",
    thresholds: "100 ms warns, 1 s is critical",
    source: "judgement: a login asks several times, and is given up after a second or two",
    remedies: ["ask for less at a time: SCAN for KEYS, ranges for whole sets", "let scripts do less"],
    docs: "https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/latency/",
    judge: Judge::Redis(|redis| {
        let now = Timestamp::now().as_second();
        of_nodes(redis, |node| &node.slow, |_, slow| slowest(slow, now).into_iter().collect())
    }),
};

fn slowest(slow: &[Slow], now: i64) -> Option<Finding> {
    let recent = slow.iter().filter(|slow| now - slow.at <= NEWS && slow.seconds >= SLOW_COMMAND.0);
    let worst = recent.clone().max_by(|a, b| a.seconds.total_cmp(&b.seconds))?;
    let severity = if worst.seconds >= SLOW_COMMAND.1 { Severity::Crit } else { Severity::Warn };
    let script =
        ["EVAL", "EVALSHA", "FCALL", "EVAL_RO", "EVALSHA_RO", "FCALL_RO"].contains(&worst.command.as_str());
    let what = if script { "a Lua script".to_owned() } else { worst.command.clone() };
    let client =
        if worst.client.is_empty() { String::new() } else { format!(" for client {}", worst.client) };
    let count = recent.count();
    let cause = format!(
        "{what} ({}) took {}{client}, and nobody else was answered meanwhile; {} like that in the last hour",
        worst.command,
        text::seconds(worst.seconds),
        text::plural(count, "command")
    );
    Some(
        Finding::new("rd.slow", severity, format!("{what} stops Redis for everybody"), cause)
            .about("command", &worst.command)
            .evidence("command", worst.command.as_str())
            .evidence("longest_seconds", worst.seconds)
            .evidence("slow_commands", count)
            .remedy("see which commands are slow", "authctl monitor redis slowlog", "none: it only looks")
            .remedy(
                if script { "end it, while it runs" } else { "find the client and let it ask for less" },
                if script { "redis-cli SCRIPT KILL" } else { "redis-cli CLIENT LIST" },
                if script { "refused where it has already written" } else { "none: it only looks" },
            ),
    )
}

/// Seconds of a round trip, and of a fork.
const ROUND_TRIP: f64 = 0.05;
const FORK: i64 = 500_000;

pub(super) const LATENCY: Check = Check {
    id: "rd.lat",
    measures: "the median of five round trips, and how long the last fork for a save stopped the server",
    thresholds: "50 ms of a round trip, or half a second of a fork, warn",
    source: "judgement: a login makes five to ten round trips",
    remedies: ["ask from nearer", "save on a replica, and turn transparent huge pages off"],
    docs: "https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/latency/",
    judge: Judge::Redis(|redis| {
        of_nodes(
            redis,
            |node| &node.info,
            |node, (_, now)| {
                let slow = node.latency_seconds.filter(|seconds| *seconds >= ROUND_TRIP).map(|seconds| {
                    let cause = format!("the median of five round trips is {}", text::seconds(seconds));
                    latency("the way to Redis is slow", cause).evidence("latency_seconds", seconds)
                });
                let fork = now.number("latest_fork_usec").filter(|micros| *micros >= FORK).map(|micros| {
                    #[expect(clippy::cast_precision_loss, reason = "an age in seconds")]
                    let seconds = micros as f64 / 1e6;
                    let cause =
                        format!("the last fork for a save stopped the server for {}", text::seconds(seconds));
                    latency("saving stops Redis for everybody", cause).evidence("fork_seconds", seconds)
                });
                slow.into_iter().chain(fork).collect()
            },
        )
    }),
};

fn latency(title: &str, cause: String) -> Finding {
    Finding::new("rd.lat", Severity::Warn, title, cause)
        .about("latency", "median")
        .remedy("see how long it takes from here", "authctl check redis", "none: it only looks")
        .remedy("see what the server is busy with", "authctl monitor redis stats", "none: it only looks")
}
