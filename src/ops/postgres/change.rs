//! A change that is made of statements: those for one database come about together or not at all.

use serde_json::{Map, Value as Json};

use crate::conn::postgres::{Postgres, Transaction, password as verifiers};
use crate::error::{Error, Kind, Result};
use crate::plan::{Approved, Danger, Fingerprint, Plan};
use crate::report::{Cell, Report, Source, Table};
use crate::secret::{MASK, Secret};
use crate::sql;

/// The names of a verb.
pub(super) struct Verb {
    /// `postgres.role.drop`.
    pub(super) action: &'static str,
    /// `postgres.role.drop.plan/1`.
    pub(super) plan: &'static str,
    /// `postgres.role.drop/1`.
    pub(super) done: &'static str,
}

/// One statement in one database.
#[derive(Clone)]
pub(super) struct Step {
    pub(super) database: String,
    pub(super) act: Act,
}

/// What is run.
#[derive(Clone)]
pub(super) enum Act {
    /// This statement.
    Statement(String),
    /// What gives this role this password, which only leaves as what a server verifies it with.
    Password(String, Secret),
}

impl Act {
    fn shown(&self) -> String {
        match self {
            Self::Statement(statement) => statement.clone(),
            Self::Password(role, _) => format!("ALTER ROLE {} PASSWORD '{MASK}'", sql::identifier(role)),
        }
    }

    async fn run(&self, transaction: &Transaction<'_>, superuser: bool) -> Result<()> {
        match self {
            Self::Statement(statement) => transaction.batch(statement).await,
            Self::Password(role, password) => {
                if superuser {
                    transaction.batch(verifiers::QUIET).await?;
                }
                let verifier = verifiers::verifier(password)?;
                transaction.batch(&verifiers::statement(role, Some(&verifier))).await
            }
        }
    }
}

/// A change that has been worked out.
pub struct Change {
    pub(super) verb: &'static Verb,
    pub(super) target: String,
    pub(super) summary: String,
    pub(super) danger: Danger,
    /// What is there, for people and machines: names `snake_case` with their unit.
    pub(super) properties: Vec<(&'static str, Cell)>,
    pub(super) steps: Vec<Step>,
    /// Whether the session's role is a superuser.
    pub(super) superuser: bool,
    /// What a denial is answered with: the line that would permit it.
    pub(super) grant: String,
    pub(super) notes: Vec<String>,
    pub(super) source: Source,
}

/// What was changed.
pub struct Done {
    kind: &'static str,
    statements: Vec<String>,
    source: Source,
}

/// Takes the steps of an approved change, database by database.
pub async fn apply(postgres: &Postgres, approved: &Approved<Change>) -> Result<Done> {
    let change = approved.plan();
    let mut done: Vec<String> = Vec::new();
    for steps in change.steps.chunk_by(|one, next| one.database == next.database) {
        match together(postgres, approved, steps).await {
            Ok(statements) => done.extend(statements),
            Err(error) => return Err(change.stopped(error, &done)),
        }
    }
    Ok(Done { kind: change.verb.done, statements: done, source: change.source.clone() })
}

async fn together(postgres: &Postgres, approved: &Approved<Change>, steps: &[Step]) -> Result<Vec<String>> {
    let Some(first) = steps.first() else { return Ok(Vec::new()) };
    let mut writer = postgres.with_database(&first.database).write(approved).await?;
    let transaction = writer.begin().await?;
    for step in steps {
        let run = step.act.run(&transaction, approved.plan().superuser).await;
        run.map_err(|error| error.context(format!("cannot run {}", step.act.shown())))?;
    }
    transaction.commit().await?;
    Ok(steps.iter().map(|step| step.act.shown()).collect())
}

impl Change {
    fn stopped(&self, error: Error, done: &[String]) -> Error {
        let error = match error.server_code() {
            Some("42501") => error
                .without_advice()
                .with_kind(Kind::Denied)
                .hint(format!("somebody who may can permit it: `{}`", self.grant)),
            // made or dropped by somebody else between plan and change
            Some("42710" | "42704" | "23505") => {
                error.with_kind(Kind::Conflict).hint("run the command again and read the new plan")
            }
            _ => error,
        };
        if done.is_empty() {
            return error;
        }
        let error = done.iter().fold(error, |error, statement| error.done(statement.clone()));
        error.with_kind(Kind::PartlyDone).hint("run the command again: it goes on from there")
    }

    fn statements(&self) -> Vec<String> {
        let several = self.steps.iter().any(|step| self.steps[0].database != step.database);
        let shown = self.steps.iter().map(|step| {
            let statement = step.act.shown();
            if several { format!("in {}: {statement}", sql::identifier(&step.database)) } else { statement }
        });
        shown.collect()
    }
}

impl Report for Change {
    fn kind(&self) -> &'static str {
        self.verb.plan
    }

    fn table(&self) -> Table {
        let mut table = Table::of_properties();
        for (name, cell) in &self.properties {
            let name = ["_bytes", "_seconds"].iter().find_map(|unit| name.strip_suffix(unit)).unwrap_or(name);
            table.push([Cell::from(name.replace('_', " ")), cell.clone()]);
        }
        for statement in self.statements() {
            table.push(["statement".to_owned(), statement]);
        }
        table
    }

    fn data(&self) -> Json {
        let mut data = Map::new();
        data.extend(self.properties.iter().map(|(name, cell)| ((*name).to_owned(), cell.value.for_json())));
        data.insert("statements".to_owned(), self.statements().into());
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
        &self.target
    }

    fn summary(&self) -> String {
        self.summary.clone()
    }

    fn danger(&self) -> Danger {
        self.danger
    }

    fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Numbers that move by themselves, such as sessions, may differ.
    fn fingerprint(&self) -> Fingerprint {
        let still = |name: &str| !["sessions", "last_run"].contains(&name);
        let facts = self.properties.iter().filter(|(name, _)| still(name));
        let facts: Vec<_> = facts.map(|(name, cell)| format!("{name}={}", cell.value.for_csv())).collect();
        Fingerprint::of(&[self.verb.action, &self.target, &facts.join("\n"), &self.statements().join("\n")])
    }
}

impl Report for Done {
    fn kind(&self) -> &'static str {
        self.kind
    }

    fn table(&self) -> Table {
        Table::of_done(&self.statements)
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
