//! Replication slots, the write-ahead log and its archive, indexes and sequences.

use super::{judged, psql};
use crate::ops::doctor::check::{Check, Judge, Judged};
use crate::ops::doctor::facts::{Index, Postgres, Sequence, Server, Slot};
use crate::ops::doctor::finding::{Finding, Severity};
use crate::sql;
use crate::text;

/// Seconds for which nobody reads from a slot.
const UNREAD: f64 = 600.0;
/// Bytes kept for nobody.
const RETAINED: i64 = 1 << 30;

pub(super) const SLOTS: Check = Check {
    id: "pg.slots",
    measures: "replication slots from which nobody reads: the server keeps its log and dead rows for them until the disk \
               is full",
    thresholds: "10 minutes, 1 GiB or 1,000,000 transactions kept for nobody warn; a slot that lost its log is critical",
    source: "judgement: a restart of the reader takes less; wal_status is the server's own word",
    remedies: ["drop the slot", "set max_slot_wal_keep_size"],
    docs: "https://www.postgresql.org/docs/current/view-pg-replication-slots.html",
    judge: Judge::Postgres(|postgres| {
        let keeps = |slot: &Slot| {
            let holders = postgres.holders.known().map_or(&[][..], |holders| &holders.rows);
            let own = holders.iter().filter(|holder| holder.kind == "slot" && holder.name == slot.name);
            own.filter_map(|holder| holder.age_xids).max()
        };
        judged(&postgres.slots, |rows| rows.iter().filter_map(|row| slot(row, keeps(row))).collect())
    }),
};

fn slot(slot: &Slot, keeps: Option<i64>) -> Option<Finding> {
    let lost = matches!(slot.wal_status.as_deref(), Some("unreserved" | "lost"))
        || slot.invalidation_reason.is_some();
    let retained = slot.retained_bytes.unwrap_or_default();
    let unread = !slot.active
        && (slot.inactive_seconds.is_some_and(|since| since >= UNREAD)
            || retained >= RETAINED
            || keeps.is_some_and(|xids| xids >= 1_000_000));
    if !lost && !unread {
        return None;
    }
    let since =
        slot.inactive_seconds.map_or_else(String::new, |since| format!(" for {}", text::seconds(since)));
    let back = keeps.map_or_else(String::new, |xids| format!(" and {} transactions", text::count(xids)));
    let (severity, title, cause) = if lost {
        let reason = slot.invalidation_reason.as_deref().or(slot.wal_status.as_deref()).unwrap_or("lost");
        let cause = format!("the {} slot {} can no longer be read from ({reason})", slot.kind, slot.name);
        (Severity::Crit, "a replication slot lost its log", cause)
    } else {
        let amount = text::bytes(retained);
        let cause = format!(
            "nobody reads from the {} slot {}{since}, and {amount} of log{back} are kept for it",
            slot.kind, slot.name
        );
        (Severity::Warn, "a replication slot is abandoned", cause)
    };
    Some(
        Finding::new("pg.slots", severity, title, cause)
            .about("slot", &slot.name)
            .evidence("retained_wal_bytes", retained)
            .evidence("inactive_seconds", slot.inactive_seconds)
            .evidence("age_xids", keeps)
            .evidence("wal_status", slot.wal_status.as_deref())
            .remedy(
                "drop it, where its reader is gone for good",
                psql(&format!("SELECT pg_drop_replication_slot({})", sql::literal(&slot.name))),
                "its reader must begin anew with a full copy",
            )
            .remedy(
                "bound what slots may keep",
                psql("ALTER SYSTEM SET max_slot_wal_keep_size = '10GB'; SELECT pg_reload_conf()"),
                "a reader that falls further behind must begin anew",
            ),
    )
}

pub(super) const ARCHIVE: Check = Check {
    id: "pg.archive",
    measures: "whether the server can archive its log: what it cannot, it keeps, and no backup can be brought up to date",
    thresholds: "a failure after the last success warns; without success for 10 minutes it is critical",
    source: "pg_stat_archiver; the server tries again every minute",
    remedies: ["see what archive_command says in the server's log", "free its target, or mend its rights"],
    docs: "https://www.postgresql.org/docs/current/continuous-archiving.html",
    judge: Judge::Postgres(|postgres| {
        Judged::of(&postgres.server, |server| archive(server).into_iter().collect())
    }),
};

