//! Memory of databases in containers.

use super::subject::Subject;
use crate::ops::stack::compose::Remark;
use crate::report::Verdict;
use crate::text;

/// Redis is allowed as much memory as the container has, or more: the kernel kills it before it evicts anything.
pub(super) fn beyond_the_limit(subject: &Subject<'_>) -> Vec<Remark> {
    let limit = subject.service.deploy.limits.as_ref().map_or(0, |limits| limits.memory_bytes);
    let allowed = maximum(subject.service.command.as_deref().unwrap_or_default());
    let Some(allowed) = allowed.filter(|allowed| subject.is_redis() && limit > 0 && *allowed >= limit) else {
        return Vec::new();
    };
    let summary = format!(
        "`maxmemory` is {}, the container's limit {}: the kernel kills the server before it evicts a key",
        text::bytes(allowed),
        text::bytes(limit)
    );
    let remark = subject.remark("stack.maxmemory", Verdict::Bad, "command", summary);
    vec![remark.remedy(
        "set `maxmemory` to at most three quarters of the limit; a save and buffers of clients need the rest",
    )]
}

/// Bytes behind `--maxmemory`, in Redis's units: `1k` is a thousand, `1kb` is 1024.
fn maximum(command: &[String]) -> Option<i64> {
    let words: Vec<&str> = command.iter().flat_map(|word| word.split_whitespace()).collect();
    let at = words.iter().position(|word| *word == "--maxmemory")?;
    let written = words.get(at + 1)?.to_ascii_lowercase();
    let end = written.find(|c: char| !c.is_ascii_digit()).unwrap_or(written.len());
    let factor = match &written[end..] {
        "" | "b" => 1,
        "k" => 1000,
        "kb" => 1 << 10,
        "m" => 1_000_000,
        "mb" => 1 << 20,
        "g" => 1_000_000_000,
        "gb" => 1 << 30,
        _ => return None,
    };
    written[..end].parse::<i64>().ok()?.checked_mul(factor)
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
