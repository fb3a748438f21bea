//! Whether the swarm can tell that a database works.

use super::subject::Subject;
use crate::ops::stack::compose::Remark;
use crate::report::Verdict;

/// Without a check, a task counts as well as soon as its process runs.
pub(super) fn missing(subject: &Subject<'_>) -> Vec<Remark> {
    let check = &subject.service.healthcheck;
    let checks = check.as_ref().is_some_and(|check| {
        !check.disable && !check.test.is_empty() && check.test.first().is_none_or(|word| word != "NONE")
    });
    if !subject.is_database() || checks {
        return Vec::new();
    }
    let summary = "has no health check: an update goes on and traffic is sent as soon as the process runs, ready or not";
    let key = if check.is_some() { "healthcheck" } else { "" };
    let remark = subject.remark("stack.no-health-check", Verdict::Warn, key, summary);
    let advice = if subject.is_postgres() {
        "add `healthcheck: {test: [CMD-SHELL, \"pg_isready -h 127.0.0.1\"], interval: 5s, start_period: 120s}`"
    } else if subject.is_redis() {
        "add `healthcheck: {test: [CMD-SHELL, \"redis-cli ping | grep -q PONG\"], interval: 5s}`"
    } else {
        "add a `healthcheck`"
    };
    vec![remark.remedy(advice)]
}

/// The image's start-up runs a server for its scripts that listens on the socket alone.
pub(super) fn socket_only(subject: &Subject<'_>) -> Vec<Remark> {
    let words = subject.service.healthcheck.iter().flat_map(|check| &check.test);
    let line = words.map(String::as_str).collect::<Vec<_>>().join(" ");
    let over_the_network = line.contains(" -h") || line.contains("--host") || line.contains("PGHOST");
    if !subject.is_postgres() || !line.contains("pg_isready") || over_the_network {
        return Vec::new();
    }
    let summary =
        "asks over the socket: that answers already while the image still initialises an empty database";
    let remark = subject.remark("stack.socket-health-check", Verdict::Warn, "healthcheck.test", summary);
    vec![remark.remedy("write `pg_isready -h 127.0.0.1`")]
}
