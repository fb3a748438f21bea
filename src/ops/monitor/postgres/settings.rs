//! Settings: dangerous ones, those that wait for a restart, and what differs from its default.

use super::rows::{self, Rows};
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::report::{Answer, Verdict};
use crate::sql;
use crate::text;

/// Settings of the server; with `all`, those at their default too. One round trip.
pub async fn settings(reader: &Reader, all: bool) -> Result<Answer> {
    let query = sql::MONITOR_POSTGRES_SETTINGS.for_server(reader.major());
    let rows = rows::ask(reader, query, &[&all]).await?;
    let hidden = if rows.flag("sees_all") { Verdict::Fine } else { Verdict::Unknown };
    Ok(Answer {
        kind: "monitor.postgres.settings/1",
        source: reader.source(),
        data: None,
        notes: notes(&rows, all),
        verdict: rows.verdict.max(hidden),
        table: rows.table.when_empty("every setting has its default"),
    })
}

fn notes(rows: &Rows, all: bool) -> Vec<String> {
    let mut notes = Vec::new();
    if !all {
        let shown = rows.table.rows.len();
        notes.push(format!(
            "{} are at their default and not shown; `--all` shows them",
            text::plural(rows.count("settings").saturating_sub(shown), "setting")
        ));
    }
    let altered = rows.lines().any(|line| line.words("remedy").starts_with("ALTER SYSTEM"));
    if altered {
        notes.push(
            "what ALTER SYSTEM sets is in force after `authctl postgres reload`, or after a restart where applied_by says so"
                .to_owned(),
        );
    }
    let own = rows.words("own");
    if !own.is_empty() {
        notes.push(format!(
            "not visible here, because this session has its own: {own}; `SHOW` in a session of the application tells them"
        ));
    }
    if !rows.flag("sees_all") {
        notes.push(format!(
            "some settings are UNKNOWN to this role; a superuser can change that: `GRANT pg_monitor TO {}`",
            sql::identifier(&rows.words("role"))
        ));
    }
    notes
}
