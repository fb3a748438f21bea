//! The rows of the views that a diagnosis reads, as typed values. Names and units are those of the views.

use super::session::{Line, OfRow};
use crate::error::Result;

/// Declares a row: a field for each column that is read, under the column's name.
macro_rules! rows {
    ($($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $field:ident: $kind:ty = $column:literal,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, Default, PartialEq)]
            pub(crate) struct $name {
                $($(#[$about])* pub(crate) $field: $kind,)*
            }

            #[cfg(test)]
            impl $name {
                const COLUMNS: &[&str] = &[$($column),*];
            }

            impl OfRow for $name {
                fn of(line: &Line<'_>) -> Result<Self> {
                    Ok(Self { $($field: line.get($column)?,)* })
                }
            }
        )*
    };
}

rows! {
    /// The server by itself.
    Server {
        database: String = "database",
        uptime_seconds: f64 = "uptime_seconds",
        shared_buffers_bytes: i64 = "shared_buffers_bytes",
        max_wal_bytes: i64 = "max_wal_bytes",
        autovacuum: bool = "autovacuum",
        track_counts: bool = "track_counts",
        idle_transaction_timeout_ms: Option<i64> = "idle_transaction_timeout_ms",
        archiving: bool = "archiving",
        archive_failures: i64 = "archive_failures",
        archive_failure_age_seconds: Option<f64> = "archive_failure_age_seconds",
        archived_age_seconds: Option<f64> = "archived_age_seconds",
        failed_file: Option<String> = "failed_file",
        cron_database: Option<String> = "cron_database",
    }

    /// What the server counts; after [`Counters::since`] what it counted in between.
    Counters {
        deadlocks: i64 = "deadlocks",
        checksum_failures: i64 = "checksum_failures",
        temp_bytes: i64 = "temp_bytes",
        wal_bytes: Option<i64> = "wal_bytes",
    }

    /// A limit on connections, or a group of those who have some.
    Connections {
        /// `server`, `database`, `role`, `application`.
        scope: String = "scope",
        name: String = "name",
        state: Option<String> = "state",
        sessions: i64 = "sessions",
        limit: Option<i64> = "limit",
        used_ratio: Option<f64> = "used_ratio",
        user: Option<String> = "user",
        database: Option<String> = "database",
    }

    /// A session.
    Transaction {
        pid: i32 = "pid",
        user: Option<String> = "user",
        application: Option<String> = "application",
        backend: Option<String> = "backend",
        state: Option<String> = "state",
        xact_age_seconds: Option<f64> = "xact_age_seconds",
        query_age_seconds: Option<f64> = "query_age_seconds",
        state_age_seconds: Option<f64> = "state_age_seconds",
        blocked_by: Option<Vec<i32>> = "blocked_by",
    }

    /// A place in a tree of those who wait for locks. Process 0 is a prepared transaction.
    Locked {
        depth: i32 = "depth",
        pid: i32 = "pid",
        /// `root`, `amplifier`, `waiter`, `cycle`.
        part: String = "part",
        relation: Option<String> = "relation",
        wanted: Option<String> = "wanted",
        wait_seconds: Option<f64> = "wait_seconds",
        held: Option<String> = "held",
        state: Option<String> = "state",
        xact_age_seconds: Option<f64> = "xact_age_seconds",
        blocked: Option<i64> = "blocked",
        longest_wait_seconds: Option<f64> = "longest_wait_seconds",
        frees: Option<i64> = "frees",
        gid: Option<String> = "gid",
        application: Option<String> = "application",
    }

    /// Somebody who keeps vacuum from removing dead rows.
    Holder {
        /// `session`, `standby`, `slot`, `prepared`.
        kind: String = "kind",
        name: String = "name",
        age_xids: Option<i64> = "age_xids",
        age_seconds: Option<f64> = "age_seconds",
        /// `all rows`, `catalog rows`.
        holds: String = "holds",
        pid: Option<i32> = "pid",
        state: Option<String> = "state",
        database: Option<String> = "database",
        dead_rows: Option<i64> = "dead_rows",
    }

    /// A table, by what vacuum has to do.
    Table {
        schema: String = "schema",
        name: String = "table",
        state: Option<String> = "state",
        dead_rows: Option<i64> = "dead_rows",
        threshold_rows: Option<i64> = "threshold_rows",
        vacuum_age_seconds: Option<f64> = "vacuum_age_seconds",
        remedy: Option<String> = "remedy",
        workers: i64 = "workers",
        max_workers: i64 = "max_workers",
        busy_on: Option<String> = "busy_on",
    }

    /// A replication slot.
    Slot {
        name: String = "slot",
        kind: String = "type",
        active: bool = "active",
        wal_status: Option<String> = "wal_status",
        retained_bytes: Option<i64> = "retained_bytes",
        inactive_seconds: Option<f64> = "inactive_seconds",
        invalidation_reason: Option<String> = "invalidation_reason",
    }

    /// How far the transaction numbers of a database or table are used up.
    Wraparound {
        scope: String = "scope",
        name: String = "name",
        age_xids: i64 = "age_xids",
        used_ratio: f64 = "used_ratio",
        mxid_used_ratio: f64 = "mxid_used_ratio",
        why: Option<String> = "why",
    }

    /// An index.
    Index {
        schema: String = "schema",
        table: String = "table",
        name: String = "index",
        finding: Option<String> = "finding",
        size_bytes: Option<i64> = "size_bytes",
        remedy: Option<String> = "remedy",
    }

    /// A setting that differs from its default, is dangerous or waits for a restart.
    Setting {
        name: String = "name",
        verdict: Option<String> = "verdict",
        value: Option<String> = "value",
        finding: Option<String> = "finding",
        remedy: Option<String> = "remedy",
    }

    /// A sequence.
    Sequence {
        name: String = "sequence",
        used_ratio: Option<f64> = "used_ratio",
        remaining: Option<i64> = "remaining",
        limited_by: Option<String> = "limited_by",
        table: Option<String> = "table",
        column: Option<String> = "column",
        remedy: Option<String> = "remedy",
    }
}

