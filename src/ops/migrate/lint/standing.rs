//! What stands in the database and is no good, whoever made it.

use tokio_postgres::Row;
use tokio_postgres::types::Type;

use super::evidence::Evidence;
use super::live::{Live, ask};
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::ops::migrate::grammar::Relation;
use crate::report::{Finding, Verdict};
use crate::sql;

/// An index that is not valid, and is not being built.
pub(super) const INVALID: &str = "index.invalid";

/// A foreign key of the database.
pub(super) struct StandingKey {
    /// Its table.
    pub(super) oid: u32,
    /// Its name.
    pub(super) name: String,
    /// The columns that refer.
    pub(super) columns: Vec<String>,
    /// The table that is referred to.
    pub(super) referred: Relation,
}

/// An index of the database that can be searched for equal values.
pub(super) struct StandingIndex {
    /// Its table.
    pub(super) oid: u32,
    /// Its name.
    pub(super) name: String,
    /// Its columns; an expression is an empty name.
    pub(super) columns: Vec<String>,
    /// The rows that are in it, where not all are.
    pub(super) condition: Option<String>,
}

/// A constraint that was added NOT VALID and never validated.
pub(super) struct Unvalidated {
    /// Its table.
    pub(super) table: Relation,
    /// Its name.
    pub(super) name: String,
}

/// The foreign keys of the tables that `live` has.
pub(super) async fn keys(reader: &Reader, live: &Live) -> Result<Vec<StandingKey>> {
    let rows = ask(reader, sql::MIGRATE_LINT_FOREIGN_KEYS, &[(&live.oids(), Type::OID_ARRAY)]).await?;
    let key = |row: &Row| StandingKey {
        oid: row.get("oid"),
        name: row.get("constraint"),
        columns: row.get("columns"),
        referred: Relation { schema: row.get("referenced_schema"), name: row.get("referenced_table") },
    };
    Ok(rows.iter().map(key).collect())
}

/// The indexes of the tables that `live` has.
pub(super) async fn indexes(reader: &Reader, live: &Live) -> Result<Vec<StandingIndex>> {
    let rows = ask(reader, sql::MIGRATE_LINT_INDEXES, &[(&live.oids(), Type::OID_ARRAY)]).await?;
    let index = |row: &Row| StandingIndex {
        oid: row.get("oid"),
        name: row.get("index"),
        columns: row.get("columns"),
        condition: row.get("condition"),
    };
    Ok(rows.iter().map(index).collect())
}

/// The constraints that nobody has validated.
pub(super) async fn unvalidated(reader: &Reader) -> Result<Vec<Unvalidated>> {
    let rows = ask(reader, sql::MIGRATE_LINT_NOT_VALID, &[]).await?;
    let constraint = |row: &Row| Unvalidated {
        table: Relation { schema: row.get("schema"), name: row.get("table") },
        name: row.get("constraint"),
    };
    Ok(rows.iter().map(constraint).collect())
}

/// The indexes that are not valid.
pub(super) async fn invalid(reader: &Reader) -> Result<Vec<Finding>> {
    let rows = ask(reader, sql::MIGRATE_LINT_INVALID_INDEXES, &[]).await?;
    Ok(rows.iter().map(no_good).collect())
}

fn no_good(row: &Row) -> Finding {
    let (schema, index): (String, String) = (row.get("schema"), row.get("index"));
    let quoted = format!("{}.{}", sql::identifier(&schema), sql::identifier(&index));
    let name = Relation { schema: Some(schema), name: index };
    let table = Relation { schema: row.get("table_schema"), name: row.get("table") };
    let nobody = "answers nobody and is written to all the same";
    let (verdict, summary, remedy) = if row.get("partitioned") {
        let remedy =
            format!("`ALTER INDEX {quoted} ATTACH PARTITION …` for every partition that has none attached");
        (
            Verdict::Warn,
            format!("{name} of {table} is not valid: not every partition has its part of it"),
            remedy,
        )
    } else if row.get("perhaps_built") {
        let remedy = format!("`GRANT pg_read_all_stats TO {}` shows it", sql::identifier(row.get("asking")));
        (
            Verdict::Unknown,
            format!("{name} of {table} is not valid, unless somebody is building it just now"),
            remedy,
        )
    } else if is_left_over(&name.name) {
        (
            Verdict::Warn,
            format!("{name} of {table}, left by a REINDEX, {nobody}"),
            format!("`DROP INDEX CONCURRENTLY {quoted}`"),
        )
    } else {
        let remedy = format!(
            "`REINDEX INDEX CONCURRENTLY {quoted}` builds it anew, `DROP INDEX CONCURRENTLY {quoted}` gives it up"
        );
        (
            Verdict::Warn,
            format!("{name} of {table} is not valid: its build was stopped, and it {nobody}"),
            remedy,
        )
    };
    let evidence = Evidence { table: Some(table.to_string()), ..Evidence::default() };
    let finding = evidence.of(Finding::new(INVALID, name.to_string(), verdict, summary));
    finding.evidence("index", name.to_string()).remedy(remedy)
}

/// REINDEX CONCURRENTLY calls what it builds and what it replaces so, with a number where that is taken.
fn is_left_over(index: &str) -> bool {
    let bare = index.trim_end_matches(|c: char| c.is_ascii_digit());
    bare.ends_with("_ccnew") || bare.ends_with("_ccold")
}
