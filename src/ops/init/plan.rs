//! What `init` would change: a step each, with the state now and the state wanted.

use serde_json::json;
use tokio_postgres::types::Type;

use super::{extensions, roles};
use crate::conn::postgres::{Postgres, Reader};
use crate::error::Result;
use crate::ops::scram;
use crate::plan::{Danger, Plan};
use crate::report::{Cell, Column, Finding, Findings, Label, Report, Source, Table, Verdict};
use crate::secret::{MASK, Secret};
use crate::sql::{self, Variants};
use crate::text;

/// Sessions of the application at a time: leaves room for operators below the usual `max_connections`.
const APPLICATION_CONNECTIONS: i32 = 20;

/// Sessions of a monitoring agent at a time.
const MONITOR_CONNECTIONS: i32 = 3;

/// What the operator asks for beyond the configuration.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// A role that may see everything and change nothing.
    pub monitor_role: Option<String>,
    /// Whether the application's password is set even where it is already the configured one.
    pub rotate_password: bool,
}

/// How a step is taken.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Action {
    /// By this statement.
    Statement(String),
    /// By giving the application's role the configured password.
    Password,
}

/// One thing, as it is and as it should be.
pub(super) struct Step {
    /// The thing.
    pub(super) subject: String,
    /// As it is.
    pub(super) now: String,
    /// As it should be.
    pub(super) wanted: String,
    /// What makes it so; `None` where it is so, or cannot be.
    pub(super) action: Option<Action>,
    /// Why it is not as it should be, or cannot be seen.
    pub(super) finding: Option<Finding>,
}

/// The steps.
pub struct Init {
    database: String,
    pub(super) role: String,
    pub(super) password: Option<Secret>,
    pub(super) superuser: bool,
    pub(super) steps: Vec<Step>,
    source: Source,
}

/// Compares the database with what the application needs.
pub async fn plan(postgres: &Postgres, wishes: &Wishes) -> Result<Init> {
    let settings = postgres.settings();
    let (database, role) = (&settings.database, &settings.application_role);
    let reader = postgres.read().await?;
    let session = reader.row(sql::INIT_SESSION.for_server(reader.major()).text, &[]).await?;
    roles::check(role, wishes.monitor_role.as_deref(), session.get("role"))?;
    let mut steps = extensions::steps(&reader, database).await?;
    steps.extend(role_step(&reader, role, APPLICATION_CONNECTIONS).await?);
    let sees = session.get("reads_verifiers");
    let rotate = wishes.rotate_password;
    steps.push(password_step(&reader, role, settings.application_password.as_ref(), (sees, rotate)).await?);
    steps.extend(steps_of(&reader, sql::INIT_GRANTS, role).await?);
    if let Some(monitor) = &wishes.monitor_role {
        steps.extend(monitor_steps(&reader, monitor, sees).await?);
    }
    Ok(Init {
        database: database.clone(),
        role: role.clone(),
        password: settings.application_password.clone(),
        superuser: session.get("superuser"),
        steps,
        source: reader.source(),
    })
}

async fn steps_of(reader: &Reader, query: Variants, role: &str) -> Result<Vec<Step>> {
    let rows = reader.rows(query.for_server(reader.major()).text, &[(&role, Type::TEXT)]).await?;
    Ok(rows.iter().map(step).collect())
}

async fn role_step(reader: &Reader, role: &str, connections: i32) -> Result<Vec<Step>> {
    let statement = sql::INIT_ROLE.for_server(reader.major()).text;
    let row = reader.row(statement, &[(&role, Type::TEXT), (&connections, Type::INT4)]).await?;
    if row.get("superuser") {
        return Err(roles::is_superuser(role));
    }
    Ok(vec![step(&row)])
}

fn step(row: &tokio_postgres::Row) -> Step {
    Step {
        subject: row.get("subject"),
        now: row.get("now"),
        wanted: row.get("wanted"),
        action: row.get::<_, Option<String>>("statement").map(Action::Statement),
        finding: None,
    }
}

/// What the server verifies a role's password with: `Ok(None)` without a password or a role.
async fn verifier(reader: &Reader, role: &str) -> Result<Option<String>> {
    let statement = sql::INIT_VERIFIER.for_server(reader.major()).text;
    let rows = reader.rows(statement, &[(&role, Type::TEXT)]).await?;
    Ok(rows.first().and_then(|row| row.get("verifier")))
}

async fn exists(reader: &Reader, role: &str) -> Result<bool> {
    let statement = sql::INIT_ROLE_EXISTS.for_server(reader.major()).text;
    Ok(reader.row(statement, &[(&role, Type::TEXT)]).await?.get("exists"))
}

