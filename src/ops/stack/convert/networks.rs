//! The networks of a stack, and how services are attached to them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::super::compose::model::{Compose, Ipam, Network, NetworkAttachment, Service};
use super::super::desired::DesiredNetwork;
use super::Scope;
use super::faults::Faults;
use super::fields::filled;
use super::naming::Namespace;

/// The network of services that name none.
const DEFAULT: &str = "default";
/// What a network of a stack is made with where the file names no driver.
const DEFAULT_DRIVER: &str = "overlay";
/// Networks that every node has of its own; they know no aliases.
const OF_THE_NODE: [&str; 4] = ["bridge", "host", "none", "default"];

/// The networks that services use: those of the stack, and the names of the external ones.
pub(super) fn networks(compose: &Compose, namespace: Namespace<'_>) -> (Vec<DesiredNetwork>, Vec<String>) {
    let used: BTreeSet<String> =
        compose.services.values().flat_map(|service| attached(service).into_keys()).collect();
    let (mut own, mut external) = (Vec::new(), Vec::new());
    for key in used {
        let described = compose.networks.get(&key);
        match described {
            Some(network) if network.external => external.push(network.name.clone()),
            _ => own.push(network(compose, namespace, key, described.unwrap_or(&Network::default()))),
        }
    }
    (own, external)
}

fn network(compose: &Compose, namespace: Namespace<'_>, key: String, network: &Network) -> DesiredNetwork {
    let name = namespace.name(&key, &network.name);
    let driver = if network.driver.is_empty() { DEFAULT_DRIVER } else { &network.driver };
    let spec = filled(json!({
        "Name": name,
        "Driver": driver,
        "Options": network.driver_opts,
        "Internal": network.internal,
        "Attachable": network.attachable,
        "IPAM": network.ipam.as_ref().map(addresses),
        "Labels": namespace.labels(&network.labels),
    }));
    let described = compose.networks.contains_key(&key);
    let place = described.then(|| compose.place(&format!("networks.{key}")));
    DesiredNetwork { key, name, spec, place }
}

fn addresses(ipam: &Ipam) -> Value {
    let subnets: Vec<Value> = ipam.subnets.iter().map(|subnet| json!({"Subnet": subnet})).collect();
    filled(json!({"Driver": ipam.driver, "Config": subnets}))
}

/// The `Networks` of a task.
pub(super) fn attachments(scope: &Scope<'_>, service: &Service, faults: &mut Faults<'_>) -> Vec<Value> {
    let attachments = attached(service).into_iter().map(|(key, how)| {
        let path = format!("services.{}.networks.{key}", service.name);
        faults.keep(&path, attachment(scope, service, &key, how))
    });
    let mut attachments: Vec<Value> = attachments.collect();
    attachments.sort_by_key(|attachment| attachment["Target"].as_str().unwrap_or_default().to_owned());
    attachments
}

fn attached(service: &Service) -> BTreeMap<String, NetworkAttachment> {
    let said = service.networks.clone().filter(|networks| !networks.is_empty());
    said.unwrap_or_else(|| BTreeMap::from([(DEFAULT.to_owned(), NetworkAttachment::default())]))
}

fn attachment(
    scope: &Scope<'_>,
    service: &Service,
    key: &str,
    how: NetworkAttachment,
) -> Result<Value, String> {
    let described = scope.compose.networks.get(key);
    if described.is_none() && key != DEFAULT {
        return Err(format!("network {key} is not defined in the networks of the file"));
    }
    let target = scope.namespace.name(key, described.map_or("", |network| &network.name));
    let mut aliases = how.aliases;
    if !OF_THE_NODE.contains(&target.as_str()) {
        aliases.push(service.name.clone());
    }
    Ok(filled(json!({"Target": target, "Aliases": aliases, "DriverOpts": how.driver_opts})))
}
