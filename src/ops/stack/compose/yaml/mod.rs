//! The text of a file as a tree: one document, anchors and merge keys resolved, every key once.
//!
//! The docker client reads with a port of libyaml, which is YAML 1.1 with liberties of its own, and so the algorithm here is libyaml's:
//! `cursor` → `scanner` (with `properties` and `scalars`) → `grammar` → the tree.

mod cursor;
mod grammar;
mod properties;
mod scalars;
mod scanner;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use cursor::{Malformed, Mark};
use grammar::{Event, OWN, Properties, Sink};

use super::node::{Entry, Map, Node, Value};
use super::place::Place;
use super::remark::Remarks;
use super::scalar;

/// Lists and maps inside each other; nobody writes as many, and each costs stack where trees are walked.
const DEEPEST: usize = 64;
/// Nodes that aliases may copy, so that a few lines cannot unfold to gigabytes.
const MOST_COPIED: usize = 100_000;

/// Reads the one document of `text`; `None` where it cannot be read, which `remarks` then explain.
pub(super) fn parse(text: &str, file: &Arc<str>, remarks: &mut Remarks) -> Option<Node> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(place) = control_character(text, file) {
        remarks.error(&place, "", "a control character, which YAML does not allow");
        return None;
    }
    let mut tree = Tree { file, remarks, open: Vec::new(), anchors: BTreeMap::new(), copied: 0, root: None };
    let read = grammar::read(text, &mut tree);
    let root = tree.root.take();
    match read {
        Ok(()) if root.is_none() => {
            remarks.error(&beginning(file), "", "the file is empty").advise("begin with `services:`");
            None
        }
        Ok(()) => root,
        Err(Stopped::Told) => None,
        Err(Stopped::Syntax(error)) => {
            let place = at(file, error.mark);
            let remark = remarks.error(&place, "", format!("not YAML: {error}"));
            if has_indenting_tab(text, error.mark.line) {
                remark.advise("indent with blanks, not with tabs");
            }
            None
        }
    }
}

fn has_indenting_tab(text: &str, line: usize) -> bool {
    let line = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    line.chars().take_while(|character| character.is_whitespace()).any(|character| character == '\t')
}

pub(super) fn beginning(file: &Arc<str>) -> Place {
    at(file, Mark { line: 1, column: 0 })
}

fn at(file: &Arc<str>, mark: Mark) -> Place {
    Place { file: Arc::clone(file), line: mark.line, column: mark.column + 1 }
}

fn control_character(text: &str, file: &Arc<str>) -> Option<Place> {
    let is_forbidden = |c: char| {
        c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}') || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    let offset = text.find(is_forbidden)?;
    let before = &text[..offset];
    let begin = before.rfind('\n').map_or(0, |end| end + 1);
    let mark = Mark { line: before.matches('\n').count() + 1, column: before[begin..].chars().count() };
    Some(at(file, mark))
}

/// Why reading ended early.
enum Stopped {
    Syntax(Malformed),
    Told,
}

impl From<Malformed> for Stopped {
    fn from(error: Malformed) -> Self {
        Self::Syntax(error)
    }
}

/// A list or a map that is being read.
enum Open {
    List { place: Place, anchor: Option<String>, items: Vec<Node> },
    Map(OpenMap),
}

struct OpenMap {
    place: Place,
    anchor: Option<String>,
    entries: Vec<Entry>,
    seen: BTreeMap<String, usize>,
    key: Option<Key>,
    merged: Vec<Node>,
}

enum Key {
    Name(String, Place),
    Merge,
    /// One that was complained about; its value is read and dropped.
    Wrong,
}

struct Tree<'a> {
    file: &'a Arc<str>,
    remarks: &'a mut Remarks,
    open: Vec<Open>,
    anchors: BTreeMap<String, Node>,
    copied: usize,
    root: Option<Node>,
}

