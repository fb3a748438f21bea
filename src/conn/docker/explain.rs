//! What the engine's failures mean to an operator.

use std::error::Error as StandardError;
use std::io;

use bollard::errors::Error as Failure;

use super::request::Fault;
use super::swarm::Membership;
use crate::error::{Error, Kind};
use crate::text;

/// Why the engine could not be opened.
pub(super) fn connecting(failure: &Failure, target: &str) -> Error {
    let cannot = |kind| Error::new(kind, format!("cannot connect to the Docker engine at {target}"));
    if let Failure::DockerResponseServerError { .. } = failure {
        return asking(failure, target);
    }
    if let Failure::SocketNotFoundError(path) = failure {
        return cannot(Kind::Unreachable)
            .because(format!("there is no socket {path}"))
            .hint("is Docker installed and running? `systemctl start docker`, or name another engine in `DOCKER_HOST`");
    }
    match line(failure).map(io::Error::kind) {
        Some(io::ErrorKind::PermissionDenied) => cannot(Kind::Denied)
            .because("permission denied on the socket")
            .hint("join its group with `sudo usermod -aG docker $USER` and log in again, or use sudo"),
        Some(io::ErrorKind::ConnectionRefused) => cannot(Kind::Unreachable)
            .because("connection refused: the daemon does not run")
            .hint("`systemctl start docker`, or name another engine in `DOCKER_HOST`"),
        Some(io::ErrorKind::NotFound) => cannot(Kind::Unreachable)
            .caused_by(failure)
            .hint("is Docker installed and running? `systemctl start docker`, or name another engine in `DOCKER_HOST`"),
        _ => cannot(Kind::Unreachable)
            .caused_by(failure)
            .hint("check `docker.host`, and `docker.tls_verify` where it speaks TLS, with `authctl config show`"),
    }
}

/// Why the engine did not do what it was asked.
pub(super) fn asking(failure: &Failure, target: &str) -> Error {
    let Failure::DockerResponseServerError { status_code, message } = failure else {
        return Error::unreachable(format!("the Docker engine at {target} broke off")).caused_by(failure);
    };
    if is_no_manager(failure) {
        return Error::failed(format!("the Docker engine at {target} is not a swarm manager"))
            .code(status_code.to_string())
            .hint("make it one with `docker swarm init`, or name a manager in `DOCKER_HOST`");
    }
    let kind = if matches!(status_code, 401 | 403) { Kind::Denied } else { Kind::Failed };
    Error::new(kind, format!("the Docker engine at {target} refused"))
        .because(message.clone())
        .code(status_code.to_string())
}

/// Why the swarm did not answer or do what it was asked.
pub(super) fn swarm(fault: &Fault, target: &str) -> Error {
    match fault {
        Fault::Refused { status, message } => refused(*status, message, target),
        Fault::Broken(failure) => asking(failure, target),
        Fault::Silent(limit) => {
            let limit = text::duration(*limit);
            Error::unreachable(format!("the Docker engine at {target} did not answer within {limit}"))
                .hint("a swarm that lost most of its managers cannot answer: `docker node ls`")
        }
        Fault::Garbled(error) => {
            Error::failed(format!("the Docker engine at {target} answered what is no JSON")).caused_by(error)
        }
    }
}

/// What a refusal means, by the engine's words, and what to do.
const REFUSALS: &[(&str, Kind, &str)] = &[
    (
        "update out of sequence",
        Kind::Conflict,
        "somebody else changed it at the same moment: run the command again and read the new plan",
    ),
    (
        "does not have a leader",
        Kind::Unreachable,
        "too few managers are up: bring them back, or `docker swarm init --force-new-cluster` on one that survives",
    ),
    (
        "only updates to Labels are allowed",
        Kind::Conflict,
        "a secret or config is never changed in place: give the new content a new `name:`, or leave the names to authctl",
    ),
    (
        "is in use by the following service",
        Kind::Conflict,
        "a service still mounts it; `authctl stack services` shows which stack that is",
    ),
    (
        "is already in use by service",
        Kind::Conflict,
        "two services cannot publish the same port on the routing mesh: change `ports`, or remove the other one",
    ),
    (
        "has active endpoints",
        Kind::Conflict,
        "a container is still attached to the network; wait until its task has ended",
    ),
    ("name conflicts", Kind::Conflict, "somebody else made one of that name: run the command again"),
    ("already exists", Kind::Conflict, "somebody else made one of that name: run the command again"),
    (
        "network",
        Kind::Failed,
        "`docker network ls` shows the networks there are; a stack needs one of scope swarm",
    ),
];

