//! What an engine made of a spec equals it; what was changed is told in words.

use std::collections::BTreeMap;
use std::fs;

use authctl::ops::stack::spec::{Difference, differences};
use serde_json::{Value, json};

use super::conformance::Case;

/// The services that the docker client sent for a case.
fn sent(case: &Case) -> Vec<Value> {
    let requests = case.recorded().into_iter();
    requests
        .filter(|request| request["request"] == "POST /services/create")
        .map(|request| request["body"].clone())
        .collect()
}

fn live(case: &Case) -> Option<Value> {
    Some(serde_json::from_str(&fs::read_to_string(case.file("live.json")).ok()?).unwrap())
}

fn networks(live: &Value) -> BTreeMap<String, String> {
    let networks = live["networks"].as_object().unwrap().iter();
    networks.map(|(id, name)| (id.clone(), name.as_str().unwrap().to_owned())).collect()
}

#[test]
fn what_the_engine_adds_is_no_difference() {
    let mut compared = 0;
    let mut found = Vec::new();
    for case in Case::all() {
        let Some(live) = live(&case) else { continue };
        for sent in sent(&case) {
            for told in ["listed", "inspected"] {
                let mut specs = live[told].as_array().unwrap().iter();
                let spec = specs.find(|spec| spec["Name"] == sent["Name"]).unwrap();
                for difference in differences(spec, &sent, &networks(&live)) {
                    found.push(format!("{} {} {told}: {difference:?}", case.name, sent["Name"]));
                }
                compared += 1;
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(compared > 60, "only {compared} specs are recorded");
}

/// A service as an engine tells it.
fn spec() -> Value {
    json!({
        "Name": "case_db",
        "Labels": {"com.docker.stack.image": "postgres:15", "tier": "data"},
        "TaskTemplate": {
            "ContainerSpec": {
                "Image": "postgres:15@sha256:aaaa",
                "Command": ["/bin/sh", "-c"],
                "Args": ["postgres", "-c", "log_statement=all queries"],
                "Env": ["POSTGRES_USER=app", "POSTGRES_PASSWORD=old", "EMPTY=", "URL=postgres://app:secret@db/auth"],
                "Mounts": [{"Type": "volume", "Source": "case_data", "Target": "/data"}],
                "Secrets": [{"File": {"Name": "password", "UID": "0", "GID": "0", "Mode": 292},
                    "SecretID": "s1", "SecretName": "case_password-111111111111"}],
                "Healthcheck": {"Test": ["CMD-SHELL", "pg_isready"], "Interval": 10_000_000_000_u64},
                "StopGracePeriod": 120_000_000_000_u64,
            },
            "Resources": {"Limits": {"MemoryBytes": 1_073_741_824, "NanoCPUs": 500_000_000}},
            "Networks": [{"Target": "n1", "Aliases": ["db"]}],
            "Placement": {"Constraints": ["node.role == manager"], "Platforms": [{"OS": "linux"}]},
            "ForceUpdate": 4,
        },
        "Mode": {"Replicated": {"Replicas": 1}},
        "UpdateConfig": {"Parallelism": 1, "MaxFailureRatio": 0, "Order": "stop-first"},
        "EndpointSpec": {"Ports": [{"Protocol": "tcp", "TargetPort": 5432, "PublishedPort": 5432, "PublishMode": "host"}]},
    })
}

/// The one difference after a change at a place of the spec.
fn change(pointer: &str, value: Value) -> Difference {
    let mut desired = spec();
    *desired.pointer_mut(pointer).unwrap() = value;
    let networks = BTreeMap::from([("n1".to_owned(), "case_default".to_owned())]);
    let mut found = differences(&spec(), &desired, &networks);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

fn told(pointer: &str, value: Value) -> String {
    let Difference { what, from, to, restarts } = change(pointer, value);
    let word = |value: Option<String>| value.unwrap_or_else(|| "nothing".to_owned());
    format!("{what}: {} -> {}{}", word(from), word(to), if restarts { " (restarts)" } else { "" })
}

fn check(changes: &[(&str, Value, &str)]) {
    for (pointer, value, said) in changes {
        let (pointer, value) = with_field(pointer, value.clone());
        assert_eq!(told(&pointer, value), *said);
    }
}

#[test]
fn a_change_of_the_service_is_told_in_the_words_of_the_file() {
    check(&[
        ("/Labels/tier", json!("cache"), "label tier: data -> cache"),
        ("/Mode/Replicated/Replicas", json!(3), "replicas: 1 -> 3"),
        ("/Mode/Replicated/Replicas", json!(0), "replicas: 1 -> 0"),
        ("/UpdateConfig/Order", json!("start-first"), "update_config order: stop-first -> start-first"),
        ("/UpdateConfig/Parallelism", json!(0), "update_config parallelism: 1 -> 0"),
        (
            "/TaskTemplate/Resources/Limits/MemoryBytes",
            json!(536_870_912),
            "limits memory: 1 GiB -> 512 MiB (restarts)",
        ),
        ("/TaskTemplate/Resources/Limits/NanoCPUs", json!(1_000_000_000), "limits cpus: 0.5 -> 1 (restarts)"),
        (
            "/TaskTemplate/Networks/0/Aliases",
            json!(["db", "postgres"]),
            "networks case_default aliases: db -> db postgres (restarts)",
        ),
        (
            "/TaskTemplate/Placement/Preferences",
            json!([{"Spread": {"SpreadDescriptor": "node.labels.zone"}}]),
            "preferences: nothing -> node.labels.zone",
        ),
    ]);
}

#[test]
fn where_tasks_may_run_is_not_what_they_are() {
    let placement = |field: &str| format!("/TaskTemplate/Placement/{field}");
    check(&[
        (
            &placement("Constraints"),
            json!(["node.role == worker"]),
            "constraints: 'node.role == manager' -> 'node.role == worker'",
        ),
        (&placement("MaxReplicas"), json!(1), "max_replicas_per_node: nothing -> 1"),
    ]);
}

#[test]
fn a_constraint_may_be_spelled_otherwise() {
    let with = |constraints: Value| {
        let mut spec = spec();
        spec["TaskTemplate"]["Placement"]["Constraints"] = constraints;
        spec
    };
    let one = with(json!(["node.role==manager", " node.labels.disk  !=  slow "]));
    let other = with(json!(["node.labels.disk != slow", "node.role == manager", "node.role  ==manager"]));
    assert_eq!(differences(&one, &other, &BTreeMap::new()), []);
    let less = with(json!(["node.role == manager"]));
    assert_eq!(differences(&one, &less, &BTreeMap::new()).len(), 1);
}

#[test]
fn a_change_of_the_container_is_told_in_the_words_of_the_file() {
    let changes = [
        ("Image", json!("postgres:16"), "image: postgres:15 -> postgres:16"),
        ("Image", json!("postgres:15@sha256:b"), "image: postgres:15@sha256:aaaa -> postgres:15@sha256:b"),
        ("Env/0", json!("POSTGRES_USER=root"), "environment POSTGRES_USER: app -> root"),
        ("Env/1", json!("POSTGRES_PASSWORD=new"), "environment POSTGRES_PASSWORD: **** -> ****"),
        ("Env/2", json!("EMPTY"), "environment EMPTY:  -> unset"),
        (
            "Env/3",
            json!("URL=postgres://app:other@db/b"),
            "environment URL: postgres://app:****@db/auth -> postgres://app:****@db/b",
        ),
        ("Args", json!(["postgres"]), "command: postgres -c 'log_statement=all queries' -> postgres"),
        ("Mounts/0/Source", json!("other"), "volumes /data source: case_data -> other"),
        ("Mounts/0/ReadOnly", json!(true), "volumes /data read_only: nothing -> yes"),
        (
            "Secrets/0/SecretName",
            json!("case_password-222222222222"),
            "secrets password: case_password-111111111111 -> case_password-222222222222",
        ),
        ("Secrets/0/File/Mode", json!(256), "secrets password mode: 0444 -> 0400"),
        ("Healthcheck/Interval", json!(90_000_000_000_u64), "healthcheck interval: 10s -> 1m30s"),
        ("StopGracePeriod", json!(null), "stop_grace_period: 2m -> 10s"),
    ];
    for (field, value, said) in changes {
        let pointer = format!("/TaskTemplate/ContainerSpec/{field}");
        check(&[(&pointer, value, &format!("{said} (restarts)"))]);
    }
}

/// A field that is not there yet is added with the object around it.
fn with_field(pointer: &str, value: Value) -> (String, Value) {
    if spec().pointer(pointer).is_some() {
        return (pointer.to_owned(), value);
    }
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    let mut object = spec().pointer(parent).unwrap().clone();
    object[field] = value;
    (parent.to_owned(), object)
}

#[test]
fn what_only_the_engine_knows_is_no_difference() {
    let mut desired = spec();
    let container = &mut desired["TaskTemplate"]["ContainerSpec"];
    container["Image"] = json!("postgres:15");
    container["Secrets"][0]["SecretID"] = json!(null);
    container["Env"].as_array_mut().unwrap().reverse();
    desired["TaskTemplate"]["Placement"]["Platforms"] = json!(null);
    desired["TaskTemplate"]["ForceUpdate"] = json!(0);
    desired["TaskTemplate"]["Networks"][0]["Target"] = json!("case_default");
    desired["Mode"] = json!({"Replicated": {}});
    desired["UpdateConfig"] = json!(null);
    let networks = BTreeMap::from([("n1".to_owned(), "case_default".to_owned())]);
    assert_eq!(differences(&spec(), &desired, &networks), []);
}

#[test]
fn a_port_is_told_where_it_is_published() {
    let said = told("/EndpointSpec/Ports/0/PublishedPort", json!(15432));
    assert_eq!(said, "ports 5432/tcp: 5432 (host) -> 15432 (host) (restarts)");
    let said = told("/EndpointSpec/Ports", json!([]));
    assert_eq!(said, "ports 5432/tcp: 5432 (host) -> nothing (restarts)");
}

#[test]
fn a_mode_is_told_as_such() {
    let mut desired = spec();
    desired["Mode"] = json!({"Global": {}});
    let found =
        differences(&spec(), &desired, &BTreeMap::from([("n1".to_owned(), "case_default".to_owned())]));
    let modes: Vec<_> = found.into_iter().filter(|found| found.what == "mode").collect();
    assert_eq!(modes.len(), 1);
    assert_eq!(modes[0].to.as_deref(), Some("global"));
}

/// Fields whose change is no difference, each for its reason.
const OF_NO_MATTER: &[&str] = &[
    // a service is found by its name
    "/Name",
    // counted up by whoever wants a restart
    "/ForceUpdate",
    // ids follow names
    "/SecretID",
    "/ConfigID",
    // found out with the digest
    "/Architecture",
    "/OS",
    // the swarm forgets it
    "/Consistency",
];

/// The places of all single values.
fn places(value: &Value, place: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                places(value, &format!("{place}/{}", name.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                places(value, &format!("{place}/{index}"), found);
            }
        }
        Value::Null => {}
        _ => found.push(place.to_owned()),
    }
}

fn other(value: &Value) -> Value {
    match value {
        Value::Bool(value) => json!(!value),
        Value::Number(number) => json!(number.as_f64().unwrap() + 1.0),
        Value::String(text) => json!(format!("{text}x")),
        other => other.clone(),
    }
}

#[test]
fn every_field_that_is_sent_counts() {
    let mut missed = Vec::new();
    let mut changed = 0;
    for case in Case::all() {
        for sent in sent(&case) {
            let mut all = Vec::new();
            places(&sent, "", &mut all);
            let of_matter = |place: &String| {
                place != "/Name" && !OF_NO_MATTER[1..].iter().any(|field| place.ends_with(field))
            };
            for place in all.into_iter().filter(of_matter) {
                let mut desired = sent.clone();
                let field = desired.pointer_mut(&place).unwrap();
                *field = other(field);
                changed += 1;
                if differences(&sent, &desired, &BTreeMap::new()).is_empty() {
                    missed.push(format!("{} {place}", case.name));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    assert!(changed > 1000, "only {changed} fields");
}
