//! The session that holds the lock: settled between two files, so that each begins as if it were the first.

use std::time::Duration;

use futures_util::future::join;
use tokio::sync::OnceCell;
use tokio_postgres::types::Type;
use tokio_postgres::{Row, Statement};

use super::failure::Failure;
use crate::conn::postgres::Writer;
use crate::ops::migrate::grammar::Sort;
use crate::ops::migrate::history::History;
use crate::ops::migrate::lock;
use crate::ops::migrate::prepare::Prepared;
use crate::progress::Progress;
use crate::sql;
use crate::text;

/// Takes back what a file may have left. It is `DISCARD ALL` without what would release the lock. A backend
/// whose client has died looks up within 2 s.
pub(in crate::ops::migrate) const SETTLE: &str = "RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; CLOSE ALL; UNLISTEN *; DISCARD PLANS; \
     DISCARD SEQUENCES; DISCARD TEMP; SET client_connection_check_interval = '2s'";

/// A file may go on as another role, which need not be able to write the history, and under a time-out of its
/// own. This ends with the transaction, so that what the file itself set is seen afterwards.
pub(in crate::ops::migrate) const OURSELVES: &str =
    "SET LOCAL statement_timeout = 0; SET LOCAL session_authorization TO DEFAULT; SET LOCAL role TO DEFAULT";

/// Ends a statement so that it tells which session has run it.
pub(super) const WITNESS: &str = "RETURNING pg_catalog.pg_backend_pid() AS pid";

/// The session that holds the lock.
pub(super) struct Session {
    /// The session itself.
    pub(super) writer: Writer,
    /// Its process id: behind a pooler that hands out servers by transaction it would change.
    pub(super) pid: i32,
    /// No statement waits for a lock longer.
    pub(super) lock_timeout: Duration,
    /// Whether it is as at login, but for the limits.
    settled: bool,
    /// The statement that records a migration, once it has been prepared.
    recording: OnceCell<Statement>,
}

impl Session {
    /// The session of `writer`, which has just taken the lock.
    pub(super) fn new(writer: Writer, pid: i32, lock_timeout: Duration) -> Self {
        Self { writer, pid, lock_timeout, settled: false, recording: OnceCell::new() }
    }

    /// Settles the session for the next file, sets its limits and makes sure of the lock, in one round trip;
    /// nothing of that where the file before has left it as it was.
    pub(super) async fn settle(&mut self) -> Result<(), Failure> {
        if self.settled {
            return Ok(());
        }
        let settle = format!("{SETTLE}; {}", self.limits());
        let client = self.writer.client();
        let kept = sql::MIGRATE_LOCK_KEPT.for_server(self.writer.major()).text;
        let (settled, kept) =
            join(client.batch_execute(&settle), client.query_typed(kept, lock::PARAMETERS)).await;
        settled.map_err(Failure::Before)?;
        lock::check(kept.map_err(Failure::Before)?.first())?;
        self.settled = true;
        Ok(())
    }

    /// Remembers that a file was run.
    pub(super) fn has_run(&mut self, prepared: &Prepared) {
        self.settled &= is_quiet(prepared);
    }

    /// The statement that writes the row of a migration and tells by which session: it is run once a file, so
    /// it is planned once.
    pub(super) async fn recording(&self, history: &History) -> Result<&Statement, tokio_postgres::Error> {
        let text = format!("{} {WITNESS}", history.record());
        let types = [Type::INT8, Type::TEXT, Type::TEXT];
        self.recording.get_or_try_init(|| self.writer.client().prepare_typed(&text, &types)).await
    }

    /// Makes sure that this session still holds the lock.
    pub(super) async fn check_lock(&self) -> Result<(), Failure> {
        let kept = sql::MIGRATE_LOCK_KEPT.for_server(self.writer.major()).text;
        Ok(lock::check(self.writer.rows(kept, lock::PARAMETERS).await?.first())?)
    }

    /// No statement waits for a lock longer than it may, and nothing else limits it. An autovacuum in the way is
    /// ended by the server once a session has waited for `deadlock_timeout`, 1 s by default, which is longer
    /// than anybody waits here; a role that may do so makes it shorter.
    fn limits(&self) -> String {
        let deadlock_timeout = (self.lock_timeout / 2).max(Duration::from_millis(1)).as_millis();
        format!(
            "SET lock_timeout = {}; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; \
             SELECT pg_catalog.set_config(s.name, '0', false) FROM pg_catalog.pg_settings AS s \
             WHERE s.name IN ('transaction_timeout', 'idle_session_timeout'); \
             SELECT pg_catalog.set_config('deadlock_timeout', '{deadlock_timeout}ms', false) \
             WHERE pg_catalog.has_parameter_privilege('deadlock_timeout', 'SET')",
            self.lock_timeout.as_millis()
        )
    }

    /// The settings that are not as at login, where a file may change them.
    pub(super) async fn settings(&self, prepared: &Prepared) -> Vec<(String, String)> {
        if !may_leak(prepared) {
            return Vec::new();
        }
        let statement = sql::MIGRATE_SESSION_SETTINGS.for_server(self.writer.major()).text;
        let rows = self.writer.client().query_typed(statement, &[]).await.unwrap_or_default();
        rows.iter().map(|row: &Row| (row.get("name"), row.get("setting"))).collect()
    }
}

/// Whether a file changes objects alone. A function in a default or a conversion could change the session all
/// the same, and nobody writes one that does.
pub(super) fn is_quiet(prepared: &Prepared) -> bool {
    let only_objects = prepared.parsed.statements.iter().all(|statement| statement.only_objects);
    prepared.is_whole() && only_objects
}

/// Whether a file may leave settings behind: it says SET, or calls what sets.
fn may_leak(prepared: &Prepared) -> bool {
    let says_set = prepared.parsed.statements.iter().any(|statement| statement.sort == Sort::Setting);
    says_set || prepared.body.sent.to_ascii_lowercase().contains("set_config")
}

/// Tells which settings are other than they were `before` a file; they are taken back before the next one.
pub(super) fn tell_leaks(
    file: &str,
    before: &[(String, String)],
    after: &[(String, String)],
    progress: &dyn Progress,
) {
    let leaked: Vec<&str> =
        after.iter().filter(|setting| !before.contains(setting)).map(|(name, _)| name.as_str()).collect();
    if leaked.is_empty() {
        return;
    }
    let settings = text::plural(leaked.len(), "setting");
    progress.note(&format!(
        "{file} left {settings} of the session changed, reset before anything else: {}. SET LOCAL ends with the \
         file.",
        leaked.join(", ")
    ));
}

/// Tells what the server said unasked: warnings to everybody, the rest to those who asked for detail.
pub(super) fn tell_notices(writer: &Writer, progress: &dyn Progress) {
    for notice in writer.notices() {
        if notice.starts_with("WARNING") {
            progress.note(&notice);
        } else {
            progress.detail(&notice);
        }
    }
}
