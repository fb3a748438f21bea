//! What is wanted beyond what the files say.

use std::time::Duration;

use crate::conn::docker::swarm::Logins;

/// What is wanted beyond what the files say.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub struct Wishes {
    /// Whether what the files no longer have is removed.
    pub prune: bool,
    /// Whether the plan is only looked at: what a deployment would be refused for is told.
    pub compares: bool,
    /// Which services start their tasks anew although nothing about them changed.
    pub force: Force,
    /// Whether nobody waits for the services.
    pub detach: bool,
    /// How long is waited for them.
    pub limit: Duration,
    /// Whether a swarm is made where there is none.
    pub init_swarm: bool,
    /// Whether external networks are made that are missing.
    pub create_networks: bool,
    /// For which images a registry is asked for the digest.
    pub resolve: Resolve,
    /// Logins of registries.
    pub logins: Logins,
    /// Whether the nodes are handed the logins.
    pub with_registry_auth: bool,
    /// Secrets of database passwords that were changed in the database already, by their keys in the file.
    pub rotated: Vec<String>,
    /// How many old versions of each secret and config stay.
    pub keep: usize,
}

/// Which services start their tasks anew although nothing about them changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Force {
    /// None.
    #[default]
    None,
    /// All.
    All,
    /// These, by their keys in the file.
    Services(Vec<String>),
}

impl Force {
    /// Whether it means the service of this key.
    pub fn means(&self, service: &str) -> bool {
        match self {
            Self::None => false,
            Self::All => true,
            Self::Services(keys) => keys.iter().any(|key| key == service),
        }
    }
}

/// For which images a registry is asked for the digest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Resolve {
    /// All.
    #[default]
    Always,
    /// Those that the file spells otherwise than before.
    Changed,
    /// None.
    Never,
}
