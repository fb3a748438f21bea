//! Configuration files that nobody reads.

use super::subject::Subject;
use crate::ops::stack::compose::Remark;
use crate::report::Verdict;

/// Where PostgreSQL looks by itself.
const DATA_FOLDERS: [&str; 2] = ["/var/lib/postgresql/data/", "/var/lib/postgresql/"];

/// A configuration is mounted, and the command does not name it: the server runs with its defaults.
pub(super) fn not_read(subject: &Subject<'_>) -> Vec<Remark> {
    let server = if subject.is_redis() {
        "redis-server"
    } else if subject.is_postgres() {
        "postgres"
    } else {
        return Vec::new();
    };
    let unread = configurations(subject).into_iter().filter(|(_, target)| !is_named(subject, target));
    let unread = unread.filter(|(_, target)| {
        server == "redis-server" || !DATA_FOLDERS.iter().any(|at| target.starts_with(at))
    });
    let remark = |(key, target): (String, String)| {
        let summary = format!(
            "`{target}` is mounted, and the command does not name it: the server runs with its defaults"
        );
        let advice = match server {
            "redis-server" => format!("write `command: [redis-server, {target}]`, the path first"),
            _ => format!("write `command: [postgres, -c, config_file={target}]`"),
        };
        subject.remark("stack.settings-not-read", Verdict::Bad, &key, summary).remedy(advice)
    };
    unread.map(remark).collect()
}

/// Mounted files of settings, with the key that mounts them.
pub(super) fn configurations(subject: &Subject<'_>) -> Vec<(String, String)> {
    let wanted: &[&str] = if subject.is_redis() {
        &["redis.conf", "valkey.conf"]
    } else {
        &["postgresql.conf", "postgres.conf"]
    };
    let service = subject.service;
    let mounts = service
        .volumes
        .iter()
        .enumerate()
        .map(|(index, mount)| (format!("volumes[{index}]"), mount.target.clone()));
    let configs = service.configs.iter().enumerate().map(|(index, config)| {
        let target = if config.target.is_empty() { &config.source } else { &config.target };
        let root = if target.starts_with('/') { "" } else { "/" };
        (format!("configs[{index}]"), format!("{root}{target}"))
    });
    mounts.chain(configs).filter(|(_, target)| wanted.iter().any(|name| target.ends_with(name))).collect()
}

/// Whether a word of the command is the file or ends with it: `config_file=/etc/postgresql.conf`, or a line for a shell.
pub(super) fn is_named(subject: &Subject<'_>, target: &str) -> bool {
    let service = subject.service;
    service.entrypoint.iter().chain(&service.command).flatten().any(|word| word.contains(target))
}