fn refused(status: u16, message: &str, target: &str) -> Error {
    if status == 503 && message.contains("swarm manager") {
        let worker = message.contains("Worker");
        return no_manager(if worker { Membership::Worker } else { Membership::None }, target);
    }
    if message.contains("needs to be unlocked") {
        return no_manager(Membership::Locked, target);
    }
    let known = REFUSALS.iter().find(|(words, ..)| message.contains(words));
    // a network is meant only where it is one that is missing
    let known = known.filter(|(words, ..)| *words != "network" || message.contains("not found"));
    let by_status = match status {
        401 | 403 => Kind::Denied,
        409 => Kind::Conflict,
        _ => Kind::Failed,
    };
    let kind = known.map_or(by_status, |(_, kind, _)| *kind);
    let error = Error::new(kind, format!("the Docker engine at {target} refused"))
        .because(without_wrapping(message))
        .code(status.to_string());
    known.into_iter().fold(error, |error, (.., hint)| error.hint(*hint))
}

/// `rpc error: code = Unknown desc = update out of sequence` says no more than its last words.
fn without_wrapping(message: &str) -> &str {
    message.rsplit_once("desc = ").map_or(message, |(_, words)| words)
}

/// That the engine cannot be asked about the swarm, and why.
pub(super) fn no_manager(membership: Membership, target: &str) -> Error {
    match membership {
        Membership::Worker => {
            Error::failed(format!("the Docker engine at {target} is not a swarm manager"))
                .because("it works in a swarm that other engines manage")
                .hint("name a manager in `DOCKER_HOST`, or make this one a manager with `docker node promote`")
        }
        Membership::Locked => Error::failed(format!("the swarm of the Docker engine at {target} is locked or failed"))
            .hint("`docker swarm unlock` opens it; `docker info` tells what is wrong with it"),
        Membership::None | Membership::Manager => {
            Error::failed(format!("the Docker engine at {target} is not in a swarm"))
                .hint("make one with `authctl stack deploy --init-swarm` or `docker swarm init`, or name a manager in `DOCKER_HOST`")
        }
    }
}

/// Whether the engine knows nothing of services because it manages no swarm.
pub(super) fn is_no_manager(failure: &Failure) -> bool {
    matches!(failure, Failure::DockerResponseServerError { status_code: 503, message }
        if message.contains("swarm manager"))
}

/// What the line to the engine failed with. The failure of that name passes itself off as its cause, so it
/// does not stand in its own chain.
fn line(failure: &Failure) -> Option<&io::Error> {
    if let Failure::IOError { err } = failure {
        return Some(err);
    }
    let mut next: Option<&(dyn StandardError + 'static)> = Some(failure);
    while let Some(error) = next {
        if let Some(line) = error.downcast_ref::<io::Error>() {
            return Some(line);
        }
        next = error.source();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_socket_of_others_and_a_worker_are_told_from_a_dead_engine() {
        let denied = Failure::IOError { err: io::ErrorKind::PermissionDenied.into() };
        let error = connecting(&denied, "unix:///var/run/docker.sock");
        assert_eq!(error.kind(), Kind::Denied);
        assert!(error.hints()[0].contains("`sudo usermod -aG docker $USER`"));

        let message = "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\"";
        let worker = Failure::DockerResponseServerError { status_code: 503, message: message.to_owned() };
        let error = asking(&worker, "unix:///var/run/docker.sock");
        assert!(error.message().ends_with("is not a swarm manager"), "{error}");
        assert!(error.hints()[0].contains("`docker swarm init`"));
    }

    fn told(status: u16, message: &str) -> Error {
        swarm(&Fault::Refused { status, message: message.to_owned() }, "unix:///var/run/docker.sock")
    }

    #[test]
    fn the_swarms_refusals_say_what_to_do() {
        let stale = told(500, "rpc error: code = Unknown desc = update out of sequence");
        assert_eq!((stale.kind(), stale.causes()[0].as_str()), (Kind::Conflict, "update out of sequence"));
        let missing = told(404, "network shop_net not found");
        assert!(missing.hints()[0].contains("`docker network ls`"));
        assert_eq!(told(400, "invalid network mode").hints().len(), 0);
        let twice = told(
            409,
            "rpc error: code = AlreadyExists desc = name conflicts with an existing object: shop_web",
        );
        assert_eq!(twice.kind(), Kind::Conflict);
        let alone = told(503, "This node is not a swarm manager. Use \"docker swarm init\" to connect");
        assert!(alone.hints()[0].contains("--init-swarm"));
        let worker = told(
            503,
            "This node is not a swarm manager. Worker nodes can't be used to view or modify cluster state.",
        );
        assert!(worker.hints()[0].contains("promote"));
    }
}
