//! Cancelling statements and ending sessions.
//!
//! A process id is used again, and a session goes on to its next statement. So what was shown is named by the moment
//! it began, and the statement that sends the signal compares that moment while it sends.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use serde_json::Value as Json;
use tokio_postgres::Row;
use tokio_postgres::types::Type;

use crate::conn::postgres::{Postgres, Reader, Writer};
use crate::error::{Error, Kind, Result};
use crate::ops::literals;
use crate::plan::{Approved, Danger, Fingerprint, Plan};
use crate::report::{Cell, Column, Report, Source, Table, Value, Verdict};
use crate::sql;
use crate::text;

/// A backend looks for signals at least that often, unless it is stuck in the system.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often is looked whether it is gone.
const PAUSE: Duration = Duration::from_millis(50);

/// What is done to a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Its statement is cancelled; the session goes on.
    Cancel,
    /// It is ended, with its transaction.
    Terminate,
}

impl How {
    const fn verb(self) -> &'static str {
        match self {
            Self::Cancel => "cancel",
            Self::Terminate => "terminate",
        }
    }
}

/// A session as it was seen.
struct Backend {
    pid: i32,
    started: i64,
    statement: Option<i64>,
    state: Option<String>,
    blocks: usize,
    cells: Vec<Cell>,
}

/// Sessions that are to be signalled.
pub struct Signals {
    how: How,
    target: String,
    backends: Vec<Backend>,
    notes: Vec<String>,
    source: Source,
}

/// What the sessions do, and what is meant for them. `shown_literals` shows the values in their statements.
pub async fn plan(postgres: &Postgres, how: How, pids: &[i32], shown_literals: bool) -> Result<Signals> {
    let reader = postgres.read().await?;
    let query = sql::POSTGRES_BACKENDS.for_server(reader.major());
    let rows = reader.rows(query.text, &[(&pids.to_vec(), Type::INT4_ARRAY)]).await?;
    let found: Vec<i32> = rows.iter().map(|row| row.get("pid")).collect();
    let mut missing = pids.iter().filter(|pid| !found.contains(pid));
    if let Some(pid) = missing.next() {
        return Err(Error::failed(format!("there is no session {pid} on {}", reader_target(&reader)))
            .hint("`authctl monitor postgres activity --all` lists those there are"));
    }
    if let Some(own) = rows.iter().find(|row| row.get("own")) {
        let pid: i32 = own.get("pid");
        return Err(Error::usage(format!("{pid} is the session that asks")).hint("name another session"));
    }
    let backends =
        rows.iter().map(|row| backend(row, &reader, shown_literals)).collect::<Result<Vec<_>>>()?;
    let target = found.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    Ok(Signals { how, target, notes: notes(how, &backends), backends, source: reader.source() })
}

fn reader_target(reader: &Reader) -> String {
    reader.source().target.unwrap_or_default()
}

fn backend(row: &Row, reader: &Reader, shown_literals: bool) -> Result<Backend> {
    let pid: i32 = row.get("pid");
    let Some(started) = row.get("started_microseconds") else {
        let grantee = sql::identifier(reader.user());
        return Err(Error::denied(format!("what session {pid} does is hidden from this role"))
            .because("a session that cannot be seen cannot be told from a later one with the same number")
            .hint(format!("as a superuser: `GRANT pg_read_all_stats, pg_signal_backend TO {grantee}`")));
    };
    let state: Option<String> = row.get("state");
    let blocks: Option<Vec<i32>> = row.get("blocks");
    let waiting = blocks.as_ref().map_or(0, Vec::len);
    let blocks = Value::Numbers(blocks.unwrap_or_default().into_iter().map(i64::from).collect());
    let mut query: Value = row.get::<_, Option<String>>("query").into();
    if !shown_literals {
        literals::hide(&mut query);
    }
    let text = |name: &str| Cell::from(row.get::<_, Option<String>>(name));
    let seconds =
        |name: &str| Cell::from(row.get::<_, Option<f64>>(name).map_or(Value::Nothing, Value::Seconds));
    let cells = vec![
        Value::Number(pid.into()).into(),
        text("user"),
        text("database"),
        text("application"),
        text("client"),
        text("backend"),
        text("state"),
        text("wait"),
        seconds("xact_age_seconds"),
        seconds("query_age_seconds"),
        blocks.into(),
        query.into(),
    ];
    let statement = row.get("statement_microseconds");
    Ok(Backend { pid, started, statement, state, blocks: waiting, cells })
}

