//! `docker://SERVICE`: the way to a port of a service's container.
//!
//! A container is dialled at an address only where that surely is the container's: on a bridge of this
//! machine, in this machine's own network, or at a port the engine publishes. An overlay's address may
//! be somebody else's in our network. Everything else goes through a tunnel.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use bollard::models::ContainerInspectResponse;

use super::{Container, Docker, Engine, locate, tunnel};
use crate::conn::dial::{self, Deadline, Fault, Stream};
use crate::error::Result;

/// A port of a running container.
#[derive(Clone)]
pub(crate) struct Reached {
    container: Container,
    port: u16,
    addresses: Vec<SocketAddr>,
}

/// Finds the running container of `service` on the engine, and the ways to its `port`.
pub(crate) async fn reach(docker: &Docker, service: &str, port: u16) -> Result<Reached> {
    let engine = docker.open().await?;
    let container = locate::container(&engine, service).await?;
    let addresses = addresses(&engine, &container, port).await?;
    Ok(Reached { container: Container::new(engine, container), port, addresses })
}

/// An address on this machine answers at once or not at all.
const SHARE: Duration = Duration::from_millis(500);

impl Reached {
    /// A new stream to the port: from address to address, or through the tunnel where none answers.
    pub(crate) async fn open(self, deadline: Deadline) -> std::result::Result<Stream, Fault> {
        if !self.addresses.is_empty() {
            let limit = SHARE.min(deadline.left() / 2);
            if let Ok(stream) = dial::tcp(self.addresses, Deadline::after(limit)).await {
                return Ok(Stream::over(stream));
            }
        }
        let tunnel = tunnel::open(self.container, self.port);
        deadline.bound(dial::Stage::Dial, tunnel).await?.map_err(Fault::Told)
    }

    /// The container that the port is of.
    pub(crate) fn container(&self) -> &Container {
        &self.container
    }

    /// The address at which the port answers without a tunnel, if it does.
    pub(crate) async fn address(&self) -> Option<SocketAddr> {
        for address in &self.addresses {
            if dial::tcp(vec![*address], Deadline::after(SHARE)).await.is_ok() {
                return Some(*address);
            }
        }
        None
    }
}

async fn addresses(engine: &Engine, container: &str, port: u16) -> Result<Vec<SocketAddr>> {
    if !engine.is_local() {
        return Ok(Vec::new());
    }
    let inspected = engine.client().inspect_container(container, None).await;
    let inspected = inspected.map_err(|error| engine.explained(&error))?;
    if in_our_network(&inspected) {
        return Ok(vec![SocketAddr::from((Ipv4Addr::LOCALHOST, port))]);
    }
    let mut addresses = on_bridges(engine, &inspected, port).await;
    addresses.extend(published(&inspected, port));
    Ok(addresses)
}

fn in_our_network(container: &ContainerInspectResponse) -> bool {
    let mode = container.host_config.as_ref().and_then(|config| config.network_mode.as_deref());
    mode == Some("host")
}

async fn on_bridges(engine: &Engine, container: &ContainerInspectResponse, port: u16) -> Vec<SocketAddr> {
    let networks = container.network_settings.as_ref().and_then(|settings| settings.networks.as_ref());
    let mut addresses = Vec::new();
    for (name, endpoint) in networks.into_iter().flatten() {
        let address = endpoint.ip_address.as_deref().and_then(|address| address.parse::<IpAddr>().ok());
        let Some(address) = address else { continue };
        let network = engine.client().inspect_network(name, None).await;
        if network.is_ok_and(|network| network.driver.as_deref() == Some("bridge")) {
            addresses.push(SocketAddr::new(address, port));
        }
    }
    addresses
}

fn published(container: &ContainerInspectResponse, port: u16) -> Option<SocketAddr> {
    let ports = container.network_settings.as_ref()?.ports.as_ref()?;
    let binding = ports.get(&format!("{port}/tcp"))?.as_ref()?.first()?;
    let port = binding.host_port.as_ref()?.parse().ok()?;
    let address = binding.host_ip.as_deref().and_then(|address| address.parse::<IpAddr>().ok());
    let address = address.filter(|address| !address.is_unspecified());
    Some(SocketAddr::new(address.unwrap_or(Ipv4Addr::LOCALHOST.into()), port))
}
