//! The Docker engine.

use crate::config::DockerSettings;

/// The engine of the configuration, not contacted until it is asked for.
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
}
