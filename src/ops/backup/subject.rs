//! What a set is a backup of.

use std::collections::BTreeSet;
use std::fmt;

use crate::ops::repository::{Manifest, Part, Store};

/// How much of a store is in a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scope {
    /// Everything.
    Whole,
    /// Definitions without data.
    Schema,
    /// Some tables.
    Selection,
}

/// One store, or as much of it as a set holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Subject {
    /// The store.
    pub(super) store: Store,
    /// The database or the table; a Redis server has no name.
    pub(super) name: Option<String>,
    /// Where it was, as far as that is part of what it is: two servers may have databases of one name.
    pub(super) source: String,
    /// How much of it.
    pub(super) scope: Scope,
}

impl Subject {
    /// What `part` is a backup of.
    pub(super) fn of(part: &Part) -> Self {
        let (name, scope) = match part {
            Part::Postgres(part) if part.only_schema => (Some(part.database.clone()), Scope::Schema),
            Part::Postgres(part) if !part.selected.is_empty() => {
                (Some(part.database.clone()), Scope::Selection)
            }
            Part::Postgres(part) => (Some(part.database.clone()), Scope::Whole),
            Part::Redis(_) => (None, Scope::Whole),
            Part::DynamoDb(part) => (Some(part.table.clone()), Scope::Whole),
        };
        let source = match part {
            Part::Postgres(part) => &part.source,
            Part::Redis(part) => &part.source,
            Part::DynamoDb(part) => &part.source,
        };
        Self { store: part.store(), name, source: source.clone(), scope }
    }

    /// Everything that a set is a backup of.
    pub(super) fn all_of(manifest: &Manifest) -> BTreeSet<Self> {
        manifest.parts.iter().map(Self::of).collect()
    }

    /// The server that it is of, and the database or table there: as whom somebody logged in is no part of that.
    pub(super) fn place(&self) -> &str {
        let source = self.source.split_once("://").map_or(self.source.as_str(), |(_, place)| place);
        source.rsplit_once('@').map_or(source, |(_, place)| place)
    }

    /// Whether `other` is of the same database, server or table.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        (self.store, &self.name, self.place()) == (other.store, &other.name, other.place())
    }

    /// The store, and what is missing of it: `postgres`, `postgres (definitions)`.
    pub(super) fn short(&self) -> String {
        let store = self.store.name();
        match self.scope {
            Scope::Whole => store.to_owned(),
            Scope::Schema => format!("{store} (definitions)"),
            Scope::Selection => format!("{store} (some tables)"),
        }
    }
}

impl fmt::Display for Subject {
    /// `postgres auth`, `postgres auth (some tables)`, `redis`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name.as_ref().map(|name| format!(" {name}")).unwrap_or_default();
        let scope = match self.scope {
            Scope::Whole => "",
            Scope::Schema => " (definitions)",
            Scope::Selection => " (some tables)",
        };
        write!(formatter, "{}{name}{scope}", self.store.name())
    }
}
