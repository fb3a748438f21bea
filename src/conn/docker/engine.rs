//! An engine that answers.

use std::path::Path;

use bollard::API_DEFAULT_VERSION;
use bollard::models::{SystemInfo, SystemVersion};

use super::explain;
use crate::config::DockerSettings;
use crate::conn::tls;
use crate::error::{Error, Result};
use crate::report::Source;
use crate::text;

/// A Docker engine that answers.
#[derive(Clone)]
pub struct Engine {
    client: bollard::Docker,
    target: String,
    version: String,
}

/// Connects, and agrees on a version of the API.
pub(super) async fn open(settings: &DockerSettings) -> Result<Engine> {
    let target = &settings.host;
    let told = |error: bollard::errors::Error| explain::connecting(&error, target);
    let client = client(settings)?;
    let answer = async {
        let client = client.negotiate_version().await?;
        let version = client.version().await?;
        Ok((client, version))
    };
    let Ok(answer) = tokio::time::timeout(settings.timeout, answer).await else {
        let limit = text::duration(settings.timeout);
        return Err(Error::unreachable(format!(
            "the Docker engine at {target} did not answer within {limit}"
        ))
        .hint("`--timeout 20s` waits longer"));
    };
    let (client, version) = answer.map_err(told)?;
    let version = version.version.unwrap_or_else(|| "unknown".to_owned());
    Ok(Engine { client, target: target.clone(), version })
}

fn client(settings: &DockerSettings) -> Result<bollard::Docker> {
    let DockerSettings { host, tls_verify, cert_path, timeout } = settings;
    let seconds = timeout.as_secs().max(1);
    let version = API_DEFAULT_VERSION;
    let client = match host.split_once("://") {
        Some(("unix", _)) => bollard::Docker::connect_with_unix(host, seconds, version),
        Some(("tcp" | "http", _)) if !tls_verify => {
            bollard::Docker::connect_with_http(host, seconds, version)
        }
        Some(("tcp" | "https", _)) => return over_tls(settings, cert_path.as_deref(), seconds),
        Some(("ssh", _)) => bollard::Docker::connect_with_ssh(host, seconds, version, None),
        _ => {
            return Err(Error::usage(format!("`docker.host` is no engine's address: {host}"))
                .hint("`--set docker.host=unix:///var/run/docker.sock`, or tcp:// or ssh://"));
        }
    };
    client.map_err(|error| explain::connecting(&error, host))
}

fn over_tls(settings: &DockerSettings, folder: Option<&Path>, seconds: u64) -> Result<bollard::Docker> {
    let Some(folder) = folder else {
        return Err(Error::usage("`docker.tls_verify` is set and `docker.cert_path` is not")
            .hint("name the folder of ca.pem, cert.pem and key.pem with `--set docker.cert_path=FOLDER`"));
    };
    tls::install_provider();
    let file = |name| folder.join(name);
    for name in ["key.pem", "cert.pem", "ca.pem"] {
        if let Err(error) = std::fs::File::open(file(name)) {
            return Err(Error::usage(format!("cannot read {}", file(name).display()))
                .caused_by(&error)
                .hint("`docker.cert_path` names the folder of ca.pem, cert.pem and key.pem"));
        }
    }
    let (key, certificate, authority) = (file("key.pem"), file("cert.pem"), file("ca.pem"));
    let (host, version) = (&settings.host, API_DEFAULT_VERSION);
    bollard::Docker::connect_with_ssl(host, &key, &certificate, &authority, seconds, version)
        .map_err(|error| explain::connecting(&error, host))
}

impl Engine {
    /// The engine's address.
    pub fn target(&self) -> &str {
        &self.target
    }

    /// Whom the answers come from.
    pub fn source(&self) -> Source {
        Source::new(&self.target, format!("Docker {}", self.version))
    }

    /// The engine's version and that of its parts.
    pub async fn version(&self) -> Result<SystemVersion> {
        self.client.version().await.map_err(|error| self.explained(&error))
    }

    /// What the engine says of itself, its node's part in the swarm among it.
    pub async fn info(&self) -> Result<SystemInfo> {
        self.client.info().await.map_err(|error| self.explained(&error))
    }

    /// The `x` of the version 1.x of the interface that the engine speaks.
    pub(super) fn interface(&self) -> u32 {
        u32::try_from(self.client.client_version().minor_version).unwrap_or(u32::MAX)
    }

    /// The client itself; [`explained`](Self::explained) says what its errors mean.
    pub fn client(&self) -> &bollard::Docker {
        &self.client
    }

    /// What a refusal means.
    pub fn explained(&self, error: &bollard::errors::Error) -> Error {
        explain::asking(error, &self.target)
    }

    /// Whether it runs on this machine, so that its bridges can be reached.
    pub(super) fn is_local(&self) -> bool {
        self.target.starts_with("unix://")
    }
}