impl Counters {
    /// What was counted since `before`, `seconds` ago, as counts in a second where it is a flow and as it stands
    /// where one is too many.
    pub(super) fn since(&self, before: &Self, seconds: f64) -> Self {
        let rate = |now: i64, then: i64| rate(now.saturating_sub(then).max(0), seconds);
        Self {
            deadlocks: (self.deadlocks - before.deadlocks).max(0),
            checksum_failures: self.checksum_failures,
            temp_bytes: rate(self.temp_bytes, before.temp_bytes),
            wal_bytes: self.wal_bytes.zip(before.wal_bytes).map(|(now, then)| rate(now, then)),
        }
    }
}

#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "a rate is no exact number")]
fn rate(count: i64, seconds: f64) -> i64 {
    (count as f64 / seconds.max(0.001)).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sql;

    #[test]
    fn every_column_that_is_read_is_there() {
        for (view, columns) in [
            (sql::DOCTOR_SERVER, Server::COLUMNS),
            (sql::DOCTOR_COUNTERS, Counters::COLUMNS),
            (sql::MONITOR_POSTGRES_CONNECTIONS, Connections::COLUMNS),
            (sql::MONITOR_POSTGRES_ACTIVITY, Transaction::COLUMNS),
            (sql::MONITOR_POSTGRES_LOCKS, Locked::COLUMNS),
            (sql::MONITOR_POSTGRES_XMIN, Holder::COLUMNS),
            (sql::MONITOR_POSTGRES_VACUUM, Table::COLUMNS),
            (sql::MONITOR_POSTGRES_SLOTS, Slot::COLUMNS),
            (sql::MONITOR_POSTGRES_WRAPAROUND, Wraparound::COLUMNS),
            (sql::MONITOR_POSTGRES_INDEXES, Index::COLUMNS),
            (sql::MONITOR_POSTGRES_SETTINGS, Setting::COLUMNS),
            (sql::MONITOR_POSTGRES_SEQUENCES, Sequence::COLUMNS),
        ] {
            for query in view.all() {
                let declared: Vec<_> = query.columns().chain(query.about()).map(|(name, _)| name).collect();
                for column in columns {
                    assert!(declared.contains(column), "{} has no `{column}`", query.name);
                }
            }
        }
    }

    #[test]
    fn what_flows_is_counted_by_the_second() {
        let before = Counters { temp_bytes: 100, wal_bytes: Some(50), deadlocks: 1, ..Counters::default() };
        let after = Counters { temp_bytes: 300, wal_bytes: None, deadlocks: 1, checksum_failures: 2 };
        let since = after.since(&before, 2.0);
        assert_eq!(
            (since.temp_bytes, since.wal_bytes, since.deadlocks, since.checksum_failures),
            (100, None, 0, 2)
        );
    }
}
