//! A database from an archive, under a name that says that it is unfinished until everything is there.
//!
//! `pg_restore` makes what the database is made of; the rows are written by several sessions, several for one large
//! table; then `pg_restore` makes indexes and constraints side by side.

mod binary;
mod compare;
mod contents;
mod fill;
mod left;
mod load;
mod look;
mod names;
mod origin;
mod rehearse;

pub use left::left as rehearsals_left;
pub use names::Existing;
pub use origin::Origin;
pub use rehearse::rehearse;

use std::time::Instant;

use tokio_postgres::types::Type;

use super::{Prepared, Restored};
use crate::conn::postgres::{Postgres, Writer};
use crate::error::{Error, Kind, Result};
use crate::plan::{Approved, Plan};
use crate::progress::Progress;
use crate::report::{Cell, Source, Value};
use crate::sql::{self, identifier, literal};
use fill::Fill;
use look::Look;

/// How a database is restored.
#[derive(Clone, Debug)]
pub struct Options {
    /// What it is called at the end; a name of its own where nothing is said, or that of the live database where it
    /// takes its place.
    pub into: Option<String>,
    /// What becomes of a database that has the name already.
    pub existing: Existing,
    /// How many sessions write side by side.
    pub jobs: usize,
    /// The tables to restore, with what belongs to them; all where it is empty.
    pub tables: Vec<String>,
    /// Whether owners and privileges are left out.
    pub no_owner: bool,
}

/// Looks at the archive and the server, and refuses what would fail for certain.
pub async fn prepare(postgres: &Postgres, origin: &Origin, options: &Options) -> Result<Prepared> {
    Ok(Look::at(postgres, origin, options).await?.prepared(origin))
}

/// Restores the database as was agreed to.
pub async fn apply<P: Plan>(
    postgres: &Postgres,
    approved: &Approved<P>,
    origin: &Origin,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Restored> {
    let begun = Instant::now();
    let look = Look::at(postgres, origin, options).await?;
    let home = postgres.home().write(approved).await?;
    let advice = "wait for its end, or restore into another database with `--into NAME`";
    alone(&home, &look, advice).await?;
    begin(&home, &look, origin).await?;
    let unfinished = postgres.with_database(&look.names.unfinished);
    let fill = Fill { origin, options, postgres: &unfinished, look: &look, progress };
    let filled = fill.run(approved, &home).await.map_err(|error| left_with(error, &look))?;
    let notes = finish(&home, &look).await?;
    Ok(Restored {
        figures: vec![
            ("database", look.names.target.as_str().into()),
            ("rows", counted(filled.map(|loaded| loaded.rows))),
            ("large_objects", counted(filled.map(|loaded| loaded.large_objects))),
            ("duration_seconds", Value::Seconds(begun.elapsed().as_secs_f64()).into()),
        ],
        notes,
        source: Source { target: Some(postgres.with_database(&look.names.target).target()), ..home.source() },
    })
}

/// Keeps the name of an unfinished database for this session; whether nobody else has it.
async fn keep_name(home: &Writer, name: &str) -> Result<bool> {
    let row = home.row(sql::RESTORE_LOCK.for_server(home.major()).text, &[(&name, Type::TEXT)]).await?;
    Ok(row.get("locked"))
}

/// Keeps a second restore from taking the unfinished database of this one for a leftover, and gives it `advice`.
async fn alone(home: &Writer, look: &Look, advice: &str) -> Result<()> {
    let name = &look.names.unfinished;
    if keep_name(home, name).await? {
        return Ok(());
    }
    Err(Error::new(
        Kind::Conflict,
        format!("another restore is at work on database \"{name}\"; nothing was changed"),
    )
    .hint(advice))
}

/// The empty database, marked so that it can be told from anybody's.
async fn begin(home: &Writer, look: &Look, origin: &Origin) -> Result<()> {
    let name = identifier(&look.names.unfinished);
    if look.leftover.is_some() {
        home.batch(&format!("DROP DATABASE {name} WITH (FORCE)")).await?;
    }
    let create = format!("CREATE DATABASE {name} {}", look.database_options());
    home.batch(&create).await.map_err(|error| match error.server_code() {
        // invalid_parameter_value, wrong_object_type: mostly a locale that this machine does not have
        Some("22023" | "42809") => {
            error.hint("make the database by hand and use `pg_restore`, or install the locale")
        }
        _ => error,
    })?;
    let mark = format!("{} {}", names::MARK, origin.name());
    home.batch(&format!("COMMENT ON DATABASE {name} IS {}", literal(&mark))).await
}

/// Renames, and gives the database what `pg_restore` leaves to whoever makes it. What fails of the latter is told.
async fn finish(home: &Writer, look: &Look) -> Result<Vec<String>> {
    exchange(home, look).await?;
    let mut notes = Vec::new();
    if let Some(bury) = look.names.bury(look.target.is_some())
        && let Err(error) = home.batch(&bury).await
    {
        notes.push(format!("The database that was replaced could not be dropped ({error}): {bury}"));
    }
    for statement in look.database_statements() {
        if let Err(error) = home.batch(&statement).await {
            notes
                .push(format!("A setting of the database could not be made ({error}): {}", statement.trim()));
        }
    }
    if let Some(aside) = look.names.aside.as_ref().filter(|_| look.target.is_some()) {
        let drop = format!("authctl db drop {}", crate::text::argument(aside));
        notes.push(format!(
            "The database that was there is \"{aside}\" now; when it is not needed any more: `{drop}`."
        ));
    }
    Ok(notes)
}

/// Clients that come back at once may be quicker than the renaming.
const ATTEMPTS: u32 = 5;

async fn exchange(home: &Writer, look: &Look) -> Result<()> {
    let statements = look.names.exchange(look.target.is_some()).join("; ");
    let mut attempt = 1;
    loop {
        let Err(error) = home.batch(&format!("BEGIN; {statements}; COMMIT")).await else { return Ok(()) };
        home.batch("ROLLBACK").await?;
        // object_in_use
        if error.server_code() != Some("55006") || attempt == ATTEMPTS {
            return Err(left_with(
                error.context("everything is restored, and the names could not be changed"),
                look,
            ));
        }
        attempt += 1;
    }
}

/// Where the half of it is.
fn left_with(error: Error, look: &Look) -> Error {
    let name = &look.names.unfinished;
    error.done(format!(
        "what was restored is in database \"{name}\"; nothing else was changed, and the next restore drops it"
    ))
}

/// Nobody counts what `pg_restore` and psql write by themselves.
fn counted(count: Option<u64>) -> Cell {
    count.map_or(Value::Unknown, Value::of_count).into()
}
