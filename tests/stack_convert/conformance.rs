//! What authctl makes of Compose files equals what the docker client makes of them.
//!
//! Each folder of `tests/conformance` is a case: `stack.yaml` and what it needs, `env` with the caller's variables,
//! `engine.json` with what the swarm holds already, `options` of the command, and `requests.json` with what the docker
//! client sent. `UPDATE=1` records the requests anew with the `docker` at hand.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use authctl::ops::stack::compose::{Input, Loaded, Sources, load};
use authctl::ops::stack::convert::{Digests, Naming, convert};
use authctl::ops::stack::desired::{Desired, DesiredService, Identities};
use serde_json::{Value, json};

use crate::support::{StubEngine, id_of};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/conformance");
/// The stack of every case.
const STACK: &str = "case";
/// What stands for the case's folder in the recorded requests.
const ANYWHERE: &str = "/case";
/// What stands for the folder around it.
const AROUND: &str = "/cases";
/// The caller's home.
pub(super) const HOME: &str = "/home/operator";

/// One folder of the suite.
pub(super) struct Case {
    pub(super) name: String,
    folder: PathBuf,
}

impl Case {
    pub(super) fn all() -> Vec<Self> {
        let folders = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
        let mut folders: Vec<PathBuf> = folders.filter(|path| path.is_dir()).collect();
        folders.sort();
        let case =
            |folder: PathBuf| Self { name: folder.file_name().unwrap().to_str().unwrap().to_owned(), folder };
        folders.into_iter().map(case).collect()
    }

    /// `stack.yaml`, `stack.2.yaml`, `stack.3.yaml`.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        let more = (2..).map(|number| self.folder.join(format!("stack.{number}.yaml")));
        let more = more.take_while(|path| path.exists());
        std::iter::once(self.folder.join("stack.yaml")).chain(more).collect()
    }

    pub(super) fn environment(&self) -> BTreeMap<String, String> {
        let lines = fs::read_to_string(self.folder.join("env")).unwrap_or_default();
        let variables = lines.lines().map(|line| line.split_once('=').unwrap());
        let home = ("HOME", HOME);
        variables.chain([home]).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    pub(super) fn options(&self) -> Vec<String> {
        let words = fs::read_to_string(self.folder.join("options")).unwrap_or_default();
        words.split_whitespace().map(ToOwned::to_owned).collect()
    }

    /// What the swarm holds before.
    pub(super) fn engine(&self) -> Value {
        let text = fs::read_to_string(self.folder.join("engine.json"));
        text.map_or_else(|_| json!({}), |text| serde_json::from_str(&text).unwrap())
    }

    /// A file of the case.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The text with nothing in it that tells where the case lies.
    pub(super) fn anywhere(&self, text: &str) -> String {
        let around = self.folder.parent().unwrap();
        text.replace(self.folder.to_str().unwrap(), ANYWHERE).replace(around.to_str().unwrap(), AROUND)
    }

    /// What the docker client sent.
    pub(super) fn recorded(&self) -> Vec<Value> {
        let text = fs::read_to_string(self.file("requests.json"));
        let text = text.unwrap_or_else(|_| panic!("{} is not recorded", self.name));
        serde_json::from_str::<Value>(&text).unwrap().as_array().unwrap().clone()
    }

    /// Has the docker client deploy it.
    pub(super) fn deploy(&self, host: &str, stack: &str, options: &[&str]) {
        let nowhere = tempfile::tempdir().unwrap();
        let mut command = Command::new("docker");
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap()).envs(self.environment());
        command.env("DOCKER_HOST", host).env("DOCKER_CONFIG", nowhere.path());
        command.args(["stack", "deploy", "--detach=true"]).args(self.options()).args(options);
        for file in self.files() {
            command.arg("--compose-file").arg(file);
        }
        let output = command.arg(stack).output().unwrap();
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "docker cannot deploy {}: {complaint}", self.name);
    }

    /// Has the docker client deploy it to an engine that only remembers.
    fn record(&self) {
        let engine = StubEngine::holding(&self.engine());
        self.deploy(&engine.host, STACK, &[]);
        let changes = engine.changes().into_iter();
        let mut requests: Vec<Value> =
            changes.map(|change| json!({"request": change.request, "body": change.body})).collect();
        requests.sort_by_key(|request| (request["request"].to_string(), request["body"]["Name"].to_string()));
        let text = serde_json::to_string_pretty(&requests).unwrap();
        fs::write(self.file("requests.json"), self.anywhere(&text) + "\n").unwrap();
    }

    /// What authctl reads in it.
    pub(super) fn load(&self) -> Loaded {
        let files = self.files().into_iter().map(Input::File).collect();
        let sources = Sources { files, ..Sources::default() };
        load(&sources, &self.environment()).unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    /// What authctl would have the swarm hold.
    pub(super) fn desired(&self, naming: Naming<'_>) -> Desired {
        convert(&self.load().compose, STACK, naming).unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    /// What authctl would send: whatever does not have to know the swarm.
    fn converted(&self) -> Vec<Value> {
        let desired = self.desired(Naming::Plain(Digests { salt: b"any", cheap: &BTreeSet::new() }));
        let identities = identities(&desired);
        let service = |service: &DesiredService| service.bound(&identities).unwrap();
        let mut requests: Vec<Value> = Vec::new();
        requests.extend(desired.networks.iter().map(|network| request("networks", &network.spec)));
        requests.extend(desired.secrets.iter().map(|secret| request("secrets", &secret.body())));
        requests.extend(desired.configs.iter().map(|config| request("configs", &config.body())));
        requests.extend(desired.services.iter().map(|one| request("services", &service(one))));
        requests
    }
}

/// The ids that the stub gives.
fn identities(desired: &Desired) -> Identities {
    let ids = |own: Vec<&String>, external: &[String]| {
        own.into_iter().chain(external).map(|name| (name.clone(), id_of(name))).collect()
    };
    Identities {
        secrets: ids(desired.secrets.iter().map(|file| &file.name).collect(), &desired.external.secrets),
        configs: ids(desired.configs.iter().map(|file| &file.name).collect(), &desired.external.configs),
    }
}

fn request(kind: &str, body: &Value) -> Value {
    json!({"kind": kind, "body": normal(body)})
}

/// Without what says nothing and without labels of our own, in the order of names; a mode's empty object says which mode it is.
pub(super) fn normal(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(name, _)| !name.starts_with("authctl."));
            let fields: BTreeMap<_, _> =
                fields.map(|(name, value)| (name, normal_field(name, value))).collect();
            let said = fields.into_iter().filter(|(_, value)| !is_nothing(value));
            Value::Object(said.map(|(name, value)| (name.clone(), value)).collect())
        }
        Value::Array(list) => list.iter().map(normal).collect(),
        Value::Number(number) => json!(number.as_f64()),
        other => other.clone(),
    }
}

