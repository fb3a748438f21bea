//! Settings that put data at risk, and what the server counts.

use super::{judged, psql};
use crate::ops::doctor::check::{Check, Judge, Judged};
use crate::ops::doctor::facts::Setting;
use crate::ops::doctor::finding::{Finding, Severity};
use crate::text;

/// These are what a fresh server has: worth knowing, and no alarm.
const USUAL: &[&str] = &["idle_in_transaction_session_timeout", "log_lock_waits", "ssl"];
/// These are what the check of autovacuum is about.
const ELSEWHERE: &[&str] = &["autovacuum", "track_counts"];

pub(super) const SETTINGS: Check = Check {
    id: "pg.config",
    measures: "settings that risk data or secrets, and values that wait for a restart",
    thresholds: "what a crash turns into lost data is critical; the rest warns, or is worth knowing where it is the default",
    source: "the documentation of each setting",
    remedies: ["ALTER SYSTEM SET, then reload or restart", "take it back with ALTER SYSTEM RESET"],
    docs: "https://www.postgresql.org/docs/current/runtime-config.html",
    judge: Judge::Postgres(|postgres| {
        judged(&postgres.settings, |rows| rows.iter().filter_map(setting).collect())
    }),
};

fn setting(setting: &Setting) -> Option<Finding> {
    let what = setting.finding.as_deref().filter(|_| !ELSEWHERE.contains(&setting.name.as_str()))?;
    let severity = match setting.verdict.as_deref() {
        Some("bad") => Severity::Crit,
        _ if USUAL.contains(&setting.name.as_str()) => Severity::Info,
        _ => Severity::Warn,
    };
    let value = setting.value.as_deref().unwrap_or("unknown");
    let remedy = setting.remedy.clone().unwrap_or_default();
    let command = if remedy.starts_with("ALTER") {
        psql(&format!("{remedy}; SELECT pg_reload_conf()"))
    } else {
        remedy
    };
    Some(
        Finding::new(
            "pg.config",
            severity,
            format!("{} = {value}", setting.name),
            format!("{} is {value}: {what}", setting.name),
        )
        .about("setting", &setting.name)
        .evidence("value", value)
        .remedy("change it", command, "where it needs a restart, every session ends")
        .remedy(
            "see where it was set, and what else differs from the defaults",
            "authctl monitor postgres settings",
            "none: it only looks",
        ),
    )
}

pub(super) const COUNTERS: Check = Check {
    id: "pg.errors",
    measures: "pages whose check sum was wrong, deadlocks and queries that a standby cancelled",
    thresholds: "one wrong check sum, ever, is critical; a deadlock or conflict in the second of the look warns",
    source: "pg_stat_database; what happened before says nothing of now",
    remedies: ["restore from a backup whose check sums hold", "take locks in one order"],
    docs: "https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-DATABASE-VIEW",
    judge: Judge::Postgres(|postgres| {
        Judged::of(&postgres.counted, |counted| {
            let sums = (counted.checksum_failures > 0).then(|| {
                let cause = format!("{} pages were read whose check sum is wrong", counted.checksum_failures);
                Finding::new("pg.errors", Severity::Crit, "the database is damaged", cause)
                    .about("errors", "checksums")
                    .evidence("checksum_failures", counted.checksum_failures)
                    .remedy(
                        "see that there is a backup that can be restored",
                        "authctl backup verify",
                        "none: it restores elsewhere and looks",
                    )
                    .remedy(
                        "find the damaged pages, on a copy",
                        "pg_checksums --check",
                        "needs a server that is stopped: take a copy of its files",
                    )
            });
            let deadlocks = (counted.deadlocks > 0).then(|| {
                let cause = format!("{} deadlocks within the second of this look", counted.deadlocks);
                Finding::new("pg.errors", Severity::Warn, "transactions lock each other out", cause)
                    .about("errors", "deadlocks")
                    .evidence("deadlocks", counted.deadlocks)
                    .remedy("see who waits for whom", "authctl monitor postgres locks", "none: it only looks")
                    .remedy(
                        "let the server log the statements",
                        psql("ALTER SYSTEM SET log_lock_waits = on; SELECT pg_reload_conf()"),
                        "a longer log, with values of queries in it",
                    )
            });
            sums.into_iter().chain(deadlocks).collect()
        })
    }),
};

/// Bytes a second: 100 MB a minute.
const SPILLED: i64 = 100 * 1024 * 1024 / 60;

pub(super) const TEMPORARY: Check = Check {
    id: "pg.temp",
    measures: "what sorts and hashes write to disk because work_mem is too small for them",
    thresholds: "100 MB a minute, by two looks a second apart",
    source: "judgement: below that the file system's cache swallows it",
    remedies: ["raise work_mem for the role or the query", "give the query an index that sorts"],
    docs: "https://www.postgresql.org/docs/current/runtime-config-resource.html#GUC-WORK-MEM",
    judge: Judge::Postgres(|postgres| {
        Judged::of(&postgres.counted, |counted| {
            let spilled = (counted.temp_bytes >= SPILLED).then(|| {
                let cause = format!("{} a second go to temporary files", text::bytes(counted.temp_bytes));
                Finding::new("pg.temp", Severity::Warn, "queries spill to disk", cause)
                    .about("temp", "rate")
                    .evidence("temp_rate_bytes", counted.temp_bytes)
                    .remedy("see which statements", "authctl monitor postgres slow", "none: it only looks")
                    .remedy(
                        "raise work_mem for the role that sorts",
                        psql("ALTER ROLE ROLE SET work_mem = '32MB'"),
                        "each sort of each session may take that much memory",
                    )
            });
            spilled.into_iter().collect()
        })
    }),
};
