//! Maps with known keys.

use std::collections::BTreeSet;

use super::super::environment;
use super::super::node::{Entry, Map, Node, Value};
use super::super::order::natural;
use super::super::schema::{self, Key, Keys, Others};
use super::super::words::is_near;
use super::Checker;

impl Checker<'_> {
    /// A map with these keys.
    pub(super) fn map(&mut self, keys: &'static Keys, node: Node, path: &str) -> Option<Node> {
        match node.value {
            Value::Map(_) => Some(self.keys(keys, node, path)),
            Value::Null if keys.nullable => Some(Node::new(&node.place, Value::Map(Map::default()))),
            _ => self.wrong(&node, path, "a map"),
        }
    }

    /// The known keys of a map in their one form and order, extensions behind them.
    pub(super) fn keys(&mut self, keys: &'static Keys, node: Node, path: &str) -> Node {
        let Value::Map(map) = node.value else { return node };
        let mut checked: Vec<(usize, Entry)> = Vec::new();
        for entry in map.0 {
            let below = join(path, &entry.key);
            match keys.known.iter().position(|key| key.name == entry.key) {
                Some(index) => {
                    let known = self.known(&keys.known[index], entry, &below);
                    checked.extend(known.map(|entry| (index, entry)));
                }
                None if keys.others == Others::Extensions && entry.key.starts_with("x-") => {
                    checked.push((usize::MAX, Entry { node: entry.node.sorted(), ..entry }));
                }
                None => self.unknown(keys, &entry, (path, &below)),
            }
        }
        checked.sort_by(|(one, entry), (other, next)| one.cmp(other).then(natural(&entry.key, &next.key)));
        let entries = checked.into_iter().map(|(_, entry)| entry).collect();
        Node::new(&node.place, Value::Map(Map(entries)))
    }

    fn known(&mut self, key: &'static Key, entry: Entry, path: &str) -> Option<Entry> {
        let Entry { key: name, place, node } = entry;
        if key.since > self.version {
            let summary = format!(
                "docker refuses this key in a file of version 3.{}; it came with 3.{}",
                self.version, key.since
            );
            let remedy = format!("write `version: \"3.{}\"`", schema::NEWEST);
            self.warn("compose.version", (&place, path), &summary, &remedy);
        }
        let node = self.shape(&key.shape, node, path)?;
        if let Some((reason, remedy)) = key.without_effect {
            self.warn("compose.without-effect", (&place, path), &format!("has no effect: {reason}"), remedy);
        }
        Some(Entry { key: name, place, node })
    }

    fn unknown(&mut self, keys: &Keys, entry: &Entry, (path, below): (&str, &str)) {
        let (name, place) = (entry.key.as_str(), &entry.place);
        if path.matches('.').count() == 1
            && path.starts_with("services.")
            && let Some(remedy) = schema::forbidden(name)
        {
            return self.error(place, below, "docker refuses this key", remedy);
        }
        if keys.others == Others::Dropped {
            let remedy = "remove the key";
            return self.warn(
                "compose.without-effect",
                (place, below),
                "docker drops this key without a word",
                remedy,
            );
        }
        match schema::foreign(path, name) {
            Some(remedy) => {
                self.error(
                    place,
                    below,
                    "a key of `docker compose`, which docker refuses in a stack",
                    remedy,
                );
            }
            None => self.error(place, below, "there is no such key here", &known_keys(keys, name)),
        }
    }

    /// A map of names, each with these keys.
    pub(super) fn named(&mut self, keys: &'static Keys, node: Node, path: &str) -> Option<Node> {
        self.each(node, path, |checker, entry, path| {
            let node = checker.map(keys, entry.node.clone(), path)?;
            Some(checker.object(node, &entry.key, path))
        })
    }

    /// The services.
    pub(super) fn services(&mut self, keys: &'static Keys, node: Node, path: &str) -> Option<Node> {
        self.each(node, path, |checker, entry, path| {
            let mut service = checker.map(keys, entry.node.clone(), path)?;
            environment::resolve(checker.surroundings, checker.remarks, &mut service, path);
            checker.health_check(&service, path);
            Some(service)
        })
    }

    /// Each named value by `value`, sorted by name.
    fn each(
        &mut self,
        node: Node,
        path: &str,
        mut value: impl FnMut(&mut Self, &Entry, &str) -> Option<Node>,
    ) -> Option<Node> {
        let Value::Map(map) = node.value else { return self.wrong(&node, path, "a map") };
        let mut checked = Map::default();
        for entry in map.0 {
            let below = join(path, &entry.key);
            if !is_name(&entry.key) {
                let summary = "not a name";
                self.error(&entry.place, &below, summary, "use letters, digits, `.`, `_` and `-`");
            } else if let Some(node) = value(self, &entry, &below) {
                checked.push(entry.key, &entry.place, node);
            }
        }
        checked.sort();
        Some(Node::new(&node.place, Value::Map(checked)))
    }

    fn health_check(&mut self, service: &Node, path: &str) {
        let Some(check) = service.get("healthcheck") else { return };
        if let Some(disable) = check.get("disable")
            && check.get("test").is_some()
        {
            let path = format!("{path}.healthcheck.disable");
            self.error(
                &disable.place,
                &path,
                "a check that is disabled has no `test`",
                "remove one of the two",
            );
        }
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
}

pub(super) fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// Keys that are listed; nobody reads more.
const LISTED: usize = 12;

/// The one key that was meant, or all there are where they are few.
fn known_keys(keys: &Keys, name: &str) -> String {
    let names: BTreeSet<&str> = keys.known.iter().map(|key| key.name).collect();
    let near = names.iter().filter(|known| is_near(name, known));
    match near.min_by_key(|known| strsim::osa_distance(name, known)) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None if names.len() <= LISTED => {
            format!("known here: {}", names.into_iter().collect::<Vec<_>>().join(", "))
        }
        None => "remove the key, or begin it with `x-` where it is for another program".to_owned(),
    }
}