async fn password_step(
    reader: &Reader,
    role: &str,
    password: Option<&Secret>,
    (sees, rotate): (bool, bool),
) -> Result<Step> {
    let subject = format!("password of {}", sql::identifier(role));
    let step = |now: &str, action, finding| {
        let wanted = if password.is_some() { "the configured one" } else { "some" };
        Step { subject: subject.clone(), now: now.to_owned(), wanted: wanted.to_owned(), action, finding }
    };
    let unseen = !sees && exists(reader, role).await?;
    let verifier = if sees { verifier(reader, role).await? } else { None };
    let Some(password) = password else {
        let finding = (verifier.is_none()).then(|| not_configured(role));
        return Ok(step(if unseen { "cannot be seen" } else { "not configured" }, None, finding));
    };
    if unseen && !rotate {
        return Ok(step("cannot be seen", None, Some(cannot_see(role))));
    }
    let now = match &verifier {
        None => "not set",
        Some(verifier) if scram::accepts(verifier, password)? => "the configured one",
        Some(_) => "another one",
    };
    let needed = rotate || now != "the configured one";
    Ok(step(now, needed.then_some(Action::Password), None))
}

fn not_configured(role: &str) -> Finding {
    let summary = format!("no password is configured for role {role}, so none is set");
    Finding::new("init.password", role, Verdict::Warn, summary)
        .remedy("set `postgres.application_password` in the configuration, and run `authctl init` again")
}

fn cannot_see(role: &str) -> Finding {
    let summary = format!("whether the password of {role} is the configured one is seen by superusers only");
    Finding::new("init.password", role, Verdict::Unknown, summary)
        .remedy("`authctl init --rotate-password` sets it in any case")
}

async fn monitor_steps(reader: &Reader, role: &str, sees: bool) -> Result<Vec<Step>> {
    let mut steps = role_step(reader, role, MONITOR_CONNECTIONS).await?;
    let known = !exists(reader, role).await? || sees;
    if known && verifier_or_none(reader, role, sees).await?.is_none() {
        let summary = format!("role {role} has no password yet");
        let meta = format!("\\password {}", meta_argument(role));
        let remedy = format!("set one: `psql -c {}`", text::argument(&meta));
        let finding = Finding::new("init.password", role, Verdict::Warn, summary).remedy(remedy);
        for step in &mut steps {
            step.finding = Some(finding.clone());
        }
    }
    steps.extend(steps_of(reader, sql::INIT_MONITOR, role).await?);
    Ok(steps)
}

/// As psql's backslash commands take a name.
fn meta_argument(role: &str) -> String {
    let plain = role.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if plain { role.to_owned() } else { sql::identifier(role) }
}

async fn verifier_or_none(reader: &Reader, role: &str, sees: bool) -> Result<Option<String>> {
    if sees { verifier(reader, role).await } else { Ok(None) }
}

impl Action {
    /// The statement to show, without what a password is verified with.
    fn shown(&self, role: &str) -> String {
        match self {
            Self::Statement(statement) => statement.clone(),
            Self::Password => format!("ALTER ROLE {} PASSWORD '{MASK}'", sql::identifier(role)),
        }
    }
}

impl Init {
    pub(super) fn findings(&self) -> Findings {
        Findings(self.steps.iter().filter_map(|step| step.finding.clone()).collect())
    }

    fn changes(&self) -> usize {
        self.steps.iter().filter(|step| step.action.is_some()).count()
    }
}

impl Step {
    fn verdict(&self) -> Cell {
        match (&self.action, &self.finding) {
            (Some(_), _) => Cell::labelled("change", Label::Warn),
            (None, Some(finding)) => Cell::labelled(finding.verdict.word(), finding.verdict.label()),
            (None, None) => Cell::labelled("fine", Label::Good),
        }
    }
}

impl Report for Init {
    fn kind(&self) -> &'static str {
        "init.plan/1"
    }

    fn table(&self) -> Table {
        let columns = ["subject", "now", "wanted", "state"].map(Column::new);
        let mut table = Table::new(columns);
        for step in &self.steps {
            table.push([
                Cell::from(step.subject.as_str()),
                step.now.as_str().into(),
                step.wanted.as_str().into(),
                step.verdict(),
            ]);
        }
        table
    }

    fn data(&self) -> serde_json::Value {
        let steps = self.steps.iter().map(|step| {
            json!({
                "subject": step.subject,
                "now": step.now,
                "wanted": step.wanted,
                "statement": step.action.as_ref().map(|action| action.shown(&self.role)),
            })
        });
        json!({ "steps": steps.collect::<Vec<_>>(), "findings": self.findings() })
    }

    fn verdict(&self) -> Verdict {
        self.findings().verdict()
    }

    fn notes(&self) -> Vec<String> {
        let told = |finding: Finding| match finding.remedy {
            Some(remedy) => format!("{}: {remedy}", finding.summary),
            None => finding.summary,
        };
        self.findings().0.into_iter().map(told).collect()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}

impl Plan for Init {
    fn action(&self) -> &'static str {
        "init"
    }

    fn target(&self) -> &str {
        &self.database
    }

    fn summary(&self) -> String {
        format!(
            "make {} to database \"{}\" and its roles",
            text::plural(self.changes(), "change"),
            self.database
        )
    }

    fn danger(&self) -> Danger {
        Danger::Reversible
    }

    fn is_empty(&self) -> bool {
        self.changes() == 0
    }
}
