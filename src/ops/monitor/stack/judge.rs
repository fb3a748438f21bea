//! How well a service does.

use std::collections::BTreeSet;

use super::Watched;
use crate::report::Verdict;
use crate::text;

/// A container that uses so much of its memory is about to be killed.
const NEARLY_FULL: f64 = 0.9;

/// How well a service does, and why.
pub(super) struct Judged {
    pub(super) verdict: Verdict,
    pub(super) why: Vec<String>,
}

/// Judges a service.
pub(super) fn judge(watched: &Watched<'_>) -> Judged {
    let update = watched.object.told().pointer("/UpdateStatus/State").and_then(|state| state.as_str());
    let missing = watched.wanted.saturating_sub(watched.running() + watched.completed());
    let reasons = [
        (missing > 0).then(|| (Verdict::Bad, format!("{} not there", text::plural(missing, "task")))),
        update
            .filter(|state| state.contains("paused"))
            .map(|_| (Verdict::Bad, "its update is paused".to_owned())),
        (update == Some("rollback_completed"))
            .then(|| (Verdict::Warn, "its last update was rolled back".to_owned())),
        (watched.kills() > 0).then(|| {
            (Verdict::Warn, format!("{} for lack of memory", text::plural(watched.kills(), "kill")))
        }),
        (watched.failed() > 0).then(|| (Verdict::Warn, last_failure(watched))),
        watched
            .fullest()
            .filter(|ratio| *ratio >= NEARLY_FULL)
            .map(|ratio| (Verdict::Warn, format!("memory {:.0}% full", ratio * 100.0))),
        drifts(watched).then(|| (Verdict::Warn, "tasks run different images".to_owned())),
    ];
    let reasons: Vec<_> = reasons.into_iter().flatten().collect();
    Judged {
        verdict: reasons.iter().map(|(verdict, _)| *verdict).max().unwrap_or(Verdict::Fine),
        why: reasons.into_iter().map(|(_, why)| why).collect(),
    }
}

fn last_failure(watched: &Watched<'_>) -> String {
    let failed = watched.tasks.iter().filter(|task| task.state.is_bad());
    let last = failed.max_by_key(|task| task.since);
    last.map_or_else(String::new, |task| format!("a task failed: {}", task.complaint()))
}

/// Whether tasks of one service run different content: other than the service names, or under one tag on one node.
fn drifts(watched: &Watched<'_>) -> bool {
    let running = watched.tasks.iter().filter(|task| task.is_running());
    let named: BTreeSet<&str> = running.map(|task| task.image.as_str()).collect();
    let alive = watched.containers.iter().filter(|container| container.memory_bytes.is_some());
    let content: BTreeSet<&str> = alive.map(|container| container.image.as_str()).collect();
    named.iter().any(|image| *image != watched.image()) || content.len() > 1
}
