//! From what is there and what is to be there to the steps in between, in the order in which they are taken.

use std::collections::BTreeSet;

use super::changes::{Changes, NetworkNames, names};
use super::check::missing_networks;
use super::old::old;
use super::ports;
use super::rotation::Rotation;
use super::step::{Deed, Kind, Step};
use super::wishes::Wishes;
use crate::ops::stack::desired::{DIGEST_LABEL, Desired, DesiredFile, DesiredService};
use crate::ops::stack::live::{Live, is_of_swarm, named};
use crate::ops::stack::object::Object;
use crate::ops::stack::wait::{Service, UpdateState};

/// The steps; services in the order of `waves`, and what goes last of all, but for services in whose place others come.
pub(super) fn steps(
    (desired, live): (&Desired, &Live),
    wishes: &Wishes,
    waves: &[Vec<String>],
    rotations: &[Rotation],
) -> Vec<Step> {
    let mut steps = networks(desired, live);
    steps.extend(files(Kind::Secret, &desired.secrets, &live.secrets));
    steps.extend(files(Kind::Config, &desired.configs, &live.configs));
    steps.extend(rotations.iter().map(Rotation::step));
    let handed_on = ports::handed_on(desired, live, wishes);
    let networks = names(&live.networks);
    let keys = waves.iter().flatten();
    for service in keys.filter_map(|key| desired.services.iter().find(|service| service.name == *key)) {
        let Some(step) = self::service(service, live, wishes, &networks) else { continue };
        for (old, port) in handed_on.get(service.full_name()).into_iter().flatten() {
            let why = format!("no longer in the file, and its port {port} goes to {}", service.name);
            steps.push(remove(Kind::Service, old).because(why));
        }
        steps.push(step);
    }
    let last = removals(desired, live, wishes);
    let is_new = |step: &Step| steps.iter().all(|known| known.deed != step.deed || known.id != step.id);
    let last: Vec<Step> = last.into_iter().filter(is_new).collect();
    steps.extend(last);
    steps
}

fn networks(desired: &Desired, live: &Live) -> Vec<Step> {
    let create = |name: &str| Step::new(Deed::Create, Kind::Network, name);
    let external = missing_networks(desired, live).into_iter();
    let external = external.map(|name| create(name).because("external, and missing"));
    let own = desired.networks.iter().filter(|network| !live.network(&network.name).is_some_and(is_of_swarm));
    external.chain(own.map(|network| create(&network.name))).collect()
}

fn files(kind: Kind, files: &[DesiredFile], known: &[Object]) -> Vec<Step> {
    let step = |file: &DesiredFile| match named(known, &file.name) {
        None => Some(Step::new(Deed::Create, kind, &file.name)),
        Some(there) if has_labels(file, there) => None,
        Some(there) => Some(Step::new(Deed::Update, kind, &file.name).of(there.id()).because("labels")),
    };
    files.iter().filter_map(step).collect()
}

/// Whether there is nothing to tell the engine of it. Where nothing says what is in it, the engine has to compare: so it does
/// when a secret that docker made gets the label with its digest.
fn has_labels(file: &DesiredFile, there: &Object) -> bool {
    let same = file.labels.iter().all(|(name, value)| there.label(name) == Some(value));
    let labels = there.spec()["Labels"].as_object().map_or(0, serde_json::Map::len);
    let comparable = file.content.is_none()
        || file.labels.contains_key(DIGEST_LABEL)
        || there.spec().get("Data").is_some();
    same && labels == file.labels.len() && comparable
}

/// What is to be done to a service; `None` where it is as it is to be.
fn service(service: &DesiredService, live: &Live, wishes: &Wishes, networks: &NetworkNames) -> Option<Step> {
    let name = service.full_name();
    let Some(there) = live.service(name) else { return Some(Step::new(Deed::Create, Kind::Service, name)) };
    let changes = Changes::of(there.spec(), &service.spec, networks);
    let changes = changes.moving(live.would_move(there, &service.spec));
    let mut restarts = changes.restarts();
    let mut why: Vec<String> = changes.words().collect();
    if wishes.force.means(&service.name) {
        why.push("forced".to_owned());
        restarts = true;
    }
    if why.is_empty() && is_paused(there) {
        why.push("its update was paused half-way".to_owned());
        restarts = true;
    }
    let step = Step { restarts, why, changes, ..Step::new(Deed::Update, Kind::Service, name).of(there.id()) };
    (!step.why.is_empty()).then_some(step)
}

fn is_paused(there: &Object) -> bool {
    matches!(Service::read(there).update, UpdateState::Paused | UpdateState::RollbackPaused)
}

fn removals(desired: &Desired, live: &Live, wishes: &Wishes) -> Vec<Step> {
    let mut steps = if wishes.prune { pruned(desired, live) } else { Vec::new() };
    // while nobody waits, running tasks may still have them
    if !wishes.detach {
        let files = [
            (Kind::Secret, &desired.secrets, &live.secrets),
            (Kind::Config, &desired.configs, &live.configs),
        ];
        for (kind, files, known) in files {
            let old = old(desired, files, known, wishes.keep, wishes.prune);
            steps.extend(old.into_iter().map(|object| remove(kind, object).because("an old version")));
        }
    }
    steps
}

/// Services and networks of the stack that the files no longer have.
fn pruned(desired: &Desired, live: &Live) -> Vec<Step> {
    let services: BTreeSet<&str> = desired.services.iter().map(DesiredService::full_name).collect();
    let networks: BTreeSet<&str> = desired.networks.iter().map(|network| network.name.as_str()).collect();
    let gone = |kind: Kind, known: &[Object], wanted: &BTreeSet<&str>| -> Vec<Step> {
        let own = known.iter().filter(|object| object.stack() == Some(&desired.stack));
        let gone = own.filter(|object| !wanted.contains(object.name()));
        gone.map(|object| remove(kind, object).because("no longer in the file")).collect()
    };
    let mut steps = gone(Kind::Service, &live.services, &services);
    steps.extend(gone(Kind::Network, &live.networks, &networks));
    steps
}

fn remove(kind: Kind, object: &Object) -> Step {
    Step::new(Deed::Remove, kind, object.name()).of(object.id())
}
