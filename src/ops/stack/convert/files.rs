//! Secrets and configs: their names, and what is in them.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::json;

use super::super::compose::model::{Compose, FileObject};
use super::super::desired::{Content, DIGEST_LABEL, DesiredFile, External, VERSIONS_LABEL};
use super::faults::Faults;
use super::fields::filled;
use super::naming::{Namespace, Naming, digest, versioned};

/// Secrets and configs of a stack.
pub(super) struct Files {
    pub(super) secrets: Vec<DesiredFile>,
    pub(super) configs: Vec<DesiredFile>,
    /// Names in the swarm by keys in the file, external ones among them.
    pub(super) secret_names: BTreeMap<String, String>,
    pub(super) config_names: BTreeMap<String, String>,
}

/// The two kinds, which differ in little.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Secret,
    Config,
}

impl Kind {
    fn section(self) -> &'static str {
        match self {
            Self::Secret => "secrets",
            Self::Config => "configs",
        }
    }

    /// Bytes that the engine refuses to keep, and everything above.
    fn too_long(self) -> usize {
        match self {
            Self::Secret => 500 * 1024,
            Self::Config => 1000 * 1024,
        }
    }
}

/// Reads whatever comes from files.
pub(super) fn files<'a>(
    compose: &'a Compose,
    namespace: Namespace<'a>,
    naming: Naming<'a>,
    faults: &mut Faults<'a>,
) -> Files {
    let mut maker = Maker { compose, namespace, naming, faults };
    let (secrets, secret_names) = maker.all(Kind::Secret, &compose.secrets);
    let (configs, config_names) = maker.all(Kind::Config, &compose.configs);
    Files { secrets, configs, secret_names, config_names }
}

/// What must be there already: the names of external objects that the file mentions.
pub(super) fn external(compose: &Compose, networks: Vec<String>) -> External {
    let names = |objects: &BTreeMap<String, FileObject>| {
        let external = objects.values().filter(|object| object.external);
        external.map(|object| object.name.clone()).collect()
    };
    External { networks, secrets: names(&compose.secrets), configs: names(&compose.configs) }
}

struct Maker<'a, 'b> {
    compose: &'a Compose,
    namespace: Namespace<'a>,
    naming: Naming<'a>,
    faults: &'b mut Faults<'a>,
}

impl Maker<'_, '_> {
    fn all(
        &mut self,
        kind: Kind,
        objects: &BTreeMap<String, FileObject>,
    ) -> (Vec<DesiredFile>, BTreeMap<String, String>) {
        let mut files = Vec::new();
        let mut names = BTreeMap::new();
        for (key, object) in objects {
            if object.external {
                names.insert(key.clone(), object.name.clone());
                continue;
            }
            let file = self.one(kind, key, object);
            names.insert(key.clone(), file.name.clone());
            files.push(file);
        }
        (files, names)
    }

    fn one(&mut self, kind: Kind, key: &str, object: &FileObject) -> DesiredFile {
        let path = format!("{}.{key}", kind.section());
        let content = object.file.as_deref().map(|file| read(kind, file)).transpose();
        let mut file = DesiredFile {
            key: key.to_owned(),
            name: self.namespace.name(key, &object.name),
            labels: self.namespace.labels(&object.labels),
            content: self.faults.keep(&path, content),
            driver: driver(&object.driver, &object.driver_opts),
            templating: driver(&object.template_driver, &BTreeMap::new()),
            place: self.compose.place(&path),
        };
        let digest = self.digest(kind, &file);
        if let Some(digest) = self.faults.keep(&path, digest) {
            match self.naming {
                Naming::Plain(_) => drop(file.labels.insert(DIGEST_LABEL.to_owned(), digest)),
                Naming::ByContent(_) => tell_versions_apart(&mut file, digest, object.name.is_empty()),
            }
        }
        file
    }

    /// `None` where there is no content, or it can be read back.
    fn digest(&self, kind: Kind, file: &DesiredFile) -> Result<Option<String>, String> {
        let Some(content) = &file.content else { return Ok(None) };
        let content = content.expose();
        // the same content with another driver is another object: the engine changes labels only
        let drivers = [&file.driver, &file.templating].into_iter().flatten();
        let drivers: Vec<u8> = drivers.flat_map(|driver| format!("\0{driver}").into_bytes()).collect();
        let content = [content, &drivers].concat();
        match (self.naming, kind) {
            (Naming::Plain(digests) | Naming::ByContent(digests), Kind::Secret) => {
                digests.of(&content).map(Some)
            }
            (Naming::ByContent(_), Kind::Config) => Ok(Some(digest(&content))),
            (Naming::Plain(_), Kind::Config) => Ok(None),
        }
    }
}

fn tell_versions_apart(file: &mut DesiredFile, digest: String, renamed: bool) {
    file.labels.insert(VERSIONS_LABEL.to_owned(), file.name.clone());
    if renamed {
        file.name = versioned(&file.name, &digest);
    }
    file.labels.insert(DIGEST_LABEL.to_owned(), digest);
}

fn read(kind: Kind, file: &Path) -> Result<Content, String> {
    let bytes = std::fs::read(file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    if kind == Kind::Secret && bytes.is_empty() {
        return Err(format!("{} is empty, and the engine keeps no empty secret", file.display()));
    }
    if bytes.len() >= kind.too_long() {
        let (length, limit) = (bytes.len(), kind.too_long());
        return Err(format!("{} has {length} bytes; the engine takes less than {limit}", file.display()));
    }
    Ok(Content::new(bytes))
}

fn driver(name: &str, options: &BTreeMap<String, String>) -> Option<serde_json::Value> {
    (!name.is_empty()).then(|| filled(json!({"Name": name, "Options": options})))
}
