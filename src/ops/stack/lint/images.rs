//! Which image runs.

use super::subject::Subject;
use crate::ops::stack::compose::Remark;
use crate::report::Verdict;

/// No tag, or `latest`: the next deployment may bring another version, of a database another format of its data.
pub(super) fn unpinned(subject: &Subject<'_>) -> Vec<Remark> {
    let image = &subject.service.image;
    let name = image.rsplit('/').next().unwrap_or_default();
    let tag = name.split_once(':').map(|(_, tag)| tag);
    if image.contains('@') || tag.is_some_and(|tag| tag != "latest") {
        return Vec::new();
    }
    let summary = "names no version: the next deployment may run another one";
    let remark = subject.remark("stack.unpinned-image", Verdict::Warn, "image", summary);
    vec![remark.remedy("name a version, best with its digest: `name:tag@sha256:...`")]
}
