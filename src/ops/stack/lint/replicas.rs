//! More than one task of what keeps data.

use super::subject::Subject;
use crate::ops::stack::compose::Remark;
use crate::ops::stack::compose::model::Mode;
use crate::report::Verdict;

/// Several tasks of a database that does not share, behind one name: as many databases, and each connection lands on any of them.
/// Agents that run on every node, and stores whose tasks find each other, are no such thing.
pub(super) fn many_databases(subject: &Subject<'_>) -> Vec<Remark> {
    if !subject.is_database() || subject.is_clustered() || !subject.runs_several() {
        return Vec::new();
    }
    let global = subject.service.deploy.mode == Mode::Global;
    let key = if global { "deploy.mode" } else { "deploy.replicas" };
    let tasks = if global {
        format!("one task on each node: {}", subject.on_several_nodes())
    } else {
        "several tasks".to_owned()
    };
    let summary = if subject.writes_to_shared_storage() {
        format!("{tasks}, all of which write to one data folder: they ruin each other's data")
    } else {
        format!(
            "{tasks}, as many databases behind one name. Each connection lands on another one: users, sessions and revocations differ"
        )
    };
    let remark = subject.remark("stack.many-databases", Verdict::Bad, key, summary);
    vec![remark.remedy("write `mode: replicated` and `replicas: 1`, with a placement constraint for the node that holds the data")]
}
