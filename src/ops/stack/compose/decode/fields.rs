//! A map's values by key, in the type that is wanted.

use std::collections::BTreeMap;

use super::super::duration;
use super::super::node::{Entry, Node, Value};

/// The values of a map.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a>(&'a Node);

impl<'a> Fields<'a> {
    pub(super) fn of(node: &'a Node) -> Self {
        Self(node)
    }

    pub(super) fn has(self, key: &str) -> bool {
        self.0.get(key).is_some()
    }

    pub(super) fn node(self, key: &str) -> Option<&'a Node> {
        self.0.get(key)
    }

    pub(super) fn below(self, key: &str) -> Option<Self> {
        self.0.get(key).map(Self)
    }

    pub(super) fn text(self, key: &str) -> String {
        self.0.get(key).and_then(Node::as_text).unwrap_or_default().to_owned()
    }

    pub(super) fn flag(self, key: &str) -> bool {
        self.optional_flag(key).unwrap_or(false)
    }

    pub(super) fn optional_flag(self, key: &str) -> Option<bool> {
        match self.0.get(key)?.value {
            Value::Flag(flag) => Some(flag),
            _ => None,
        }
    }

    pub(super) fn number(self, key: &str) -> i64 {
        self.optional_number(key).unwrap_or(0)
    }

    pub(super) fn optional_number(self, key: &str) -> Option<i64> {
        match self.0.get(key)?.value {
            Value::Integer(number) => i64::try_from(number).ok(),
            _ => None,
        }
    }

    pub(super) fn count(self, key: &str) -> Option<u64> {
        self.optional_number(key).and_then(|number| u64::try_from(number).ok())
    }

    pub(super) fn small(self, key: &str) -> Option<u32> {
        self.optional_number(key).and_then(|number| u32::try_from(number).ok())
    }

    pub(super) fn ratio(self, key: &str) -> f32 {
        match self.0.get(key).map(|node| &node.value) {
            #[expect(clippy::cast_possible_truncation, reason = "the docker client keeps as many digits")]
            Some(Value::Float(number)) => *number as f32,
            _ => 0.0,
        }
    }

    pub(super) fn duration(self, key: &str) -> Option<i64> {
        duration::parse(self.0.get(key)?.as_text()?)
    }

    pub(super) fn items(self, key: &str) -> &'a [Node] {
        self.0.get(key).map(Node::as_list).unwrap_or_default()
    }

    pub(super) fn texts(self, key: &str) -> Vec<String> {
        self.items(key).iter().filter_map(Node::as_text).map(str::to_owned).collect()
    }

    pub(super) fn optional_texts(self, key: &str) -> Option<Vec<String>> {
        self.has(key).then(|| self.texts(key))
    }

    pub(super) fn entries(self, key: &str) -> &'a [Entry] {
        self.0.get(key).map(Node::entries).unwrap_or_default()
    }

    pub(super) fn named<T>(self, key: &str, value: impl Fn(&'a Entry) -> T) -> BTreeMap<String, T> {
        self.entries(key).iter().map(|entry| (entry.key.clone(), value(entry))).collect()
    }

    pub(super) fn texts_by_name(self, key: &str) -> BTreeMap<String, String> {
        self.named(key, |entry| entry.node.as_text().unwrap_or_default().to_owned())
    }
}
