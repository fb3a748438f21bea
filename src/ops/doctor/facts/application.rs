//! What the application's own tables tell, under whatever names its schema has.

use tokio_postgres::types::Type;

use super::session::{Line, OfRow, Session, whole};
use crate::error::Result;
use crate::ops::seen::Seen;
use crate::sql::{self, Variants};

/// What the application's tables tell.
#[derive(Debug)]
pub(crate) struct Application {
    /// The tables that were found.
    pub(crate) columns: Seen<Vec<Column>>,
    /// Sessions that are over and still there.
    pub(crate) sessions: Seen<Option<Expired>>,
    /// Codes that are over and still there.
    pub(crate) codes: Seen<Option<Expired>>,
    /// What statements on the tables of sessions and accounts took between two looks; `None` where nobody counts it.
    pub(crate) statements: Seen<Option<Vec<Load>>>,
    /// Logins that failed, where the application records them.
    pub(crate) failures: Seen<Option<Failures>>,
}

impl Default for Application {
    fn default() -> Self {
        let unseen = "the schema was not asked";
        Self {
            columns: Seen::hidden(unseen),
            sessions: Seen::hidden(unseen),
            codes: Seen::hidden(unseen),
            statements: Seen::hidden(unseen),
            failures: Seen::hidden(unseen),
        }
    }
}

/// A column that means something to a diagnosis.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Column {
    /// `sessions`, `codes`, `users`, `failures`.
    pub(crate) role: String,
    /// The table with its schema, quoted for SQL.
    pub(crate) relation: String,
    /// The column's name as it is.
    pub(crate) name: String,
    /// Rows as the planner knows them.
    pub(crate) rows: i64,
    /// Whether an index begins with it.
    pub(crate) leading_index: bool,
    /// Whether it is found whatever its letters' case.
    pub(crate) folded_index: bool,
    /// Whether this role may read the table.
    pub(crate) may_read: bool,
}

impl OfRow for Column {
    fn of(line: &Line<'_>) -> Result<Self> {
        Ok(Self {
            role: line.get("role")?,
            relation: line.get("relation")?,
            name: line.get("column_name")?,
            rows: line.get("rows")?,
            leading_index: line.get("leading_index")?,
            folded_index: line.get("folded_index")?,
            may_read: line.get("may_read")?,
        })
    }
}

/// Rows that are over since a day or longer.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Expired {
    /// How many, [`COUNTED`] at most.
    pub(crate) count: i64,
    /// Seconds since the oldest row of the table was over; below zero where none is.
    pub(crate) oldest_seconds: Option<f64>,
    /// The table.
    pub(crate) column: Column,
}

/// Counting goes no further.
pub(crate) const COUNTED: i64 = 100_000;

struct Over(i64, Option<f64>);

impl OfRow for Over {
    fn of(line: &Line<'_>) -> Result<Self> {
        Ok(Self(line.get("expired")?, line.get("oldest_seconds")?))
    }
}

/// Logins that failed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Failures {
    /// In the last five minutes.
    pub(crate) recent: i64,
    /// In the hour before.
    pub(crate) before: i64,
    /// The table.
    pub(crate) relation: String,
}

impl OfRow for Failures {
    fn of(line: &Line<'_>) -> Result<Self> {
        Ok(Self { recent: line.get("recent")?, before: line.get("before")?, relation: String::new() })
    }
}

/// Statements on one table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Load {
    /// The role of the table: `sessions`, `users`.
    pub(crate) role: String,
    /// How often they ran.
    pub(crate) calls: i64,
    /// How long all of them took.
    pub(crate) busy_seconds: f64,
    /// The table.
    pub(crate) relation: String,
}

impl OfRow for Load {
    fn of(line: &Line<'_>) -> Result<Self> {
        let (role, calls, busy_seconds) = (line.get("role")?, line.get("calls")?, line.get("busy_seconds")?);
        Ok(Self { role, calls, busy_seconds, relation: String::new() })
    }
}

/// Whether statements are counted here; afterwards the names of what counts them are known without their schema.
struct Counts(bool);

impl OfRow for Counts {
    fn of(line: &Line<'_>) -> Result<Self> {
        Ok(Self(line.get("installed")? && line.get("preloaded")?))
    }
}

