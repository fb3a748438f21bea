//! `stack lint`: what will hurt in stacks of databases although docker deploys it.
//!
//! A rule is a function from a service to remarks. It says what happens and why, at its place, and one thing to do. No engine is asked;
//! rules that depend on the number of nodes say so, and keep silent where there is one.

mod health;
mod images;
mod memory;
mod mounts;
mod ports;
mod redis;
mod replicas;
mod report;
mod restarts;
mod secrets;
mod settings;
mod subject;
mod updates;

use super::compose::Loaded;
use super::compose::Remark;
use subject::Subject;

pub use report::{FailOn, Lint};

/// A rule.
type Rule = fn(&Subject<'_>) -> Vec<Remark>;

const RULES: [Rule; 21] = [
    health::missing,
    health::socket_only,
    images::unpinned,
    memory::beyond_the_limit,
    memory::unlimited,
    memory::shared,
    mounts::anonymous,
    mounts::nothing_kept,
    mounts::on_this_machine,
    mounts::unnamed_volume,
    mounts::wandering,
    ports::through_the_mesh,
    replicas::many_databases,
    restarts::given_up,
    restarts::short_grace,
    secrets::credentials_in_values,
    secrets::in_the_command,
    secrets::in_the_environment,
    settings::not_read,
    updates::both_at_once,
    updates::stuck_port,
];

/// What is to be said of the files, by loading them and by the rules; `nodes` is how many the swarm has, where that is known.
pub fn lint(loaded: &Loaded, nodes: Option<usize>, fail_on: FailOn) -> Lint {
    let mut remarks = loaded.findings.clone();
    for service in loaded.compose.services.values() {
        let subject = Subject { compose: &loaded.compose, service, nodes };
        remarks.extend(RULES.iter().flat_map(|rule| rule(&subject)));
    }
    // what two services share is told once
    let order =
        |remark: &Remark| (remark.place.clone(), remark.check, remark.path.clone(), remark.summary.clone());
    remarks.sort_by_cached_key(order);
    remarks.dedup();
    Lint::of(&remarks, loaded.compose.services.len(), fail_on)
}
