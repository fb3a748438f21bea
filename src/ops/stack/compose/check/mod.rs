//! A file against the tables: every value in its one form, or an error at its place.
//!
//! What comes out has no values that mean the same as their absence, short forms have become long ones, and keys stand in the order of the
//! tables.

mod dependencies;
mod keys;
mod mappings;
mod mounts;
mod networks;
mod numbers;
mod ports;
mod references;
mod texts;

use std::path::{Component, Path, PathBuf};

use super::node::{Node, Value};
use super::place::Place;
use super::remark::{Remark, Remarks};
use super::scalar;
use super::schema::{self, Shape};
use super::variables::Variables;
use crate::report::Verdict;
use crate::secret::names_a_secret;

/// What a file is read in.
pub(super) struct Surroundings<'a> {
    /// The folder of the first file, absolute.
    pub(super) folder: &'a Path,
    /// What names without a value are filled in from.
    pub(super) variables: &'a Variables,
}

impl Surroundings<'_> {
    /// An absolute path without `.` and `..`.
    pub(super) fn absolute(&self, path: &str) -> PathBuf {
        if path.starts_with('/') {
            return PathBuf::from(path);
        }
        let mut absolute = PathBuf::new();
        for component in self.folder.join(path).components() {
            match component {
                Component::CurDir => {}
                Component::ParentDir => drop(absolute.pop()),
                other => absolute.push(other),
            }
        }
        absolute
    }
}

/// Checks one file.
pub(super) struct Checker<'a> {
    pub(super) surroundings: &'a Surroundings<'a>,
    pub(super) remarks: &'a mut Remarks,
    /// The version of the file after `3.`.
    pub(super) version: u8,
}

impl Checker<'_> {
    /// The file in its one form.
    pub(super) fn file(&mut self, root: Node) -> Node {
        let place = root.place.clone();
        if matches!(root.value, Value::Map(_)) {
            return self.keys(&schema::FILE, root, "");
        }
        let summary = format!("the top of a Compose file is a map, not {}", root.sort());
        self.remarks.error(&place, "", summary).advise("begin with `services:`");
        Node::new(&place, Value::Map(super::node::Map::default()))
    }

    /// The value in its one form; `None` where it is wrong, or means the same as its absence.
    fn shape(&mut self, shape: &'static Shape, node: Node, path: &str) -> Option<Node> {
        if matches!(node.value, Value::Null) && !may_be_nothing(shape) {
            self.remarks
                .error(&node.place, path, "nothing stands behind the key")
                .advise("remove the key, or give it a value");
            return None;
        }
        match shape {
            Shape::Flag | Shape::OptionalFlag => self.flag(node, path),
            Shape::Integer | Shape::Count | Shape::OptionalCount | Shape::ByteCount => {
                self.integer(shape, node, path)
            }
            Shape::Ratio => self.ratio(node, path),
            Shape::Duration | Shape::OptionalDuration => self.duration(keeps_zero(shape), &node, path),
            Shape::Bytes => self.bytes(&node, path),
            Shape::Processors => self.processors(node, path),
            Shape::Keys(_) | Shape::ListOf(_) | Shape::MapOf(_) | Shape::Services(_) => {
                self.nested(shape, node, path)
            }
            Shape::Logging | Shape::Build | Shape::External => self.special(shape, node, path),
            Shape::Environment | Shape::Labels | Shape::Options | Shape::Hosts => {
                self.mapping(shape, node, path)
            }
            Shape::Ports => self.ports(node, path),
            Shape::Mounts => self.mounts(node, path),
            Shape::References => self.references(node, path),
            Shape::Attachments => self.attachments(node, path),
            Shape::Dependencies => self.dependencies(node, path),
            Shape::Ulimits => self.ulimits(node, path),
            _ => self.words(shape, node, path),
        }
        .filter(|node| keeps_zero(shape) || !node.is_zero())
    }

    fn nested(&mut self, shape: &'static Shape, node: Node, path: &str) -> Option<Node> {
        match shape {
            Shape::Keys(keys) => self.map(keys, node, path),
            Shape::ListOf(keys) => {
                let item = |checker: &mut Self, node, path: &str| checker.map(keys, node, path);
                self.list(node, path, item)
            }
            Shape::MapOf(keys) => self.named(keys, node, path),
            Shape::Services(keys) => self.services(keys, node, path),
            _ => None,
        }
    }

    fn special(&mut self, shape: &'static Shape, node: Node, path: &str) -> Option<Node> {
        match shape {
            Shape::Logging => self.map(&schema::LOGGING, node, path),
            Shape::Build => self.build(node, path),
            Shape::External => self.external(node, path),
            _ => None,
        }
    }

    /// Each item by `item`; those that are wrong are left out.
    fn list(
        &mut self,
        node: Node,
        path: &str,
        mut item: impl FnMut(&mut Self, Node, &str) -> Option<Node>,
    ) -> Option<Node> {
        let Value::List(items) = node.value else {
            return self.wrong(&node, path, "a list");
        };
        let items = items.into_iter().enumerate();
        let items = items.filter_map(|(index, node)| item(self, node, &format!("{path}[{index}]")));
        Some(Node::new(&node.place, Value::List(items.collect())))
    }

    /// Complains that something else is wanted.
    fn wrong(&mut self, node: &Node, path: &str, wanted: &str) -> Option<Node> {
        let remark = self.remarks.error(&node.place, path, format!("must be {wanted}, not {}", node.sort()));
        if let Some(remedy) = advice(node, path).filter(|_| wanted.contains("text")) {
            remark.advise(remedy);
        }
        None
    }

    fn error(&mut self, place: &Place, path: &str, summary: &str, remedy: &str) {
        self.remarks.error(place, path, summary).advise(remedy);
    }

    fn warn(&mut self, check: &'static str, at: (&Place, &str), summary: &str, remedy: &str) {
        self.remarks.finding(Remark::new(check, Verdict::Warn, at, summary).remedy(remedy));
    }
}

/// What to write for a value that is no text. One that may be secret is not shown.
fn advice(node: &Node, path: &str) -> Option<String> {
    let key = path.rsplit('.').next().unwrap_or_default();
    let spelled = match &node.value {
        Value::Flag(false) if key == "restart" => "no".to_owned(),
        Value::Flag(true) if key == "restart" => "always".to_owned(),
        Value::Flag(_) | Value::Integer(_) | Value::Float(_) => {
            let read = scalar::as_words(&node.value)?;
            node.respelled.as_ref().map_or(read, ToString::to_string)
        }
        Value::Map(_) if key.starts_with("env_file") => {
            return Some("write the path alone; a file that is named has to be there".to_owned());
        }
        _ => return None,
    };
    if names_a_secret(key) {
        return Some("quote the value".to_owned());
    }
    Some(format!("write `\"{spelled}\"`"))
}

fn may_be_nothing(shape: &Shape) -> bool {
    match shape {
        Shape::Keys(keys) => keys.nullable,
        Shape::OptionalText | Shape::Anything => true,
        _ => false,
    }
}

/// Whether a value that looks like nothing means something here.
fn keeps_zero(shape: &Shape) -> bool {
    match shape {
        Shape::Keys(keys) => keys.kept_when_empty,
        Shape::OptionalFlag
        | Shape::OptionalCount
        | Shape::OptionalDuration
        | Shape::Logging
        | Shape::Anything => true,
        _ => false,
    }
}
