//! A spec in which lists whose order means nothing are maps, and ids are names.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// The spec with its lists by their keys: variables, ports, mounts, secrets, configs, networks, limits.
pub(super) fn canonical(spec: &Value, networks: &BTreeMap<String, String>) -> Value {
    let mut spec = spec.clone();
    let task = &mut spec["TaskTemplate"];
    name_credentials(&mut task["ContainerSpec"]);
    replace(task, "Networks", |list| by_key(list, |network| attachment(network, networks)));
    replace(&mut task["Resources"]["Reservations"], "GenericResources", |list| by_key(list, resource));
    replace(&mut task["Placement"], "Preferences", |list| list.iter().map(preference).collect());
    replace(&mut task["Placement"], "Constraints", constraints);
    for derived in ["Platforms", "ForceUpdate"] {
        forget(task, derived);
        forget(&mut task["Placement"], derived);
    }
    container(&mut task["ContainerSpec"]);
    replace(&mut spec["EndpointSpec"], "Ports", ports);
    mode(&mut spec);
    forget(&mut spec, "Name");
    spec
}

fn container(container: &mut Value) {
    replace(container, "Env", |list| by_key(list, variable));
    replace(container, "Mounts", |list| by_key(list, mount));
    replace(container, "Secrets", |list| by_key(list, |secret| reference(secret, "SecretName")));
    replace(container, "Configs", |list| by_key(list, |config| reference(config, "ConfigName")));
    replace(container, "Ulimits", |list| by_key(list, limit));
    replace(container, "CapabilityAdd", sorted);
    replace(container, "CapabilityDrop", sorted);
}

/// Puts what `with` makes of a list into its place.
fn replace(object: &mut Value, field: &str, with: impl Fn(&[Value]) -> Value) {
    if let Some(Value::Array(list)) = object.get(field) {
        object[field] = with(list);
    }
}

fn forget(object: &mut Value, field: &str) {
    if let Value::Object(fields) = object {
        fields.remove(field);
    }
}

fn by_key(list: &[Value], entry: impl Fn(&Value) -> (String, Value)) -> Value {
    Value::Object(list.iter().map(entry).collect::<Map<_, _>>())
}

fn text(object: &Value, field: &str) -> String {
    object[field].as_str().unwrap_or_default().to_owned()
}

/// `NAME` without value takes the variable away, which is not the same as an empty value.
fn variable(variable: &Value) -> (String, Value) {
    let variable = variable.as_str().unwrap_or_default();
    match variable.split_once('=') {
        Some((name, value)) => (name.to_owned(), json!(value)),
        None => (variable.to_owned(), Value::Null),
    }
}

fn mount(mount: &Value) -> (String, Value) {
    let mut rest = mount.clone();
    // the swarm forgets the consistency, which means nothing to it
    for field in ["Target", "Consistency"] {
        forget(&mut rest, field);
    }
    (text(mount, "Target"), rest)
}

/// By the file in the container; one for the runtime has none.
fn reference(reference: &Value, name: &str) -> (String, Value) {
    let mut how = reference["File"].clone();
    let file = text(&how, "Name");
    let key = if file.is_empty() { text(reference, name) } else { file };
    how["Name"] = reference[name].clone();
    if reference.get("Runtime").is_some_and(Value::is_object) {
        how["Runtime"] = json!(true);
    }
    (key, how)
}

fn attachment(network: &Value, names: &BTreeMap<String, String>) -> (String, Value) {
    let target = text(network, "Target");
    let name = names.get(&target).cloned().unwrap_or(target);
    let aliases = network["Aliases"].as_array().map_or(Value::Null, |aliases| sorted(aliases));
    (name, json!({"Attached": true, "Aliases": aliases, "DriverOpts": network["DriverOpts"]}))
}

fn resource(resource: &Value) -> (String, Value) {
    let spec = ["DiscreteResourceSpec", "NamedResourceSpec"].into_iter().map(|kind| &resource[kind]);
    let spec = spec.into_iter().find(|spec| spec.is_object()).unwrap_or(&Value::Null);
    (text(spec, "Kind"), spec["Value"].clone())
}

fn preference(preference: &Value) -> Value {
    preference["Spread"]["SpreadDescriptor"].clone()
}

/// All of them have to hold, in whatever order and with whatever blanks they are written.
fn constraints(list: &[Value]) -> Value {
    let spelled = |constraint: &Value| {
        let written = constraint.as_str().unwrap_or_default();
        let sign = ["==", "!="].into_iter().find(|sign| written.contains(sign));
        let parts = sign.and_then(|sign| Some((written.split_once(sign)?, sign)));
        let spelled = parts.map(|((key, value), sign)| format!("{} {sign} {}", key.trim(), value.trim()));
        json!(spelled.unwrap_or_else(|| written.to_owned()))
    };
    let Value::Array(mut list) = sorted(&list.iter().map(spelled).collect::<Vec<_>>()) else {
        return Value::Null;
    };
    list.dedup();
    Value::Array(list)
}

fn limit(limit: &Value) -> (String, Value) {
    (text(limit, "Name"), json!(format!("soft {}, hard {}", limit["Soft"], limit["Hard"])))
}

/// By the port in the container: where it is published, each.
fn ports(list: &[Value]) -> Value {
    let mut ports: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for port in list {
        let said = |field: &str, default: &str| {
            let said = text(port, field);
            if said.is_empty() { default.to_owned() } else { said }
        };
        let published = port["PublishedPort"].as_u64().filter(|port| *port > 0);
        let published = published.map_or_else(|| "any port".to_owned(), |port| port.to_string());
        let key = format!("{}/{}", port["TargetPort"], said("Protocol", "tcp"));
        ports.entry(key).or_default().push(format!("{published} ({})", said("PublishMode", "ingress")));
    }
    for published in ports.values_mut() {
        published.sort();
    }
    json!(ports)
}

fn sorted(list: &[Value]) -> Value {
    let mut list = list.to_vec();
    list.sort_by_key(ToString::to_string);
    Value::Array(list)
}

/// `{"Replicated": {"Replicas": 3}}` is the mode `replicated` and its numbers.
fn mode(spec: &mut Value) {
    let modes = spec["Mode"].as_object().cloned().unwrap_or_default();
    let Some((mode, numbers)) = modes.into_iter().find(|(_, numbers)| !numbers.is_null()) else { return };
    spec["Mode"] = json!(match mode.as_str() {
        "ReplicatedJob" => "replicated-job",
        "GlobalJob" => "global-job",
        "Global" => "global",
        _ => "replicated",
    });
    for (name, number) in numbers.as_object().into_iter().flatten() {
        spec[name] = number.clone();
    }
}

/// The engine knows the config with a credential specification by its id, which stands with its name elsewhere.
fn name_credentials(container: &mut Value) {
    let Some(id) = container.pointer("/Privileges/CredentialSpec/Config").cloned() else { return };
    let configs = container["Configs"].as_array().into_iter().flatten();
    let named = configs
        .into_iter()
        .find(|config| config["ConfigID"] == id)
        .map(|config| config["ConfigName"].clone());
    if let Some(name) = named {
        container["Privileges"]["CredentialSpec"]["Config"] = name;
    }
}