fn notes(how: How, backends: &[Backend]) -> Vec<String> {
    let mut notes = Vec::new();
    for backend in backends {
        let state = backend.state.as_deref().unwrap_or("no state");
        if how == How::Cancel && state != "active" {
            notes.push(format!(
                "{} runs no statement ({state}), so there is nothing to cancel: `authctl postgres terminate {}` ends it",
                backend.pid, backend.pid
            ));
        }
        if backend.blocks > 0 {
            let waiting = text::plural(backend.blocks, "session");
            notes.push(format!("kept waiting by {}: {waiting}", backend.pid));
        }
    }
    notes
}

/// Sends the signals, and waits until what they were meant for is gone.
pub async fn send(postgres: &Postgres, approved: &Approved<Signals>) -> Result<Sent> {
    let plan = approved.plan();
    let writer = postgres.write(approved).await?;
    let mut sent = Vec::new();
    for backend in &plan.backends {
        match signal(&writer, plan.how, backend).await {
            Ok(was_sent) => sent.push((backend, was_sent)),
            Err(error) => return Err(stopped(error, plan, backend, &sent, writer.user())),
        }
    }
    let ends = sent.iter().map(|(backend, was_sent)| async {
        if *was_sent { wait(&writer, plan.how, backend).await } else { Ok(Outcome::Gone) }
    });
    let ends = join_all(ends).await.into_iter().collect::<Result<Vec<_>>>()?;
    let outcomes = plan.backends.iter().map(|backend| backend.pid).zip(ends).collect();
    Ok(Sent { how: plan.how, outcomes, source: plan.source.clone() })
}

async fn signal(writer: &Writer, how: How, backend: &Backend) -> Result<bool> {
    let (pid, started) = ((&backend.pid as _, Type::INT4), (&backend.started as _, Type::INT8));
    let rows = match how {
        How::Cancel => {
            let query = sql::POSTGRES_CANCEL.for_server(writer.major());
            writer.rows(query.text, &[pid, started, (&backend.statement, Type::INT8)]).await?
        }
        How::Terminate => {
            let query = sql::POSTGRES_TERMINATE.for_server(writer.major());
            writer.rows(query.text, &[pid, started]).await?
        }
    };
    Ok(rows.first().is_some_and(|row| row.get("sent")))
}

fn stopped(error: Error, plan: &Signals, backend: &Backend, sent: &[(&Backend, bool)], role: &str) -> Error {
    let error = error.context(format!("cannot {} {}", plan.how.verb(), backend.pid));
    let error = if error.server_code() == Some("42501") {
        let only_superusers =
            error.causes().iter().any(|cause| cause.contains("SUPERUSER") || cause.contains("superuser"));
        let error = error.without_advice().with_kind(Kind::Denied);
        if only_superusers {
            error.hint("it is the session of a superuser, which only a superuser may signal")
        } else {
            error.hint(format!("as a superuser: `GRANT pg_signal_backend TO {}`", sql::identifier(role)))
        }
    } else {
        error
    };
    let done = sent.iter().filter(|(_, was_sent)| *was_sent).map(|(backend, _)| backend.pid);
    let done: Vec<_> = done.map(|pid| format!("{} {pid}", plan.how.verb())).collect();
    if done.is_empty() {
        return error;
    }
    done.into_iter().fold(error, Error::done).with_kind(Kind::PartlyDone)
}

