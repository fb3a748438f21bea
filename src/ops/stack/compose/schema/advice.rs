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

const UNKNOWN: &str = "remove it; a swarm has no such thing";
const CPUS: &str = "use `deploy.resources.limits.cpus`";
const ENTRYPOINT: &str = "put it into the image's entrypoint";
const GENERIC: &str = "use `deploy.resources.reservations.generic_resources`";

/// Keys of the top of a file.
const TOP: [(&str, &str); 3] = [
    ("include", "name every file with `-c`"),
    ("models", "remove it; it is for `docker compose`"),
    ("name", "remove it; the stack is named on the command line"),
];

/// Keys of a service.
const SERVICE: [(&str, &str); 37] = [
    ("annotations", "use `labels`"),
    ("attach", "remove it; see `authctl stack logs`"),
    ("blkio_config", UNKNOWN),
    ("cgroup", UNKNOWN),
    ("cpu_count", CPUS),
    ("cpu_percent", CPUS),
    ("cpu_period", CPUS),
    ("cpu_rt_period", UNKNOWN),
    ("cpu_rt_runtime", UNKNOWN),
    ("cpus", CPUS),
    ("develop", "remove it; it is for `docker compose watch`"),
    ("device_cgroup_rules", GENERIC),
    ("dns_opt", "remove it; a stack cannot set options of the resolver"),
    ("gpus", GENERIC),
    ("group_add", UNKNOWN),
    ("label_file", "write the labels in `labels`"),
    ("mem_reservation", "use `deploy.resources.reservations.memory`"),
    ("mem_swappiness", UNKNOWN),
    ("models", "remove it; it is for `docker compose`"),
    ("oom_kill_disable", "remove it, or set `deploy.resources.limits.memory` high enough"),
    ("pids_limit", "use `deploy.resources.limits.pids`"),
    ("platform", "use `deploy.placement.constraints: [node.platform.arch == ...]`"),
    ("post_start", ENTRYPOINT),
    ("pre_stop", ENTRYPOINT),
    (
        "profiles",
        "put optional services into a file of their own, and name it with `-c` when they are wanted",
    ),
    ("provider", "remove it; it is for `docker compose`"),
    ("pull_policy", DIGEST),
    ("pull_refresh_after", DIGEST),
    ("runtime", "set the default runtime of the nodes"),
    ("scale", "use `deploy.replicas`"),
    ("storage_opt", UNKNOWN),
    ("use_api_socket", "mount the engine's socket in `volumes`"),
    ("uts", UNKNOWN),
    ("log_driver", "use `driver` in `logging`"),
    ("log_opt", "use `options` in `logging`"),
    ("net", "use `networks`"),
    ("dockerfile", "build and push the image first, and name it in `image`"),
];

const DIGEST: &str = "remove it; every node pulls the digest that was resolved when the stack was deployed";

/// Keys elsewhere, by the end of the path of what they stand in.
const ELSEWHERE: [(&str, &str, &str); 19] = [
    ("secrets.*", "content", "write it to a file and use `file`"),
    ("configs.*", "content", "write it to a file and use `file`"),
    ("secrets.*", "environment", "write it to a file and use `file`, or make it before and use `external`"),
    ("configs.*", "environment", "write it to a file and use `file`, or make it before and use `external`"),
    ("networks.*", "enable_ipv4", UNKNOWN),
    ("networks.*", "enable_ipv6", "make the network before, and use `external`"),
    ("networks.*.ipam", "options", "make the network before, and use `external`"),
    ("networks.*.ipam.config[]", "aux_addresses", "make the network before, and use `external`"),
    ("networks.*.ipam.config[]", "gateway", "make the network before, and use `external`"),
    ("networks.*.ipam.config[]", "ip_range", "make the network before, and use `external`"),
    ("services.*.networks.*", "gw_priority", UNKNOWN),
    ("services.*.networks.*", "interface_name", UNKNOWN),
    ("services.*.networks.*", "link_local_ips", UNKNOWN),
    ("services.*.networks.*", "mac_address", UNKNOWN),
    ("services.*.networks.*", "priority", UNKNOWN),
    ("services.*.ports[]", "app_protocol", "remove it; it says nothing to a swarm"),
    ("services.*.ports[]", "name", "remove it; it says nothing to a swarm"),
    ("services.*.deploy.resources.reservations", "devices", GENERIC),
    ("services.*.deploy.resources.limits", "devices", GENERIC),
];

/// What to write instead of a key of a service that docker refuses.
pub(in crate::ops::stack::compose) fn forbidden(name: &str) -> Option<&'static str> {
    FORBIDDEN.iter().find(|(key, _)| *key == name).map(|(_, remedy)| *remedy)
}

/// What to write instead of a key of `docker compose` at this path.
pub(in crate::ops::stack::compose) fn foreign(path: &str, name: &str) -> Option<&'static str> {
    let of =
        |keys: &[(&str, &'static str)]| keys.iter().find(|(key, _)| *key == name).map(|(_, remedy)| *remedy);
    match general(path).as_str() {
        "" => of(&TOP),
        "services.*" => of(&SERVICE),
        place => {
            ELSEWHERE.iter().find(|(at, key, _)| *at == place && *key == name).map(|(_, _, remedy)| *remedy)
        }
    }
}

/// A path without the names that people chose: `services.a.ports[3]` is `services.*.ports[]`.
fn general(path: &str) -> String {
    let parts = path
        .split('.')
        .map(|part| part.split_once('[').map_or(part.to_owned(), |(list, _)| format!("{list}[]")));
    let parts: Vec<String> = parts.collect();
    let is_chosen =
        |index: usize| index == 1 || index == 3 && parts[0] == "services" && parts[2] == "networks";
    let words = parts.iter().enumerate().map(|(index, part)| if is_chosen(index) { "*" } else { part });
    words.collect::<Vec<_>>().join(".")
}
