//! A change of a whole database: statements that cannot share a transaction, in an order in which
//! every stop in between can be gone on from.

use serde_json::{Map, Value as Json};

use crate::conn::postgres::Postgres;
use crate::error::{Error, Kind, Result};
use crate::plan::{Approved, Danger, Fingerprint, Plan};
use crate::report::{Cell, Report, Source, Table};

/// The names of a verb.
pub(super) struct Verb {
    /// `db.drop`.
    pub(super) action: &'static str,
    /// `db.drop.plan/1`.
    pub(super) plan: &'static str,
    /// `db.drop/1`.
    pub(super) done: &'static str,
}

/// A change of the database `name`.
pub struct Change {
    pub(super) verb: &'static Verb,
    pub(super) name: String,
    pub(super) summary: String,
    pub(super) danger: Danger,
    pub(super) properties: Vec<(&'static str, Cell)>,
    pub(super) statements: Vec<String>,
    /// What must not have changed between plan and consent; sizes may.
    pub(super) identity: String,
    pub(super) notes: Vec<String>,
    pub(super) source: Source,
}

/// What was changed.
pub struct Done {
    kind: &'static str,
    statements: Vec<String>,
    notes: Vec<String>,
    source: Source,
}

/// Runs the statements of an approved change.
pub async fn apply(postgres: &Postgres, approved: &Approved<Change>) -> Result<Done> {
    let change = approved.plan();
    let writer = postgres.home().write(approved).await?;
    let mut done: Vec<String> = Vec::new();
    for statement in &change.statements {
        if let Err(error) = writer.batch(statement).await {
            return Err(stopped(error, statement, change, &done));
        }
        done.push(statement.clone());
    }
    let (notes, source) = (change.notes.clone(), change.source.clone());
    Ok(Done { kind: change.verb.done, statements: done, notes, source })
}

fn stopped(error: Error, statement: &str, change: &Change, done: &[String]) -> Error {
    let error = error.context(format!("cannot run {statement}"));
    if done.is_empty() {
        return if change.is_overtaken(&error) { overtaken(error) } else { error };
    }
    let error = done.iter().fold(error, |error, statement| error.done(statement.clone()));
    error.with_kind(Kind::PartlyDone).hint("run the command again: it goes on from there")
}

fn overtaken(error: Error) -> Error {
    error.with_kind(Kind::Conflict).hint(
        "it is in use, or somebody else changed it just now: run the command again and read the new plan",
    )
}

impl Change {
    /// Whether the server's answer says that the database is no longer as it was planned with: in use
    /// (55006), there already (42P04, 23505 where two came at once), gone (3D000).
    fn is_overtaken(&self, error: &Error) -> bool {
        match error.server_code() {
            Some("55006" | "42P04" | "23505") => true,
            // of a new database it is the template that is missing
            Some("3D000") => self.danger == Danger::Destructive,
            _ => false,
        }
    }
}

impl Report for Change {
    fn kind(&self) -> &'static str {
        self.verb.plan
    }

    fn table(&self) -> Table {
        let mut table = Table::of_properties();
        table.push([Cell::from("database"), self.name.as_str().into()]);
        for (name, cell) in &self.properties {
            let heading = name.strip_suffix("_bytes").unwrap_or(name);
            table.push([Cell::from(heading), cell.clone()]);
        }
        for statement in &self.statements {
            table.push(["statement", statement.as_str()]);
        }
        table
    }

    fn data(&self) -> Json {
        let mut data = Map::new();
        data.insert("database".to_owned(), self.name.as_str().into());
        let properties =
            self.properties.iter().map(|(name, cell)| ((*name).to_owned(), cell.value.for_json()));
        data.extend(properties);
        data.insert("statements".to_owned(), self.statements.as_slice().into());
        Json::Object(data)
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}

impl Plan for Change {
    fn action(&self) -> &'static str {
        self.verb.action
    }

    fn target(&self) -> &str {
        &self.name
    }

    fn summary(&self) -> String {
        self.summary.clone()
    }

    fn danger(&self) -> Danger {
        self.danger
    }

    fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    fn fingerprint(&self) -> Fingerprint {
        let parts = [self.verb.action, &self.name, &self.identity].into_iter();
        Fingerprint::of(&parts.chain(self.statements.iter().map(String::as_str)).collect::<Vec<_>>())
    }
}

impl Report for Done {
    fn kind(&self) -> &'static str {
        self.kind
    }

    fn table(&self) -> Table {
        Table::of_done(&self.statements)
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
