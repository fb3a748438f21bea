//! How the spec that a service has differs from the one it shall have.
//!
//! The engine adds its defaults to what it is sent, turns names of networks into ids and pins images, so that specs that
//! mean the same are rarely equal. Both are brought into one form: what is there and is no default, each by a path.

mod canonical;
mod defaults;
mod engine;
mod leaves;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::desired::IMAGE_LABEL;
pub use engine::forget_unknown;
use leaves::{Leaves, Path, leaves};

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is, in the words of Compose files: `image`, `environment POSTGRES_USER`, `ports 5432/tcp`.
    pub what: String,
    /// What the swarm has; `None` where it has nothing. Secret values are masked.
    pub from: Option<String>,
    /// What it shall have; `None` where it shall have nothing. Secret values are masked.
    pub to: Option<String>,
    /// Whether the change replaces the service's tasks, wherever they run.
    pub restarts: bool,
}

/// What differs between the spec that the engine tells and the one that is desired, in the order of its paths.
///
/// `networks` are the names of the swarm's networks by their ids. Ids of secrets and configs in either spec do not matter,
/// their names do. An image without digest equals the same image with one.
pub fn differences(live: &Value, desired: &Value, networks: &BTreeMap<String, String>) -> Vec<Difference> {
    let mut from = leaves(&canonical::canonical(live, networks));
    let mut to = leaves(&canonical::canonical(desired, networks));
    unpin(&mut from, &to);
    forget_label_of_new_image(&mut from, &mut to);
    let paths: BTreeSet<&Path> = from.keys().chain(to.keys()).collect();
    let differing = paths.into_iter().filter(|path| from.get(*path) != to.get(*path));
    differing.map(|path| difference(path, from.get(path), to.get(path))).collect()
}

fn difference(path: &Path, from: Option<&Value>, to: Option<&Value>) -> Difference {
    let meant = defaults::meant(path);
    let effective = |value: Option<&Value>| value.or(meant.as_ref()).map(|value| words::value(path, value));
    Difference { what: words::name(path), from: effective(from), to: effective(to), restarts: restarts(path) }
}

/// The swarm compares tasks with the template and with the ports that they were made for. Of the placement it only asks
/// whether their node still meets the constraints: where they may run, tasks stay.
fn restarts(path: &Path) -> bool {
    let placement = path[0] == "TaskTemplate" && path.get(1).is_some_and(|field| field == "Placement");
    ["TaskTemplate", "EndpointSpec"].contains(&path[0].as_str()) && !placement
}

impl Difference {
    /// Whether it is about where tasks may run, so that those elsewhere are replaced.
    pub fn is_of_constraints(&self) -> bool {
        self.what
            == words::name(&["TaskTemplate", "Placement", "Constraints"].map(ToOwned::to_owned).to_vec())
    }
}

fn image() -> Path {
    ["TaskTemplate", "ContainerSpec", "Image"].map(ToOwned::to_owned).to_vec()
}

/// Takes the digest from the live image where the desired one asks for none.
fn unpin(live: &mut Leaves, desired: &Leaves) {
    let pinned = |leaves: &Leaves| leaves.get(&image()).and_then(Value::as_str).map(ToOwned::to_owned);
    let asked = pinned(desired).is_some_and(|image| image.contains('@'));
    if let Some((name, _)) =
        pinned(live).as_deref().and_then(|image| image.split_once('@')).filter(|_| !asked)
    {
        live.insert(image(), name.into());
    }
}

/// The label follows the image: telling both would tell one change twice.
fn forget_label_of_new_image(live: &mut Leaves, desired: &mut Leaves) {
    if live.get(&image()) != desired.get(&image()) {
        let label: Path = vec!["Labels".to_owned(), IMAGE_LABEL.to_owned()];
        live.remove(&label);
        desired.remove(&label);
    }
}
