//! Configuration: layers of named values, each of which knows where it came from, resolved once into
//! typed settings that are passed down. Nothing else reads the environment or the configuration file.

mod appsettings;
mod disk;
mod environment;
mod file;
mod inputs;
mod keys;
mod layers;
mod libpq;
mod npgsql;
mod origin;
mod pgpass;
mod process;
mod reading;
mod redis_address;
mod settings;
mod values;

pub use file::{NAME as FILE_NAME, candidates as file_candidates};
pub use inputs::Inputs;
pub use keys::{KEYS, Key};
pub use origin::Origin;
pub use process::{Operator, columns, has_plain_terminal, inheritable, search_path};
pub use settings::{
    BackupSettings, DevSettings, DockerSettings, DynamoDbSettings, Host, MigrationSettings, PostgresSettings,
    RedisMode, RedisSettings, SessionAttributes, SslMode,
};
pub use values::Values;

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
    /// Where backups are kept.
    pub backup: BackupSettings,
    /// Where throwaway servers keep their data.
    pub dev: DevSettings,
    /// The local audit log.
    pub audit_log: std::path::PathBuf,
    /// Every key with its value and origin, for `config show`.
    pub values: Values,
    /// Things worth a note: a file with secrets that others may read, a password file that is ignored.
    pub warnings: Vec<String>,
    /// The configuration files that were read, the weakest first.
    pub files: Vec<std::path::PathBuf>,
}

impl Config {
    /// Resolves the layers: defaults < `authctl.toml` < environment < `--set`.
    pub fn load(inputs: &Inputs) -> Result<Self> {
        let resolved = layers::resolve(inputs)?;
        let mut config = settings::from_values(resolved, inputs)?;
        config.find_password(inputs);
        Ok(config)
    }

    /// The defaults alone, for commands that have to work where the configuration does not load.
    pub fn of_defaults(inputs: &Inputs) -> Result<Self> {
        settings::from_values(layers::defaults_alone(inputs), inputs)
    }

    /// Asks libpq's password file where no layer gave a password.
    fn find_password(&mut self, inputs: &Inputs) {
        if self.postgres.password.is_some() {
            return;
        }
        let found = pgpass::look_up(inputs, &self.postgres);
        self.warnings.extend(found.warning);
        if let Some((password, origin)) = found.password {
            self.values.set(keys::known("postgres.password"), password.expose(), origin);
            self.postgres.password = Some(password);
        }
    }
}
