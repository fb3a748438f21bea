//! How databases stop and come back.

use super::subject::Subject;
use crate::ops::stack::compose::Remark;
use crate::report::Verdict;

const SECOND: i64 = 1_000_000_000;
/// Below this, a database that writes its memory to disk when it stops is likely to be killed.
const SHORTEST: i64 = 30 * SECOND;

/// A database that is killed before it has written everything.
pub(super) fn short_grace(subject: &Subject<'_>) -> Vec<Remark> {
    let grace = subject.service.stop_grace_period;
    if !subject.is_database() || grace.is_some_and(|grace| grace >= SHORTEST) {
        return Vec::new();
    }
    let (key, grace) = match grace {
        Some(grace) => ("stop_grace_period", grace / SECOND),
        None => ("", 10),
    };
    let summary = format!(
        "is killed {grace} s after it was told to stop, which is too short for a database to write what it holds"
    );
    let remark = subject.remark("stack.short-stop-grace", Verdict::Warn, key, summary);
    let advised = if subject.is_postgres() {
        "write `stop_grace_period: 120s`"
    } else {
        "write `stop_grace_period: 30s`"
    };
    vec![remark.remedy(advised)]
}

/// A database that stays down for good after a few crashes.
pub(super) fn given_up(subject: &Subject<'_>) -> Vec<Remark> {
    let service = subject.service;
    let key = match &service.deploy.restart_policy {
        Some(policy) if policy.max_attempts.is_some_and(|attempts| attempts > 0) => {
            "deploy.restart_policy.max_attempts"
        }
        Some(policy) if policy.condition == "none" => "deploy.restart_policy.condition",
        None if service.restart.starts_with("on-failure:") || service.restart == "no" => "restart",
        _ => return Vec::new(),
    };
    if !subject.is_database() {
        return Vec::new();
    }
    let summary =
        "the swarm gives up on the database after that many ends, and it stays down until somebody comes";
    vec![
        subject
            .remark("stack.given-up", Verdict::Warn, key, summary)
            .remedy("write `condition: any` without `max_attempts`"),
    ]
}
