//! Names with values: environment, labels, options, hosts.

use super::super::node::{Entry, Map, Node, Value};
use super::super::scalar;
use super::super::schema::Shape;
use super::Checker;
use super::keys::join;
use crate::secret::names_a_secret;

impl Checker<'_> {
    pub(super) fn mapping(&mut self, shape: &Shape, node: Node, path: &str) -> Option<Node> {
        match (&node.value, shape) {
            (Value::Map(_), Shape::Hosts) => self.hosts(node, path),
            (Value::Map(_), _) => self.pairs(shape, node, path),
            (Value::List(_), Shape::Options) => self.wrong(&node, path, "a map"),
            (Value::List(_), Shape::Hosts) => self.listed_hosts(node, path),
            (Value::List(_), _) => self.listed_pairs(shape, node, path),
            _ => self.wrong(&node, path, "a map or a list"),
        }
    }

    /// `NAME: value`.
    fn pairs(&mut self, shape: &Shape, node: Node, path: &str) -> Option<Node> {
        let Value::Map(map) = node.value else { return None };
        let mut pairs = Map::default();
        for entry in map.0 {
            let below = join(path, &entry.key);
            if entry.key.is_empty() {
                self.error(&entry.place, path, "a name that is empty", "name it, or remove it");
            } else if let Some(value) = self.value(shape, &entry, &below) {
                pairs.push(entry.key, &entry.place, value);
            }
        }
        pairs.sort();
        Some(Node::new(&node.place, Value::Map(pairs)))
    }

    fn value(&mut self, shape: &Shape, entry: &Entry, path: &str) -> Option<Node> {
        let node = &entry.node;
        let place = &node.place;
        match &node.value {
            Value::Null if matches!(shape, Shape::Environment) => Some(node.clone()),
            Value::Null => Some(Node::text(place, "")),
            Value::Flag(_) => {
                self.wrong(node, path, "a text, a number or nothing");
                None
            }
            value => {
                let Some(text) = scalar::as_words(value) else {
                    return self.wrong(node, path, "a text, a number or nothing");
                };
                self.remark_spelling(node, &entry.key, path);
                Some(Node::text(place, text))
            }
        }
    }

    /// A number or a date that reaches the container in another spelling. What may be a password is not shown.
    fn remark_spelling(&mut self, node: &Node, name: &str, path: &str) {
        let (Some(spelled), Some(becomes)) = (&node.respelled, scalar::as_words(&node.value)) else { return };
        let summary = "a number or a date without quotes: the container gets it in another spelling";
        if names_a_secret(name) {
            self.warn("compose.unquoted-value", (&node.place, path), summary, "quote the value");
        } else {
            let summary = format!("{summary}, `{spelled}` as `{becomes}`");
            let remedy = format!("write `\"{spelled}\"`");
            self.warn("compose.unquoted-value", (&node.place, path), &summary, &remedy);
        }
    }

    /// A list of `NAME=value`; the last of several wins.
    fn listed_pairs(&mut self, shape: &Shape, node: Node, path: &str) -> Option<Node> {
        let place = node.place.clone();
        let list = self.texts(node, path, true)?;
        let mut pairs = Map::default();
        for item in list.as_list() {
            let text = item.as_text().unwrap_or_default();
            let value = match text.split_once('=') {
                Some((_, value)) => Node::text(&item.place, value),
                None if matches!(shape, Shape::Environment) => Node::new(&item.place, Value::Null),
                None => Node::text(&item.place, ""),
            };
            let name = text.split('=').next().unwrap_or_default();
            match pairs.get_mut(name) {
                Some(former) => *former = value,
                None => pairs.push(name, &item.place, value),
            }
        }
        pairs.sort();
        Some(Node::new(&place, Value::Map(pairs)))
    }

    fn hosts(&mut self, node: Node, path: &str) -> Option<Node> {
        let pairs = self.pairs(&Shape::Options, node, path)?;
        let line = |entry: &Entry| {
            let address = entry.node.as_text().unwrap_or_default();
            Node::text(&entry.place, format!("{}:{address}", entry.key))
        };
        Some(Node::new(&pairs.place, Value::List(pairs.entries().iter().map(line).collect())))
    }

    /// `host:address` or `host=address`.
    fn listed_hosts(&mut self, node: Node, path: &str) -> Option<Node> {
        let mut list = self.texts(node, path, true)?;
        if let Value::List(items) = &mut list.value {
            for item in items {
                if let Value::Text(text) = &mut item.value
                    && let Some(end) = text.find([':', '='])
                {
                    text.replace_range(end..=end, ":");
                }
            }
        }
        Some(list)
    }
}
