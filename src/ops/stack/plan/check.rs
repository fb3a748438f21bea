//! Everything that would fail for certain, found before anything is changed.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::ports;
use super::problems::Problems;
use super::wishes::{Force, Wishes};
use crate::error::Kind;
use crate::ops::stack::compose::model::Condition;
use crate::ops::stack::desired::{DIGEST_LABEL, Desired, DesiredFile, DesiredService};
use crate::ops::stack::live::{Live, is_of_swarm, named};
use crate::ops::stack::node::Node;
use crate::ops::stack::object::Object;
use crate::ops::stack::wait;

/// Networks that every node has.
const EVERYWHERE: [&str; 3] = ["bridge", "host", "none"];

/// Characters that the name of a service may have: it is a name in DNS, too.
const LONGEST_NAME: usize = 63;

/// Finds everything that is in the way, but for passwords.
pub(super) fn check(desired: &Desired, live: &Live, wishes: &Wishes) -> Problems {
    let mut problems = Problems::default();
    names(desired, &mut problems);
    externals(desired, live, wishes, &mut problems);
    strangers(desired, live, &mut problems);
    contents(desired, live, &mut problems);
    // a swarm that is still to be made has no nodes to look at
    if !live.nodes.is_empty() {
        placements(desired, live, &mut problems);
        ports::check(desired, live, wishes, &mut problems);
    }
    conditions(desired, &mut problems);
    named_services(desired, wishes, &mut problems);
    problems
}

/// A name of the engine has letters, digits, `-` and `_`, and begins with one of the first two.
fn is_name(name: &str) -> bool {
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || "-_".contains(sign);
    name.starts_with(|sign: char| sign.is_ascii_alphanumeric())
        && name.ends_with(|sign: char| sign.is_ascii_alphanumeric())
        && name.chars().all(is_sign)
}

/// Networks and secrets would be made before the engine refused the name of a service.
fn names(desired: &Desired, problems: &mut Problems) {
    let stack = &desired.stack;
    if !is_name(stack) {
        let message = format!("`{stack}` is no name for a stack");
        let hint = "use letters, digits, `-` and `_`, with a letter or digit at both ends";
        return problems.add_as(Kind::Usage, message, Some(hint.to_owned()));
    }
    for service in &desired.services {
        let name = service.full_name();
        if !is_name(name) || name.len() > LONGEST_NAME {
            let message = format!("{}: `{name}` is no name for a service", service.place);
            let hint =
                format!("use letters, digits, `-` and `_`, at most {LONGEST_NAME} with the stack's name");
            problems.add_as(Kind::Usage, message, Some(hint));
        }
    }
}

fn externals(desired: &Desired, live: &Live, wishes: &Wishes, problems: &mut Problems) {
    for name in missing_networks(desired, live) {
        match live.network(name) {
            Some(network) => problems.add(
                format!("network {name} is of one node ({}), and services need one of the swarm", network.told()["Driver"].as_str().unwrap_or("no driver")),
                format!("name another one, or make it anew: `docker network rm {name}` and `docker network create --driver overlay --attachable {name}`"),
            ),
            None if wishes.create_networks => {}
            None => problems.add(
                format!("there is no network {name}, which the stack takes for granted"),
                format!("`--create-networks` makes it, as does `docker network create --driver overlay --attachable {name}`"),
            ),
        }
    }
    let files = [
        ("secret", &desired.external.secrets, &live.secrets),
        ("config", &desired.external.configs, &live.configs),
    ];
    for (kind, names, known) in files {
        for name in names.iter().filter(|name| named(known, name).is_none()) {
            problems.add(
                format!("there is no {kind} {name}, which the stack takes for granted"),
                format!("make it with `docker {kind} create {name} FILE`"),
            );
        }
    }
}

/// External networks that the swarm does not have.
pub(super) fn missing_networks<'a>(desired: &'a Desired, live: &Live) -> Vec<&'a String> {
    let missing =
        desired.external.networks.iter().filter(|name| {
            !EVERYWHERE.contains(&name.as_str()) && !live.network(name).is_some_and(is_of_swarm)
        });
    missing.collect()
}

