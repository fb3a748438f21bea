//! Networks of a service, its limits, and how it is built.

use super::super::node::{Map, Node, Value};
use super::super::schema;
use super::Checker;
use super::keys::join;

impl Checker<'_> {
    /// A list of names, or a map of names with `aliases`.
    pub(super) fn attachments(&mut self, node: Node, path: &str) -> Option<Node> {
        let place = node.place.clone();
        let mut networks = Map::default();
        match node.value {
            Value::List(_) => {
                for item in self.texts(node, path, true)?.as_list() {
                    let name = item.as_text().unwrap_or_default();
                    if networks.get_mut(name).is_some() {
                        continue;
                    }
                    let nothing = Node::new(&item.place, Value::Null);
                    networks.push(name, &item.place, nothing);
                }
            }
            Value::Map(map) => {
                for entry in map.0 {
                    let below = join(path, &entry.key);
                    let node = match entry.node.value {
                        Value::Null => Some(entry.node),
                        _ => self.map(&schema::ATTACHMENT, entry.node, &below),
                    };
                    if let Some(node) = node {
                        networks.push(entry.key, &entry.place, node);
                    }
                }
            }
            _ => return self.wrong(&node, path, "a list or a map"),
        }
        networks.sort();
        Some(Node::new(&place, Value::Map(networks)))
    }

    /// A number, or `soft` and `hard`.
    pub(super) fn ulimits(&mut self, node: Node, path: &str) -> Option<Node> {
        let Value::Map(map) = node.value else { return self.wrong(&node, path, "a map") };
        let mut limits = Map::default();
        for entry in map.0 {
            let below = join(path, &entry.key);
            let limit = match entry.node.value {
                Value::Map(_) => self.soft_and_hard(entry.node, &below),
                _ => self.integer(&schema::Shape::Integer, entry.node, &below),
            };
            if let Some(limit) = limit {
                limits.push(entry.key, &entry.place, limit);
            }
        }
        limits.sort();
        Some(Node::new(&node.place, Value::Map(limits)))
    }

    fn soft_and_hard(&mut self, node: Node, path: &str) -> Option<Node> {
        if node.get("soft").is_none() || node.get("hard").is_none() {
            self.error(&node.place, path, "needs both `soft` and `hard`", "or write one number");
            return None;
        }
        self.map(&schema::ULIMIT, node, path)
    }

    /// A folder, or a map.
    pub(super) fn build(&mut self, node: Node, path: &str) -> Option<Node> {
        if node.as_text().is_none() {
            return self.map(&schema::BUILD, node, path);
        }
        let mut map = Map::default();
        let place = node.place.clone();
        if !node.is_zero() {
            map.push("context", &place, node);
        }
        Some(Node::new(&place, Value::Map(map)))
    }
}
