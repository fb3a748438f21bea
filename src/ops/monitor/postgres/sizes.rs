//! What takes room: databases, tablespaces, the largest relations of a database, each part by itself.

use std::collections::HashMap;
use std::time::Duration;

use super::rows::{self, Rows};
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::report::{Answer, Cell, Column, Table, Value, Verdict};
use crate::sql;
use crate::text;

/// So many relations are compared, the largest ones.
const COMPARED: i64 = 10_000;

/// Databases and tablespaces, and the `limit` largest relations; with `period`, what grew most within it, first. One
/// round trip, or two.
pub async fn sizes(reader: &Reader, limit: u32, period: Option<Duration>) -> Result<Answer> {
    let query = sql::MONITOR_POSTGRES_SIZES.for_server(reader.major());
    let Some(period) = period else {
        let rows = rows::ask(reader, query, &[&i64::from(limit)]).await?;
        let notes = notes(&rows);
        return Ok(answer(reader, &rows, rows.table.clone(), notes));
    };
    let before = rows::ask(reader, query, &[&COMPARED]).await?;
    tokio::time::sleep(period).await;
    let after = rows::ask(reader, query, &[&COMPARED]).await?;
    let mut notes = notes(&after);
    notes.push(format!("growth is what was added within {}", text::duration(period)));
    Ok(answer(reader, &after, grown(&before, &after, limit, period), notes))
}

fn answer(reader: &Reader, rows: &Rows, table: Table, notes: Vec<String>) -> Answer {
    let unseen = rows.count("unseen_databases") + rows.count("unseen_tablespaces");
    Answer {
        kind: "monitor.postgres.sizes/1",
        source: reader.source(),
        data: None,
        verdict: if unseen > 0 { Verdict::Unknown } else { Verdict::Fine },
        notes,
        table,
    }
}

/// The rows of `after` with what they grew by since `before`, of relations those that grew most.
fn grown(before: &Rows, after: &Rows, limit: u32, period: Duration) -> Table {
    let named = |line: &rows::Line<'_>| (line.words("kind"), line.words("name"));
    let sizes: HashMap<_, _> = before.lines().map(|line| (named(&line), line.value("size_bytes"))).collect();
    let growth = |line: &rows::Line<'_>| match (sizes.get(&named(line)), line.value("size_bytes")) {
        (Some(Value::Bytes(before)), Value::Bytes(after)) => Some(after - before),
        // what was not there before is all new
        (None, Value::Bytes(after)) => Some(*after),
        _ => None,
    };
    let is_relation =
        |line: &rows::Line<'_>| !line.says("kind", "database") && !line.says("kind", "tablespace");
    let mut lines: Vec<_> = after
        .lines()
        .zip(&after.table.rows)
        .map(|(line, cells)| (growth(&line), is_relation(&line), cells))
        .collect();
    lines.sort_by_key(|(growth, relation, _)| (*relation, relation.then(|| -growth.unwrap_or(i64::MIN + 1))));
    let whole = lines.iter().filter(|(_, relation, _)| !relation).count();
    let mut columns = after.table.columns.clone();
    columns.push(Column::new("growth_bytes"));
    columns.push(Column::expendable("growth_per_second_bytes", 5));
    let mut table = Table::new(columns);
    for (growth, _, cells) in lines.into_iter().take(whole + usize::try_from(limit).unwrap_or(usize::MAX)) {
        let rate = growth.map(|growth| per_second(growth, period));
        let added = [growth, rate].map(|bytes| Cell::from(bytes.map_or(Value::Unknown, Value::Bytes)));
        table.push(cells.iter().cloned().chain(added).collect::<Vec<Cell>>());
    }
    table
}

fn notes(rows: &Rows) -> Vec<String> {
    let mut notes = Vec::new();
    let kinds = |line: &rows::Line<'_>| !line.says("kind", "database") && !line.says("kind", "tablespace");
    let (shown, all) = (rows.lines().filter(kinds).count(), rows.count("relations"));
    if shown < all {
        notes.push(format!(
            "{shown} of {all} relations of the database {} are shown; `--limit {all}` shows all",
            rows.words("database")
        ));
    }
    let unseen = rows.count("unseen_databases") + rows.count("unseen_tablespaces");
    notes.extend(rows::unseen(rows, unseen, &rows::of(unseen, "size", "database or tablespace")));
    notes.extend(rows::locked(rows));
    notes
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a rate is shown with three digits"
)]
fn per_second(bytes: i64, period: Duration) -> i64 {
    (bytes as f64 / period.as_secs_f64()) as i64
}
