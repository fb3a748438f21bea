//! Secrets and configs of a service, and what stands for them at the top of the file.

use super::super::node::{Map, Node, Value};
use super::super::schema;
use super::Checker;

impl Checker<'_> {
    pub(super) fn references(&mut self, node: Node, path: &str) -> Option<Node> {
        self.list(node, path, |checker, item, path| {
            let reference = match &item.value {
                Value::Text(name) => source(&item, name),
                Value::Map(_) => checker.map(&schema::REFERENCE, item, path)?,
                _ => return checker.wrong(&item, path, "a name, or a map"),
            };
            if reference.get("source").is_none() {
                checker.error(
                    &reference.place,
                    path,
                    "has no `source`",
                    "name the secret or config in `source`",
                );
                return None;
            }
            Some(reference)
        })
    }

    /// `external` in either form.
    pub(super) fn external(&mut self, node: Node, path: &str) -> Option<Node> {
        let Value::Map(map) = node.value else { return self.flag(node, path) };
        let place = node.place;
        let mut name = Map::default();
        for entry in map.0 {
            let below = format!("{path}.{}", entry.key);
            if entry.key == "name" {
                let node = self.text(entry.node, &below)?;
                name.push(entry.key, &entry.place, node);
            } else {
                self.error(&entry.place, &below, "there is no such key here", "known here: name");
            }
        }
        // an empty map says that it is external, too
        name.push("external", &place, Node::new(&place, Value::Flag(true)));
        Some(Node::new(&place, Value::Map(name)))
    }

    /// A network, volume, secret or config with its name beside `external`.
    pub(super) fn object(&mut self, mut node: Node, key: &str, path: &str) -> Node {
        let external = node.get("external").cloned();
        if let Some(external) = external {
            self.name_external(&mut node, &external, key, path);
        }
        self.conflicts(&node, path);
        node
    }

    fn name_external(&mut self, node: &mut Node, external: &Node, key: &str, path: &str) {
        let place = external.place.clone();
        let inner = external.get("name").cloned();
        if let (Some(inner), Some(_)) = (&inner, node.get("name")) {
            let path = format!("{path}.external.name");
            self.error(&inner.place, &path, "the name is there twice", "keep `name` beside `external`");
        } else if let Some(inner) = &inner {
            let remedy = "write `external: true` and `name` beside it";
            self.warn(
                "compose.deprecated",
                (&inner.place, &format!("{path}.external.name")),
                "an old form",
                remedy,
            );
        }
        let Value::Map(map) = &mut node.value else { return };
        if let Some(former) = map.get_mut("external") {
            *former = Node::new(&place, Value::Flag(true));
        }
        if map.get_mut("name").is_none() {
            let name = inner.unwrap_or_else(|| Node::text(&place, key));
            map.0.insert(0, super::super::node::Entry { key: "name".to_owned(), place, node: name });
        }
    }

    fn conflicts(&mut self, node: &Node, path: &str) {
        let section = path.split('.').next().unwrap_or_default();
        let (holder, excluded): (&str, &[&str]) = match section {
            "volumes" => ("external", &["driver", "driver_opts", "labels"]),
            "secrets" => ("driver", &["file"]),
            _ => return self.origin(node, path),
        };
        for name in excluded.iter().filter(|_| node.get(holder).is_some()) {
            if let Some(other) = node.get(name) {
                let path = format!("{path}.{name}");
                let summary = format!("does not go together with `{holder}`");
                self.error(&other.place, &path, &summary, "remove one of the two");
            }
        }
        if section == "secrets" {
            self.origin(node, path);
        }
    }

    /// A secret or config has to come from somewhere.
    fn origin(&mut self, node: &Node, path: &str) {
        let known = ["file", "external", "driver"].iter().any(|name| node.get(name).is_some());
        if !known && !path.starts_with("networks.") && !self.remarks.has_error(path) {
            self.error(&node.place, path, "has neither `file` nor `external`", "name the file in `file`");
        }
    }
}

fn source(item: &Node, name: &str) -> Node {
    let mut map = Map::default();
    if !name.is_empty() {
        map.push("source", &item.place, Node::text(&item.place, name));
    }
    Node::new(&item.place, Value::Map(map))
}
