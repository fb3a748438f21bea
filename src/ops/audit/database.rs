//! The table `authctl.audit_log`.

use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use tokio_postgres::Row;
use tokio_postgres::types::Type;

use super::entry::{Entry, Outcome};
use crate::conn::postgres::Postgres;
use crate::error::{Error, Result};
use crate::plan::{Approved, Plan};
use crate::report::Source;
use crate::sql;

/// How long the table may keep a change waiting: the local log has the entry already.
const PATIENCE: Duration = Duration::from_secs(3);

/// SQLSTATE of a table that does not exist.
pub(super) const UNDEFINED_TABLE: &str = "42P01";

/// Keeps `entry` in the table, or completes it there.
pub(super) async fn record<P: Plan>(
    postgres: &Postgres,
    approved: &Approved<P>,
    entry: &Entry,
) -> Result<()> {
    let late = |_| Error::unreachable(format!("{} did not answer in time", postgres.target()));
    tokio::time::timeout(PATIENCE, insert(postgres, approved, entry)).await.map_err(late)?
}

async fn insert<P: Plan>(postgres: &Postgres, approved: &Approved<P>, entry: &Entry) -> Result<()> {
    let writer = postgres.tried_once().write(approved).await?;
    let begun = time(entry.occurred_at)?;
    let finished = entry.finished_at.map(time).transpose()?;
    let outcome = entry.outcome.word();
    let statement = sql::AUDIT_RECORD.for_server(writer.major()).text;
    let row = [
        (&entry.id as _, Type::UUID),
        (&begun as _, Type::TIMESTAMPTZ),
        (&finished as _, Type::TIMESTAMPTZ),
        (&entry.operator as _, Type::TEXT),
        (&entry.host as _, Type::TEXT),
        (&entry.command as _, Type::TEXT),
        (&entry.target as _, Type::TEXT),
        (&entry.plan_fingerprint as _, Type::TEXT),
        (&entry.summary as _, Type::TEXT),
        (&outcome as _, Type::TEXT),
        (&entry.error as _, Type::TEXT),
        (&entry.reason as _, Type::TEXT),
    ];
    writer.execute(statement, &row).await.map(|_| ())
}

/// The newest `limit` entries of the table since `since`.
pub(super) async fn read(
    postgres: &Postgres,
    since: Option<Timestamp>,
    limit: i64,
) -> Result<(Vec<Entry>, Source)> {
    let reader = postgres.read().await?;
    let since = since.map(time).transpose()?;
    let statement = sql::AUDIT_LIST.for_server(reader.major()).text;
    let rows = reader.rows(statement, &[(&since, Type::TIMESTAMPTZ), (&limit, Type::INT8)]).await?;
    let entries = rows.iter().map(entry).collect::<Result<_>>()?;
    Ok((entries, reader.source()))
}

fn entry(row: &Row) -> Result<Entry> {
    let finished: Option<SystemTime> = row.get("finished_at");
    Ok(Entry {
        id: row.get("id"),
        occurred_at: moment(row.get("occurred_at"))?,
        finished_at: finished.map(moment).transpose()?,
        operator: row.get("operator"),
        host: row.get("host"),
        command: row.get("command"),
        target: row.get("target"),
        plan_fingerprint: row.get("plan_fingerprint"),
        summary: row.get("summary"),
        outcome: Outcome::of_word(row.get("outcome")),
        error: row.get("error"),
        reason: row.get("reason"),
    })
}

fn moment(time: SystemTime) -> Result<Timestamp> {
    Timestamp::try_from(time)
        .map_err(|error| Error::failed("the audit log holds a time out of range").caused_by(&error))
}

fn time(moment: Timestamp) -> Result<SystemTime> {
    SystemTime::try_from(moment)
        .map_err(|error| Error::usage("a time is out of the machine's range").caused_by(&error))
}