fn archive(server: &Server) -> Option<Finding> {
    let failed = server.archive_failure_age_seconds.filter(|_| server.archiving)?;
    let succeeded = server.archived_age_seconds;
    // the younger of the two tells how it stands
    if succeeded.is_some_and(|succeeded| succeeded < failed) {
        return None;
    }
    let severity =
        if succeeded.unwrap_or(server.uptime_seconds) >= 600.0 { Severity::Crit } else { Severity::Warn };
    let file = server.failed_file.as_deref().unwrap_or("a file of its log");
    let last = succeeded.map_or_else(|| "never".to_owned(), |age| format!("{} ago", text::seconds(age)));
    let cause = format!(
        "archiving {file} failed {} ago, for the {}th time; it last worked {last}",
        text::seconds(failed),
        server.archive_failures
    );
    Some(
        Finding::new("pg.archive", severity, "the log cannot be archived", cause)
            .about("archive", "command")
            .evidence("archive_failures", server.archive_failures)
            .evidence("failure_age_seconds", failed)
            .evidence("archived_age_seconds", succeeded)
            .remedy(
                "see what archive_command is and run it by hand",
                psql("SHOW archive_command"),
                "none: it only looks",
            )
            .remedy(
                "free room at its target, or mend its rights there; the server goes on by itself",
                psql("SELECT * FROM pg_stat_archiver"),
                "none: it only looks",
            ),
    )
}

pub(super) const WAL: Check = Check {
    id: "pg.wal",
    measures: "how fast the log is written, against max_wal_size: a full one forces a checkpoint, and with it whole pages \
               into the log",
    thresholds: "a forced checkpoint every minute at the present rate warns, every 15 s is critical",
    source: "checkpoint_warning of PostgreSQL: 30 s",
    remedies: ["raise max_wal_size", "spread bulk work over time"],
    docs: "https://www.postgresql.org/docs/current/wal-configuration.html",
    judge: Judge::Postgres(wal),
};

fn wal(postgres: &Postgres) -> Judged {
    Judged::of(&postgres.counted, |counted| {
        let (Some(rate), Some(server)) =
            (counted.wal_bytes.filter(|rate| *rate > 0), postgres.server.known())
        else {
            return Vec::new();
        };
        // checkpoints begin at half of it, so that the whole never is exceeded
        let every = server.max_wal_bytes / 2 / rate;
        let severity = match every {
            ..15 => Severity::Crit,
            15..60 => Severity::Warn,
            _ => return Vec::new(),
        };
        let cause = format!(
            "{} of log a second fill max_wal_size ({}) so fast that a checkpoint is forced every {every} s",
            text::bytes(rate),
            text::bytes(server.max_wal_bytes)
        );
        let size = text::bytes(server.max_wal_bytes.saturating_mul(4)).replace(".0 ", "").replace("iB", "B");
        vec![
            Finding::new("pg.wal", severity, "checkpoints are forced by the size of the log", cause)
                .about("wal", "rate")
                .evidence("wal_rate_bytes", rate)
                .evidence("max_wal_bytes", server.max_wal_bytes)
                .remedy(
                    "raise max_wal_size",
                    psql(&format!("ALTER SYSTEM SET max_wal_size = '{size}'; SELECT pg_reload_conf()")),
                    "more room on disk, and a longer recovery after a crash",
                )
                .remedy("see which statements write", "authctl monitor postgres slow", "none: it only looks"),
        ]
    })
}

pub(super) const INDEXES: Check = Check {
    id: "pg.index",
    measures: "indexes that are not valid and cost every write for nothing; duplicates; those that nobody used for two weeks",
    thresholds: "invalid warns; duplicate and unused are worth knowing",
    source: "judgement: fourteen days hold a month's end in most cases, and statistics since then are needed",
    remedies: ["REINDEX INDEX CONCURRENTLY, or drop it", "DROP INDEX CONCURRENTLY the one too many"],
    docs: "https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY",
    judge: Judge::Postgres(|postgres| {
        judged(&postgres.indexes, |rows| rows.iter().filter_map(index).collect())
    }),
};

