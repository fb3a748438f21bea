//! Views of Redis: what each node tells of itself.
//!
//! `nodes` runs views that are one row of INFO for a node, `each` those with several rows, `window` counts between two
//! moments. What a node may not be asked is unknown, with the line of the ACL that permits it.

mod clients;
mod cluster;
mod commands;
mod each;
mod errors;
mod histogram;
mod judge;
mod keys;
mod keyspace;
mod latency;
mod logged;
mod memory;
mod nodes;
mod persistence;
mod pubsub;
mod replication;
mod slowlog;
mod stats;
mod window;

use crate::conn::redis::Info;
use crate::report::Verdict;

pub use clients::clients;
pub use cluster::cluster;
pub use commands::commands;
pub use errors::errors;
pub use keys::{Keys, keys};
pub use keyspace::keyspace;
pub use latency::latency;
pub use memory::memory;
pub use persistence::persistence;
pub use pubsub::pubsub;
pub use replication::replication;
pub use slowlog::{Log, slowlog};
pub use stats::stats;
pub use window::LONGEST_WINDOW;

/// How bad what INFO tells is, as the field of a view shows it.
pub(super) fn verdict_of(info: &Info, field: &str) -> Verdict {
    let judgements = judge::service(info).into_iter().filter(|judgement| judgement.field == field);
    judgements.map(|judgement| judgement.verdict).max().unwrap_or(Verdict::Fine)
}
