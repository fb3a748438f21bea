//! Configuration: layers of named values, each of which knows where it came from, resolved once into
//! typed settings that are passed down. Nothing else reads the environment or the configuration file.

mod keys;
mod layers;
mod origin;
mod settings;

pub use keys::{KEYS, Key};
pub use layers::Inputs;
pub use origin::{Origin, Sourced};
pub use settings::{
    DevSettings, DockerSettings, DynamoDbSettings, Host, MigrationSettings, PostgresSettings, RedisMode,
    RedisSettings, SessionAttributes, SslMode,
};

use crate::error::Result;

/// Everything a run was told, resolved.
pub struct Config {
    /// The profile in force, where one was chosen or is the default.
    pub profile: Option<String>,
    /// Whether the profile is marked `protected = true`.
    pub protected: bool,
    /// Where users live.
    pub postgres: PostgresSettings,
    /// Where sessions, cache and rate limits live.
    pub redis: RedisSettings,
    /// Where refresh tokens live.
    pub dynamodb: DynamoDbSettings,
    /// The Docker engine.
    pub docker: DockerSettings,
    /// Where migration files are.
    pub migrations: MigrationSettings,
    /// Where throwaway servers keep their data.
    pub dev: DevSettings,
    /// The local audit log.
    pub audit_log: std::path::PathBuf,
    /// Every key with its value and origin, for `config show`.
    pub values: layers::Values,
}

impl Config {
    /// Resolves the layers: defaults < `authctl.toml` < environment < `--set`.
    pub fn load(inputs: &Inputs) -> Result<Self> {
        let (profile, values) = layers::resolve(inputs)?;
        settings::from_values(profile, values)
    }
}
