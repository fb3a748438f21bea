//! What is known of one database before it is touched.

use tokio_postgres::types::Type;

use crate::conn::postgres::{HOME, Postgres, Reader};
use crate::error::{Error, Kind, Result};
use crate::report::{Cell, Label, Value};
use crate::sql;

/// A database as it is.
pub(super) struct Facts {
    /// Its object id, which a database of the same name made later does not have.
    pub(super) oid: i64,
    /// Its owner.
    pub(super) owner: String,
    /// Sessions of others.
    pub(super) sessions: i64,
    /// The options that make another like it.
    pub(super) options: String,
    size_bytes: Option<i64>,
    /// How many tables it holds, where this role may look.
    pub(super) tables: Option<i64>,
}

/// Refuses names that PostgreSQL would change or cannot have.
pub(super) fn check_name(name: &str) -> Result<()> {
    let why = match name.len() {
        0 => "it is empty",
        length if length > sql::LONGEST_IDENTIFIER => "PostgreSQL would cut it off after 63 bytes",
        _ if name.contains('\0') => "it holds a NUL byte",
        _ => return Ok(()),
    };
    Err(Error::usage(format!("`{name}` is no name for a database: {why}")))
}

/// The database `name`; `None` where there is none. Refuses those that are the server's own.
pub(super) async fn of(postgres: &Postgres, reader: &Reader, name: &str) -> Result<Option<Facts>> {
    let statement = sql::DB_FACTS.for_server(reader.major()).text;
    let rows = reader.rows(statement, &[(&name, Type::TEXT)]).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    if row.get("template") || name == HOME {
        let what = if name == HOME { "the server's own" } else { "a template" };
        return Err(Error::new(Kind::Refused, format!("database \"{name}\" is {what}; it stays as it is")));
    }
    Ok(Some(Facts {
        oid: row.get("oid"),
        owner: row.get("owner"),
        sessions: row.get("sessions"),
        options: row.get("options"),
        size_bytes: row.get("size_bytes"),
        tables: tables(postgres, name).await.ok(),
    }))
}

async fn tables(postgres: &Postgres, name: &str) -> Result<i64> {
    let reader = postgres.with_database(name).read().await?;
    Ok(reader.row(sql::DB_TABLES.for_server(reader.major()).text, &[]).await?.get("tables"))
}

impl Facts {
    /// What a reader must know before it goes, by name.
    pub(super) fn properties(&self) -> Vec<(&'static str, Cell)> {
        let known = |value: Option<i64>, kind: fn(i64) -> Value| value.map_or(Value::Unknown, kind);
        let label = if self.sessions > 0 { Label::Warn } else { Label::Plain };
        vec![
            ("owner", self.owner.as_str().into()),
            ("size_bytes", known(self.size_bytes, Value::Bytes).into()),
            ("tables", known(self.tables, Value::Count).into()),
            ("sessions", Cell::labelled(Value::Count(self.sessions), label)),
        ]
    }

    /// The same names for a database that is not there.
    pub(super) fn absent() -> Vec<(&'static str, Cell)> {
        ["owner", "size_bytes", "tables", "sessions"].map(|name| (name, Value::Nothing.into())).to_vec()
    }

    /// Refuses to take a database away from those who use it, unless that is wanted.
    pub(super) fn check_sessions(&self, name: &str, force: bool) -> Result<()> {
        if self.sessions == 0 || force {
            return Ok(());
        }
        let message = format!("database \"{name}\" is in use by {} of others", sessions(self.sessions));
        Err(Error::new(Kind::Conflict, message).hint("end them with it: `--force`"))
    }
}

fn sessions(count: i64) -> String {
    if count == 1 { "1 session".to_owned() } else { format!("{count} sessions") }
}

/// That there is no such database.
pub(super) fn missing(name: &str) -> Error {
    Error::failed(format!("there is no database \"{name}\"")).hint("`authctl db list` shows those there are")
}
