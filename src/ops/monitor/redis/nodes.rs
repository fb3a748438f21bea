//! The one runner: fields that are read from every node's INFO become an answer, a row for each node of
//! a cluster, a line for each field where there is one node.

use futures_util::future::try_join_all;

use super::each::reason;
use super::judge::Judgement;
use crate::conn::redis::{Info, Node, Redis, Role};
use crate::error::{Error, Kind, Result};
use crate::report::{Answer, Cell, Column, Table, Value, Verdict};

/// Something that INFO tells of a node.
pub(super) struct Field {
    /// `snake_case` with its unit.
    pub(super) name: &'static str,
    /// How soon it goes where the rows of a cluster are too wide: 0 never, 9 first.
    pub(super) expendable: u8,
    /// Reads it; unknown where this server does not tell.
    pub(super) read: fn(&Info) -> Value,
}

/// A field of a view.
pub(super) const fn field(name: &'static str, expendable: u8, read: fn(&Info) -> Value) -> Field {
    Field { name, expendable, read }
}

/// What a view of Redis is made of.
pub(super) struct View {
    /// Name and version of its JSON.
    pub(super) kind: &'static str,
    /// What it shows.
    pub(super) fields: &'static [Field],
    /// What it judges.
    pub(super) judge: fn(&Info) -> Vec<Judgement>,
}

/// Asks every node at once.
pub(super) async fn ask(redis: &Redis, view: &View) -> Result<Answer> {
    let reader = redis.read().await?;
    let nodes = reader.nodes().await?;
    let single = nodes.len() == 1;
    let told = try_join_all(nodes.into_iter().map(|node| Told::of(node, view, single))).await?;
    let rows = Table { rows: told.iter().map(|told| told.cells.clone()).collect(), ..heading(view) };
    Ok(Answer {
        kind: view.kind,
        source: reader.source(),
        verdict: told.iter().map(|told| told.verdict).max().unwrap_or(Verdict::Unknown),
        notes: told.iter().flat_map(|told| told.notes(single)).collect(),
        data: Some(rows.to_json()),
        table: if single { properties(&rows) } else { rows },
    })
}

fn heading(view: &View) -> Table {
    let fields = view.fields.iter().map(|field| Column::expendable(field.name, field.expendable));
    let always =
        [Column::new("node").identifying(), Column::new("role").identifying(), Column::new("verdict")];
    Table::new(always.into_iter().chain(fields))
}

/// What one node told.
struct Told {
    address: String,
    verdict: Verdict,
    cells: Vec<Cell>,
    why: Vec<String>,
}

impl Told {
    /// An error only where there is no answer at all: from the one server there is.
    async fn of(node: Node, view: &View, single: bool) -> Result<Self> {
        let Node { address, role, reader } = node;
        let info = match reader {
            Ok(reader) => reader.info().await,
            Err(error) => Err(error),
        };
        let (verdict, values, why) = match info {
            Ok(info) => judged(&info, view),
            Err(error) if single && error.kind() == Kind::Unreachable => return Err(error),
            Err(error) => silent(&error, view),
        };
        let role = match role {
            Role::Master => "master",
            Role::Replica => "replica",
        };
        let cells = [Cell::from(address.as_str()), role.into(), verdict.into()].into_iter();
        Ok(Self { cells: cells.chain(values).collect(), address, verdict, why })
    }

    fn notes(&self, single: bool) -> impl Iterator<Item = String> {
        let prefix = if single { String::new() } else { format!("{}: ", self.address) };
        self.why.iter().map(move |why| format!("{prefix}{why}"))
    }
}

fn judged(info: &Info, view: &View) -> (Verdict, Vec<Cell>, Vec<String>) {
    let judgements = (view.judge)(info);
    let cell = |field: &Field| {
        let about = judgements.iter().filter(|judgement| judgement.field == field.name);
        match about.map(|judgement| judgement.verdict).max() {
            Some(verdict) => Cell::labelled((field.read)(info), verdict.label()),
            None => (field.read)(info).into(),
        }
    };
    let cells = view.fields.iter().map(cell).collect();
    let verdict = judgements.iter().map(|judgement| judgement.verdict).max().unwrap_or(Verdict::Fine);
    (verdict, cells, judgements.into_iter().map(|judgement| judgement.why).collect())
}

/// A node that tells nothing: asking is not permitted, or it is gone.
fn silent(error: &Error, view: &View) -> (Verdict, Vec<Cell>, Vec<String>) {
    let verdict = if error.kind() == Kind::Unreachable { Verdict::Bad } else { Verdict::Unknown };
    (verdict, view.fields.iter().map(|_| Value::Unknown.into()).collect(), vec![reason(error)])
}

/// The one row as a line for each field; what a server has not, such as a limit, is none.
fn properties(rows: &Table) -> Table {
    let mut table = Table::of_properties();
    for (column, cell) in rows.columns.iter().zip(rows.rows.iter().flatten()) {
        let name = ["_bytes", "_seconds"].iter().find_map(|unit| column.name.strip_suffix(unit));
        let value = if cell.value == Value::Nothing { "none".into() } else { cell.clone() };
        table.push([name.unwrap_or(&column.name).replace('_', " ").into(), value]);
    }
    table
}
