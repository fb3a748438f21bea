//! A file as a tree in which everything knows its place.

use serde_json::Value as Json;

use super::order::natural;
use super::place::Place;

/// A value and where it stands.
#[derive(Clone, PartialEq)]
pub(in crate::ops::stack) struct Node {
    pub(in crate::ops::stack) place: Place,
    pub(in crate::ops::stack) value: Value,
    /// The file's own spelling, where the value is written differently from what was read: `0440`, `1_000`, a date.
    pub(super) respelled: Option<Box<str>>,
    /// Whether a variable made this text.
    pub(super) substituted: bool,
}

/// What a node holds.
#[derive(Clone, PartialEq)]
pub(in crate::ops::stack) enum Value {
    Null,
    Flag(bool),
    Integer(i128),
    Float(f64),
    Text(String),
    List(Vec<Node>),
    Map(Map),
}

/// Entries in the order of the file; no key is there twice.
#[derive(Clone, Default, PartialEq)]
pub(in crate::ops::stack) struct Map(pub(in crate::ops::stack) Vec<Entry>);

/// A key, where it stands, and its value.
#[derive(Clone, PartialEq)]
pub(in crate::ops::stack) struct Entry {
    pub(in crate::ops::stack) key: String,
    pub(in crate::ops::stack) place: Place,
    pub(in crate::ops::stack) node: Node,
}

impl Node {
    pub(super) fn new(place: &Place, value: Value) -> Self {
        Self { place: place.clone(), value, respelled: None, substituted: false }
    }

    pub(super) fn text(place: &Place, text: impl Into<String>) -> Self {
        Self::new(place, Value::Text(text.into()))
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn as_list(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The entries of a map, nothing of anything else.
    pub(super) fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(map) => &map.0,
            _ => &[],
        }
    }

    /// The value of a key of a map.
    pub(in crate::ops::stack) fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    pub(super) fn json(&self) -> Json {
        match &self.value {
            Value::Null => Json::Null,
            Value::Flag(flag) => Json::Bool(*flag),
            Value::Integer(number) => serde_json::Number::from_i128(*number).map_or(Json::Null, Json::Number),
            Value::Float(number) => Json::from(*number),
            Value::Text(text) => Json::from(text.as_str()),
            Value::List(items) => items.iter().map(Self::json).collect(),
            Value::Map(map) => map
                .0
                .iter()
                .map(|entry| (entry.key.clone(), entry.node.json()))
                .collect::<serde_json::Map<_, _>>()
                .into(),
        }
    }

    /// With the keys of every map in it sorted.
    pub(super) fn sorted(mut self) -> Self {
        match &mut self.value {
            Value::List(items) => *items = std::mem::take(items).into_iter().map(Self::sorted).collect(),
            Value::Map(map) => {
                let entries = std::mem::take(&mut map.0).into_iter();
                map.0 = entries.map(|entry| Entry { node: entry.node.sorted(), ..entry }).collect();
                map.sort();
            }
            _ => {}
        }
        self
    }

    /// What it is, with its article, as messages say it.
    pub(super) fn sort(&self) -> &'static str {
        match &self.value {
            Value::Null => "nothing",
            Value::Flag(_) => "a boolean",
            Value::Integer(_) | Value::Float(_) => "a number",
            Value::Text(_) => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "a map",
        }
    }

    /// Whether it is what an absent key is: nothing, false, zero, or empty.
    pub(super) fn is_zero(&self) -> bool {
        match &self.value {
            Value::Null => true,
            Value::Flag(flag) => !flag,
            Value::Integer(number) => *number == 0,
            Value::Float(number) => *number == 0.0,
            Value::Text(text) => text.is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Map(map) => map.0.is_empty(),
        }
    }
}

impl Map {
    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        self.0.iter_mut().find(|entry| entry.key == key).map(|entry| &mut entry.node)
    }

    pub(super) fn push(&mut self, key: impl Into<String>, place: &Place, node: Node) {
        self.0.push(Entry { key: key.into(), place: place.clone(), node });
    }

    pub(super) fn sort(&mut self) {
        self.0.sort_by(|one, other| natural(&one.key, &other.key));
    }
}
