//! Taking the steps, all in one transaction.

use tokio_postgres::error::SqlState;

use super::plan::{Action, Init};
use crate::conn::postgres::Postgres;
use crate::error::{Error, Kind, Result};
use crate::ops::scram;
use crate::plan::Approved;
use crate::report::{Column, Findings, Report, Source, Table, Verdict};
use crate::sql;

/// Keeps a verifier out of the server's log and out of `pg_stat_statements`; superusers only.
const QUIET: &str = "SET LOCAL log_statement = 'none'; SET LOCAL log_min_duration_statement = -1; \
                     SET LOCAL log_min_error_statement = 'panic'; \
                     SELECT set_config('pg_stat_statements.track_utility', 'off', true)";

/// What was changed.
pub struct Done {
    changed: Vec<(String, String)>,
    findings: Findings,
    notes: Vec<String>,
    source: Source,
}

/// Takes the steps of an approved plan: all of them, or none.
pub async fn apply(postgres: &Postgres, approved: &Approved<Init>) -> Result<Done> {
    let plan = approved.plan();
    let mut writer = postgres.write(approved).await?;
    let transaction = writer.transaction().await?;
    let refused = |what: &str, error: &tokio_postgres::Error| refused(what, &plan.role, error);
    if plan.superuser {
        transaction
            .batch_execute(QUIET)
            .await
            .map_err(|error| refused("the settings of this session", &error))?;
    }
    let mut changed = Vec::new();
    for step in &plan.steps {
        let Some(action) = &step.action else { continue };
        let statement = statement(action, plan)?;
        transaction.batch_execute(&statement).await.map_err(|error| refused(&step.subject, &error))?;
        changed.push((step.subject.clone(), step.wanted.clone()));
    }
    transaction.commit().await.map_err(|error| refused("the change as a whole", &error))?;
    let findings = plan.findings();
    Ok(Done { changed, findings, notes: plan.notes(), source: plan.source() })
}

fn statement(action: &Action, plan: &Init) -> Result<String> {
    match (action, &plan.password) {
        (Action::Statement(statement), _) => Ok(statement.clone()),
        (Action::Password, Some(password)) => {
            let verifier = sql::literal(&scram::verifier(password)?);
            Ok(format!("ALTER ROLE {} PASSWORD {verifier}", sql::identifier(&plan.role)))
        }
        (Action::Password, None) => Err(Error::bug("a password is to be set and none is configured")),
    }
}

fn refused(what: &str, role: &str, error: &tokio_postgres::Error) -> Error {
    let message = format!("cannot set up {what}; nothing was changed");
    let Some(server) = error.as_db_error() else {
        return Error::unreachable(message).caused_by(error);
    };
    if is_about_another_run(server) {
        return Error::new(Kind::Conflict, message)
            .because(server.message())
            .code(server.code().code())
            .hint("somebody else changed the same just now: run `authctl init` again");
    }
    if *server.code() == SqlState::READ_ONLY_SQL_TRANSACTION {
        return Error::failed(message)
            .because(server.message())
            .code(server.code().code())
            .hint("if it is a standby: name all hosts and `--set postgres.target_session_attrs=primary`");
    }
    let denied = *server.code() == SqlState::INSUFFICIENT_PRIVILEGE;
    let kind = if denied { Kind::Denied } else { Kind::Failed };
    let error = Error::new(kind, message).because(server.message()).code(server.code().code());
    if denied {
        error.hint(format!(
            "run as an administrator that owns the database and may create roles such as {role}: \
             `authctl --set postgres.user=postgres init`"
        ))
    } else {
        error
    }
}

/// Two runs that make the same thing at once meet at a unique index or at one row of a catalogue.
fn is_about_another_run(server: &tokio_postgres::error::DbError) -> bool {
    let twice = [SqlState::UNIQUE_VIOLATION, SqlState::DUPLICATE_OBJECT];
    twice.contains(server.code()) || server.message().starts_with("tuple concurrently")
}

impl Report for Done {
    fn kind(&self) -> &'static str {
        "init/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new(["subject", "now"].map(Column::new));
        for (subject, now) in &self.changed {
            table.push([subject.as_str(), now.as_str()]);
        }
        table
    }

    fn verdict(&self) -> Verdict {
        self.findings.verdict()
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
