//! Fields that older engines do not know: they forget them without a word.

use serde_json::Value;

/// Fields below `TaskTemplate/ContainerSpec`, with the version 1.x of the interface that brought them.
const BROUGHT: &[(&str, &str, u32)] = &[
    ("/Healthcheck", "StartInterval", 44),
    ("/Mounts/*/VolumeOptions", "Subpath", 45),
    ("", "OomScoreAdj", 46),
    ("/Mounts/*/ImageOptions", "Subpath", 48),
];

/// Takes out of a spec what an engine that speaks version 1.`minor` would forget, and says what, in the words of files:
/// `healthcheck start_interval`. Without this, such a service would differ from its file for ever.
pub fn forget_unknown(spec: &mut Value, minor: u32) -> Vec<String> {
    let container = &mut spec["TaskTemplate"]["ContainerSpec"];
    let unknown = BROUGHT.iter().filter(|(.., brought)| minor < *brought);
    unknown.filter_map(|(parent, field, _)| forget(container, parent, field)).collect()
}

fn forget(container: &mut Value, parent: &str, field: &str) -> Option<String> {
    let mut found = false;
    for object in objects(container, parent) {
        found |= object.as_object_mut().is_some_and(|fields| fields.shift_remove(field).is_some());
    }
    let path = format!("TaskTemplate/ContainerSpec{}/{field}", parent.replace("/*", ""));
    found.then(|| super::words::name(&path.split('/').map(ToOwned::to_owned).collect()))
}

/// The objects at a pointer, in which `*` is every element of a list.
fn objects<'a>(value: &'a mut Value, pointer: &str) -> Vec<&'a mut Value> {
    let Some((list, below)) = pointer.split_once("/*") else {
        return value.pointer_mut(pointer).into_iter().collect();
    };
    let elements = value.pointer_mut(list).and_then(Value::as_array_mut).into_iter().flatten();
    elements.filter_map(|element| element.pointer_mut(below)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn spec() -> Value {
        json!({"TaskTemplate": {"ContainerSpec": {
            "Image": "app:1",
            "Healthcheck": {"Test": ["CMD", "x"], "StartInterval": 1},
            "Mounts": [{"Target": "/a"}, {"Target": "/b", "VolumeOptions": {"Subpath": "c"}}],
            "OomScoreAdj": 10,
        }}})
    }

    #[test]
    fn an_old_engine_gets_only_what_it_keeps() {
        let mut old = spec();
        let forgotten = forget_unknown(&mut old, 41);
        assert_eq!(forgotten, ["healthcheck start_interval", "volumes subpath", "oom_score_adj"]);
        let container = &old["TaskTemplate"]["ContainerSpec"];
        assert_eq!(container["Healthcheck"], json!({"Test": ["CMD", "x"]}));
        assert_eq!(container["Mounts"][1], json!({"Target": "/b", "VolumeOptions": {}}));
        assert_eq!(container.get("OomScoreAdj"), None);
    }

    #[test]
    fn a_new_engine_gets_everything() {
        let mut new = spec();
        assert!(forget_unknown(&mut new, 48).is_empty());
        assert_eq!(new, spec());
    }
}
