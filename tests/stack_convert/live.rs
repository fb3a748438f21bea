//! What a live engine holds after the docker client deployed a case: the same spec with defaults, ids and digests.
//!
//! `live.json` beside a case has it twice: as the engine lists services, without its defaults, and as the docker client
//! inspects them, with defaults. `UPDATE=1` records it anew where an engine runs.

use std::fs;
use std::io::{Read, Write};
use std::os::unix::net::UnixStream;

use serde_json::{Value, json};

use super::conformance::Case;
use crate::support::{Docker, docker, or_skip};

/// Cases that an engine without further objects takes.
const DEPLOYED: &[&str] = &[
    "capabilities",
    "command_list",
    "configs_long",
    "container_basics",
    "credential_spec",
    "dns",
    "endpoint_mode",
    "environment_map",
    "extra_hosts",
    "healthcheck_list",
    "healthcheck_none",
    "images",
    "labels",
    "logging",
    "mode_global",
    "mode_jobs",
    "mode_replicated",
    "networks_alias",
    "placement",
    "ports_long",
    "ports_mixed",
    "resources",
    "resources_pids_and_generic",
    "restart_legacy",
    "restart_policy",
    "secrets_long",
    "tmpfs_sizes",
    "ulimits_and_sysctls",
    "update_config",
    "volumes_driver",
    "volumes_long",
    "volumes_nocopy",
    "volumes_propagation",
];

/// A stack that is gone with the value.
struct Stack<'a> {
    engine: &'a Docker,
    name: String,
}

impl Drop for Stack<'_> {
    fn drop(&mut self) {
        drop(self.engine.command(&["stack", "rm", &self.name]).output());
    }
}

impl Stack<'_> {
    /// What the engine says of the stack's services, and the names of its networks by their ids.
    fn recorded(&self) -> Value {
        let filter = format!("%7B%22label%22%3A%5B%22com.docker.stack.namespace%3D{}%22%5D%7D", self.name);
        let services = get(self.engine, &format!("/services?filters={filter}"));
        let networks = get(self.engine, "/networks");
        let networks = networks.as_array().unwrap().iter();
        let networks: serde_json::Map<_, _> = networks
            .map(|network| (network["Id"].as_str().unwrap().to_owned(), network["Name"].clone()))
            .collect();
        let specs = |services: Value| {
            let services = services.as_array().unwrap().iter();
            let mut specs: Vec<_> = services.map(|service| service["Spec"].clone()).collect();
            specs.sort_by_key(|spec| spec["Name"].to_string());
            specs
        };
        let names = self.engine.cli(&["stack", "services", "--format", "{{.Name}}", &self.name]);
        let inspect: Vec<&str> = ["service", "inspect"].into_iter().chain(names.lines()).collect();
        let inspected = serde_json::from_str(&self.engine.cli(&inspect)).unwrap();
        json!({"networks": networks, "listed": specs(services), "inspected": specs(inspected)})
    }
}

fn get(engine: &Docker, path: &str) -> Value {
    let mut socket = UnixStream::connect(engine.host.strip_prefix("unix://").unwrap()).unwrap();
    write!(socket, "GET {path} HTTP/1.0\r\n\r\n").unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).unwrap();
    serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap()
}

fn record(engine: &Docker, case: &Case) {
    let name = format!("convert-{}", case.name);
    let stack = Stack { engine, name: name.clone() };
    case.deploy(&engine.host, &name, &["--resolve-image", "never"]);
    let text = serde_json::to_string_pretty(&stack.recorded()).unwrap();
    fs::write(case.file("live.json"), case.anywhere(&text).replace(&name, "case") + "\n").unwrap();
}

#[test]
fn live_engines_are_recorded() {
    if std::env::var_os("UPDATE").is_none() {
        return;
    }
    let engine = or_skip!(docker());
    let deployed = Case::all().into_iter().filter(|case| DEPLOYED.contains(&case.name.as_str()));
    deployed.for_each(|case| record(engine, &case));
}
