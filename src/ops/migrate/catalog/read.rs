//! Reading a catalog from a server.

use std::time::{Duration, Instant};

use futures_util::future::try_join_all;
use tokio_postgres::Row;

use super::{Catalog, Name, name};
use crate::conn::postgres::Reader;
use crate::error::{Kind, Result};
use crate::ops::migrate::patience::Pause;
use crate::sql::{self, Query};

/// The statements that list objects: as `kind`, `object` and `definition`, the first two together unique.
const FOLDER: &str = "migrate/catalog/";

/// Tables in which migrations are recorded, wherever they are.
const RECORDS: &[&str] = &["refinery_schema_history", "authctl_migration_progress"];

/// Settings on which the server's words depend: it prints names relative to the search path, literals in the
/// formats and the time zone of the session.
const SETTINGS: &str = "('search_path', 'pg_catalog'), ('quote_all_identifiers', 'off'), \
    ('standard_conforming_strings', 'on'), ('TimeZone', 'UTC'), ('DateStyle', 'ISO, YMD'), \
    ('IntervalStyle', 'postgres'), ('extra_float_digits', '1'), ('bytea_output', 'hex'), ('lc_monetary', 'C')";

/// How long it is tried to read past the locks of others: whoever changes a table keeps what is said of it
/// to himself until he has done.
const PATIENCE: Duration = Duration::from_secs(3);

/// Everything in the database of `reader` that migrations can make.
pub(in crate::ops::migrate) async fn read(reader: &Reader) -> Result<Catalog> {
    let deadline = Instant::now() + PATIENCE;
    let mut pause = Pause::between(Duration::from_millis(50), Duration::from_millis(500));
    loop {
        match once(reader).await {
            Err(error) if error.kind() == Kind::Conflict && Instant::now() < deadline => {
                pause.rest(deadline).await;
            }
            outcome => return outcome,
        }
    }
}

async fn once(reader: &Reader) -> Result<Catalog> {
    let major = reader.major();
    let queries = sql::ALL.iter().map(|variants| variants.for_server(major));
    let listings: Vec<_> =
        queries.filter(|query| query.name.starts_with(FOLDER)).map(printed_alike).collect();
    let answers = try_join_all(listings.iter().map(|listing| reader.rows(listing, &[]))).await?;
    Ok(Catalog(
        answers.iter().flatten().filter_map(object).filter(|(name, text)| !is_record(name, text)).collect(),
    ))
}

/// The statement so that its answer does not depend on the session, nor on what `ALTER DATABASE` and
/// `ALTER ROLE` have set.
///
/// The settings are in force for this statement alone, which also holds behind a pooler. They are before
/// anything is printed, because a condition without a column is a one-time filter, which the server evaluates
/// before it fetches the first row.
fn printed_alike(query: &Query) -> String {
    format!(
        "SELECT listing.kind, listing.object, listing.definition FROM (\n{}\n) AS listing \
         WHERE (SELECT pg_catalog.count(pg_catalog.set_config(s.name, s.value, true)) \
         FROM (VALUES {SETTINGS}) AS s (name, value)) > 0",
        query.text
    )
}

/// One object; `None` where it was dropped while it was read.
fn object(row: &Row) -> Option<(Name, String)> {
    let text = |column| row.get::<_, Option<String>>(column);
    Some((Name { object: text("object")?, kind: text("kind")? }, text("definition")?))
}

fn is_record(name: &Name, definition: &str) -> bool {
    let Name { object, kind } = name;
    let paths = [Some(name::last(object)), name::home(kind, object, definition)];
    paths.into_iter().flatten().any(|path| RECORDS.iter().any(|record| is_in(path, record)))
}

/// Whether a path is that of the table in some schema, or of something in it.
fn is_in(path: &str, table: &str) -> bool {
    let is_table = |path: &str| {
        let schema = name::parent(path).filter(|schema| name::parent(schema).is_none());
        schema.is_some_and(|schema| path[schema.len() + 1..] == *table)
    };
    name::outward(path).any(is_table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_of_the_migrations_themselves_are_left_out() {
        let is_record = |kind: &str, object: &str, definition: &str| {
            is_record(&Name { object: object.to_owned(), kind: kind.to_owned() }, definition)
        };
        for (kind, object, definition) in [
            ("table", "public.refinery_schema_history", "LOGGED"),
            ("column", "ops.refinery_schema_history.version", "integer NOT NULL"),
            ("column order", "ops.authctl_migration_progress", "version, step"),
            (
                "constraint",
                "refinery_schema_history_pkey on public.refinery_schema_history",
                "PRIMARY KEY (version)",
            ),
            ("index", "public.i", "CREATE INDEX i ON public.refinery_schema_history USING btree (name)"),
            ("grant", "to app on table public.refinery_schema_history", "SELECT"),
            ("comment", "on column public.refinery_schema_history.name", "of the file"),
        ] {
            assert!(is_record(kind, object, definition), "{kind} {object}");
        }
        for (kind, object) in [
            ("table", "public.refinery_schema_history_2"),
            ("schema", "refinery_schema_history"),
            ("table", "refinery_schema_history.a"),
            ("function", "public.refinery_schema_history()"),
            ("column", "public.a.refinery_schema_history"),
        ] {
            assert!(!is_record(kind, object, ""), "{kind} {object}");
        }
    }
}
