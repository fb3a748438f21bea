//! `stack deploy` asks an engine for the same changes as the docker client does.

use std::thread;

use serde_json::Value;

use super::conformance::{Case, DELIBERATE, HOME, normal, without};
use crate::support::{StubEngine, authctl};

/// Much of the time nobody computes.
const THREADS: usize = 4;

/// Cases that need an engine whose tasks run.
const WAITING: &[&str] = &["depends_on"];

/// What authctl asks for.
fn asked(case: &Case) -> Vec<(String, Value)> {
    let engine = StubEngine::holding(&case.engine());
    let mut invocation = authctl(["stack", "deploy", "--detach", "--yes", "--plain-names"]);
    // its own: the record of what was done is written there
    let home = invocation.folder().with_file_name("home").to_str().unwrap().to_owned();
    for (name, value) in case.environment().into_iter().filter(|(name, _)| name != "HOME") {
        invocation = invocation.env(&name, value);
    }
    for option in case.options() {
        invocation = invocation.argument(option);
    }
    for file in case.files() {
        invocation = invocation.argument("--compose-file").argument(file);
    }
    // no database that could keep a record: where nobody can be asked, nobody is asked again
    let invocation = invocation.env("DATABASE_HOST", "/nowhere").env("DOCKER_HOST", &engine.host);
    invocation.argument("case").run().ends_with(0);
    let changes = engine.changes().into_iter();
    let body = |body: Value| serde_json::from_str(&body.to_string().replace(&home, HOME)).unwrap();
    // whose login to a registry is used: the engine's default, which authctl says
    let request = |request: String| request.replace("&registryAuthFrom=spec", "");
    changes.map(|change| (request(change.request), body(change.body))).collect()
}

/// What the docker client asked for.
fn recorded(case: &Case) -> Vec<(String, Value)> {
    let requests = case.recorded().into_iter();
    requests.map(|sent| (sent["request"].as_str().unwrap().to_owned(), sent["body"].clone())).collect()
}

fn in_one_form(case: &Case, requests: Vec<(String, Value)>) -> Vec<String> {
    let text = |(request, body): (String, Value)| {
        let body = without(case, DELIBERATE, normal(&body));
        format!("{request} {}", case.anywhere(&body.to_string()))
    };
    let mut texts: Vec<String> = requests.into_iter().map(text).collect();
    texts.sort();
    texts
}

fn compared(case: &Case) -> Vec<String> {
    let (docker, authctl) = (in_one_form(case, recorded(case)), in_one_form(case, asked(case)));
    let missing =
        docker.iter().filter(|request| !authctl.contains(request)).map(|text| format!("docker  {text}"));
    let extra =
        authctl.iter().filter(|request| !docker.contains(request)).map(|text| format!("authctl {text}"));
    missing.chain(extra).map(|text| format!("{}: {text}", case.name)).collect()
}

#[test]
fn the_swarm_is_asked_for_what_the_docker_client_asks_for() {
    let cases: Vec<Case> =
        Case::all().into_iter().filter(|case| !WAITING.contains(&case.name.as_str())).collect();
    let differing: Vec<String> = thread::scope(|scope| {
        let parts = cases.chunks(cases.len().div_ceil(THREADS));
        let threads: Vec<_> =
            parts.map(|part| scope.spawn(|| part.iter().flat_map(compared).collect::<Vec<_>>())).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(differing.is_empty(), "\n{}", differing.join("\n"));
}
