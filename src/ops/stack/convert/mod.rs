//! From a Compose file to what the swarm shall hold: exactly the specs that the docker client sends.

mod container;
mod faults;
mod fields;
mod files;
mod image;
mod mounts;
mod naming;
mod networks;
mod policies;
mod references;
mod resources;
mod service;

use faults::Faults;
use files::Files;
use naming::Namespace;
pub use naming::{Digests, Naming};

use super::compose::model::Compose;
use super::desired::Desired;
use crate::error::Result;

/// What the parts of a service are converted with.
struct Scope<'a> {
    compose: &'a Compose,
    namespace: Namespace<'a>,
    files: &'a Files,
}

/// What the swarm shall hold of `stack`.
///
/// Reads the files that secrets and configs name; fails with all of the contradictions at once, each with its place.
pub fn convert(compose: &Compose, stack: &str, naming: Naming<'_>) -> Result<Desired> {
    let namespace = Namespace(stack);
    let mut faults = Faults::of(compose);
    let files = files::files(compose, namespace, naming, &mut faults);
    let scope = Scope { compose, namespace, files: &files };
    let services = compose.services.values();
    let services = services.map(|service| service::service(&scope, service, &mut faults)).collect();
    faults.none()?;
    let (networks, external_networks) = networks::networks(compose, namespace);
    Ok(Desired {
        stack: stack.to_owned(),
        services,
        networks,
        external: files::external(compose, external_networks),
        secrets: files.secrets,
        configs: files.configs,
    })
}
