//! What is wrong with the whole, and why: every store is looked at, every check judges what was seen, and findings are
//! linked into stories that begin with their cause.
//!
//! The way: `facts` (what each store tells) → `checks` (pure functions from facts to findings) → `causes` (which
//! finding led to which) → [`Diagnosis`] (the answer).

mod causes;
mod check;
mod checks;
mod diagnosis;
mod explanation;
mod facts;
mod finding;

use std::time::Instant;

pub use check::Store;
pub use diagnosis::{Diagnosis, Failing};
pub use explanation::{Explanation, explain};
pub use facts::Kept;
pub use finding::Severity;

use crate::conn::aws::Aws;
use crate::conn::docker::Docker;
use crate::conn::postgres::Postgres;
use crate::conn::redis::Redis;
use diagnosis::Unseen;

/// The stores to look at; those that are `None` are left out.
#[derive(Default)]
pub struct Wanted<'a> {
    /// Where users live.
    pub postgres: Option<&'a Postgres>,
    /// Where sessions live.
    pub redis: Option<&'a Redis>,
    /// Where refresh tokens live.
    pub dynamodb: Option<&'a Aws>,
    /// Where stacks run.
    pub docker: Option<&'a Docker>,
    /// Whether stores were asked for by name: then one that is not configured is looked for too.
    pub by_name: bool,
    /// Where the passwords came from.
    pub kept: Vec<Kept>,
}

/// Looks at every wanted store and says what is wrong, within five seconds, without changing anything.
pub async fn diagnose(wanted: &Wanted<'_>, failing: Failing) -> Diagnosis {
    let begun = Instant::now();
    let facts = facts::look(wanted).await;
    let mut diagnosis = Diagnosis::new(failing);
    let mut findings = Vec::new();
    for check in checks::all() {
        let judged = check.judge(&facts);
        diagnosis.count(check, judged.asked);
        findings.extend(judged.findings);
        diagnosis.unseen.extend(judged.blind.map(|blind| Unseen { check: check.id, blind }));
    }
    diagnosis.findings = causes::stories(findings);
    diagnosis.targets = facts.targets;
    diagnosis.seconds = begun.elapsed().as_secs_f64();
    diagnosis
}
