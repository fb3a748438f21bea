//! What all of the swarm's objects have in common: an id, a version, a name, labels.

use jiff::Timestamp;
use serde_json::Value as Json;

use super::desired::NAMESPACE_LABEL;

/// A service, network, secret or config as the engine tells it.
#[derive(Clone)]
pub struct Object(Json);

impl Object {
    /// Takes what the engine told.
    pub fn new(told: Json) -> Self {
        Self(told)
    }

    /// Its id.
    pub fn id(&self) -> &str {
        // networks say `Id`
        self.0["ID"].as_str().or_else(|| self.0["Id"].as_str()).unwrap_or_default()
    }

    /// How often it was changed, which a change has to name.
    pub fn version(&self) -> u64 {
        self.0["Version"]["Index"].as_u64().unwrap_or_default()
    }

    /// What was wished for; of a network all of it.
    pub fn spec(&self) -> &Json {
        self.0.get("Spec").unwrap_or(&self.0)
    }

    /// Everything that the engine told.
    pub fn told(&self) -> &Json {
        &self.0
    }

    /// Its full name.
    pub fn name(&self) -> &str {
        self.spec()["Name"].as_str().unwrap_or_default()
    }

    /// A label.
    pub fn label(&self, name: &str) -> Option<&str> {
        self.spec()["Labels"][name].as_str()
    }

    /// The stack it belongs to.
    pub fn stack(&self) -> Option<&str> {
        self.label(NAMESPACE_LABEL)
    }

    /// Its name without that of its stack.
    pub fn short_name(&self) -> &str {
        let stack = self.stack().unwrap_or_default();
        let rest = self.name().strip_prefix(stack).and_then(|rest| rest.strip_prefix('_'));
        rest.unwrap_or(self.name())
    }

    /// When it was made.
    pub fn created_at(&self) -> Option<Timestamp> {
        moment(&self.0["CreatedAt"])
    }
}

/// A moment as the engine writes it; `None` for the year 1 too, by which it means none.
pub(super) fn moment(told: &Json) -> Option<Timestamp> {
    let moment: Timestamp = told.as_str()?.parse().ok()?;
    (moment > Timestamp::UNIX_EPOCH).then_some(moment)
}

/// Words at a place, empty where there are none.
pub(super) fn words(told: &Json, pointer: &str) -> String {
    told.pointer(pointer).and_then(Json::as_str).unwrap_or_default().to_owned()
}

/// A number at a place.
pub(super) fn number(told: &Json, pointer: &str) -> Option<u64> {
    told.pointer(pointer).and_then(Json::as_u64)
}

/// The elements of a list at a place; none where there is no list.
pub(super) fn each<'a>(told: &'a Json, pointer: &str) -> impl Iterator<Item = &'a Json> {
    told.pointer(pointer).and_then(Json::as_array).into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn networks_and_services_are_read_alike() {
        let labels = json!({ "com.docker.stack.namespace": "shop" });
        let network = Object::new(json!({ "Id": "n", "Name": "shop_net", "Labels": labels }));
        assert_eq!((network.id(), network.name(), network.stack()), ("n", "shop_net", Some("shop")));
        let service = Object::new(json!({
            "ID": "s", "Version": { "Index": 7 }, "Spec": { "Name": "shop_web", "Labels": labels },
            "CreatedAt": "2026-01-01T00:00:00.000000001Z",
        }));
        assert_eq!((service.version(), service.short_name()), (7, "web"));
        assert!(service.created_at().is_some());
        assert_eq!(moment(&json!("0001-01-01T00:00:00Z")), None);
    }
}