fn index(index: &Index) -> Option<Finding> {
    let what = index.finding.as_deref().filter(|what| !what.contains("being built"))?;
    let invalid = matches!(what, "invalid" | "not on every partition");
    let (severity, title) = if invalid {
        (Severity::Warn, format!("index {} is not valid", index.name))
    } else {
        (Severity::Info, format!("index {} is superfluous", index.name))
    };
    let size = index.size_bytes.map_or_else(|| "an unknown size".to_owned(), text::bytes);
    let cause = if invalid {
        let table = &index.table;
        format!(
            "{} ({size}) on {table} is {what}: a build of it failed, and every write still pays for it",
            index.name
        )
    } else {
        format!("{} ({size}) on {} is {what}", index.name, index.table)
    };
    let name = format!("{}.{}", sql::identifier(&index.schema), sql::identifier(&index.name));
    let drop = format!("DROP INDEX CONCURRENTLY {name}");
    let first = index.remedy.clone().unwrap_or_else(|| drop.clone());
    let finding = Finding::new("pg.index", severity, title, cause)
        .about("index", &index.name)
        .evidence("size_bytes", index.size_bytes)
        .evidence("finding", what);
    Some(if invalid {
        finding
            .remedy("build it again", psql(&first), "as long as the first build; nobody is locked out")
            .remedy(
                "drop it, where nobody needs it",
                psql(&drop),
                "queries that would have used it stay as they are",
            )
    } else {
        finding.remedy("drop it", psql(&first), "a standby, or a job once a month, may use it").remedy(
            "see all of them first",
            "authctl monitor postgres indexes",
            "none: it only looks",
        )
    })
}

/// Shares of all values.
const USED: (f64, f64) = (0.7, 0.9);

pub(super) const SEQUENCES: Check = Check {
    id: "pg.seq",
    measures: "sequences against their own limit and the type of their column: the last value ends all inserts",
    thresholds: "70 % warns, 90 % is critical",
    source: "check_postgres: 85 and 95 %; a change of type on a large table needs weeks of preparation",
    remedies: ["change the column to bigint", "begin again where values were freed"],
    docs: "https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-SERIAL",
    judge: Judge::Postgres(|postgres| {
        judged(&postgres.sequences, |rows| rows.iter().filter_map(sequence).collect())
    }),
};

fn sequence(sequence: &Sequence) -> Option<Finding> {
    let used = sequence.used_ratio.filter(|used| *used >= USED.0)?;
    // one that cycles never ends, and the view says so
    if sequence.limited_by.as_deref().is_some_and(|by| by.starts_with("nothing")) {
        return None;
    }
    let severity = if used >= USED.1 { Severity::Crit } else { Severity::Warn };
    let column = sequence.table.as_ref().zip(sequence.column.as_ref());
    let of = column.map_or_else(String::new, |(table, column)| format!(" of {table}.{column}"));
    let left = text::count(sequence.remaining.unwrap_or_default());
    let by = sequence.limited_by.as_deref().unwrap_or("its limit");
    let cause =
        format!("{}{of} has used {:.0} % of its values, {left} are left ({by})", sequence.name, used * 100.0);
    let mend = sequence.remedy.clone().unwrap_or_else(|| "ALTER SEQUENCE … AS bigint".to_owned());
    Some(
        Finding::new("pg.seq", severity, format!("sequence {} runs out", sequence.name), cause)
            .about("sequence", &sequence.name)
            .evidence("used_ratio", used)
            .evidence("remaining", sequence.remaining)
            .remedy(
                "make room for more values",
                psql(&mend),
                "a column's type is changed by writing the whole table under an exclusive lock: do it stepwise",
            )
            .remedy("see how fast they go", "authctl monitor postgres sequences", "none: it only looks"),
    )
}