impl Sink for Tree<'_> {
    type Stop = Stopped;

    fn take(&mut self, event: Event, mark: Mark) -> Result<(), Stopped> {
        let place = at(self.file, mark);
        match event {
            Event::Another => {
                let remark =
                    self.remarks.error(&place, "", "a second document, which docker would ignore silently");
                remark.advise("keep one document a file and name every file with `-c`");
                Err(Stopped::Told)
            }
            Event::List(properties) => {
                self.collection_tag(&place, "seq", properties.tag.as_deref());
                self.begin(Open::List { place, anchor: properties.anchor, items: Vec::new() })
            }
            Event::Map(properties) => {
                self.collection_tag(&place, "map", properties.tag.as_deref());
                self.begin(Open::Map(OpenMap::new(place, properties.anchor)))
            }
            Event::End => {
                self.end();
                Ok(())
            }
            Event::Scalar { text, is_plain, properties } => {
                self.scalar(&place, text, is_plain, properties);
                Ok(())
            }
            Event::Alias(anchor) => self.alias(&place, &anchor),
        }
    }
}

impl Tree<'_> {
    fn begin(&mut self, open: Open) -> Result<(), Stopped> {
        if self.open.len() < DEEPEST {
            self.open.push(open);
            return Ok(());
        }
        let (Open::List { place, .. } | Open::Map(OpenMap { place, .. })) = &open;
        self.remarks.error(place, "", format!("more than {DEEPEST} lists and maps inside each other"));
        Err(Stopped::Told)
    }

    fn end(&mut self) {
        let (node, anchor) = match self.open.pop() {
            Some(Open::List { place, anchor, items }) => (Node::new(&place, Value::List(items)), anchor),
            Some(Open::Map(mut map)) => {
                let anchor = map.anchor.take();
                (map.finish(self.remarks), anchor)
            }
            None => return,
        };
        self.insert(node, anchor, false);
    }

    fn scalar(&mut self, place: &Place, text: String, is_plain: bool, properties: Properties) {
        let merges = match properties.tag.as_deref() {
            None => is_plain && text == "<<",
            Some(tag) => tag.strip_prefix(OWN) == Some("merge"),
        };
        let mut node = Node::new(place, Value::Null);
        match properties.tag {
            Some(_) if merges => {}
            Some(tag) => node.value = self.tagged(place, &tag, text),
            None if is_plain => {
                let scalar = scalar::resolve(&text);
                node.respelled = scalar.respelled.then(|| text.into_boxed_str());
                node.value = scalar.value;
            }
            None => node.value = Value::Text(text),
        }
        self.insert(node, properties.anchor, merges);
    }

    fn tagged(&mut self, place: &Place, tag: &str, text: String) -> Value {
        if tag == "!" {
            return Value::Text(text);
        }
        let own = tag.strip_prefix(OWN);
        if own == Some("binary") {
            let bytes = STANDARD.decode(text.split_whitespace().collect::<String>());
            if let Some(text) = bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok()) {
                return Value::Text(text);
            }
        }
        if let Some(value) = own.and_then(|own| scalar::tagged(own, &text)) {
            return value;
        }
        if own.is_some() {
            let summary = "the value does not fit its tag";
            self.remarks.error(place, "", summary).advise("correct the value, or remove the tag");
        } else {
            self.complain_of_tag(place, tag);
        }
        // what it would be without the tag, so that nothing else is said of it
        Value::Text(if text.is_empty() { tag.to_owned() } else { text })
    }

    /// A list is a `!!seq` and a map a `!!map`; docker ignores what other programs mean by `!reset` and `!override`.
    fn collection_tag(&mut self, place: &Place, own: &str, tag: Option<&str>) {
        if let Some(tag) = tag
            && tag.strip_prefix(OWN) != Some(own)
        {
            self.complain_of_tag(place, tag);
        }
    }

    fn complain_of_tag(&mut self, place: &Place, tag: &str) {
        let summary = format!("the tag `{tag}` has no meaning in a stack, and docker ignores it silently");
        self.remarks.error(place, "", summary).advise("remove the tag");
    }

    fn alias(&mut self, place: &Place, anchor: &str) -> Result<(), Stopped> {
        let Some(node) = self.anchors.get(anchor).cloned() else {
            let summary = format!("`*{anchor}` stands for nothing that is complete before it");
            self.remarks.error(place, "", summary).advise(format!("begin what is meant with `&{anchor}`"));
            return Err(Stopped::Told);
        };
        self.copied += size(&node);
        if self.copied > MOST_COPIED || self.open.len() + depth(&node) > DEEPEST {
            self.remarks.error(place, "", "aliases that unfold to more than a file may hold");
            return Err(Stopped::Told);
        }
        self.insert(node, None, false);
        Ok(())
    }

    /// Puts a finished node where it belongs; `merges` says that it is a plain `<<`.
    fn insert(&mut self, node: Node, anchor: Option<String>, merges: bool) {
        if let Some(anchor) = anchor {
            self.copied += size(&node);
            self.anchors.insert(anchor, node.clone());
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map(map)) if map.key.is_none() => {
                map.key = Some(map.begin(node, merges, self.remarks));
            }
            Some(Open::Map(map)) => map.complete(node),
        }
    }
}

