//! The merged tree as typed values. Everything was checked before, so nothing can be wrong here.

mod deploy;
mod fields;
mod service;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::model::{Compose, FileObject, Ipam, Network, Volume};
use super::node::{Entry, Node, Value};
use super::place::Place;
use fields::Fields;

/// The file as typed values.
pub(super) fn decode(root: &Node, folder: &Path) -> Compose {
    let fields = Fields::of(root);
    let services = |entry: &Entry| service::service(entry);
    Compose {
        services: fields.named("services", services),
        networks: fields.named("networks", |entry| network(Fields::of(&entry.node))),
        volumes: fields.named("volumes", |entry| volume(Fields::of(&entry.node))),
        secrets: fields.named("secrets", |entry| file_object(Fields::of(&entry.node))),
        configs: fields.named("configs", |entry| file_object(Fields::of(&entry.node))),
        folder: folder.to_owned(),
        places: places(root),
    }
}

fn network(fields: Fields<'_>) -> Network {
    Network {
        name: fields.text("name"),
        driver: fields.text("driver"),
        driver_opts: fields.texts_by_name("driver_opts"),
        ipam: fields.below("ipam").map(ipam),
        external: fields.flag("external"),
        internal: fields.flag("internal"),
        attachable: fields.flag("attachable"),
        labels: fields.texts_by_name("labels"),
    }
}

fn ipam(fields: Fields<'_>) -> Ipam {
    let subnet = |item: &Node| Fields::of(item).text("subnet");
    Ipam { driver: fields.text("driver"), subnets: fields.items("config").iter().map(subnet).collect() }
}

fn volume(fields: Fields<'_>) -> Volume {
    Volume {
        name: fields.text("name"),
        driver: fields.text("driver"),
        driver_opts: fields.texts_by_name("driver_opts"),
        external: fields.flag("external"),
        labels: fields.texts_by_name("labels"),
    }
}

fn file_object(fields: Fields<'_>) -> FileObject {
    FileObject {
        name: fields.text("name"),
        file: Some(PathBuf::from(fields.text("file"))).filter(|file| !file.as_os_str().is_empty()),
        external: fields.flag("external"),
        labels: fields.texts_by_name("labels"),
        driver: fields.text("driver"),
        driver_opts: fields.texts_by_name("driver_opts"),
        template_driver: fields.text("template_driver"),
    }
}

/// Where every key path stands: that of a key, its own place; that of an item, the item's.
fn places(root: &Node) -> BTreeMap<String, Place> {
    let mut places = BTreeMap::from([(String::new(), root.place.clone())]);
    collect(root, "", &mut places);
    places
}

fn collect(node: &Node, path: &str, places: &mut BTreeMap<String, Place>) {
    let mut put = |path: String, place: &Place, node: &Node| {
        collect(node, &path, places);
        places.insert(path, place.clone());
    };
    match &node.value {
        Value::Map(map) => {
            let dot = if path.is_empty() { "" } else { "." };
            map.0
                .iter()
                .for_each(|entry| put(format!("{path}{dot}{}", entry.key), &entry.place, &entry.node));
        }
        Value::List(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, item)| put(format!("{path}[{index}]"), &item.place, item));
        }
        _ => {}
    }
}