fn normal_field(name: &str, value: &Value) -> Value {
    match value.as_object() {
        Some(modes) if name == "Mode" => {
            let modes = modes.iter().map(|(mode, numbers)| json!([mode, normal(numbers)]));
            Value::Array(modes.collect())
        }
        _ => normal(value),
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Object(fields) => fields.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::String(text) => text.is_empty(),
        Value::Number(_) | Value::Bool(true) => false,
    }
}

/// A field of a case's requests, with the reason why it is not compared.
pub(super) type Exception = (&'static str, &'static str, &'static str);

/// What authctl sends otherwise than the docker client on purpose.
pub(super) const DELIBERATE: &[Exception] = &[
    (
        "digest",
        "/TaskTemplate/Placement/Platforms/2",
        "an attestation is no platform: no node can ever have it",
    ),
    ("no_version", "/TaskTemplate/ContainerSpec/OomScoreAdj", OOM_SCORE),
    ("oom_score", "/TaskTemplate/ContainerSpec/OomScoreAdj", OOM_SCORE),
];

const OOM_SCORE: &str = "the client of version 28 reads it and loses it; later ones send it";

/// What is not converted but found out when the plan meets the swarm.
const FOUND_OUT: &[Exception] = &[
    ("digest", "/TaskTemplate/ContainerSpec/Image", "the registry tells the digest"),
    ("digest", "/TaskTemplate/Placement", "so it does the platforms"),
    ("digest_kept", "/TaskTemplate/ContainerSpec/Image", "a digest is kept from the service that is there"),
    ("second_deploy", "/TaskTemplate/ForceUpdate", "so is the count of forced restarts"),
];

/// What the docker client sent, in the form of [`Case::converted`].
fn expected(case: &Case) -> Vec<Value> {
    let requests = case.recorded().into_iter().filter(|request| request["body"].is_object());
    let requests = requests.map(|sent| {
        let words = sent["request"].as_str().unwrap();
        request(words.trim_start_matches("POST /").split('/').next().unwrap(), &sent["body"])
    });
    requests.collect()
}

fn compared(case: &Case) -> Vec<String> {
    let exceptions = [DELIBERATE, FOUND_OUT].concat();
    let text = |mut request: Value| {
        request["body"] = without(case, &exceptions, request["body"].take());
        case.anywhere(&request.to_string())
    };
    let expected: Vec<String> = expected(case).into_iter().map(text).collect();
    let converted: Vec<String> = case.converted().into_iter().map(text).collect();
    let there = |network: &String| case.engine()["networks"].to_string().contains(name(network).as_str());
    let missing = expected.iter().filter(|request| !converted.contains(request));
    let extra = converted.iter().filter(|request| !expected.contains(request) && !there(request));
    let missing = missing.map(|text| format!("{}: docker  {text}", case.name));
    missing.chain(extra.map(|text| format!("{}: authctl {text}", case.name))).collect()
}

/// The name in a request for a network.
fn name(request: &str) -> String {
    let request: Value = serde_json::from_str(request).unwrap();
    let named = request["kind"] == "networks";
    if named { request["body"]["Name"].to_string() } else { "nothing".to_owned() }
}

/// A body without the exceptions of a case.
pub(super) fn without(case: &Case, exceptions: &[Exception], mut body: Value) -> Value {
    for (_, pointer, _) in exceptions.iter().filter(|(name, ..)| *name == case.name) {
        let (parent, field) = pointer.rsplit_once('/').unwrap();
        match body.pointer_mut(parent) {
            Some(Value::Object(fields)) => drop(fields.shift_remove(field)),
            Some(Value::Array(list)) => list.truncate(field.parse().unwrap()),
            _ => {}
        }
    }
    body
}

#[test]
fn authctl_makes_of_every_case_what_the_docker_client_makes() {
    let differing: Vec<String> = Case::all().iter().flat_map(compared).collect();
    assert!(differing.is_empty(), "\n{}", differing.join("\n"));
}

#[test]
fn the_docker_client_is_recorded() {
    if std::env::var_os("UPDATE").is_some() {
        Case::all().iter().for_each(Case::record);
    }
    assert!(Case::all().len() >= 60);
    for case in Case::all() {
        assert!(!case.recorded().is_empty(), "{} sends nothing", case.name);
    }
}
