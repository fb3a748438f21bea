//! Keys that people know from elsewhere, and what to write instead.

/// Keys of a service that the format had once and that docker refuses.
const FORBIDDEN: [(&str, &str); 8] = [
    ("cpu_quota", "use `deploy.resources.limits.cpus`"),
    ("cpu_shares", "use `deploy.resources.reservations.cpus`"),
    ("cpuset", "use `deploy.resources.limits.cpus`"),
    ("extends", "use a YAML anchor, or a second file with `-c`"),
    ("mem_limit", "use `deploy.resources.limits.memory`"),
    ("memswap_limit", "use `deploy.resources.limits.memory`"),
    ("volume_driver", "use `driver` of the volume in the top-level `volumes`"),
    ("volumes_from", "share a named volume"),
];

/// Keys of `docker compose` that a swarm does not know, by where they stand.
const FOREIGN: [(&str, &str, &str); 24] = [
    ("", "name", "remove it; the stack is named on the command line"),
    ("", "include", "name every file with `-c`"),
    ("service", "annotations", "use `labels`"),
    ("service", "attach", "remove it; see `authctl stack logs`"),
    ("service", "content", "use `file`"),
    ("service", "cpu_count", "use `deploy.resources.limits.cpus`"),
    ("service", "cpus", "use `deploy.resources.limits.cpus`"),
    ("service", "develop", "remove it; it is for `docker compose watch`"),
    ("service", "gpus", "use `deploy.resources.reservations.generic_resources`"),
    ("service", "group_add", "remove it; a swarm does not know it"),
    ("service", "mem_reservation", "use `deploy.resources.reservations.memory`"),
    ("service", "oom_kill_disable", "remove it, or set `deploy.resources.limits.memory` high enough"),
    ("service", "pids_limit", "use `deploy.resources.limits.pids`"),
    ("service", "platform", "use `deploy.placement.constraints: [node.platform.arch == ...]`"),
    ("service", "post_start", "put it into the image's entrypoint"),
    ("service", "pre_stop", "put it into the image's entrypoint"),
    (
        "service",
        "profiles",
        "put optional services into a file of their own, and name it with `-c` when they are wanted",
    ),
    (
        "service",
        "pull_policy",
        "remove it; every node pulls the digest that was resolved when the stack was deployed",
    ),
    ("service", "runtime", "set the default runtime of the nodes"),
    ("service", "scale", "use `deploy.replicas`"),
    ("service", "storage_opt", "remove it; a swarm does not know it"),
    ("service", "uts", "remove it; a swarm does not know it"),
    ("object", "content", "write it to a file and use `file`"),
    ("object", "environment", "write it to a file and use `file`, or make it before and use `external`"),
];

/// What to write instead of a key of a service that docker refuses.
pub(in crate::ops::stack::compose) fn forbidden(name: &str) -> Option<&'static str> {
    FORBIDDEN.iter().find(|(key, _)| *key == name).map(|(_, remedy)| *remedy)
}

/// What to write instead of a key of `docker compose` at this path.
pub(in crate::ops::stack::compose) fn foreign(path: &str, name: &str) -> Option<&'static str> {
    let level = path.matches('.').count();
    let place = match path.split('.').next().unwrap_or_default() {
        "" => "",
        "services" if level == 1 => "service",
        "secrets" | "configs" if level == 1 => "object",
        _ => return None,
    };
    FOREIGN.iter().find(|(at, key, _)| *at == place && *key == name).map(|(_, _, remedy)| *remedy)
}
