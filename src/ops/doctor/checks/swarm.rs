//! What the swarm tells of the services, and how that fits what runs in them.

use crate::ops::doctor::check::{Check, Judge, Judged, Store};
use crate::ops::doctor::facts::{Facts, Reach, Service};
use crate::ops::doctor::finding::{Finding, Severity};
use crate::text;

pub(super) const CHECKS: &[&Check] = &[&SERVICES, &MEMORY];

const SERVICES: Check = Check {
    id: "swarm.service",
    measures: "services of stacks: tasks that are not there, failed or were killed, updates that stopped, images that differ",
    thresholds: "as `authctl monitor stack` judges them: missing tasks are critical, the rest warns",
    source: "what the swarm wants against what runs",
    remedies: ["see why its tasks end", "roll the service back"],
    docs: "https://docs.docker.com/engine/swarm/how-swarm-mode-works/swarm-task-states/",
    judge: Judge::Swarm(|swarm| Judged::found(swarm.services.iter().filter_map(service))),
};

fn service(service: &Service) -> Option<Finding> {
    let severity = match service.verdict.as_str() {
        "bad" => Severity::Crit,
        "warn" => Severity::Warn,
        _ => return None,
    };
    let stack = service.name.split('_').next().unwrap_or_default();
    let cause = format!(
        "service {} runs {} of {} tasks: {}",
        service.name,
        service.running,
        service.wanted,
        service.why.join("; ")
    );
    let mut finding =
        Finding::new("swarm.service", severity, format!("service {} is not well", service.name), cause)
            .about("service", &service.name)
            .points_at("service", &service.name)
            .evidence("running_tasks", service.running)
            .evidence("wanted_tasks", service.wanted)
            .evidence("failed_tasks", service.failed)
            .evidence("out_of_memory_kills", service.kills);
    if let Some(store) = store_of(service) {
        finding = finding.about("store", store);
    }
    Some(
        finding
            .remedy(
                "see what its tasks say",
                format!("authctl stack ps {}", text::argument(stack)),
                "none: it only looks",
            )
            .remedy(
                "go back to the version that ran before",
                format!("authctl stack rollback {}", text::argument(stack)),
                "tasks restart; a change that the new version needs is gone",
            ),
    )
}

/// The store that a service holds, by its image.
fn store_of(service: &Service) -> Option<&'static str> {
    let image = service.image.rsplit('/').next().unwrap_or_default();
    let begins = |names: &[&str]| names.iter().any(|name| image.starts_with(name));
    if begins(&["postgres", "pgvector", "timescale"]) {
        Some("postgres")
    } else if begins(&["redis", "valkey"]) {
        Some("redis")
    } else {
        None
    }
}

const MEMORY: Check = Check {
    id: "swarm.memory",
    measures: "the memory limit of a database's container against what the database was told to use: above it the kernel \
               kills the server",
    thresholds: "a limit below shared_buffers or maxmemory is critical; Redis without maxmemory in a limited container warns",
    source: "shared_buffers is all in use after a while; Redis needs room for a fork beside maxmemory",
    remedies: ["raise the container's limit", "lower shared_buffers or maxmemory"],
    docs: "https://docs.docker.com/reference/compose-file/deploy/#resources",
    judge: Judge::Everything(Store::Docker, |facts| match &facts.swarm {
        Reach::Reached(swarm) => {
            Judged::found(swarm.services.iter().filter_map(|service| limit(service, facts, &swarm.services)))
        }
        _ => Judged::default(),
    }),
};

/// The service that holds the PostgreSQL or Redis that was asked: the only one of its kind, or the one that the address
/// names.
fn is_the(service: &Service, facts: &Facts, all: &[Service]) -> bool {
    let alike = all.iter().filter(|other| store_of(other) == store_of(service)).count();
    let named = facts.hosts.iter().any(|host| host.trim_start_matches("docker://") == service.name);
    named || alike == 1
}

fn limit(service: &Service, facts: &Facts, all: &[Service]) -> Option<Finding> {
    let limit = service.memory_limit_bytes?;
    let store = store_of(service).filter(|_| is_the(service, facts, all))?;
    let (setting, wanted) = if store == "postgres" {
        ("shared_buffers", facts.postgres.facts()?.server.known()?.shared_buffers_bytes)
    } else {
        let node = facts.redis.facts()?.nodes.first()?;
        ("maxmemory", node.info.known()?.1.number("maxmemory")?)
    };
    let (severity, cause) = match wanted {
        0 => (
            Severity::Warn,
            format!(
                "{} may use {} and Redis has no maxmemory: the kernel ends it",
                service.name,
                text::bytes(limit)
            ),
        ),
        wanted if wanted > limit => (
            Severity::Crit,
            format!(
                "{} may use {}, less than {setting} = {}: the kernel kills it before its memory is full",
                service.name,
                text::bytes(limit),
                text::bytes(wanted)
            ),
        ),
        _ => return None,
    };
    let stack = service.name.split('_').next().unwrap_or_default();
    Some(
        Finding::new(
            "swarm.memory",
            severity,
            format!("{} has less memory than it was told to use", service.name),
            cause,
        )
        .about("service", &service.name)
        .about("store", store)
        .evidence("limit_bytes", limit)
        .evidence("wanted_bytes", wanted)
        .evidence("setting", setting)
        .remedy(
            "raise the limit in the stack's file and deploy it",
            format!("authctl stack deploy {}", text::argument(stack)),
            "the task restarts; the node must have that much",
        )
        .remedy(
            format!("lower {setting}"),
            if store == "postgres" {
                "psql -c \"ALTER SYSTEM SET shared_buffers = '128MB'\"".to_owned()
            } else {
                format!("redis-cli CONFIG SET maxmemory {}", limit / 4 * 3)
            },
            "less is kept in memory; PostgreSQL needs a restart",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(image: &str) -> Option<&'static str> {
        store_of(&Service { image: image.to_owned(), ..Service::default() })
    }

    #[test]
    fn a_store_is_known_by_its_image() {
        assert_eq!(held("registry.local/library/postgres:16@sha256:1"), Some("postgres"));
        assert_eq!(held("redis:7"), Some("redis"));
        assert_eq!(held("auth-api:1"), None);
    }
}
