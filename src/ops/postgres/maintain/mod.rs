//! VACUUM, ANALYZE and REINDEX of one table, with how far they are.

mod shown;

use std::time::{Duration, Instant};

use tokio_postgres::Row;
use tokio_postgres::types::Type;

use super::cells::{count, seconds};
use super::name::TableName;
use crate::conn::postgres::{Postgres, Reader, Writer};
use crate::error::{Error, Kind, Result};
use crate::plan::{Approved, Danger, Fingerprint, Plan};
use crate::progress::Progress;
use crate::report::{Cell, Report, Source, Table, Value};
use crate::sql;
use crate::text;
use shown::Shown;

/// How often is asked how far it is.
const LOOK: Duration = Duration::from_millis(500);

/// What is done to the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Dead rows are removed, and with `analyze` statistics renewed.
    Vacuum {
        /// Renew the planner's statistics too.
        analyze: bool,
    },
    /// The planner's statistics are renewed.
    Analyze,
    /// Indexes are built anew beside the old ones, while the table is in use.
    Reindex,
}

impl Work {
    const fn word(self) -> &'static str {
        match self {
            Self::Vacuum { .. } => "vacuum",
            Self::Analyze => "analyze",
            Self::Reindex => "reindex",
        }
    }

    fn statement(self, table: &str) -> String {
        match self {
            Self::Vacuum { analyze: true } => format!("VACUUM (ANALYZE) {table}"),
            Self::Vacuum { analyze: false } => format!("VACUUM {table}"),
            Self::Analyze => format!("ANALYZE {table}"),
            Self::Reindex => format!("REINDEX TABLE CONCURRENTLY {table}"),
        }
    }
}

/// Work that is to be done on a table.
pub struct Maintenance {
    work: Work,
    oid: i64,
    /// Quoted, with its schema.
    table: String,
    /// Indexes that an interrupted rebuild left, quoted.
    left: Vec<String>,
    properties: Vec<(&'static str, Cell)>,
    notes: Vec<String>,
    lock_timeout: Duration,
    major: u32,
    role: String,
    source: Source,
}

/// Looks at the table, and at what an earlier rebuild left of its indexes. The work waits at most `lock_timeout`
/// for a lock; zero is for ever.
pub async fn plan(
    postgres: &Postgres,
    work: Work,
    name: &TableName,
    lock_timeout: Duration,
) -> Result<Maintenance> {
    let reader = postgres.read().await?;
    let query = sql::POSTGRES_TABLE.for_server(reader.major());
    let rows = reader.rows(query.text, &[(&name.schema, Type::TEXT), (&name.table, Type::TEXT)]).await?;
    let Some(row) = rows.first() else { return Err(missing(name, postgres)) };
    let oid: i64 = row.get("oid");
    let left = if work == Work::Reindex { leftovers(&reader, oid).await? } else { Vec::new() };
    let quoted = quoted(&row.get::<_, String>("schema"), &row.get::<_, String>("table"));
    Ok(Maintenance {
        work,
        oid,
        table: quoted,
        notes: notes(row, &left),
        left,
        properties: properties(row),
        lock_timeout,
        major: reader.major(),
        role: row.get("role"),
        source: reader.source(),
    })
}

fn missing(name: &TableName, postgres: &Postgres) -> Error {
    let schema = name.schema.as_ref().map_or_else(String::new, |schema| format!("{schema}."));
    let database = &postgres.settings().database;
    Error::failed(format!("there is no table {schema}{} in database {database}", name.table))
        .because("names are taken as they are written, capitals too")
        .hint("`authctl monitor postgres tables` lists those there are")
}

fn quoted(schema: &str, name: &str) -> String {
    format!("{}.{}", sql::identifier(schema), sql::identifier(name))
}

async fn leftovers(reader: &Reader, table: i64) -> Result<Vec<String>> {
    let query = sql::POSTGRES_REBUILDS_LEFT.for_server(reader.major());
    let rows = reader.rows(query.text, &[(&table, Type::INT8)]).await?;
    Ok(rows
        .iter()
        .map(|row| quoted(&row.get::<_, String>("schema"), &row.get::<_, String>("index")))
        .collect())
}

fn properties(row: &Row) -> Vec<(&'static str, Cell)> {
    let pids: Vec<i64> =
        row.get::<_, Option<Vec<i32>>>("locked_by").unwrap_or_default().into_iter().map(i64::from).collect();
    vec![
        ("schema", row.get::<_, String>("schema").into()),
        ("table", row.get::<_, String>("table").into()),
        ("kind", row.get::<_, String>("kind").into()),
        ("owner", row.get::<_, String>("owner").into()),
        ("rows", count(row.get("rows")).into()),
        ("dead_rows", count(row.get("dead_rows")).into()),
        ("vacuum_age_seconds", seconds(row.get("vacuum_age_seconds")).into()),
        ("analyze_age_seconds", seconds(row.get("analyze_age_seconds")).into()),
        ("locked_by", Value::Numbers(pids).into()),
    ]
}

fn notes(row: &Row, left: &[String]) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(pids) = row.get::<_, Option<Vec<i32>>>("locked_by") {
        let pids = pids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        notes.push(format!(
            "{pids} hold a lock that this waits for; `authctl monitor postgres locks` shows them"
        ));
    }
    if !left.is_empty() {
        notes.push(format!("an interrupted rebuild left {}, which goes first", left.join(", ")));
    }
    notes
}

