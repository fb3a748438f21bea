//! Where databases keep their data.

use super::subject::Subject;
use crate::ops::stack::compose::Remark;
use crate::ops::stack::compose::model::Mount;
use crate::report::Verdict;

/// A volume without a name is another one for each task.
pub(super) fn anonymous(subject: &Subject<'_>) -> Vec<Remark> {
    let is_nameless = |mount: &Mount| mount.kind == "volume" && mount.source.is_empty();
    let nameless = subject.service.volumes.iter().enumerate().filter(|(_, mount)| is_nameless(mount));
    let remark = |(index, mount): (usize, &Mount)| {
        let summary =
            format!("a volume without a name: each new task begins with an empty `{}`", mount.target);
        let verdict = if subject.is_database() { Verdict::Bad } else { Verdict::Warn };
        let remark = subject.remark("stack.anonymous-volume", verdict, &format!("volumes[{index}]"), summary);
        remark.remedy(format!("write `NAME:{}`, and `NAME:` in the top-level `volumes`", mount.target))
    };
    nameless.map(remark).collect()
}

/// A database whose data goes with its container.
pub(super) fn nothing_kept(subject: &Subject<'_>) -> Vec<Remark> {
    let kept = subject.service.volumes.iter().any(|mount| !mount.read_only && mount.kind != "tmpfs");
    if !subject.is_database() || kept {
        return Vec::new();
    }
    let summary =
        "a database without a volume: its data is gone with its task, and every update makes a new one";
    let remark = subject.remark("stack.nothing-kept", Verdict::Warn, "", summary);
    vec![remark.remedy("mount a named volume on the server's data folder")]
}

/// A path that is resolved where the client runs and looked for where the task runs.
pub(super) fn on_this_machine(subject: &Subject<'_>) -> Vec<Remark> {
    if !subject.may_have_several_nodes() {
        return Vec::new();
    }
    let relative = subject.service.volumes.iter().enumerate().filter(|(_, mount)| mount.was_relative);
    let remark = |(index, mount): (usize, &Mount)| {
        let summary = format!(
            "a path of this machine: {}, a task on a node without `{}` is rejected",
            subject.on_several_nodes(),
            mount.source
        );
        let remark =
            subject.remark("stack.relative-bind", Verdict::Warn, &format!("volumes[{index}]"), summary);
        remark.remedy("put a file into `configs`, data into a named volume")
    };
    relative.map(remark).collect()
}

/// A volume that is called after the stack.
pub(super) fn unnamed_volume(subject: &Subject<'_>) -> Vec<Remark> {
    if !subject.is_database() {
        return Vec::new();
    }
    let unnamed = subject.service.volumes.iter().filter(|mount| mount.kind == "volume").filter(|mount| {
        subject
            .compose
            .volumes
            .get(&mount.source)
            .is_some_and(|volume| !volume.external && volume.name.is_empty())
    });
    let remark = |mount: &Mount| {
        let path = format!("volumes.{}", mount.source);
        let summary = "is called after the stack: deployed under another name, the database begins empty";
        let at = (&subject.compose.place(&path), path.as_str());
        let remark = Remark::new("stack.unnamed-volume", Verdict::Warn, at, summary);
        remark.remedy("give it a `name` of its own")
    };
    unnamed.map(remark).collect()
}

/// Data on one node, and nothing that keeps the task there.
pub(super) fn wandering(subject: &Subject<'_>) -> Vec<Remark> {
    let placed = !subject.service.deploy.constraints.is_empty();
    let data = subject.written_local_volumes();
    let Some((index, _)) =
        data.first().filter(|_| subject.is_database() && !placed && subject.may_have_several_nodes())
    else {
        return Vec::new();
    };
    let summary = format!(
        "the data is on one node: {}, the next task may start on another and find nothing",
        subject.on_several_nodes()
    );
    let remark = subject.remark("stack.wandering-data", Verdict::Warn, &format!("volumes[{index}]"), summary);
    vec![remark.remedy("label the node, and add `deploy.placement.constraints: [node.labels.NAME == true]`")]
}