/// What was counted so far of the statements on the application's tables.
pub(super) async fn statements(session: &Session<'_>, application: &Application) -> Seen<Option<Vec<Load>>> {
    let Some(columns) = application.columns.known() else { return Seen::hidden("the schema was not seen") };
    let relation =
        |role: &str| columns.iter().find(|column| column.role == role).map(|column| column.relation.clone());
    let (Some(sessions), Some(users)) = (relation("sessions"), relation("users")) else {
        return Seen::Known(None);
    };
    match session.row::<Counts>(sql::MONITOR_POSTGRES_STATEMENTS_HOME).await {
        Seen::Known(Counts(true)) => {}
        other => return other.map(|_| None),
    }
    let [first, second] = [&sessions, &users].map(|relation| bare(relation));
    let counted =
        session.view::<Load>(sql::DOCTOR_STATEMENTS, &[(&first, Type::TEXT), (&second, Type::TEXT)]).await;
    counted.map(|counted| {
        let named = counted.rows.into_iter().map(|load| {
            let relation = if load.role == "sessions" { sessions.clone() } else { users.clone() };
            Load { relation, ..load }
        });
        Some(named.collect())
    })
}

/// The name of a table without its schema, as statements have it.
fn bare(relation: &str) -> String {
    relation.rsplit('.').next().unwrap_or(relation).to_owned()
}

/// What was counted between two looks.
pub(super) fn between(
    before: &Seen<Option<Vec<Load>>>,
    after: Seen<Option<Vec<Load>>>,
) -> Seen<Option<Vec<Load>>> {
    let (Seen::Known(Some(before)), Seen::Known(Some(after))) = (before, &after) else { return after };
    let since = after.iter().map(|now| {
        let then = before.iter().find(|then| then.role == now.role).cloned().unwrap_or_default();
        let (calls, busy_seconds) = (now.calls - then.calls, now.busy_seconds - then.busy_seconds);
        Load { calls, busy_seconds, ..now.clone() }
    });
    Seen::Known(Some(since.collect()))
}

/// Looks for the application's tables and into them.
pub(super) async fn look(session: &Session<'_>) -> Application {
    let columns = session.view::<Column>(sql::DOCTOR_SCHEMA, &[]).await.map(|found| found.rows);
    let of =
        |role: &str| columns.known().and_then(|all| all.iter().find(|column| column.role == role)).cloned();
    let (sessions, codes, failures) = (of("sessions"), of("codes"), of("failures"));
    Application {
        sessions: expired(session, sessions).await,
        codes: expired(session, codes).await,
        failures: failed(session, failures).await,
        statements: Seen::hidden("not asked yet"),
        columns,
    }
}

async fn expired(session: &Session<'_>, column: Option<Column>) -> Seen<Option<Expired>> {
    let Some(column) = column else { return Seen::Known(None) };
    if let Some(hidden) = denied(session, &column) {
        return hidden;
    }
    let statement = named(session, sql::DOCTOR_EXPIRED, &column);
    let over = session.row_of::<Over>(&statement, &[whole(&COUNTED)]).await;
    over.map(|Over(count, oldest_seconds)| Some(Expired { count, oldest_seconds, column }))
}

async fn failed(session: &Session<'_>, column: Option<Column>) -> Seen<Option<Failures>> {
    let Some(column) = column else { return Seen::Known(None) };
    if let Some(hidden) = denied(session, &column) {
        return hidden;
    }
    let statement = named(session, sql::DOCTOR_FAILURES, &column);
    let failures = session.row_of::<Failures>(&statement, &[]).await;
    failures.map(|failures| Some(Failures { relation: column.relation, ..failures }))
}

fn denied<T>(session: &Session<'_>, column: &Column) -> Option<Seen<T>> {
    let role = sql::identifier(session.reader.user());
    (!column.may_read).then(|| Seen::Hidden {
        why: format!("this role may not read {}", column.relation),
        remedy: Some(format!("GRANT SELECT ON {} TO {role}", column.relation)),
    })
}

/// The statement, with the names of this schema in the places of those that it was written with.
fn named(session: &Session<'_>, statement: Variants, column: &Column) -> String {
    let text = statement.for_server(session.reader.major()).text;
    let text = text.replace("\"UserSessions\"", &column.relation);
    text.replace("\"ExpiresAt\"", &sql::identifier(&column.name))
}
