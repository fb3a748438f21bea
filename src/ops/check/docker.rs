//! The Docker engine as it is found: its version, its part in a swarm, and whether stacks can be deployed.

use std::time::Instant;

use bollard::models::{LocalNodeState, SwarmInfo};

use super::service::{Facts, Service, Tls, latency};
use crate::conn::docker::{Docker, Engine};
use crate::error::Result;
use crate::report::{Finding, Verdict};

pub(super) async fn check(docker: &Docker) -> Result<Service> {
    let started = Instant::now();
    let engine = docker.open().await?;
    let connect = started.elapsed();
    let latency = latency(async || engine.version().await.map(drop)).await?;
    let swarm = engine.info().await?.swarm.unwrap_or_default();
    let mut service = Service::reached(Facts {
        connect: Some(connect),
        latency: Some(latency),
        version: version(&engine),
        tls: tls(docker),
        identity: Some(part(&swarm).to_owned()),
    });
    membership(&mut service, &swarm);
    Ok(service)
}

fn version(engine: &Engine) -> Option<String> {
    engine.source().server
}

/// A socket of this machine needs no TLS, and ssh brings its own.
fn tls(docker: &Docker) -> Option<Tls> {
    let settings = docker.settings();
    let over_tcp = ["tcp://", "http://", "https://"].iter().any(|scheme| settings.host.starts_with(scheme));
    over_tcp.then_some(if settings.tls_verify { Tls::Yes(None) } else { Tls::No })
}

/// What the engine is in a swarm.
fn part(swarm: &SwarmInfo) -> &'static str {
    match swarm.local_node_state {
        Some(LocalNodeState::ACTIVE) if swarm.control_available == Some(true) => "a swarm manager",
        Some(LocalNodeState::ACTIVE) => "a swarm worker",
        Some(LocalNodeState::PENDING) => "a node that is joining a swarm",
        Some(LocalNodeState::LOCKED) => "a locked swarm node",
        Some(LocalNodeState::ERROR) => "a broken swarm node",
        _ => "an engine outside of any swarm",
    }
}

fn membership(service: &mut Service, swarm: &SwarmInfo) {
    let deploy = "deploy stacks";
    match swarm.local_node_state {
        Some(LocalNodeState::ACTIVE) if swarm.control_available == Some(true) => {}
        Some(LocalNodeState::ACTIVE) => {
            service.forbidden(deploy, Some("name a manager in `DOCKER_HOST`".to_owned()));
        }
        Some(LocalNodeState::LOCKED) => {
            let finding =
                Finding::new("swarm", "", Verdict::Bad, "the swarm is locked since the engine's restart");
            service.find(finding.remedy("`docker swarm unlock` asks for the key"));
        }
        Some(LocalNodeState::ERROR) => {
            let error = swarm.error.as_deref().unwrap_or("the engine does not say why");
            service.find(Finding::new("swarm", "", Verdict::Bad, format!("the node is broken: {error}")));
        }
        _ => service.forbidden(deploy, Some("docker swarm init".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn swarm(state: LocalNodeState, manager: bool) -> SwarmInfo {
        SwarmInfo { local_node_state: Some(state), control_available: Some(manager), ..SwarmInfo::default() }
    }

    #[test]
    fn a_worker_and_a_lone_engine_may_not_deploy() {
        for (state, manager, missing) in [
            (LocalNodeState::ACTIVE, true, 0),
            (LocalNodeState::ACTIVE, false, 1),
            (LocalNodeState::INACTIVE, false, 1),
        ] {
            let mut service = Service::reached(Facts::default());
            membership(&mut service, &swarm(state, manager));
            assert_eq!((service.missing.len(), service.verdict()), (missing, Verdict::Fine), "{state:?}");
        }
    }

    #[test]
    fn a_locked_node_is_bad() {
        let mut service = Service::reached(Facts::default());
        membership(&mut service, &swarm(LocalNodeState::LOCKED, false));
        assert_eq!(service.verdict(), Verdict::Bad);
    }
}
