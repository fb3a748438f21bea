//! The statements that took the most time, as `pg_stat_statements` counted it.

use std::time::Duration;

use super::rows::{self, Rows};
use super::slow_during::slow_during;
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::ops::monitor::literals;
use crate::report::{Answer, Column, Table, Verdict};
use crate::sql;
use crate::text::{self, plural};

/// What comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What took the most time in all.
    #[default]
    Total,
    /// What takes the longest each time.
    Mean,
    /// What is called most often.
    Calls,
}

impl Order {
    const fn word(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Mean => "mean",
            Self::Calls => "calls",
        }
    }
}

/// The first `limit` statements of the server in this order: by what was counted within `period`, or since statistics
/// were reset.
pub async fn slow(reader: &Reader, order: Order, limit: u32, period: Option<Duration>) -> Result<Answer> {
    let home = sql::MONITOR_POSTGRES_STATEMENTS_HOME.for_server(reader.major());
    let home = reader.row(home.text, &[]).await?;
    let (installed, preloaded): (bool, bool) = (home.get("installed"), home.get("preloaded"));
    if !(installed && preloaded) {
        return Ok(uncounted(reader, home.get("database"), installed, preloaded));
    }
    if let Some(period) = period {
        return slow_during(reader, order, limit, period).await;
    }
    let query = sql::MONITOR_POSTGRES_SLOW.for_server(reader.major());
    let mut rows = rows::ask(reader, query, &[&order.word(), &i64::from(limit)]).await?;
    // the extension leaves the values of statements like CREATE ROLE in its text
    rows.column("query").for_each(literals::hide);
    Ok(Answer {
        kind: KIND,
        source: reader.source(),
        data: None,
        notes: notes(&rows),
        verdict: if rows.count("unseen_statements") > 0 { Verdict::Unknown } else { Verdict::Fine },
        table: rows.table.when_empty("no statement has been counted yet"),
    })
}

pub(super) const KIND: &str = "monitor.postgres.slow/1";

/// What is said where nothing counts: every step that is missing.
fn uncounted(reader: &Reader, database: &str, installed: bool, preloaded: bool) -> Answer {
    let mut notes = Vec::new();
    if !preloaded {
        notes.push(
            "load the library with the server: add pg_stat_statements to `shared_preload_libraries` in \
             postgresql.conf (or the parameter group), such as `shared_preload_libraries = \
             'pg_stat_statements'`, and restart PostgreSQL"
                .to_owned(),
        );
    }
    if !installed {
        notes.push(format!(
            "make the extension in the database {}: `CREATE EXTENSION pg_stat_statements`",
            text::clean(database)
        ));
    }
    let why = match (installed, preloaded) {
        (true, _) => "pg_stat_statements is installed here but was not loaded with the server",
        (false, true) => "pg_stat_statements is loaded but not installed in this database",
        (false, false) => "pg_stat_statements is neither loaded nor installed",
    };
    let columns = sql::MONITOR_POSTGRES_SLOW.for_server(reader.major()).columns();
    let table = Table::new(columns.map(|(name, _)| Column::new(name)));
    Answer {
        kind: KIND,
        source: reader.source(),
        data: None,
        verdict: Verdict::Unknown,
        notes,
        table: table.when_empty(format!("UNKNOWN: {why}")),
    }
}

fn notes(rows: &Rows) -> Vec<String> {
    let mut notes =
        vec![format!("counted since {}; `--for 10s` counts what happens now", rows.words("since_at"))];
    let (shown, all) = (rows.table.rows.len(), rows.count("statements"));
    if shown < all {
        notes.push(format!("{shown} of {all} statements are shown; `--limit {all}` shows all"));
    }
    let evicted = rows.count("evicted");
    if evicted > 0 {
        notes.push(format!(
            "statements were dropped to make room {}: what is rare is not counted fully; raise \
             `pg_stat_statements.max`",
            plural(evicted, "time")
        ));
    }
    let unseen = rows.count("unseen_statements");
    notes.extend(rows::unseen(rows, unseen, &rows::of(unseen, "text", "statement")));
    notes
}
