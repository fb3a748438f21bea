//! Names that lead nowhere, and what a service cannot be without.

use std::collections::BTreeMap;

use super::node::{Entry, Node, Value};
use super::remark::Remarks;
use super::words;

/// Networks that need no entry of their own.
const GIVEN_NETWORKS: [&str; 1] = ["default"];

/// Complains about services without image and about names that the merged file does not explain.
pub(super) fn check(root: &Node, remarks: &mut Remarks) {
    let services = entries(root, "services");
    for service in services {
        let path = format!("services.{}", service.key);
        if service.node.get("image").is_none() && !image_is_wrong(&path, remarks) {
            remarks.error(&service.place, &path, "has no `image`").advise("name one; a swarm builds none");
        }
        for section in ["secrets", "configs"] {
            for item in service.node.get(section).map(Node::as_list).unwrap_or_default() {
                known(root, section, item.get("source"), &format!("{path}.{section}"), remarks);
            }
        }
        for mount in service.node.get("volumes").map(Node::as_list).unwrap_or_default() {
            let named = mount.get("type").and_then(Node::as_text) == Some("volume");
            known(
                root,
                "volumes",
                mount.get("source").filter(|_| named),
                &format!("{path}.volumes"),
                remarks,
            );
        }
        attached(root, service, &path, remarks);
    }
    dependencies(services, remarks);
}

/// Whether it was complained about the image already, or about a key that is likely to be the image's.
fn image_is_wrong(path: &str, remarks: &Remarks) -> bool {
    let image = format!("{path}.image");
    remarks.has_error(&image)
        || remarks.error_paths().any(|other| {
            let key = other.strip_prefix(path).and_then(|rest| rest.strip_prefix('.'));
            key.is_some_and(|key| words::is_near(key, "image"))
        })
}

fn entries<'a>(root: &'a Node, section: &str) -> &'a [Entry] {
    root.get(section).map(Node::entries).unwrap_or_default()
}

fn known(root: &Node, section: &str, name: Option<&Node>, path: &str, remarks: &mut Remarks) {
    let Some((node, name)) = name.and_then(|node| Some((node, node.as_text()?))) else { return };
    let is_wrong = remarks.has_error(&format!("{section}.{name}"));
    if !is_wrong && entries(root, section).iter().all(|entry| entry.key != name) {
        let remark = remarks.error(&node.place, path, format!("`{name}` is not among the file's {section}"));
        remark.advise(format!("add `{name}:` to the top-level `{section}`"));
    }
}

fn attached(root: &Node, service: &Entry, path: &str, remarks: &mut Remarks) {
    let networks = service.node.get("networks").map(Node::entries).unwrap_or_default();
    for network in networks.iter().filter(|network| !GIVEN_NETWORKS.contains(&network.key.as_str())) {
        let name = Node::text(&network.place, network.key.as_str());
        known(root, "networks", Some(&name), &format!("{path}.networks"), remarks);
    }
}

fn dependencies(services: &[Entry], remarks: &mut Remarks) {
    let mut waits: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for service in services {
        for (name, node) in dependencies_of(&service.node) {
            let is_wrong = remarks.has_error(&format!("services.{name}"));
            if !is_wrong && services.iter().all(|service| service.key != name) {
                let path = format!("services.{}.depends_on", service.key);
                let remark = remarks.error(&node.place, &path, format!("there is no service `{name}`"));
                remark.advise("correct the name, or remove it");
            }
            waits.entry(&service.key).or_default().push(name);
        }
    }
    for service in services.iter().filter(|service| reaches(&waits, &service.key, &service.key)) {
        let path = format!("services.{}.depends_on", service.key);
        let remark = remarks.error(&service.place, &path, "waits for itself, directly or through others");
        remark.advise("break the circle");
    }
}

fn dependencies_of(service: &Node) -> Vec<(&str, &Node)> {
    let Some(node) = service.get("depends_on") else { return Vec::new() };
    match &node.value {
        Value::Map(map) => map.0.iter().map(|entry| (entry.key.as_str(), &entry.node)).collect(),
        _ => node.as_list().iter().filter_map(|item| Some((item.as_text()?, item))).collect(),
    }
}

/// Whether waiting leads from one service to another.
fn reaches(waits: &BTreeMap<&str, Vec<&str>>, from: &str, to: &str) -> bool {
    let mut open = vec![from];
    let mut seen: Vec<&str> = Vec::new();
    while let Some(name) = open.pop() {
        for next in waits.get(name).into_iter().flatten() {
            if *next == to {
                return true;
            }
            if !seen.contains(next) {
                seen.push(next);
                open.push(next);
            }
        }
    }
    false
}
