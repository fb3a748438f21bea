//! Ports that somebody else has already, and ports that are handed on.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::problems::Problems;
use super::step::{Deed, Kind, Step};
use super::wishes::Wishes;
use crate::ops::stack::desired::{Desired, DesiredService, NAMESPACE_LABEL};
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
pub(super) fn check(desired: &Desired, live: &Live, wishes: &Wishes, problems: &mut Problems) {
    let own: BTreeSet<&str> = desired.services.iter().map(DesiredService::full_name).collect();
    let stays = |service: &&Object| !own.contains(service.name()) && !is_pruned(service, desired, wishes);
    let others: Vec<&Object> = live.services.iter().filter(stays).collect();
    for (index, service) in desired.services.iter().enumerate() {
        for port in ports(&service.spec) {
            of_others(service, &port, &others, live, problems);
            of_the_stack(service, &port, &desired.services[..index], live, problems);
        }
    }
}

/// Whether a service that the files do not have goes.
fn is_pruned(service: &Object, desired: &Desired, wishes: &Wishes) -> bool {
    wishes.prune && service.stack() == Some(&desired.stack)
}

/// Services that go, by the names of those that get a port of theirs: they have to go first.
pub(super) fn handed_on<'a>(
    desired: &'a Desired,
    live: &'a Live,
    wishes: &Wishes,
) -> BTreeMap<&'a str, Vec<(&'a Object, u64)>> {
    let own: BTreeSet<&str> = desired.services.iter().map(DesiredService::full_name).collect();
    let goes = |service: &&Object| !own.contains(service.name()) && is_pruned(service, desired, wishes);
    let mut handed: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for old in live.services.iter().filter(goes) {
        let before = ports(old.spec());
        let heir = desired.services.iter().find_map(|service| {
            let shared = ports(&service.spec).into_iter().find(|port| before.contains(port))?;
            Some((service.full_name(), shared.published))
        });
        if let Some((heir, port)) = heir {
            handed.entry(heir).or_default().push((old, port));
        }
    }
    handed
}

/// Finds the services whose new tasks would wait for a port that their own old ones keep until the new ones run.
pub(super) fn check_updates(desired: &Desired, live: &Live, steps: &[Step], problems: &mut Problems) {
    for service in desired.services.iter().filter(|service| starts_first(service)) {
        let is_update =
            |step: &&Step| step.kind == Kind::Service && step.deed == Deed::Update && step.restarts;
        let step = steps.iter().filter(is_update).find(|step| step.name == service.full_name());
        let (Some(_), Some(there)) = (step, live.service(service.full_name())) else { continue };
        let before = ports(there.spec());
        let kept = ports(&service.spec).into_iter().find(|port| port.on_host && before.contains(port));
        let Some(port) = kept.filter(|_| free_nodes(service, &[there], live) == 0) else { continue };
        problems.add(
            format!(
                "{}: service {} starts its new tasks first, and its old ones keep port {} of every node that may run it",
                service.place, service.name, port.published
            ),
            "`update_config.order: stop-first` frees the port in time",
        );
    }
}

fn starts_first(service: &DesiredService) -> bool {
    words(&service.spec, "/UpdateConfig/Order") == "start-first"
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
        way_out(service, first),
    );
}

fn way_out(service: &DesiredService, taking: &Object) -> String {
    let stack = service.spec["Labels"][NAMESPACE_LABEL].as_str();
    if stack.is_some() && taking.stack() == stack {
        return "publish another port; `--prune` removes that service first, which the files no longer have"
            .to_owned();
    }
    format!("publish another port, or remove that service first: `docker service rm {}`", taking.name())
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
