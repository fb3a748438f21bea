//! Compose files: read, filled in, checked, merged, and typed.
//!
//! The docker client decides what a file means; where it drops something silently, [`load`] says so. A file passes the rooms in this
//! order: `yaml` → `interpolate` → `check` → `merge` → `references` → `decode`. Everything that is wrong is told at once, with its place.

mod check;
mod decode;
mod duration;
mod environment;
mod interpolate;
mod merge;
pub mod model;
mod node;
mod number;
mod order;
mod place;
mod references;
mod remark;
mod scalar;
mod schema;
mod size;
mod sources;
mod template;
mod variables;
mod words;
mod writer;
mod yaml;

use std::collections::BTreeMap;

use crate::error::{Error, Result};
use check::{Checker, Surroundings};
use model::Compose;
use node::{Map, Node, Value};
use remark::Remarks;
use sources::Text;
use variables::Variables;

pub use place::Place;
pub use remark::Remark;
pub use sources::{Input, LARGEST, Sources};

/// What files say, and what is to be said about them.
pub struct Loaded {
    /// The merged file.
    pub compose: Compose,
    /// What is to be known about the files, in the order of places. None of it keeps them from being deployed, but
    /// [`Verdict::Bad`](crate::report::Verdict::Bad) says that they do something that nobody can mean.
    pub findings: Vec<Remark>,
    tree: Node,
}

impl Loaded {
    /// The merged file as YAML, as the docker client writes it; with `$` doubled, so that it can be read again.
    pub fn yaml(&self) -> String {
        writer::write(&self.tree)
    }

    /// The merged file as JSON.
    pub fn json(&self) -> serde_json::Value {
        self.tree.json()
    }
}

/// Reads, fills in, checks and merges files; `caller` are the variables of the caller.
///
/// # Errors
/// [`Kind::Usage`](crate::error::Kind::Usage) with everything that is wrong, at its place.
pub fn load(sources: &Sources, caller: &BTreeMap<String, String>) -> Result<Loaded> {
    if sources.files.is_empty() {
        return Err(Error::usage("no Compose file is named")
            .hint("name one with `-c FILE`, or `-c -` for standard input"));
    }
    let folder = sources.folder()?;
    let mut remarks = Remarks::default();
    let mut variables = Variables::of_caller(caller);
    for path in sources.variable_files(&folder) {
        let file = sources::read(&path)?;
        variables.add(&file.text, &file.name, &mut remarks);
    }
    let surroundings = Surroundings { folder: &folder, variables: &variables };
    let texts = sources.files.iter().map(Input::read).collect::<Result<Vec<_>>>()?;
    let files: Vec<_> = texts.iter().filter_map(|text| file(text, &surroundings, &mut remarks)).collect();
    let complete = files.len() == texts.len();
    let tree = merged(files, &mut remarks);
    if complete {
        references::check(&tree, &mut remarks);
    }
    let findings = remarks.settle()?;
    Ok(Loaded { compose: decode::decode(&tree, &folder), findings, tree })
}

/// One file in its one form, with the version it is written for; `None` where it cannot be read.
fn file(text: &Text, surroundings: &Surroundings<'_>, remarks: &mut Remarks) -> Option<(Node, u8)> {
    let mut root = yaml::parse(&text.text, &text.name, remarks)?;
    interpolate::interpolate(&mut root, "", surroundings.variables, remarks);
    let version = version(&root, remarks);
    let mut checker = Checker { surroundings, remarks, version };
    Some((checker.file(root), version))
}

/// The version after `3.`; the newest where the file names none, or just `3`.
fn version(root: &Node, remarks: &mut Remarks) -> u8 {
    let Some(node) = root.get("version") else { return schema::NEWEST };
    let Some(text) = node.as_text() else { return schema::NEWEST };
    let minor = match text {
        "" | "3" => Some(schema::NEWEST),
        _ => text.strip_prefix("3.").and_then(|minor| minor.parse().ok()),
    };
    minor.filter(|minor| *minor <= schema::NEWEST).unwrap_or_else(|| {
        let remark = remarks.error(&node.place, "version", "a version that a swarm does not know");
        remark.advise(format!("write `version: \"3.{}\"`", schema::NEWEST));
        schema::NEWEST
    })
}

/// All files as one; without files, an empty one.
fn merged(files: Vec<(Node, u8)>, remarks: &mut Remarks) -> Node {
    let mut files = files.into_iter();
    let Some((mut base, version)) = files.next() else {
        return Node::new(&Place::default(), Value::Map(Map::default()));
    };
    for (over, other) in files {
        if other != version {
            let summary = format!("written for version 3.{other}, the file before it for 3.{version}");
            let place = over.get("version").map_or(&over.place, |node| &node.place);
            remarks.error(place, "version", summary).advise("write the same `version` in every file");
        }
        merge::merge(&mut base, over);
    }
    put_version(&mut base, version);
    base
}

fn put_version(root: &mut Node, version: u8) {
    let node = Node::text(&root.place, format!("3.{version}"));
    let Value::Map(map) = &mut root.value else { return };
    map.0.retain(|entry| entry.key != "version");
    let entry = node::Entry { key: "version".to_owned(), place: node.place.clone(), node };
    map.0.insert(0, entry);
}
