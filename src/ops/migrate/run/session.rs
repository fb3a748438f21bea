//! The session between two files: what one left behind is taken back before the next, and told.

use tokio_postgres::Row;

use crate::conn::postgres::Writer;
use crate::ops::migrate::grammar::Sort;
use crate::ops::migrate::prepare::Prepared;
use crate::progress::Progress;
use crate::text;

/// Takes back what a file may have left. It is `DISCARD ALL` without what would release the lock. A backend
/// whose client has died looks up within 2 s.
pub(super) const SETTLE: &str = "RESET SESSION AUTHORIZATION; RESET ALL; CLOSE ALL; UNLISTEN *; DISCARD PLANS; DISCARD SEQUENCES; \
     DISCARD TEMP; SET client_connection_check_interval = '2s'";

/// Whether a file may have left settings behind: it says SET, or calls what sets.
pub(super) fn may_leak(prepared: &Prepared) -> bool {
    let says_set = prepared.parsed.statements.iter().any(|statement| statement.sort == Sort::Setting);
    says_set || prepared.body.sent.to_ascii_lowercase().contains("set_config")
}

/// Tells which settings a file left behind; they are taken back before the next one.
pub(super) fn tell_leaks(file: &str, leaked: &[Row], progress: &dyn Progress) {
    let names: Vec<&str> = leaked.iter().map(|row| row.get("name")).collect();
    if names.is_empty() {
        return;
    }
    let settings = text::plural(names.len(), "setting");
    progress.note(&format!(
        "{file} left {settings} of the session changed, reset before anything else: {}. SET LOCAL ends with the \
         file.",
        names.join(", ")
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
