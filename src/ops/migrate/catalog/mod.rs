//! Everything in a database that migrations can make, as a value, and what is different in another.
//!
//! An object is a kind, a name and a definition, all three in the server's own words and the same in every
//! session. What a database has by itself is left out: owners, sizes, statistics, how far a sequence has
//! counted, what came with an extension, and the tables in which migrations are recorded.

mod compare;
mod difference;
mod name;
mod read;

pub(super) use difference::Difference;
pub(super) use read::read;

use std::collections::BTreeMap;

/// What an object is called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Name {
    /// `public."Users"."Email"`, `"PK_Users" on public."Users"`.
    object: String,
    /// `column`, `constraint`.
    kind: String,
}

/// The objects of a database by name, with the definition of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Catalog(BTreeMap<Name, String>);

impl Catalog {
    /// How many objects there are; a comment or a privilege is one of its own.
    pub(super) fn objects(&self) -> usize {
        self.0.len()
    }

    /// Whether nobody has made anything yet: a fresh database has a schema and a language, and operators add
    /// extensions and privileges.
    pub(super) fn is_empty(&self) -> bool {
        self.0.keys().all(Name::is_everybodys)
    }
}

impl Name {
    fn is_everybodys(&self) -> bool {
        match self.kind.as_str() {
            "default grant" | "extension" => true,
            "schema" => self.object == "public",
            "comment" | "grant" => self.object.ends_with("on schema public"),
            _ => false,
        }
    }
}

#[cfg(test)]
impl Catalog {
    /// A catalog of these kinds, objects and definitions.
    fn of(objects: &[(&str, &str, &str)]) -> Self {
        let entry = |&(kind, object, definition): &(&str, &str, &str)| {
            (Name { object: object.to_owned(), kind: kind.to_owned() }, definition.to_owned())
        };
        Self(objects.iter().map(entry).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRESH: &[(&str, &str, &str)] = &[
        ("schema", "public", ""),
        ("extension", "plpgsql", "in schema pg_catalog"),
        ("comment", "on schema public", "standard public schema"),
        ("grant", "to PUBLIC on schema public", "USAGE"),
    ];

    #[test]
    fn a_fresh_database_is_empty() {
        assert!(Catalog::of(FRESH).is_empty());
        let with_a_table = [FRESH, &[("table", "public.a", "LOGGED")]].concat();
        assert!(!Catalog::of(&with_a_table).is_empty());
        assert_eq!(Catalog::of(&with_a_table).objects(), 5);
    }
}
