//! What the engine's failures mean to an operator.

use std::error::Error as StandardError;
use std::io;

use bollard::errors::Error as Failure;

use crate::error::{Error, Kind};

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
}
