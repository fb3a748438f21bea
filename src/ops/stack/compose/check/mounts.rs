//! Volumes of a service, in the short and in the long form.

use super::super::node::{Map, Node, Value};
use super::super::place::Place;
use super::super::schema;
use super::Checker;

const KINDS: [&str; 6] = ["bind", "cluster", "image", "npipe", "tmpfs", "volume"];
const PROPAGATIONS: [&str; 6] = ["private", "rprivate", "rshared", "rslave", "shared", "slave"];

/// A volume of the short form.
#[derive(Default)]
struct Short {
    source: String,
    target: String,
    options: Vec<String>,
}

impl Checker<'_> {
    pub(super) fn mounts(&mut self, node: Node, path: &str) -> Option<Node> {
        self.list(node, path, |checker, item, path| {
            let mount = match &item.value {
                Value::Text(text) => checker.short_mount(text, &item.place, path)?,
                Value::Map(_) => checker.long_mount(item, path)?,
                _ => return checker.wrong(&item, path, "a text like `\"data:/var/lib/data\"`, or a map"),
            };
            Some(checker.resolved(mount, path))
        })
    }

    fn long_mount(&mut self, node: Node, path: &str) -> Option<Node> {
        let node = self.map(&schema::MOUNT, node, path)?;
        let kind = node.get("type").and_then(Node::as_text).unwrap_or_default();
        if !KINDS.contains(&kind) {
            let remedy = format!("write one of {}", KINDS.join(", "));
            self.error(&node.place, &format!("{path}.type"), "is missing or unknown", &remedy);
            return None;
        }
        if kind == "bind" && node.get("source").is_none() {
            self.error(
                &node.place,
                path,
                "a bind mount without `source`",
                "name the path on the node in `source`",
            );
            return None;
        }
        Some(node)
    }

    fn short_mount(&mut self, text: &str, place: &Place, path: &str) -> Option<Node> {
        let short = match Short::parse(text) {
            Ok(short) => short,
            Err(fault) => {
                self.error(place, path, fault, "write `SOURCE:TARGET` or `SOURCE:TARGET:OPTIONS`");
                return None;
            }
        };
        if begins_with_a_drive(text) {
            let summary = "read as a path of Windows, for its volume's name is one letter";
            self.warn("compose.drive-letter", (place, path), summary, "give the volume a longer name");
        }
        for option in short.options.iter().filter(|option| !is_known(option)) {
            let summary = format!("docker drops the option `{option}` without a word");
            self.warn("compose.without-effect", (place, path), &summary, "remove the option");
        }
        Some(short.node(place))
    }

    /// With the source of a bind mount as an absolute path.
    fn resolved(&mut self, mut node: Node, path: &str) -> Node {
        let binds = node.get("type").and_then(Node::as_text) == Some("bind");
        let Value::Map(map) = &mut node.value else { return node };
        let Some(source) = map.get_mut("source").filter(|_| binds) else { return node };
        let Some(text) = source.as_text().map(str::to_owned) else { return node };
        if let Some(rest) = text.strip_prefix('~') {
            if let Some(home) = self.surroundings.variables.get("HOME") {
                source.value = Value::Text(format!("{home}{rest}"));
            } else {
                let place = source.place.clone();
                self.error(&place, path, "`~` without a variable HOME", "write the whole path");
            }
        } else if !text.starts_with('/') && !begins_with_a_drive(&text) && !text.starts_with(r"\\") {
            source.value = Value::Text(self.surroundings.absolute(&text).to_string_lossy().into_owned());
            source.respelled = Some(text.into());
        }
        node
    }
}

impl Short {
    fn parse(text: &str) -> Result<Self, &'static str> {
        let sections = sections(text);
        if sections.iter().any(String::is_empty) {
            return Err(if text.is_empty() { "empty" } else { "nothing between two colons" });
        }
        let mut sections = sections.into_iter();
        let (first, second, third) = (sections.next().unwrap_or_default(), sections.next(), sections.next());
        if sections.next().is_some() {
            return Err("too many colons");
        }
        let Some(target) = second else { return Ok(Self { target: first, ..Self::default() }) };
        let options =
            third.map(|options| options.split(',').map(str::to_owned).collect()).unwrap_or_default();
        Ok(Self { source: first, target, options })
    }

    fn node(&self, place: &Place) -> Node {
        let mut map = Map::default();
        let kind = if is_path(&self.source) { "bind" } else { "volume" };
        map.push("type", place, Node::text(place, kind));
        if !self.source.is_empty() {
            map.push("source", place, Node::text(place, self.source.as_str()));
        }
        map.push("target", place, Node::text(place, self.target.as_str()));
        if self
            .options
            .iter()
            .rfind(|option| ["ro", "rw"].contains(&option.as_str()))
            .is_some_and(|last| last == "ro")
        {
            map.push("read_only", place, Node::new(place, Value::Flag(true)));
        }
        if let Some(propagation) = self.options.iter().rfind(|option| PROPAGATIONS.contains(&option.as_str()))
        {
            map.push("bind", place, below(place, "propagation", Node::text(place, propagation.as_str())));
        }
        if self.options.iter().any(|option| option == "nocopy") {
            map.push("volume", place, below(place, "nocopy", Node::new(place, Value::Flag(true))));
        }
        Node::new(place, Value::Map(map))
    }
}

fn below(place: &Place, key: &str, node: Node) -> Node {
    let mut map = Map::default();
    map.push(key, place, node);
    Node::new(place, Value::Map(map))
}

fn is_known(option: &str) -> bool {
    ["ro", "rw", "nocopy"].contains(&option) || PROPAGATIONS.contains(&option)
}

/// What is between colons; the colon behind the letter of a drive is none. One or two characters are a target.
fn sections(text: &str) -> Vec<String> {
    if text.len() <= 2 {
        return vec![text.to_owned()];
    }
    let mut sections = vec![String::new()];
    for character in text.chars() {
        let last = sections.len() - 1;
        let section = &mut sections[last];
        let behind_a_drive = section.chars().count() == 1 && section.chars().all(char::is_alphabetic);
        if character == ':' && !behind_a_drive {
            sections.push(String::new());
        } else {
            section.push(character);
        }
    }
    sections
}

fn is_path(source: &str) -> bool {
    source.starts_with(['.', '/', '~']) || source.starts_with(r"\\") || begins_with_a_drive(source)
}

fn begins_with_a_drive(source: &str) -> bool {
    let mut characters = source.chars();
    characters.next().is_some_and(char::is_alphabetic) && characters.next() == Some(':')
}
