//! What the database knows, now, of the tables that the files name: how large they are, and who holds them.
//!
//! Everybody may read the catalog and the locks. What a role with few rights does not see is since when a session
//! of another role is in its transaction, and that is told as unknown.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};
use tokio_postgres::Row;
use tokio_postgres::types::Type;

use crate::conn::postgres::{Parameters, Reader};
use crate::error::Result;
use crate::ops::migrate::grammar::{LockLevel, Relation};
use crate::sql::{self, Variants};
use crate::text;

/// A lock that is held shorter than this is let go before anybody could do something about it.
const SHORT_SECONDS: f64 = 1.0;

/// The tables of the files that the database has.
#[derive(Default)]
pub(super) struct Live {
    /// Whose eyes they are seen with.
    role: String,
    /// By the name that a file uses for the table or for an index of it.
    names: BTreeMap<Relation, u32>,
    tables: BTreeMap<u32, Table>,
}

/// A table of the database.
pub(super) struct Table {
    /// Its schema and name.
    pub(super) relation: Relation,
    /// Its rows by the server's estimate; unknown where they were never counted.
    pub(super) rows: Option<i64>,
    /// Its size with its indexes; unknown while somebody keeps everybody else out.
    pub(super) size_bytes: Option<i64>,
    /// Who holds a lock on it.
    holders: Vec<Holder>,
}

/// A session, or a prepared transaction, that holds a lock.
#[derive(Clone, Debug)]
pub(super) struct Holder {
    /// Its process; a prepared transaction has none.
    pub(super) pid: Option<i32>,
    /// Whether its state and age may be seen.
    pub(super) seen: bool,
    /// What it holds.
    pub(super) level: LockLevel,
    application: String,
    role: Option<String>,
    state: Option<String>,
    age: Option<f64>,
}

impl Live {
    /// What the database knows of `names`.
    pub(super) async fn read(reader: &Reader, names: &BTreeSet<Relation>) -> Result<Self> {
        let mut live = Self::default();
        if names.is_empty() {
            return Ok(live);
        }
        let (schemas, bare): (Vec<_>, Vec<_>) =
            names.iter().map(|name| (name.schema.as_deref().unwrap_or_default(), name.name.as_str())).unzip();
        let parameters: Parameters<'_> = &[(&schemas, Type::TEXT_ARRAY), (&bare, Type::TEXT_ARRAY)];
        for row in &ask(reader, sql::MIGRATE_LINT_TABLES, parameters).await? {
            let (oid, table) = (row.get("oid"), Table::of(row));
            live.names.insert(asked(row), oid);
            live.names.insert(table.relation.clone(), oid);
            live.tables.insert(oid, table);
        }
        live.find_holders(reader).await?;
        Ok(live)
    }

    async fn find_holders(&mut self, reader: &Reader) -> Result<()> {
        let oids = self.oids();
        if oids.is_empty() {
            return Ok(());
        }
        let rows = ask(reader, sql::MIGRATE_LINT_HOLDERS, &[(&oids, Type::OID_ARRAY)]).await?;
        for row in &rows {
            self.role = row.get("asking");
            let table = self.tables.get_mut(&row.get("oid"));
            if let (Some(table), Some(holder)) = (table, Holder::of(row)) {
                table.holders.push(holder);
            }
        }
        Ok(())
    }

    /// The table that is called so, or that has an index of that name.
    pub(super) fn find(&self, name: &Relation) -> Option<&Table> {
        self.names.get(name).and_then(|oid| self.tables.get(oid))
    }

    /// What lets this role see since when others are in their transactions.
    pub(super) fn grant(&self) -> String {
        format!("`GRANT pg_read_all_stats TO {}`", sql::identifier(&self.role))
    }

    /// The table with this object id.
    pub(super) fn of_oid(&self, oid: u32) -> Option<&Table> {
        self.tables.get(&oid)
    }

    /// The object ids of all of them.
    pub(super) fn oids(&self) -> Vec<u32> {
        self.tables.keys().copied().collect()
    }
}