/// What was done.
pub struct Maintained {
    kind: &'static str,
    statements: Vec<String>,
    took: Duration,
    notes: Vec<String>,
    source: Source,
}

/// Does the work, and tells how far it is.
pub async fn maintain(
    postgres: &Postgres,
    approved: &Approved<Maintenance>,
    progress: &dyn Progress,
) -> Result<Maintained> {
    let plan = approved.plan();
    let begin = Instant::now();
    let writer = postgres.write_waiting(approved, plan.lock_timeout).await?;
    let watcher = postgres.read().await?;
    let mut statements = Vec::new();
    for index in &plan.left {
        let statement = format!("DROP INDEX CONCURRENTLY IF EXISTS {index}");
        writer.batch(&statement).await.map_err(|error| plan.explained(error, &statements))?;
        statements.push(statement);
    }
    let statement = plan.work.statement(&plan.table);
    let outcome = watched(&writer, &watcher, plan, &statement, progress).await;
    if outcome.is_err() && plan.work == Work::Reindex {
        let cleared = clear(&writer, &watcher, plan).await;
        return Err(plan.after_failure(outcome, cleared, &statements));
    }
    let notices = outcome.map_err(|error| plan.explained(error, &statements))?;
    statements.push(statement);
    Ok(Maintained {
        kind: plan.outcome(),
        statements,
        took: begin.elapsed(),
        notes: notices,
        source: plan.source.clone(),
    })
}

/// Runs the statement while another session looks at it; what the server told beside it.
async fn watched(
    writer: &Writer,
    watcher: &Reader,
    plan: &Maintenance,
    statement: &str,
    progress: &dyn Progress,
) -> Result<Vec<String>> {
    drop(writer.notices());
    let pid: i32 = writer.row("SELECT pg_backend_pid() AS pid", &[]).await?.get("pid");
    let work = writer.batch(statement);
    let mut work = std::pin::pin!(work);
    let label = format!("{} {}", plan.work.word(), plan.table);
    let mut shown = Shown::new(progress, label);
    loop {
        tokio::select! {
            ended = &mut work => {
                ended?;
                break;
            }
            () = tokio::time::sleep(LOOK) => shown.look(watcher, pid).await,
        }
    }
    // a table that may not be touched is only a warning to the server, and everything to whoever asked
    let notices = writer.notices();
    let skipped = notices.iter().find(|notice| notice.starts_with("WARNING"));
    match skipped {
        Some(warning) => Err(plan.skipped(warning)),
        None => Ok(notices),
    }
}

/// Takes away what a failed rebuild left, which every write would go on maintaining.
async fn clear(writer: &Writer, watcher: &Reader, plan: &Maintenance) -> Result<Vec<String>> {
    let left = leftovers(watcher, plan.oid).await?;
    for index in &left {
        writer.batch(&format!("DROP INDEX CONCURRENTLY IF EXISTS {index}")).await?;
    }
    Ok(left)
}

