//! The environment of a service: `environment` over `env_file`, names without a value filled in with the caller's.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::check::Surroundings;
use super::node::{Entry, Map, Node, Value};
use super::place::Place;
use super::remark::Remarks;
use super::variables::Variables;

/// Replaces `environment` and `env_file` of a service by the environment they make.
pub(super) fn resolve(
    surroundings: &Surroundings<'_>,
    remarks: &mut Remarks,
    service: &mut Node,
    path: &str,
) {
    let mut environment = Map::default();
    let files = service.get("env_file").cloned();
    for file in files.as_ref().map(Node::as_list).unwrap_or_default() {
        let name = file.as_text().unwrap_or_default();
        match read(&surroundings.absolute(name), surroundings.variables, file) {
            Ok(pairs) => override_with(&mut environment, pairs, surroundings.variables),
            Err(fault) => {
                remarks
                    .error(&file.place, &format!("{path}.env_file"), fault)
                    .advise("correct the file or its path");
            }
        }
    }
    let own = service.get("environment").map(|node| node.entries().to_vec()).unwrap_or_default();
    override_with(&mut environment, own, surroundings.variables);
    environment.sort();
    put(service, environment);
}

/// A name with nothing behind it is replaced by the caller's value, an empty one too.
fn override_with(environment: &mut Map, pairs: Vec<Entry>, variables: &Variables) {
    for mut entry in pairs {
        if entry.node.is_zero()
            && let Some(value) = variables.get(&entry.key)
        {
            entry.node.value = Value::Text(value.to_owned());
        }
        match environment.get_mut(&entry.key) {
            Some(former) => *former = entry.node,
            None => environment.0.push(entry),
        }
    }
}

fn put(service: &mut Node, environment: Map) {
    let place = service.place.clone();
    let Value::Map(map) = &mut service.value else { return };
    let was = map.0.iter().position(|entry| entry.key == "environment");
    let at = was.or_else(|| map.0.iter().position(|entry| entry.key == "env_file"));
    let Some(at) = at else { return };
    let place = map.0.get(at).map_or(place, |entry| entry.place.clone());
    if was.is_some() {
        map.0.remove(at);
    }
    if !environment.0.is_empty() {
        let node = Node::new(&place, Value::Map(environment));
        map.0.insert(at, Entry { key: "environment".to_owned(), place, node });
    }
    // what it said is in `environment` now
    map.0.retain(|entry| entry.key != "env_file");
}

/// The pairs of a file: no quotes, no variables; a name alone is the caller's, or left out.
fn read(path: &Path, variables: &Variables, named: &Node) -> Result<Vec<Entry>, String> {
    let bytes = fs::read(path).map_err(|error| format!("cannot read it: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let file: Arc<str> = Arc::from(named.as_text().unwrap_or_default());
    let mut pairs = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim_start();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (name, value) = line.split_once('=').map_or((line, None), |(name, value)| (name, Some(value)));
        if name.is_empty() || name.contains(char::is_whitespace) {
            return Err(format!("line {} of it does not begin with the name of a variable", index + 1));
        }
        let place = Place { file: Arc::clone(&file), line: index + 1, column: 1 };
        if let Some(value) = value.or_else(|| variables.get(name)) {
            pairs.push(Entry { key: name.to_owned(), node: Node::text(&place, value), place });
        }
    }
    Ok(pairs)
}