/// The name that was asked for.
fn asked(row: &Row) -> Relation {
    let schema: String = row.get("asked_schema");
    Relation { schema: Some(schema).filter(|schema| !schema.is_empty()), name: row.get("asked_name") }
}

/// The rows of one of the questions.
pub(super) async fn ask(reader: &Reader, question: Variants, parameters: Parameters<'_>) -> Result<Vec<Row>> {
    reader.rows(question.for_server(reader.major()).text, parameters).await
}

impl Table {
    fn of(row: &Row) -> Self {
        Self {
            relation: Relation { schema: Some(row.get("schema")), name: row.get("table") },
            rows: row.get("rows"),
            size_bytes: row.get("size_bytes"),
            holders: Vec::new(),
        }
    }

    /// Who keeps a lock of this level from being taken, and will not have gone in a moment.
    pub(super) fn in_the_way(&self, level: LockLevel) -> Vec<&Holder> {
        let lasts = |holder: &Holder| holder.age.is_none_or(|age| age >= SHORT_SECONDS);
        let conflicts = |holder: &&Holder| holder.level.conflicts_with(level) && lasts(holder);
        distinct(self.holders.iter().filter(conflicts))
    }

    /// `public.users has about 1,234,567 rows in 3.2 GiB`.
    pub(super) fn size(&self) -> String {
        let Self { relation, rows, size_bytes, .. } = self;
        match (rows.map(text::count), size_bytes.map(text::bytes)) {
            (Some(rows), Some(size)) => format!("{relation} has about {rows} rows in {size}"),
            (Some(rows), None) => {
                format!("{relation} has about {rows} rows, in what size is not seen while it is locked")
            }
            (None, Some(size)) => {
                format!("{relation} has {size}, in how many rows is known after an ANALYZE")
            }
            (None, None) => format!("how large {relation} is cannot be seen while it is locked"),
        }
    }
}

/// Each of them once, with the strongest lock that it holds.
pub(super) fn distinct<'a>(holders: impl IntoIterator<Item = &'a Holder>) -> Vec<&'a Holder> {
    let mut found: Vec<&Holder> = Vec::new();
    for holder in holders {
        match found.iter_mut().find(|other| other.is_same(holder)) {
            Some(other) if other.level < holder.level => *other = holder,
            Some(_) => {}
            None => found.push(holder),
        }
    }
    found
}

impl Holder {
    fn of(row: &Row) -> Option<Self> {
        Some(Self {
            pid: row.get("pid"),
            seen: row.get("seen"),
            level: LockLevel::of_mode(row.get("mode"))?,
            application: row.get("application"),
            role: row.get("role"),
            state: row.get("state"),
            age: row.get("xact_age_seconds"),
        })
    }

    /// A session may hold several locks on one table.
    fn is_same(&self, other: &Self) -> bool {
        (self.pid, &self.application) == (other.pid, &other.application)
    }

    /// `process 4711 (psql, role app, idle in transaction, in its transaction for 5.0s)`.
    pub(super) fn sentence(&self) -> String {
        let name = match self.pid {
            Some(pid) => format!("process {pid}"),
            None => "a prepared transaction".to_owned(),
        };
        let role = self.role.as_ref().map(|role| format!("role {role}"));
        let age = self.age.map_or_else(|| "an unknown time".to_owned(), text::seconds);
        let application = Some(self.application.clone()).filter(|application| !application.is_empty());
        let parts = [application, role, self.state.clone(), Some(format!("in its transaction for {age}"))];
        format!("{name} ({})", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }

    /// For machines.
    pub(super) fn to_json(&self) -> Json {
        json!({
            "pid": self.pid,
            "application": self.application,
            "role": self.role,
            "state": self.state,
            "xact_age_seconds": self.age,
            "lock": self.level.name(),
        })
    }
}

#[cfg(test)]
impl Table {
    /// A table of this size that nobody holds.
    pub(super) fn sized(rows: Option<i64>, size_bytes: Option<i64>) -> Self {
        let relation = Relation { schema: None, name: "t".to_owned() };
        Self { relation, rows, size_bytes, holders: Vec::new() }
    }
}
