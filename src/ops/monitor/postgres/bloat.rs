//! Bloat: what tables and indexes take beyond what their rows need, as an estimate, or of one table exactly.
//!
//! The estimate follows ioguix's formulas (<https://github.com/ioguix/pgsql-bloat-estimation>): pages that the rows
//! would fill by the widths that ANALYZE knows, against pages that there are. It costs one look at the catalog.

use tokio_postgres::types::Type;

use super::rows::{self, Rows};
use crate::conn::postgres::Reader;
use crate::error::{Error, Result};
use crate::report::{Answer, Table, Verdict};
use crate::sql;
use crate::text;

/// A relation of which half is bloat warns: its scans read twice what they need.
const BLOAT_WARN: f64 = 0.5;
/// Below so many bytes nothing is said: 1 GB, where `check_postgres` begins to warn.
const BLOAT_FLOOR_BYTES: i64 = 1 << 30;

/// The estimated bloat of tables and btree indexes, the largest first, at most `limit`. One round trip.
pub async fn bloat(reader: &Reader, limit: u32) -> Result<Answer> {
    let query = sql::MONITOR_POSTGRES_BLOAT.for_server(reader.major());
    let rows = rows::ask(reader, query, &[&i64::from(limit), &BLOAT_WARN, &BLOAT_FLOOR_BYTES]).await?;
    let empty = format!("the database {} has no tables", rows.words("database"));
    Ok(Answer {
        kind: "monitor.postgres.bloat/1",
        source: reader.source(),
        data: None,
        notes: notes(&rows),
        verdict: rows.verdict,
        table: rows.table.when_empty(empty),
    })
}

fn notes(rows: &Rows) -> Vec<String> {
    let mut notes: Vec<_> = rows.cut("relations").into_iter().collect();
    notes.push(
        "bloat is an estimate of what ANALYZE saw, and may be off by a fifth; an index of many equal values looks \
         better than it is; `--exact TABLE` looks into a table"
            .to_owned(),
    );
    if rows.lines().any(|line| line.says("cause", "dead rows, held")) {
        notes.push(
            "what is held was left by a vacuum since the oldest transaction began; `authctl monitor postgres xmin` shows \
             whose it is"
                .to_owned(),
        );
    }
    if rows
        .lines()
        .any(|line| line.says("cause", "free space, to be used again") && line.verdict() == Verdict::Warn)
    {
        notes.push(
            "free space in a table is filled again by new rows; only VACUUM FULL gives it back, under a lock that keeps \
             everybody out"
                .to_owned(),
        );
    }
    let unseen = rows.count("unseen_tables");
    if unseen > 0 {
        notes.push(format!(
            "the bloat of {} is UNKNOWN to this role, which may not read them; their owner can change that: \
             `GRANT SELECT ON TABLE … TO {}`",
            text::plural(unseen, "table"),
            sql::identifier(&rows.words("role"))
        ));
    }
    let unanalyzed = rows.count("unanalyzed_tables");
    if unanalyzed > 0 {
        notes.push(format!(
            "the bloat of {} is UNKNOWN until they are analyzed: `ANALYZE`",
            text::plural(unanalyzed, "table")
        ));
    }
    notes
}

/// What the pages of one table hold, which `pgstattuple` counts page by page where dead rows may be. Two round trips.
pub async fn bloat_exact(reader: &Reader, table: &str) -> Result<Answer> {
    let home = sql::MONITOR_POSTGRES_BLOAT_HOME.for_server(reader.major());
    let home = reader.row(home.text, &[(&table, Type::TEXT)]).await?;
    let (relation, kind): (Option<u32>, Option<&str>) = (home.get("relation"), home.get("kind"));
    let (installed, may_ask): (bool, bool) = (home.get("installed"), home.get("may_ask"));
    let (database, role): (&str, &str) = (home.get("database"), home.get("role"));
    let shown = text::clean(table);
    let Some(relation) = relation else {
        return Err(Error::usage(format!(
            "there is no table `{shown}` in the database {}",
            text::clean(database)
        ))
        .hint("`authctl monitor postgres tables` shows which there are"));
    };
    if !matches!(kind, Some("r" | "m")) {
        return Err(Error::usage(format!("`{shown}` has no rows of its own"))
            .hint("name a table, or one partition of it"));
    }
    if !installed {
        let why = format!("UNKNOWN: pgstattuple is not installed in the database {}", text::clean(database));
        return Ok(unasked(reader, why, "install it there: `CREATE EXTENSION pgstattuple`".to_owned()));
    }
    if !may_ask {
        let grant =
            format!("a superuser can change that: `GRANT pg_stat_scan_tables TO {}`", sql::identifier(role));
        return Ok(unasked(reader, "UNKNOWN: this role may not look into tables".to_owned(), grant));
    }
    if home.get("locked") {
        let why = format!("UNKNOWN: somebody holds, or waits for, an exclusive lock on {shown}");
        return Ok(unasked(reader, why, "`authctl monitor postgres activity` shows who".to_owned()));
    }
    let query = sql::MONITOR_POSTGRES_BLOAT_EXACT.for_server(reader.major());
    let rows = rows::ask(reader, query, &[&relation.to_string()]).await?;
    Ok(Answer {
        kind: EXACT,
        source: reader.source(),
        data: None,
        verdict: Verdict::Fine,
        notes: vec![
            "pages that hold only rows that everybody sees were not read, and their rows are an estimate".to_owned(),
            "dead rows are those too that an old transaction holds; `authctl monitor postgres xmin` shows whether there is one"
                .to_owned(),
        ],
        table: rows.table,
    })
}

const EXACT: &str = "monitor.postgres.bloat.exact/1";

fn unasked(reader: &Reader, why: String, note: String) -> Answer {
    Answer {
        kind: EXACT,
        source: reader.source(),
        data: None,
        verdict: Verdict::Unknown,
        notes: vec![note],
        table: Table::default().when_empty(why),
    }
}
