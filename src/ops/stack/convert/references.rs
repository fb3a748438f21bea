//! Secrets and configs in a service: which, where and for whom.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::super::compose::model::{CredentialSpec, FileReference, Service};
use super::Scope;
use super::faults::Faults;

/// Readable by all, where the file says nothing.
const DEFAULT_MODE: u32 = 0o444;

/// The `Secrets` of a container.
pub(super) fn secrets(scope: &Scope<'_>, service: &Service, faults: &mut Faults<'_>) -> Vec<Value> {
    let path = format!("services.{}.secrets", service.name);
    let kind = Kind { called: "secret", name: "SecretName", names: &scope.files.secret_names };
    sorted(kind.references(&service.secrets, &path, faults), kind.name)
}

/// The `Configs` of a container; one with a credential specification is used by the runtime, not by the container.
pub(super) fn configs(scope: &Scope<'_>, service: &Service, faults: &mut Faults<'_>) -> Vec<Value> {
    let path = format!("services.{}.configs", service.name);
    let kind = Kind { called: "config", name: "ConfigName", names: &scope.files.config_names };
    let mut references = kind.references(&service.configs, &path, faults);
    let of_runtime =
        service.credential_spec.as_ref().and_then(|spec| scope.files.config_names.get(&spec.config));
    references.extend(of_runtime.map(|name| json!({"Runtime": {}, "ConfigName": name})));
    sorted(references, kind.name)
}

/// The `CredentialSpec` of a container's privileges, with the config's name where the engine wants its id.
pub(super) fn credentials(scope: &Scope<'_>, spec: &CredentialSpec) -> Result<Value, String> {
    let said = [&spec.config, &spec.file, &spec.registry].into_iter().filter(|source| !source.is_empty());
    if said.count() > 1 {
        return Err("only one of config, file and registry can be given".to_owned());
    }
    let config =
        if spec.config.is_empty() { "" } else { defined("config", &spec.config, &scope.files.config_names)? };
    let empty = config.is_empty() && spec.file.is_empty() && spec.registry.is_empty();
    let found = json!({"Config": config, "File": spec.file, "Registry": spec.registry});
    Ok(if empty { Value::Null } else { found })
}

struct Kind<'a> {
    called: &'static str,
    /// The field with the object's name.
    name: &'static str,
    names: &'a BTreeMap<String, String>,
}

impl Kind<'_> {
    fn references(&self, references: &[FileReference], path: &str, faults: &mut Faults<'_>) -> Vec<Value> {
        let mut targets = BTreeSet::new();
        let references = references.iter().enumerate().map(|(index, reference)| {
            let path = format!("{path}[{index}]");
            let first = targets.insert(target(reference).to_owned());
            let fault = || format!("another {} has the target {} already", self.called, target(reference));
            let one = if first { self.reference(reference) } else { Err(fault()) };
            faults.keep(&path, one)
        });
        references.collect()
    }

    fn reference(&self, reference: &FileReference) -> Result<Value, String> {
        let name = defined(self.called, &reference.source, self.names)?;
        let or_root = |id: &str| if id.is_empty() { "0".to_owned() } else { id.to_owned() };
        let file = json!({
            "Name": target(reference),
            "UID": or_root(&reference.uid),
            "GID": or_root(&reference.gid),
            "Mode": reference.mode.unwrap_or(DEFAULT_MODE),
        });
        let mut object = serde_json::Map::new();
        object.insert("File".to_owned(), file);
        object.insert(self.name.to_owned(), json!(name));
        Ok(Value::Object(object))
    }
}

fn target(reference: &FileReference) -> &str {
    if reference.target.is_empty() { &reference.source } else { &reference.target }
}

fn defined<'a>(called: &str, key: &str, names: &'a BTreeMap<String, String>) -> Result<&'a str, String> {
    let name = names.get(key).map(String::as_str);
    name.ok_or_else(|| format!("{called} {key} is not defined in the {called}s of the file"))
}

/// Another order in the file is no reason to restart a service.
fn sorted(mut references: Vec<Value>, name: &str) -> Vec<Value> {
    references.sort_by_key(|reference| reference[name].as_str().unwrap_or_default().to_owned());
    references
}
