//! Updates that start the new task beside the old one.

use super::subject::Subject;
use crate::ops::stack::compose::Remark;
use crate::ops::stack::compose::model::UpdateConfig;
use crate::report::Verdict;

/// The new task waits for the port that the old one holds until the new one runs.
pub(super) fn stuck_port(subject: &Subject<'_>) -> Vec<Remark> {
    if !subject.has_host_port() {
        return Vec::new();
    }
    let summary = "a host-mode port is taken while the old task runs, and `start-first` keeps it running: the new task waits forever";
    start_first(subject, "stack.stuck-port", summary)
}

/// Two servers on one data folder. What the network brings is shared, too; of other services than databases it is taken for what it is there
/// for.
pub(super) fn both_at_once(subject: &Subject<'_>) -> Vec<Remark> {
    let shared = subject.is_database() && subject.writes_to_shared_storage();
    let kept = subject.written_local_volumes().iter().any(|(_, mount)| !mount.source.is_empty());
    if !shared && !kept {
        return Vec::new();
    }
    let summary = "`start-first` lets the old and the new task write to one volume at the same time, which ruins the data of most databases";
    start_first(subject, "stack.two-writers", summary)
}

fn start_first(subject: &Subject<'_>, check: &'static str, summary: &str) -> Vec<Remark> {
    let deploy = &subject.service.deploy;
    let configs = [("update_config", &deploy.update_config), ("rollback_config", &deploy.rollback_config)];
    let is_set =
        |config: &Option<UpdateConfig>| config.as_ref().is_some_and(|config| config.order == "start-first");
    let set = configs.into_iter().filter(|(_, config)| is_set(config));
    let remark = |(key, _): (&str, _)| {
        let remark = subject.remark(check, Verdict::Bad, &format!("deploy.{key}.order"), summary);
        remark.remedy("write `order: stop-first`")
    };
    set.map(remark).collect()
}
