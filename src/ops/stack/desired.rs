//! What the swarm shall hold of a stack: the answer of [`convert`](super::convert), and what deploy and diff work from.

use std::collections::BTreeMap;

use base64::Engine as _;
use serde_json::{Map, Value, json};

use super::compose::model::{Condition, Place};
pub use crate::conn::docker::swarm::NAMESPACE_LABEL;
use crate::error::{Error, Result};

/// The label of a service with its image as the file spells it, without the digest.
pub const IMAGE_LABEL: &str = "com.docker.stack.image";
/// The label of a secret or config with the digest of its content: `sha256:…`, or `hmac-sha256:…` for a secret.
pub const DIGEST_LABEL: &str = "authctl.digest";
/// The label of a secret or config with its name before the digest was added, which all its versions share.
pub const VERSIONS_LABEL: &str = "authctl.versions-of";

/// What the swarm shall hold of one stack.
pub struct Desired {
    /// The stack's name.
    pub stack: String,
    /// In the order of their names.
    pub services: Vec<DesiredService>,
    /// Networks of the stack that services use; external ones are in [`external`](Self::external).
    pub networks: Vec<DesiredNetwork>,
    /// Secrets that the stack brings along.
    pub secrets: Vec<DesiredFile>,
    /// Configs that the stack brings along.
    pub configs: Vec<DesiredFile>,
    /// What must be there already.
    pub external: External,
}

/// Names of objects that somebody else made and that services of the stack use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct External {
    /// With swarm scope, except `bridge`, `host` and `none`, which every node has.
    pub networks: Vec<String>,
    /// Names as the engine knows them.
    pub secrets: Vec<String>,
    /// Names as the engine knows them.
    pub configs: Vec<String>,
}

/// One service of the stack.
pub struct DesiredService {
    /// Its key in the file; the engine knows it as `STACK_KEY`, which is `spec.Name`.
    pub name: String,
    /// The engine's `ServiceSpec` with the names that the docker client sends.
    ///
    /// Networks are targeted by name, as the engine allows. Secrets and configs are named but have no id yet:
    /// [`bound`](Self::bound) gives them theirs.
    pub spec: Value,
    /// The image as the file spells it. `spec` has it with a tag; a digest is the engine side's to add.
    pub image: String,
    /// The services that must have come so far before this one is deployed, by their keys in the file.
    pub waits_for: Vec<(String, Condition)>,
    /// Where the file describes it.
    pub place: Place,
}

/// One network of the stack.
pub struct DesiredNetwork {
    /// Its key in the file.
    pub key: String,
    /// As the engine knows it.
    pub name: String,
    /// The body of the request that creates it; an existing network is never changed.
    pub spec: Value,
    /// Where the file describes it; `None` for the default network that no file mentions.
    pub place: Option<Place>,
}

/// A secret or config of the stack.
pub struct DesiredFile {
    /// Its key in the file.
    pub key: String,
    /// As the engine knows it, with the digest of its content where that is part of the name.
    pub name: String,
    /// With the stack's, and with [`DIGEST_LABEL`] and [`VERSIONS_LABEL`] unless names are compatible.
    pub labels: BTreeMap<String, String>,
    /// What is in it; a secret with a driver has no content of its own.
    pub content: Option<Content>,
    /// The driver that keeps a secret, as the engine spells it: `{"Name": …, "Options": …}`.
    pub driver: Option<Value>,
    /// The driver that fills in templates, as the engine spells it: `{"Name": "golang"}`.
    pub templating: Option<Value>,
    /// Where the file describes it.
    pub place: Place,
}

/// Bytes of a secret or config. Configs may hold passwords too, so neither has `Debug`, `Display` or `Serialize`.
pub struct Content(Vec<u8>);

impl Content {
    /// Takes bytes into custody.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// Hands the bytes to the one place that needs them: a digest or the request that creates the object.
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl DesiredFile {
    /// The body of the request that creates it or updates its labels. It holds the content: never print it.
    pub fn body(&self) -> Value {
        let mut body = Map::new();
        body.insert("Name".to_owned(), json!(self.name));
        body.insert("Labels".to_owned(), json!(self.labels));
        if let Some(content) = &self.content {
            let encoded = base64::engine::general_purpose::STANDARD.encode(content.expose());
            body.insert("Data".to_owned(), json!(encoded));
        }
        let drivers = [("Driver", &self.driver), ("Templating", &self.templating)];
        for (name, driver) in drivers {
            if let Some(driver) = driver {
                body.insert(name.to_owned(), driver.clone());
            }
        }
        Value::Object(body)
    }
}

/// The engine's ids of secrets and configs, by their names.
#[derive(Clone, Debug, Default)]
pub struct Identities {
    /// Ids of secrets.
    pub secrets: BTreeMap<String, String>,
    /// Ids of configs.
    pub configs: BTreeMap<String, String>,
}

impl DesiredService {
    /// The full name: `STACK_KEY`.
    pub fn full_name(&self) -> &str {
        self.spec["Name"].as_str().unwrap_or(&self.name)
    }

    /// The spec as it is sent: references to secrets and configs have their ids.
    ///
    /// Fails on a name that has no id; what the stack brings along must be created before.
    pub fn bound(&self, identities: &Identities) -> Result<Value> {
        let mut spec = self.spec.clone();
        let container = &mut spec["TaskTemplate"]["ContainerSpec"];
        bind(container, ["Secrets", "SecretName", "SecretID"], &identities.secrets)?;
        bind(container, ["Configs", "ConfigName", "ConfigID"], &identities.configs)?;
        bind_credentials(container, &identities.configs)?;
        Ok(spec)
    }
}

fn bind(container: &mut Value, keys: [&str; 3], ids: &BTreeMap<String, String>) -> Result<()> {
    let [list, name, id] = keys;
    let references = container.get_mut(list).and_then(Value::as_array_mut);
    for reference in references.into_iter().flatten() {
        let known = identity(&reference[name], ids)?;
        reference[id] = json!(known);
    }
    Ok(())
}

/// A credential specification in a config is named where the engine wants its id.
fn bind_credentials(container: &mut Value, ids: &BTreeMap<String, String>) -> Result<()> {
    let config = container.pointer_mut("/Privileges/CredentialSpec/Config");
    if let Some(config) = config.filter(|config| config.as_str() != Some("")) {
        *config = json!(identity(config, ids)?);
    }
    Ok(())
}

fn identity<'a>(name: &Value, ids: &'a BTreeMap<String, String>) -> Result<&'a String> {
    let name = name.as_str().unwrap_or_default();
    ids.get(name).ok_or_else(|| Error::failed(format!("{name} is not in the swarm")))
}
