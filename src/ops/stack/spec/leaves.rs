//! A spec as single values by their paths.

use std::collections::BTreeMap;

use serde_json::Value;

use super::defaults::is_default;

/// The way to a value: `["TaskTemplate", "ContainerSpec", "Env", "POSTGRES_USER"]`.
pub(super) type Path = Vec<String>;

/// Values that are no defaults, by their paths.
pub(super) type Leaves = BTreeMap<Path, Value>;

/// Whatever is said in a canonical spec. A list is one value.
pub(super) fn leaves(spec: &Value) -> Leaves {
    let mut leaves = Leaves::new();
    gather(&mut Path::new(), spec, &mut leaves);
    leaves
}

fn gather(path: &mut Path, value: &Value, leaves: &mut Leaves) {
    let Value::Object(fields) = value else {
        if !is_default(path, value) {
            leaves.insert(path.clone(), value.clone());
        }
        return;
    };
    for (name, value) in fields {
        path.push(name.clone());
        gather(path, value, leaves);
        path.pop();
    }
}