impl OpenMap {
    fn new(place: Place, anchor: Option<String>) -> Self {
        Self { place, anchor, entries: Vec::new(), seen: BTreeMap::new(), key: None, merged: Vec::new() }
    }

    /// Takes a key.
    fn begin(&mut self, node: Node, merges: bool, remarks: &mut Remarks) -> Key {
        if merges {
            if let Some(line) = self.seen.insert("<<".to_owned(), node.place.line) {
                let remark =
                    remarks.error(&node.place, "", format!("the key `<<` is on line {line} already"));
                remark.advise("merge several maps with `<<: [*one, *other]`");
            }
            return Key::Merge;
        }
        let name = match node.value {
            // a time is none
            Value::Text(name) if node.respelled.is_none() => name,
            value => {
                let node = Node::new(&node.place, value);
                let summary = format!(
                    "a key is a text, not {}",
                    if matches!(node.value, Value::Text(_)) { "a time" } else { node.sort() }
                );
                remarks
                    .error(&node.place, "", summary)
                    .advise("quote keys that are numbers, times or booleans");
                return Key::Wrong;
            }
        };
        if let Some(line) = self.seen.insert(name.clone(), node.place.line) {
            remarks.error(&node.place, "", format!("the key `{name}` is on line {line} already"));
            return Key::Wrong;
        }
        Key::Name(name, node.place)
    }

    /// Takes the value of the key before it.
    fn complete(&mut self, node: Node) {
        match self.key.take() {
            Some(Key::Name(key, place)) => self.entries.push(Entry { key, place, node }),
            Some(Key::Merge) => self.merged.push(node),
            Some(Key::Wrong) | None => {}
        }
    }

    /// The map with what is merged into it: its own keys win, then the first of those that are merged.
    fn finish(self, remarks: &mut Remarks) -> Node {
        let mut entries = self.entries;
        let mut known: BTreeSet<String> = entries.iter().map(|entry| entry.key.clone()).collect();
        for node in self.merged.into_iter().flat_map(listed) {
            let Value::Map(map) = node.value else {
                remarks.error(&node.place, "", "`<<` takes a map or a list of maps");
                continue;
            };
            let unknown = map.0.into_iter().filter(|entry| known.insert(entry.key.clone()));
            entries.extend(unknown.collect::<Vec<_>>());
        }
        Node::new(&self.place, Value::Map(Map(entries)))
    }
}

/// The items of a list, or the node alone.
fn listed(node: Node) -> Vec<Node> {
    match node.value {
        Value::List(items) => items,
        _ => vec![node],
    }
}

fn size(node: &Node) -> usize {
    let below: usize = match &node.value {
        Value::List(items) => items.iter().map(size).sum(),
        Value::Map(map) => map.0.iter().map(|entry| size(&entry.node)).sum(),
        _ => 0,
    };
    below + 1
}

fn depth(node: &Node) -> usize {
    match &node.value {
        Value::List(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Map(map) => 1 + map.0.iter().map(|entry| depth(&entry.node)).max().unwrap_or(0),
        _ => 0,
    }
}
