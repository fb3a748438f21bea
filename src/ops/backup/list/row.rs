//! A line of the list: a set, or what wants to become one, or what once was one.

use jiff::Timestamp;
use serde_json::{Value as Json, json};

use crate::ops::backup::standing::{Standing, methods};
use crate::ops::backup::subject::{Scope, Subject};
use crate::ops::repository::{Catalog, Known, Leftover, Manifest, SetId, Store, Verification};
use crate::report::{Cell, Label, Value};
use crate::text;

/// What is known of the thing.
pub(super) enum State {
    /// A set with a whole manifest.
    Known(Box<Known>),
    /// A set that somebody writes or removes; when they last gave a sign.
    AtWork(Timestamp),
    /// What is left of one that nobody works on any more, and how that is known.
    Left(String),
    /// A set with a damaged manifest, and what is wrong with it.
    Damaged(String),
}

/// One line.
pub(super) struct Row {
    pub(super) set: SetId,
    pub(super) state: State,
    pub(super) begun_at: Option<Timestamp>,
    pub(super) age_seconds: Option<f64>,
    /// What its files lack.
    pub(super) lost: Vec<String>,
    now: Timestamp,
}

impl Row {
    /// Every set of `catalog`, the newest first; `left` are those that nobody works on any more.
    pub(super) fn all_of(catalog: &Catalog, left: &[Leftover], now: Timestamp) -> Vec<Self> {
        let known = catalog.sets.iter().map(|known| {
            let (set, begun_at) = (known.manifest.set.clone(), known.manifest.begun_at);
            Self::new(set, Some(begun_at), State::Known(Box::new(known.clone())), now)
        });
        let by_name = |set: &SetId, state| Self::new(set.clone(), set.moment(), state, now);
        let unfinished = catalog.unfinished.iter().map(|(set, renewed)| {
            let left = left.iter().find(|left| left.set() == Some(set));
            by_name(set, left.map_or(State::AtWork(*renewed), |left| State::Left(left.why().to_owned())))
        });
        let damaged = catalog.damaged.iter().map(|(set, wrong)| by_name(set, State::Damaged(wrong.clone())));
        let mut rows: Vec<_> = known.chain(unfinished).chain(damaged).collect();
        rows.sort_by(|a, b| b.set.cmp(&a.set));
        rows
    }

    fn new(set: SetId, begun_at: Option<Timestamp>, state: State, now: Timestamp) -> Self {
        let age_seconds = begun_at.map(|begun| now.duration_since(begun).as_secs_f64());
        Self { set, state, begun_at, age_seconds, lost: Vec::new(), now }
    }

    /// The set, where it is one.
    pub(super) fn known(&self) -> Option<&Known> {
        match &self.state {
            State::Known(known) => Some(known),
            _ => None,
        }
    }

    /// Whether it holds one of `stores`. What cannot be looked into might.
    pub(super) fn is_of(&self, stores: &[Store]) -> bool {
        let holds = |known: &Known| stores.iter().any(|store| known.manifest.part(*store).is_some());
        stores.is_empty() || self.known().is_none_or(holds)
    }

    fn state(&self) -> (&'static str, Label) {
        match &self.state {
            State::Known(_) if !self.lost.is_empty() => ("incomplete", Label::Bad),
            State::Known(known) => {
                let standing = Standing::of(known);
                (standing.word(), standing.label())
            }
            State::AtWork(_) => ("being written", Label::Dim),
            State::Left(_) => ("unfinished", Label::Warn),
            State::Damaged(_) => ("damaged", Label::Bad),
        }
    }

    /// What a reader cannot see in the cells, where nothing was found wrong.
    pub(super) fn note(&self) -> Option<String> {
        match self.state {
            State::AtWork(renewed) => {
                let ago = text::seconds(self.now.duration_since(renewed).as_secs_f64().max(0.0));
                Some(format!("{} is being worked on; there was a sign of it {ago} ago.", self.set))
            }
            _ => None,
        }
    }

