//! The text of a file as a tree: one document, anchors and merge keys resolved, every key once.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, Tag};

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
    let read = tree.read(Parser::new_from_str(text));
    let root = tree.root.take();
    match read {
        Ok(()) if root.is_none() => {
            remarks.error(&beginning(file), "", "the file is empty").advise("begin with `services:`");
            None
        }
        Ok(()) => root,
        Err(Stopped::Told) => None,
        Err(Stopped::Syntax(error)) => {
            let place = at(file, error.marker().line(), error.marker().col());
            let remark = remarks.error(&place, "", format!("not YAML: {}", error.info()));
            if text.contains('\t') {
                remark.advise("indent with blanks, not with tabs");
            }
            None
        }
    }
}

pub(super) fn beginning(file: &Arc<str>) -> Place {
    at(file, 1, 0)
}

fn at(file: &Arc<str>, line: usize, column: usize) -> Place {
    Place { file: Arc::clone(file), line, column: column + 1 }
}

fn control_character(text: &str, file: &Arc<str>) -> Option<Place> {
    let is_forbidden = |c: char| {
        c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}') || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    let offset = text.find(is_forbidden)?;
    let before = &text[..offset];
    let begin = before.rfind('\n').map_or(0, |end| end + 1);
    Some(at(file, before.matches('\n').count() + 1, before[begin..].chars().count()))
}

/// Why reading ended early.
enum Stopped {
    Syntax(ScanError),
    Told,
}

/// A list or a map that is being read.
enum Open {
    List { place: Place, anchor: usize, items: Vec<Node> },
    Map(OpenMap),
}

struct OpenMap {
    place: Place,
    anchor: usize,
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
    anchors: BTreeMap<usize, Node>,
    copied: usize,
    root: Option<Node>,
}

impl Tree<'_> {
    fn read(&mut self, parser: Parser<'_, saphyr_parser::StrInput<'_>>) -> Result<(), Stopped> {
        for event in parser {
            let (event, span) = event.map_err(Stopped::Syntax)?;
            self.take(event, span)?;
        }
        Ok(())
    }

    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Stopped> {
        let place = at(self.file, span.start.line(), span.start.col());
        match event {
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => Ok(()),
            Event::DocumentStart(_) if self.root.is_none() => Ok(()),
            Event::DocumentStart(_) => {
                let remark =
                    self.remarks.error(&place, "", "a second document, which docker would ignore silently");
                remark.advise("keep one document a file and name every file with `-c`");
                Err(Stopped::Told)
            }
            Event::SequenceStart(anchor, _) => self.begin(Open::List { place, anchor, items: Vec::new() }),
            Event::MappingStart(anchor, _) => self.begin(Open::Map(OpenMap::new(place, anchor))),
            Event::SequenceEnd | Event::MappingEnd => {
                self.end();
                Ok(())
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.scalar(&place, (text, style, tag), anchor);
                Ok(())
            }
            Event::Alias(anchor) => self.alias(&place, anchor),
        }
    }

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
            Some(Open::Map(map)) => {
                let anchor = map.anchor;
                (map.finish(self.remarks), anchor)
            }
            None => return,
        };
        self.insert(node, anchor, false);
    }

    fn scalar(
        &mut self,
        place: &Place,
        (text, style, tag): (Cow<'_, str>, ScalarStyle, Option<Cow<'_, Tag>>),
        anchor: usize,
    ) {
        let plain = style == ScalarStyle::Plain;
        let merges = plain && tag.is_none() && text == "<<";
        let mut node = Node::new(place, Value::Null);
        match tag {
            Some(tag) => node.value = self.tagged(place, &tag, &text),
            None if plain => {
                let scalar = scalar::resolve(&text);
                node.respelled = scalar.respelled.then(|| Box::from(&*text));
                node.value = scalar.value;
            }
            None => node.value = Value::Text(text.into_owned()),
        }
        self.insert(node, anchor, merges);
    }

    fn tagged(&mut self, place: &Place, tag: &Tag, text: &str) -> Value {
        if tag.is_yaml_core_schema()
            && let Some(value) = scalar::tagged(&tag.suffix, text)
        {
            return value;
        }
        let summary = format!("the tag `{tag}` does not fit here or has no meaning");
        self.remarks.error(place, "", summary).advise("remove the tag; docker would ignore it silently");
        Value::Null
    }

    fn alias(&mut self, place: &Place, anchor: usize) -> Result<(), Stopped> {
        let Some(node) = self.anchors.get(&anchor).cloned() else {
            self.remarks.error(place, "", "an alias of something that contains it");
            return Err(Stopped::Told);
        };
        self.copied += size(&node);
        if self.copied > MOST_COPIED || self.open.len() + depth(&node) > DEEPEST {
            self.remarks.error(place, "", "aliases that unfold to more than a file may hold");
            return Err(Stopped::Told);
        }
        self.insert(node, 0, false);
        Ok(())
    }

    /// Puts a finished node where it belongs; `merges` says that it is a plain `<<`.
    fn insert(&mut self, node: Node, anchor: usize, merges: bool) {
        if anchor > 0 {
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
    fn new(place: Place, anchor: usize) -> Self {
        Self { place, anchor, entries: Vec::new(), seen: BTreeMap::new(), key: None, merged: Vec::new() }
    }

    /// Takes a key.
    fn begin(&mut self, node: Node, merges: bool, remarks: &mut Remarks) -> Key {
        if merges {
            return Key::Merge;
        }
        let Value::Text(name) = node.value else {
            let remark = remarks.error(&node.place, "", format!("a key is a text, not {}", node.sort()));
            remark.advise("quote keys that are numbers or booleans");
            return Key::Wrong;
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
