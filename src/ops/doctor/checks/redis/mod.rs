//! What the facts of Redis mean, node by node.

mod keys;
mod memory;
mod service;

use crate::ops::doctor::check::{Check, Judged};
use crate::ops::doctor::facts::{Node, Redis};
use crate::ops::doctor::finding::Finding;
use crate::ops::seen::Seen;

pub(super) const CHECKS: &[&Check] = &[
    &memory::MEMORY,
    &memory::EVICTIONS,
    &service::ERRORS,
    &service::PERSISTENCE,
    &service::REPLICATION,
    &service::CLIENTS,
    &service::SUBSCRIBERS,
    &service::SLOW,
    &service::LATENCY,
    &keys::LIFETIMES,
    &keys::LARGE,
    &keys::CACHE,
];

/// What a fact of every node means.
fn of_nodes<'a, T: 'a>(
    redis: &'a Redis,
    fact: impl Fn(&'a Node) -> &'a Seen<T>,
    judge: impl Fn(&Node, &T) -> Vec<Finding>,
) -> Judged {
    let judged = redis.nodes.iter().map(|node| {
        Judged::of(fact(node), |fact| {
            judge(node, fact).into_iter().map(|found| placed(node, found)).collect()
        })
    });
    judged.fold(Judged::default(), Judged::and)
}

/// Says which node of a cluster it is about.
fn placed(node: &Node, finding: Finding) -> Finding {
    if node.address.is_empty() {
        return finding;
    }
    let title = format!("{}: {}", node.address, finding.title);
    Finding { title, ..finding }.about("node", &node.address)
}