/// What has a name that the stack wants, and belongs to somebody else.
fn strangers(desired: &Desired, live: &Live, problems: &mut Problems) {
    let stack = desired.stack.as_str();
    let mut check = |kind: &str, object: Option<&Object>| {
        let Some(object) = object.filter(|object| object.stack() != Some(stack)) else { return };
        let owner = object.stack().map_or_else(|| "no stack".to_owned(), |stack| format!("stack {stack}"));
        problems.add_as(
            Kind::Conflict,
            format!("{kind} {} is there already and belongs to {owner}", object.name()),
            Some(format!(
                "name the stack otherwise, or remove it first: `docker {kind} rm {}`",
                object.name()
            )),
        );
    };
    for service in &desired.services {
        check("service", live.service(service.full_name()));
    }
    for network in &desired.networks {
        check("network", live.network(&network.name).filter(|network| is_of_swarm(network)));
    }
}

/// A secret or config of a fixed name cannot get another content.
fn contents(desired: &Desired, live: &Live, problems: &mut Problems) {
    let files = [("secret", &desired.secrets, &live.secrets), ("config", &desired.configs, &live.configs)];
    for (kind, files, known) in files {
        let changed = files
            .iter()
            .filter(|file| named(known, &file.name).is_some_and(|known| has_other_content(file, known)));
        for file in changed {
            problems.add_as(
                Kind::Conflict,
                format!("{}: {kind} {} has another content in the swarm, and its name is fixed", file.place, file.name),
                Some("a secret or config is never changed in place: leave out `name:`, so that its name follows its content, or give it a new one".to_owned()),
            );
        }
    }
}

/// Whether it is known to have; a secret cannot be read back, so that often it is not.
fn has_other_content(file: &DesiredFile, known: &Object) -> bool {
    let digests = (file.labels.get(DIGEST_LABEL).map(String::as_str), known.label(DIGEST_LABEL));
    if let (Some(wanted), Some(there)) = digests {
        return wanted != there;
    }
    match (&file.content, known.spec()["Data"].as_str()) {
        (Some(content), Some(there)) => STANDARD.encode(content.expose()) != there,
        _ => false,
    }
}

fn placements(desired: &Desired, live: &Live, problems: &mut Problems) {
    for service in &desired.services {
        let nobody = service_needs_nobody(service);
        if nobody || live.nodes.iter().any(|node| node.objection(&service.spec).is_none()) {
            continue;
        }
        problems.add(
            format!("{}: no node may run service {}: {}", service.place, service.name, objections(service, &live.nodes)),
            "`docker node ls` shows the nodes; `docker node update --label-add NAME=VALUE NODE` gives one a label",
        );
    }
}

fn service_needs_nobody(service: &DesiredService) -> bool {
    matches!(wait::mode(&service.spec), wait::Mode::Replicated(0) | wait::Mode::Job(0))
}

/// Why each node may not run it; the first few of many.
fn objections(service: &DesiredService, nodes: &[Node]) -> String {
    const SHOWN: usize = 3;
    let said = nodes
        .iter()
        .filter_map(|node| Some(format!("{} ({})", node.hostname, node.objection(&service.spec)?)));
    let mut shown: Vec<_> = said.take(SHOWN).collect();
    if nodes.len() > SHOWN {
        shown.push(format!("and {} more", nodes.len() - SHOWN));
    }
    shown.join(", ")
}

/// A service that is waited for must be able to come so far.
fn conditions(desired: &Desired, problems: &mut Problems) {
    for service in &desired.services {
        for (other, condition) in &service.waits_for {
            let Some(other) = desired.services.iter().find(|known| known.name == *other) else { continue };
            let test = other.spec.pointer("/TaskTemplate/ContainerSpec/Healthcheck/Test/0");
            if *condition == Condition::Healthy && test.is_some_and(|test| test == "NONE") {
                problems.add_as(
                    Kind::Usage,
                    format!(
                        "{}: service {} waits for {} to be healthy, which has its health check disabled",
                        service.place, service.name, other.name
                    ),
                    Some("give it a `healthcheck`, or wait with `condition: service_started`".to_owned()),
                );
            }
        }
    }
}

fn named_services(desired: &Desired, wishes: &Wishes, problems: &mut Problems) {
    let Force::Services(keys) = &wishes.force else { return };
    for key in keys.iter().filter(|key| desired.services.iter().all(|service| service.name != **key)) {
        problems.add_as(
            Kind::Usage,
            format!("the stack has no service {key}, which `--force` names"),
            Some("`authctl stack services` shows those it has".to_owned()),
        );
    }
}
