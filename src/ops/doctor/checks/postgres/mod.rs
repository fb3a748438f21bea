//! What PostgreSQL's facts mean.

mod jobs;
mod sessions;
mod settings;
mod storage;
mod vacuum;

use crate::ops::doctor::check::{Check, Judged};
use crate::ops::doctor::facts::Rows;
use crate::ops::doctor::finding::Finding;
use crate::ops::seen::Seen;
use crate::text;

pub(super) const CHECKS: &[&Check] = &[
    &sessions::CONNECTIONS,
    &sessions::BLOCKED,
    &sessions::PREPARED,
    &sessions::IDLE,
    &sessions::LONG,
    &vacuum::HORIZON,
    &vacuum::DEAD,
    &vacuum::AUTOVACUUM,
    &vacuum::WRAPAROUND,
    &storage::SLOTS,
    &storage::ARCHIVE,
    &storage::WAL,
    &storage::INDEXES,
    &storage::SEQUENCES,
    &settings::SETTINGS,
    &settings::COUNTERS,
    &settings::TEMPORARY,
    &jobs::CRON,
];

/// What the rows of a view mean, and what of them was hidden.
fn judged<T>(seen: &Seen<Rows<T>>, judge: impl FnOnce(&[T]) -> Vec<Finding>) -> Judged {
    match seen {
        Seen::Known(known) => Judged::found(judge(&known.rows)).and_blind(known.blind.clone()),
        hidden => Judged::blind(hidden),
    }
}

/// `psql -c STATEMENT`, ready to be copied.
fn psql(statement: &str) -> String {
    format!("psql -c {}", text::argument(statement))
}
