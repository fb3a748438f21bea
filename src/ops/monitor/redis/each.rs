//! The runner of views that have several rows for a node: every node is asked at once, and a node that may not be
//! asked has a row that says so.

use futures_util::future::try_join_all;

use crate::conn::redis::{Node, Reader, Redis};
use crate::error::{Error, Kind, Result};
use crate::report::{Answer, Cell, Column, Table, Value, Verdict};

/// What one node told.
#[derive(Debug)]
pub(super) struct Rows {
    /// Rows under the columns of the view.
    pub(super) lines: Vec<Vec<Cell>>,
    /// How good it is.
    pub(super) verdict: Verdict,
    /// Why, and what could not be seen.
    pub(super) notes: Vec<String>,
}

impl Default for Rows {
    fn default() -> Self {
        Self { lines: Vec::new(), verdict: Verdict::Fine, notes: Vec::new() }
    }
}

impl Rows {
    /// Adds what was found.
    pub(super) fn found(&mut self, verdict: Verdict, why: impl Into<String>) {
        self.verdict = self.verdict.max(verdict);
        self.notes.push(why.into());
    }

    /// Adds what has nothing to do with good or bad.
    pub(super) fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    /// The answer to a question that the view can do without, and otherwise why it was refused.
    pub(super) fn beside<T>(&mut self, answer: Result<T>) -> Option<T> {
        answer.map_err(|error| self.found(Verdict::Unknown, reason(&error))).ok()
    }

    /// Keeps the first so many rows, and tells that there are more.
    pub(super) fn limit(&mut self, most: usize, noun: &str) {
        let all = self.lines.len();
        if all > most {
            self.lines.truncate(most);
            self.note(format!("{most} of {all} {noun} are shown: `--limit {all}` shows all."));
        }
    }
}

/// What a view is made of.
pub(super) struct Shape {
    /// Name and version of its JSON.
    pub(super) kind: &'static str,
    /// Its columns behind the node's.
    pub(super) columns: Vec<Column>,
    /// What is said instead of no rows.
    pub(super) when_empty: &'static str,
}

/// Asks every node.
pub(super) async fn each(
    redis: &Redis,
    shape: Shape,
    look: impl AsyncFn(&Reader) -> Result<Rows>,
) -> Result<Answer> {
    let reader = redis.read().await?;
    let nodes = reader.nodes().await?;
    let single = nodes.len() == 1;
    let (width, look) = (shape.columns.len(), &look);
    let told = nodes.into_iter().map(async |node| told(node, look, width, single).await);
    let told = try_join_all(told).await?;
    let columns = std::iter::once(Column::new("node")).chain(shape.columns);
    let mut table = Table::new(columns).when_empty(shape.when_empty);
    for (address, rows) in &told {
        let node = || Cell::from(address.as_str());
        table.rows.extend(rows.lines.iter().map(|row| std::iter::once(node()).chain(row.clone()).collect()));
    }
    Ok(Answer {
        kind: shape.kind,
        source: reader.source(),
        verdict: told.iter().map(|(_, rows)| rows.verdict).max().unwrap_or(Verdict::Unknown),
        notes: told.iter().flat_map(|(address, rows)| notes(address, rows, single)).collect(),
        data: Some(table.to_json()),
        table: if single { without_node(table) } else { table },
    })
}

fn notes(address: &str, rows: &Rows, single: bool) -> impl Iterator<Item = String> {
    let prefix = if single { String::new() } else { format!("{address}: ") };
    rows.notes.iter().map(move |note| format!("{prefix}{note}"))
}

/// An error only where there is no answer at all: from the one server there is.
async fn told(
    node: Node,
    look: &impl AsyncFn(&Reader) -> Result<Rows>,
    width: usize,
    single: bool,
) -> Result<(String, Rows)> {
    let Node { address, reader, .. } = node;
    let rows = match reader {
        Ok(reader) => look(&reader).await,
        Err(error) => Err(error),
    };
    match rows {
        Err(error) if single && error.kind() != Kind::Denied && !is_withheld(&error) => Err(error),
        Err(error) => Ok((address, silent(&error, width))),
        Ok(rows) => Ok((address, rows)),
    }
}

/// Whether a service does not have the command: managed ones rename what they keep to themselves.
pub(super) fn is_withheld(error: &Error) -> bool {
    error.causes().iter().any(|cause| cause.starts_with("unknown command"))
}

/// A node that tells nothing: asking is not permitted, or it is gone.
fn silent(error: &Error, width: usize) -> Rows {
    let verdict = if error.kind() == Kind::Unreachable { Verdict::Bad } else { Verdict::Unknown };
    Rows { lines: vec![vec![Value::Unknown.into(); width]], verdict, notes: vec![reason(error)] }
}

/// An error on one line with what to do.
pub(super) fn reason(error: &Error) -> String {
    let told = std::iter::once(error.to_string()).chain(error.hints().iter().cloned());
    told.collect::<Vec<_>>().join("; ")
}

fn without_node(mut table: Table) -> Table {
    table.columns.remove(0);
    for row in &mut table.rows {
        row.remove(0);
    }
    table
}
