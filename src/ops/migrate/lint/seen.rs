//! What the live database shows, question by question: where one is refused, the others are still asked.

use super::deed::{Deed, names};
use super::enums::{self, Typed};
use super::live::Live;
use super::standing::{self, StandingIndex, StandingKey, Unvalidated};
use crate::conn::postgres::Reader;
use crate::error::{Error, Result};
use crate::report::{Finding, Verdict};

/// The name of what is said where the database cannot be asked.
pub(super) const DATABASE: &str = "database";

/// What the database shows.
#[derive(Default)]
pub(super) struct Seen {
    /// The server's major version.
    pub(super) major: Option<u32>,
    /// The tables that the files name.
    pub(super) live: Option<Live>,
    /// Their foreign keys.
    pub(super) keys: Vec<StandingKey>,
    /// Their indexes.
    pub(super) indexes: Vec<StandingIndex>,
    /// Every constraint that nobody has validated.
    pub(super) unvalidated: Vec<Unvalidated>,
    /// Every index that is not valid.
    pub(super) invalid: Vec<Finding>,
    /// The tables with a column of a type that one of the files adds a value to.
    pub(super) typed: Typed,
    /// What it does not show.
    pub(super) unseen: Vec<Finding>,
}

impl Seen {
    /// What it shows to this session about the tables of `deeds`.
    pub(super) async fn through(reader: &Reader, deeds: &[Deed<'_>]) -> Self {
        let mut seen = Self { major: Some(reader.major()), ..Self::default() };
        let target = reader.source().target.unwrap_or_default();
        let live = Live::read(reader, &names(deeds)).await;
        seen.live = seen.kept(live, &target, "the tables that the files name");
        if let Some(live) = &seen.live {
            let (keys, indexes) = (standing::keys(reader, live).await, standing::indexes(reader, live).await);
            seen.keys = seen.kept(keys, &target, "foreign keys").unwrap_or_default();
            seen.indexes = seen.kept(indexes, &target, "indexes").unwrap_or_default();
        }
        let (invalid, unvalidated) = (standing::invalid(reader).await, standing::unvalidated(reader).await);
        seen.invalid = seen.kept(invalid, &target, "indexes that are not valid").unwrap_or_default();
        seen.unvalidated =
            seen.kept(unvalidated, &target, "constraints that are not valid").unwrap_or_default();
        let typed = enums::typed(reader, &enums::suspicions(deeds)).await;
        seen.typed = seen.kept(typed, &target, "the columns of an enum").unwrap_or_default();
        seen
    }

    fn kept<T>(&mut self, answer: Result<T>, target: &str, what: &str) -> Option<T> {
        answer.map_err(|error| self.unseen.push(unseen(target, &format!("cannot see {what}"), &error))).ok()
    }
}

/// That the database was asked and gave no answer.
pub(super) fn unseen(target: &str, what: &str, error: &Error) -> Finding {
    let finding = Finding::new(DATABASE, target, Verdict::Unknown, format!("{what}: {error}"));
    match error.hints().first() {
        Some(hint) => finding.remedy(hint.clone()),
        None => finding,
    }
}
