//! Memory of databases in containers.

use super::redis::Maximum;
use super::subject::Subject;
use crate::ops::stack::compose::Remark;
use crate::report::Verdict;
use crate::text;

/// Redis is allowed as much memory as the container has, or more: the kernel kills it before it evicts anything.
pub(super) fn beyond_the_limit(subject: &Subject<'_>) -> Vec<Remark> {
    let limit = limit(subject);
    let Maximum::Set { bytes, key } = Maximum::of(subject) else { return Vec::new() };
    if limit == 0 || bytes < limit {
        return Vec::new();
    }
    let summary = format!(
        "`maxmemory` is {}, the container's limit {}: the kernel kills the server before it evicts a key",
        text::bytes(bytes),
        text::bytes(limit)
    );
    vec![subject.remark("stack.maxmemory", Verdict::Bad, &key, summary).remedy(ADVICE)]
}

/// Redis under a limit that it knows nothing of.
pub(super) fn unlimited(subject: &Subject<'_>) -> Vec<Remark> {
    let limit = limit(subject);
    // an image of one's own may bring a configuration
    let is_plain = PLAIN.contains(&subject.image_name());
    if limit == 0 || !is_plain || Maximum::of(subject) != Maximum::Unset {
        return Vec::new();
    }
    let summary = format!(
        "has no `maxmemory`, and a container's limit of {}: the server fills it, and the kernel kills it",
        text::bytes(limit)
    );
    let key = "deploy.resources.limits.memory";
    vec![subject.remark("stack.no-maxmemory", Verdict::Warn, key, summary).remedy(ADVICE)]
}

const ADVICE: &str =
    "set `maxmemory` to at most three quarters of the limit; a save and buffers of clients need the rest";

/// Images that run with the server's defaults.
const PLAIN: [&str; 4] = ["redis", "redis-stack", "redis-stack-server", "valkey"];

fn limit(subject: &Subject<'_>) -> i64 {
    let limits = subject.service.deploy.limits.as_ref().filter(|_| subject.is_redis());
    limits.map_or(0, |limits| limits.memory_bytes)
}

/// PostgreSQL's parallel queries share memory in `/dev/shm`, of which a container has 64 MB.
pub(super) fn shared(subject: &Subject<'_>) -> Vec<Remark> {
    let mounted = subject.service.volumes.iter().any(|mount| mount.target == "/dev/shm");
    if !subject.is_postgres() || mounted {
        return Vec::new();
    }
    let summary = "/dev/shm has 64 MB in a container: larger parallel queries fail with `could not resize shared memory segment`";
    let remark = subject.remark("stack.small-shared-memory", Verdict::Warn, "", summary);
    vec![remark.remedy("add to `volumes`: {type: tmpfs, target: /dev/shm, tmpfs: {size: 268435456}}")]
}
