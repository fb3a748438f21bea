//! How databases are published.

use super::subject::Subject;
use crate::ops::stack::compose::Remark;
use crate::report::Verdict;

/// A database behind the routing mesh: every node listens, and the client's address is lost.
pub(super) fn through_the_mesh(subject: &Subject<'_>) -> Vec<Remark> {
    if !subject.is_database() {
        return Vec::new();
    }
    let ports = subject.service.ports.iter().enumerate();
    let meshed = ports.filter(|(_, port)| port.mode != "host");
    let remark = |(index, _)| {
        let summary = "a database behind the routing mesh: every node listens on the port on all its addresses, and the server sees \
                       the mesh's address instead of the client's";
        let remark = subject.remark("stack.mesh-port", Verdict::Warn, &format!("ports[{index}]"), summary);
        remark.remedy(
            "publish nothing and use an overlay network; for debugging, use the long form with `mode: host`",
        )
    };
    meshed.map(remark).collect()
}
