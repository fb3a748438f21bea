//! Nodes, and which of them may run a service.

use serde_json::Value as Json;

use super::object::{each, number, words};

/// A node of the swarm.
#[derive(Clone, Debug, Default)]
pub struct Node {
    /// Its id.
    pub id: String,
    /// Its machine's name.
    pub hostname: String,
    /// Whether it is up and takes tasks.
    pub is_usable: bool,
    role: String,
    system: String,
    architecture: String,
    labels: Json,
    engine_labels: Json,
    nano_cpus: u64,
    memory_bytes: u64,
}

impl Node {
    /// Reads what the engine told.
    pub fn read(told: &Json) -> Self {
        let at = |pointer| words(told, pointer);
        Self {
            id: at("/ID"),
            hostname: at("/Description/Hostname"),
            is_usable: at("/Status/State") == "ready" && at("/Spec/Availability") == "active",
            role: at("/Spec/Role"),
            system: at("/Description/Platform/OS"),
            architecture: at("/Description/Platform/Architecture"),
            labels: told["Spec"]["Labels"].clone(),
            engine_labels: told["Description"]["Engine"]["Labels"].clone(),
            nano_cpus: number(told, "/Description/Resources/NanoCPUs").unwrap_or(u64::MAX),
            memory_bytes: number(told, "/Description/Resources/MemoryBytes").unwrap_or(u64::MAX),
        }
    }

    /// Why it may not run a service of this spec; `None` where it may.
    pub fn objection(&self, spec: &Json) -> Option<String> {
        if !self.is_usable {
            return Some("it is not ready or takes no tasks".to_owned());
        }
        let task = &spec["TaskTemplate"];
        self.unmet(spec)
            .map(|constraint| format!("`{constraint}` does not hold"))
            .or_else(|| (!self.fits(task)).then(|| self.wrong_platform()))
            .or_else(|| self.too_small(task))
    }

    /// The first constraint of a service of this spec that does not hold.
    pub fn unmet<'a>(&self, spec: &'a Json) -> Option<&'a str> {
        let mut constraints = each(spec, "/TaskTemplate/Placement/Constraints").filter_map(Json::as_str);
        constraints.find(|constraint| !self.meets(constraint))
    }

    /// Whether a constraint holds, as the swarm reads it: names and values are compared without regard to case.
    fn meets(&self, constraint: &str) -> bool {
        let (key, value, wanted) = match (constraint.split_once("=="), constraint.split_once("!=")) {
            (Some((key, value)), _) => (key.trim(), value.trim(), true),
            (None, Some((key, value))) => (key.trim(), value.trim(), false),
            // the engine says better than we could what is wrong with it
            (None, None) => return true,
        };
        self.property(key).is_none_or(|known| known.eq_ignore_ascii_case(value) == wanted)
    }

    /// What a constraint asks for; empty for a label that the node does not have, `None` for what we do not know.
    fn property(&self, key: &str) -> Option<String> {
        let lower = key.to_ascii_lowercase();
        let label = |labels: &Json, prefix: &str| {
            lower
                .starts_with(prefix)
                .then(|| labels[&key[prefix.len()..]].as_str().unwrap_or_default().to_owned())
        };
        match lower.as_str() {
            "node.id" => Some(self.id.clone()),
            "node.hostname" => Some(self.hostname.clone()),
            "node.role" => Some(self.role.clone()),
            "node.platform.os" => Some(self.system.clone()),
            "node.platform.arch" => Some(self.architecture.clone()),
            _ => label(&self.labels, "node.labels.").or_else(|| label(&self.engine_labels, "engine.labels.")),
        }
    }

    fn fits(&self, task: &Json) -> bool {
        let mut platforms = each(task, "/Placement/Platforms").peekable();
        let same = |wanted: &Json, own: &str| {
            let wanted = wanted.as_str().unwrap_or_default();
            wanted.is_empty() || spelled_once(wanted) == spelled_once(own)
        };
        platforms.peek().is_none()
            || platforms.any(|platform| {
                same(&platform["OS"], &self.system) && same(&platform["Architecture"], &self.architecture)
            })
    }

    fn wrong_platform(&self) -> String {
        format!("the image is not made for {}/{}", self.system, self.architecture)
    }

    fn too_small(&self, task: &Json) -> Option<String> {
        let reserved =
            |name: &str| number(task, &format!("/Resources/Reservations/{name}")).unwrap_or_default();
        let small = [
            (reserved("NanoCPUs") > self.nano_cpus, "processors"),
            (reserved("MemoryBytes") > self.memory_bytes, "memory"),
        ];
        let (_, what) = small.into_iter().find(|(is_small, _)| *is_small)?;
        Some(format!("it has less {what} than is reserved"))
    }
}

/// Images and machines spell their architecture differently.
fn spelled_once(architecture: &str) -> &str {
    match architecture {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn node() -> Node {
        Node::read(&json!({
            "ID": "n1",
            "Spec": { "Role": "manager", "Availability": "active", "Labels": { "auth.postgres": "true" } },
            "Status": { "State": "ready" },
            "Description": {
                "Hostname": "Alpha",
                "Platform": { "OS": "linux", "Architecture": "x86_64" },
                "Resources": { "NanoCPUs": 2_000_000_000_u64, "MemoryBytes": 1_000_000 },
            },
        }))
    }

    fn objection(placement: &Json) -> Option<String> {
        node().objection(&json!({ "TaskTemplate": { "Placement": placement } }))
    }

    #[test]
    fn constraints_are_read_as_the_swarm_reads_them() {
        for met in [
            "node.role==manager",
            "node.hostname == alpha",
            "node.labels.auth.postgres == true",
            "node.labels.x != y",
            "node.id!=n2",
        ] {
            assert_eq!(objection(&json!({ "Constraints": [met] })), None, "{met}");
        }
        for unmet in ["node.role == worker", "node.labels.auth.redis == true", "node.platform.os != linux"] {
            assert!(objection(&json!({ "Constraints": [unmet] })).is_some(), "{unmet}");
        }
    }

    #[test]
    fn an_image_must_be_made_for_the_node() {
        let platforms =
            |architecture: &str| json!({ "Platforms": [{ "OS": "linux", "Architecture": architecture }] });
        assert_eq!(objection(&platforms("amd64")), None);
        assert_eq!(objection(&platforms("")), None);
        assert!(objection(&platforms("arm64")).unwrap().contains("linux/x86_64"));
    }

    #[test]
    fn a_reservation_must_fit() {
        let spec =
            json!({ "TaskTemplate": { "Resources": { "Reservations": { "MemoryBytes": 2_000_000 } } } });
        assert_eq!(node().objection(&spec).unwrap(), "it has less memory than is reserved");
        let drained = Node { is_usable: false, ..node() };
        assert!(drained.objection(&json!({})).is_some());
    }
}