    /// As the table has it.
    pub(super) fn cells(&self) -> [Cell; 13] {
        let (word, label) = self.state();
        let manifest = self.known().map(|known| &known.manifest);
        let last = self.known().map(|known| known.verifications.last());
        let unseen = |value: Option<Value>| Cell::from(value.unwrap_or(Value::Nothing));
        [
            self.set.to_string().into(),
            Cell::labelled(word, label),
            manifest.and_then(|manifest| manifest.label.clone()).into(),
            manifest.and_then(|manifest| manifest.profile.clone()).into(),
            self.begun_at.into(),
            unseen(self.age_seconds.map(Value::Seconds)),
            unseen(self.known().map(|known| Value::List(contents(known)))),
            unseen(manifest.map(|manifest| Value::of_bytes(manifest.bytes()))),
            unseen(self.duration_seconds().map(Value::Seconds)),
            unseen(manifest.and_then(Manifest::skew_seconds).map(Value::Seconds)),
            unseen(manifest.map(|manifest| Value::Flag(manifest.encryption.is_some()))),
            last.map_or(Value::Nothing.into(), verified_at),
            unseen(self.known().and_then(methods).map(Value::from)),
        ]
    }

    fn duration_seconds(&self) -> Option<f64> {
        let manifest = &self.known()?.manifest;
        Some(manifest.ended_at.duration_since(manifest.begun_at).as_secs_f64())
    }

    /// As JSON has it; what cannot be seen is `null`.
    pub(super) fn to_json(&self) -> Json {
        let manifest = self.known().map(|known| &known.manifest);
        let stores = manifest
            .map(|manifest| manifest.parts.iter().map(|part| part.store().name()).collect::<Vec<_>>());
        let whole = manifest
            .map(|manifest| Subject::all_of(manifest).iter().all(|subject| subject.scope == Scope::Whole));
        json!({
            "set": self.set,
            "state": self.state().0,
            "label": manifest.and_then(|manifest| manifest.label.clone()),
            "profile": manifest.and_then(|manifest| manifest.profile.clone()),
            "begun_at": self.begun_at,
            "ended_at": manifest.map(|manifest| manifest.ended_at),
            "age_seconds": self.age_seconds,
            "stores": stores,
            "whole": whole,
            "size_bytes": manifest.map(Manifest::bytes),
            "duration_seconds": self.duration_seconds(),
            "skew_seconds": manifest.and_then(Manifest::skew_seconds),
            "encrypted": manifest.map(|manifest| manifest.encryption.is_some()),
            "verification": self.known().and_then(|known| known.verifications.last()),
            "stores_verified": self.known().map(stores_verified),
            "last_sign_at": match self.state {
                State::AtWork(renewed) => Some(renewed),
                _ => None,
            },
            "wrong": match &self.state {
                State::Damaged(wrong) | State::Left(wrong) => Some(wrong.clone()),
                State::Known(_) if !self.lost.is_empty() => Some(self.lost.join("; ")),
                _ => None,
            },
        })
    }
}

/// How each store was verified at its closest, or found damaged, and when.
fn stores_verified(known: &Known) -> Json {
    let verified = known.stores().into_iter().map(|store| {
        let worth = known.worth(store);
        let look = worth.wrong().or(worth.closest());
        json!({
            "store": store,
            "good": !worth.is_wrong() && worth.is_whole(),
            "method": look.map(|look| look.method),
            "at": look.map(|look| look.at),
            "read_at": worth.last_read().map(|look| look.at),
        })
    });
    verified.collect()
}

fn contents(known: &Known) -> Vec<String> {
    known.manifest.parts.iter().map(|part| Subject::of(part).short()).collect()
}

fn verified_at(last: Option<&Verification>) -> Cell {
    match last {
        None => Cell::labelled("never", Label::Warn),
        Some(last) => Cell::labelled(last.at, if last.good { Label::Plain } else { Label::Bad }),
    }
}
