//! Ports that somebody else has already.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::problems::Problems;
use crate::ops::stack::desired::{Desired, DesiredService};
use crate::ops::stack::live::Live;
use crate::ops::stack::object::{Object, each, number, words};
use crate::ops::stack::wait;

/// A port that a service publishes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Port {
    published: u64,
    protocol: String,
    /// On the node itself rather than on the mesh of all nodes.
    on_host: bool,
}

/// Finds the services that publish what others publish.
pub(super) fn check(desired: &Desired, live: &Live, problems: &mut Problems) {
    let own: BTreeSet<&str> = desired.services.iter().map(DesiredService::full_name).collect();
    let others: Vec<&Object> = live.services.iter().filter(|service| !own.contains(service.name())).collect();
    for (index, service) in desired.services.iter().enumerate() {
        for port in ports(&service.spec) {
            of_others(service, &port, &others, live, problems);
            of_the_stack(service, &port, &desired.services[..index], live, problems);
        }
    }
}

fn ports(spec: &Json) -> BTreeSet<Port> {
    let read = |port: &Json| Port {
        published: number(port, "/PublishedPort").unwrap_or_default(),
        // the engine's default
        protocol: Some(words(port, "/Protocol")).filter(|word| !word.is_empty()).unwrap_or("tcp".to_owned()),
        on_host: port["PublishMode"] == "host",
    };
    each(spec, "/EndpointSpec/Ports").map(read).filter(|port| port.published > 0).collect()
}

fn of_others(
    service: &DesiredService,
    port: &Port,
    others: &[&Object],
    live: &Live,
    problems: &mut Problems,
) {
    let same = others.iter().filter(|other| ports(other.spec()).contains(port));
    let taking: Vec<&Object> = same.copied().collect();
    let Some(first) = taking.first() else { return };
    if port.on_host && free_nodes(service, &taking, live) >= needed(service) {
        return;
    }
    problems.add(
        format!(
            "{}: port {} of service {} is taken by service {}",
            service.place,
            port.published,
            service.name,
            first.name()
        ),
        format!("publish another port, or remove that service first: `docker service rm {}`", first.name()),
    );
}

/// How many nodes may run the service and run none of `taking`.
fn free_nodes(service: &DesiredService, taking: &[&Object], live: &Live) -> usize {
    let ids: BTreeSet<&str> = taking.iter().map(|other| other.id()).collect();
    let tasks = live.tasks.iter().filter(|task| ids.contains(task.service.as_str()));
    let busy: BTreeSet<&str> = tasks.map(|task| task.node.as_str()).collect();
    let able = live.nodes.iter().filter(|node| node.objection(&service.spec).is_none());
    able.filter(|node| !busy.contains(node.id.as_str())).count()
}

fn needed(service: &DesiredService) -> usize {
    match wait::mode(&service.spec) {
        wait::Mode::Replicated(count) | wait::Mode::Job(count) => count.min(1),
        wait::Mode::Global | wait::Mode::GlobalJob => usize::MAX,
    }
}

fn of_the_stack(
    service: &DesiredService,
    port: &Port,
    earlier: &[DesiredService],
    live: &Live,
    problems: &mut Problems,
) {
    let nodes = |service: &DesiredService| -> BTreeSet<&str> {
        let able = live.nodes.iter().filter(|node| node.objection(&service.spec).is_none());
        able.map(|node| node.id.as_str()).collect()
    };
    let clash = earlier.iter().find(|other| ports(&other.spec).contains(port));
    let Some(other) = clash else { return };
    if port.on_host && nodes(service).union(&nodes(other)).count() > 1 {
        return;
    }
    problems.add(
        format!(
            "{}: services {} and {} both publish port {}",
            service.place, other.name, service.name, port.published
        ),
        "give one of them another port",
    );
}
