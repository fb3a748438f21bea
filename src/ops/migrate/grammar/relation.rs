//! A table as a statement names it, and how the statement locks it.

use std::fmt;

use squawk_syntax::ast::{self, HasPathRef};

use super::level::LockLevel;
use crate::sql;

/// A relation as a statement names it, folded as the server folds it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::ops::migrate) struct Relation {
    /// The schema; the search path decides where there is none.
    pub(in crate::ops::migrate) schema: Option<String>,
    /// The name in it.
    pub(in crate::ops::migrate) name: String,
}

/// What is done with the rows of a table while it is locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ops::migrate) enum Work {
    /// Nothing: only the catalog changes.
    Nothing,
    /// They are all read.
    Scan,
    /// They are all written anew, and every index is.
    Rewrite,
}

/// A table that a statement locks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ops::migrate) struct Target {
    /// The table, or where `by_index` says so an index of it.
    pub(in crate::ops::migrate) relation: Relation,
    /// Whether the statement names an index instead of the table.
    pub(in crate::ops::migrate) by_index: bool,
    /// How it is locked.
    pub(in crate::ops::migrate) level: LockLevel,
    /// What is done with its rows.
    pub(in crate::ops::migrate) work: Work,
    /// Whether the statement is about another table, and this one is only drawn in: a foreign key's.
    pub(in crate::ops::migrate) aside: bool,
}

impl Relation {
    /// What a path names; `None` where the parser found no name.
    pub(in crate::ops::migrate) fn of(path: &ast::PathRef) -> Option<Self> {
        let schema = path.qualifier().and_then(|qualifier| qualifier.segment());
        Self::new(schema.map(|schema| schema.text()), &path.segment()?.text())
    }

    /// What a statement that makes something names it.
    pub(in crate::ops::migrate) fn made(path: &ast::Path) -> Option<Self> {
        let schema = path.qualifier().and_then(|qualifier| qualifier.segment());
        Self::new(schema.map(|schema| schema.text()), &path.segment()?.text())
    }

    /// What a reference refers to.
    pub(in crate::ops::migrate) fn referred(reference: &impl HasPathRef) -> Option<Self> {
        Self::of(&reference.path_ref()?)
    }

    fn new(schema: Option<String>, name: &str) -> Option<Self> {
        let relation = Self { schema: schema.map(|schema| kept(&schema)), name: kept(name) };
        (!relation.name.is_empty()).then_some(relation)
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.schema {
            Some(schema) => write!(formatter, "{schema}.{}", self.name),
            None => write!(formatter, "{}", self.name),
        }
    }
}

/// As much of a name as the server keeps.
fn kept(name: &str) -> String {
    name[..name.floor_char_boundary(sql::LONGEST_IDENTIFIER)].to_owned()
}

impl Target {
    /// That the statement is about this table.
    pub(super) fn new(relation: Relation, level: LockLevel) -> Self {
        Self { relation, by_index: false, level, work: Work::Nothing, aside: false }
    }

    /// The same with what is done to its rows.
    pub(super) fn working(self, work: Work) -> Self {
        Self { work, ..self }
    }

    /// That it is only drawn in.
    pub(super) fn aside(relation: Relation, level: LockLevel) -> Self {
        Self { aside: true, ..Self::new(relation, level) }
    }

    /// The same by the name of an index of it.
    pub(super) fn by_index(self) -> Self {
        Self { by_index: true, ..self }
    }
}
