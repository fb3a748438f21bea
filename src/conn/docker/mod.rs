//! The Docker engine: where it is, how it is opened, and the way to what runs in it.

mod engine;
mod exec;
mod explain;
mod locate;
mod reach;
mod request;
pub mod swarm;
mod tunnel;

pub use engine::Engine;
pub use exec::Container;
pub(crate) use exec::{Attached, Input, Lifeline, Output};
pub(crate) use reach::{Reached, reach};

use nix::unistd::{AccessFlags, access};

use crate::config::DockerSettings;
use crate::error::Result;

/// Where an engine listens that nobody has told otherwise.
const USUAL_SOCKET: &str = "/var/run/docker.sock";

/// The engine of the configuration, not contacted until it is asked for.
#[derive(Clone)]
pub struct Docker {
    settings: DockerSettings,
}

impl Docker {
    /// The engine at `settings`.
    pub fn new(settings: DockerSettings) -> Self {
        Self { settings }
    }

    /// The settings behind this handle.
    pub fn settings(&self) -> &DockerSettings {
        &self.settings
    }

    /// The engine's address: `unix:///var/run/docker.sock`.
    pub fn target(&self) -> &str {
        &self.settings.host
    }

    /// Whether anybody means to use an engine: one is named, or the usual socket is there and open to us.
    pub fn is_configured(&self) -> bool {
        let usable = |path: &str| access(path, AccessFlags::R_OK | AccessFlags::W_OK).is_ok();
        self.settings.host.strip_prefix("unix://").is_none_or(|path| path != USUAL_SOCKET || usable(path))
    }

    /// The engine, which has answered and agreed on a version of its API.
    pub async fn open(&self) -> Result<Engine> {
        engine::open(&self.settings).await
    }
}
