//! `depends_on`: a list of services, or a map with conditions. docker takes the list alone, and ignores it.

use super::super::node::{Map, Node, Value};
use super::Checker;
use super::keys::join;

/// The conditions of the map form.
const CONDITIONS: [&str; 3] = ["service_started", "service_healthy", "service_completed_successfully"];

impl Checker<'_> {
    pub(super) fn dependencies(&mut self, node: Node, path: &str) -> Option<Node> {
        let Value::Map(map) = node.value else { return self.texts(node, path, true) };
        let mut dependencies = Map::default();
        for entry in map.0 {
            let below = join(path, &entry.key);
            if let Some(condition) = self.dependency(&entry.node, &below) {
                let mut inner = Map::default();
                inner.push("condition", &entry.place, condition);
                let node = Node::new(&entry.node.place, Value::Map(inner));
                dependencies.push(entry.key, &entry.place, node);
            }
        }
        dependencies.sort();
        Some(Node::new(&node.place, Value::Map(dependencies)))
    }

    /// The condition of one; without one, that it has started.
    fn dependency(&mut self, node: &Node, path: &str) -> Option<Node> {
        let mut condition = Node::text(&node.place, CONDITIONS[0]);
        let Value::Map(map) = &node.value else {
            return match node.value {
                Value::Null => Some(condition),
                _ => self.wrong(node, path, "a map"),
            };
        };
        for entry in &map.0 {
            let below = join(path, &entry.key);
            match entry.key.as_str() {
                "condition" => condition = entry.node.clone(),
                "required" | "restart" => {
                    self.warn(
                        "compose.without-effect",
                        (&entry.place, &below),
                        "has no effect here",
                        "remove the key",
                    );
                }
                _ => self.error(&entry.place, &below, "there is no such key here", "known here: condition"),
            }
        }
        if condition.as_text().is_some_and(|text| CONDITIONS.contains(&text)) {
            return Some(condition);
        }
        let remedy = format!("write one of {}", CONDITIONS.join(", "));
        self.error(&condition.place, &join(path, "condition"), "no such condition", &remedy);
        None
    }
}