impl Maintenance {
    fn outcome(&self) -> &'static str {
        match self.work {
            Work::Vacuum { .. } => "postgres.maintain.vacuum/1",
            Work::Analyze => "postgres.maintain.analyze/1",
            Work::Reindex => "postgres.maintain.reindex/1",
        }
    }

    fn explained(&self, error: Error, done: &[String]) -> Error {
        let error = error.context(format!("cannot {} {}", self.work.word(), self.table));
        let error = match error.server_code() {
            Some("42501") => error.without_advice().with_kind(Kind::Denied).hint(self.grant()),
            Some("55P03") => error.without_advice().hint(format!(
                "`authctl monitor postgres locks` shows who holds the lock; `--lock-timeout` waits longer than {}",
                text::duration(self.lock_timeout)
            )),
            _ => error,
        };
        done.iter().fold(error, |error, statement| error.done(statement.clone()))
    }

    fn after_failure(
        &self,
        outcome: Result<Vec<String>>,
        cleared: Result<Vec<String>>,
        done: &[String],
    ) -> Error {
        let error = match outcome {
            Err(error) => self.explained(error, done),
            Ok(_) => Error::failed(format!("cannot {} {}", self.work.word(), self.table)),
        };
        match cleared {
            Ok(left) => left
                .iter()
                .fold(error, |error, index| error.done(format!("DROP INDEX {index}, which it left"))),
            Err(_) => error.hint(format!(
                "it may have left an invalid index: `authctl postgres maintain reindex {}` takes it away",
                text::argument(&self.table)
            )),
        }
    }

    fn skipped(&self, warning: &str) -> Error {
        Error::denied(format!("the server did not {} {}", self.work.word(), self.table))
            .because(text::clean(warning))
            .hint(self.grant())
    }

    fn grant(&self) -> String {
        let role = sql::identifier(&self.role);
        match self.major {
            17.. => format!("as its owner or a superuser: `GRANT MAINTAIN ON {} TO {role}`", self.table),
            _ => format!(
                "run as its owner, or as a superuser: {role} may not, and before PostgreSQL 17 no grant changes that"
            ),
        }
    }

    fn statements(&self) -> Vec<String> {
        let drops = self.left.iter().map(|index| format!("DROP INDEX CONCURRENTLY IF EXISTS {index}"));
        drops.chain([self.work.statement(&self.table)]).collect()
    }
}

impl Report for Maintenance {
    fn kind(&self) -> &'static str {
        match self.work {
            Work::Vacuum { .. } => "postgres.maintain.vacuum.plan/1",
            Work::Analyze => "postgres.maintain.analyze.plan/1",
            Work::Reindex => "postgres.maintain.reindex.plan/1",
        }
    }

    fn table(&self) -> Table {
        let mut table = Table::of_properties();
        for (name, cell) in &self.properties {
            table.push([Cell::from(name.trim_end_matches("_seconds").replace('_', " ")), cell.clone()]);
        }
        for statement in self.statements() {
            table.push(["statement".to_owned(), statement]);
        }
        table
    }

    fn data(&self) -> serde_json::Value {
        let mut data = serde_json::Map::new();
        data.extend(self.properties.iter().map(|(name, cell)| ((*name).to_owned(), cell.value.for_json())));
        data.insert("statements".to_owned(), self.statements().into());
        serde_json::Value::Object(data)
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}

impl Plan for Maintenance {
    fn action(&self) -> &'static str {
        match self.work {
            Work::Vacuum { .. } => "postgres.maintain.vacuum",
            Work::Analyze => "postgres.maintain.analyze",
            Work::Reindex => "postgres.maintain.reindex",
        }
    }

    fn target(&self) -> &str {
        &self.table
    }

    fn summary(&self) -> String {
        format!("{} {}", self.work.word(), self.table)
    }

    fn danger(&self) -> Danger {
        Danger::Reversible
    }

    fn is_empty(&self) -> bool {
        false
    }

    /// The same table and the same statements; its numbers move by themselves.
    fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&[self.action(), &self.oid.to_string(), &self.statements().join("\n")])
    }
}

impl Report for Maintained {
    fn kind(&self) -> &'static str {
        self.kind
    }

    fn table(&self) -> Table {
        let mut table = Table::of_properties();
        for statement in &self.statements {
            table.push(["done", statement.as_str()]);
        }
        table.push([Cell::from("took"), Value::Seconds(self.took.as_secs_f64()).into()]);
        table
    }

    fn data(&self) -> serde_json::Value {
        serde_json::json!({ "statements": self.statements, "took_seconds": self.took.as_secs_f64() })
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