async fn wait(writer: &Writer, how: How, backend: &Backend) -> Result<Outcome> {
    let query = sql::POSTGRES_STILL_THERE.for_server(writer.major());
    let begin = Instant::now();
    loop {
        let parameters: [(&(dyn tokio_postgres::types::ToSql + Sync), Type); 3] =
            [(&backend.pid, Type::INT4), (&backend.started, Type::INT8), (&backend.statement, Type::INT8)];
        let row = writer.row(query.text, &parameters).await?;
        let there: bool = row.get(if how == How::Cancel { "statement" } else { "session" });
        if !there {
            return Ok(Outcome::Ended(begin.elapsed()));
        }
        if begin.elapsed() > PATIENCE {
            return Ok(Outcome::Stays);
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// What became of one session.
enum Outcome {
    /// It ended after the signal.
    Ended(Duration),
    /// It was over before the signal was sent, which then was sent to nobody.
    Gone,
    /// It is still there.
    Stays,
}

/// What the signals came to.
pub struct Sent {
    how: How,
    outcomes: Vec<(i32, Outcome)>,
    source: Source,
}

impl Report for Signals {
    fn kind(&self) -> &'static str {
        match self.how {
            How::Cancel => "postgres.cancel.plan/1",
            How::Terminate => "postgres.terminate.plan/1",
        }
    }

    fn table(&self) -> Table {
        let mut table = Table::new([
            Column::new("pid"),
            Column::new("user"),
            Column::new("database"),
            Column::new("application"),
            Column::expendable("client", 4),
            Column::expendable("backend", 5),
            Column::new("state"),
            Column::expendable("wait", 3),
            Column::new("xact_age_seconds"),
            Column::new("query_age_seconds"),
            Column::new("blocks"),
            Column::new("query"),
        ]);
        for backend in &self.backends {
            table.push(backend.cells.clone());
        }
        table
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}

impl Plan for Signals {
    fn action(&self) -> &'static str {
        match self.how {
            How::Cancel => "postgres.cancel",
            How::Terminate => "postgres.terminate",
        }
    }

    fn target(&self) -> &str {
        &self.target
    }

    fn summary(&self) -> String {
        let count = self.backends.len();
        match self.how {
            How::Cancel => format!("cancel {} of {}", text::plural(count, "statement"), self.target),
            How::Terminate => format!("terminate {}: {}", text::plural(count, "session"), self.target),
        }
    }

    /// A cancelled statement can be run again; a session takes its transaction with it.
    fn danger(&self) -> Danger {
        if self.how == How::Cancel { Danger::Reversible } else { Danger::Destructive }
    }

    fn is_empty(&self) -> bool {
        self.backends.is_empty()
    }

    /// Which sessions they are, and for a cancel which statements; not how old.
    fn fingerprint(&self) -> Fingerprint {
        let identity = |backend: &Backend| {
            let statement = backend.statement.filter(|_| self.how == How::Cancel);
            format!("{} {} {statement:?}", backend.pid, backend.started)
        };
        let all = self.backends.iter().map(identity).collect::<Vec<_>>().join("\n");
        Fingerprint::of(&[self.action(), &all])
    }
}

impl Report for Sent {
    fn kind(&self) -> &'static str {
        match self.how {
            How::Cancel => "postgres.cancel/1",
            How::Terminate => "postgres.terminate/1",
        }
    }

    fn table(&self) -> Table {
        let mut table = Table::new(["pid", "verdict", "outcome", "took_seconds"].map(Column::new));
        for (pid, outcome) in &self.outcomes {
            let (verdict, words, took) = self.told(outcome);
            let took = took.map_or(Value::Nothing, |took| Value::Seconds(took.as_secs_f64()));
            table.push([Value::Number((*pid).into()).into(), verdict.into(), Cell::from(words), took.into()]);
        }
        table
    }

    fn data(&self) -> Json {
        self.table().to_json()
    }

    fn verdict(&self) -> Verdict {
        self.outcomes.iter().map(|(_, outcome)| self.told(outcome).0).max().unwrap_or(Verdict::Fine)
    }

    fn notes(&self) -> Vec<String> {
        let stays = self.outcomes.iter().filter(|(_, outcome)| matches!(outcome, Outcome::Stays));
        let told = stays.map(|(pid, _)| {
            format!(
                "{pid} does not look for signals: it may be waiting for its disk or its network. Ask again: \
                 `authctl monitor postgres activity`"
            )
        });
        told.collect()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}

impl Sent {
    fn told(&self, outcome: &Outcome) -> (Verdict, &'static str, Option<Duration>) {
        match (outcome, self.how) {
            (Outcome::Ended(took), How::Cancel) => (Verdict::Fine, "statement cancelled", Some(*took)),
            (Outcome::Ended(took), How::Terminate) => (Verdict::Fine, "session ended", Some(*took)),
            (Outcome::Gone, How::Cancel) => {
                (Verdict::Warn, "that statement was over already, so nothing was sent", None)
            }
            (Outcome::Gone, How::Terminate) => {
                (Verdict::Warn, "that session was gone already, so nothing was sent", None)
            }
            (Outcome::Stays, _) => (Verdict::Bad, "still there after the signal", Some(PATIENCE)),
        }
    }
}
