//! The volumes of a service.

use serde_json::{Value, json};

use super::super::compose::model::{Mount, Service, Volume};
use super::Scope;
use super::faults::Faults;
use super::fields::{filled, joined};

/// The `Mounts` of a container.
pub(super) fn mounts(scope: &Scope<'_>, service: &Service, faults: &mut Faults<'_>) -> Vec<Value> {
    let mounts = service.volumes.iter().enumerate().map(|(index, volume)| {
        let path = format!("services.{}.volumes[{index}]", service.name);
        faults.keep(&path, mount(scope, volume))
    });
    mounts.collect()
}

fn mount(scope: &Scope<'_>, mount: &Mount) -> Result<Value, String> {
    only_its_own_options(mount)?;
    let (source, options) = match mount.kind.as_str() {
        "volume" => volume(scope, mount)?,
        "bind" | "npipe" => (of_source(mount)?, bind_options(mount)),
        "tmpfs" => (without_source(mount)?, tmpfs_options(mount)),
        "image" => (of_source(mount)?, image_options(mount)),
        "cluster" => (cluster_source(scope, mount)?, json!({"ClusterOptions": {}})),
        other => {
            return Err(format!(
                "{other} is no type of a volume: it must be volume, bind, tmpfs, npipe, image or cluster"
            ));
        }
    };
    let common = filled(json!({
        "Type": mount.kind,
        "Source": source,
        "Target": mount.target,
        "ReadOnly": mount.read_only,
        "Consistency": mount.consistency,
    }));
    Ok(joined(common, options))
}

/// Options of one type beside another type are a mistake that the engine would not see.
fn only_its_own_options(mount: &Mount) -> Result<(), String> {
    let options = [
        ("bind", mount.bind_propagation.is_some()),
        ("volume", mount.volume.is_some()),
        ("tmpfs", mount.tmpfs_size.is_some()),
        ("image", mount.image_subpath.is_some()),
        ("cluster", mount.cluster),
    ];
    let own = if mount.kind == "npipe" { "bind" } else { &mount.kind };
    let foreign = options.iter().find(|(kind, present)| *present && *kind != own);
    foreign.map_or(Ok(()), |(kind, _)| Err(format!("{kind} options do not go with type {}", mount.kind)))
}

fn volume(scope: &Scope<'_>, mount: &Mount) -> Result<(String, Value), String> {
    if mount.source.is_empty() {
        // an anonymous volume
        return Ok((String::new(), json!({})));
    }
    let volume = defined(scope, &mount.source)?;
    let name = scope.namespace.name(&mount.source, &volume.name);
    let own = mount.volume.clone().unwrap_or_default();
    let options = filled(json!({"NoCopy": own.nocopy, "Subpath": own.subpath}));
    let options = if volume.external { options } else { joined(options, made_by_the_stack(scope, volume)) };
    Ok((name, json!({"VolumeOptions": options})))
}

/// What the engine makes the volume with when a task needs it first.
fn made_by_the_stack(scope: &Scope<'_>, volume: &Volume) -> Value {
    let driver = filled(json!({"Name": volume.driver, "Options": volume.driver_opts}));
    filled(json!({"Labels": scope.namespace.labels(&volume.labels), "DriverConfig": driver}))
}

fn defined<'a>(scope: &Scope<'a>, key: &str) -> Result<&'a Volume, String> {
    scope
        .compose
        .volumes
        .get(key)
        .ok_or_else(|| format!("volume {key} is not defined in the volumes of the file"))
}

fn of_source(mount: &Mount) -> Result<String, String> {
    if mount.source.is_empty() {
        return Err(format!("type {} needs a source", mount.kind));
    }
    Ok(mount.source.clone())
}

fn without_source(mount: &Mount) -> Result<String, String> {
    if mount.source.is_empty() { Ok(String::new()) } else { Err("type tmpfs has no source".to_owned()) }
}

/// A group of volumes belongs to no stack.
fn cluster_source(scope: &Scope<'_>, mount: &Mount) -> Result<String, String> {
    let source = of_source(mount)?;
    if source.starts_with("group:") {
        return Ok(source);
    }
    Ok(scope.namespace.name(&source, &defined(scope, &source)?.name))
}

fn bind_options(mount: &Mount) -> Value {
    let options = mount.bind_propagation.as_ref();
    options.map_or_else(
        || json!({}),
        |propagation| json!({"BindOptions": filled(json!({"Propagation": propagation}))}),
    )
}

fn tmpfs_options(mount: &Mount) -> Value {
    let options = mount.tmpfs_size.map(|size| json!({"TmpfsOptions": filled(json!({"SizeBytes": size}))}));
    options.unwrap_or_else(|| json!({}))
}

fn image_options(mount: &Mount) -> Value {
    let options = mount.image_subpath.as_ref();
    options.map_or_else(|| json!({}), |subpath| json!({"ImageOptions": filled(json!({"Subpath": subpath}))}))
}
