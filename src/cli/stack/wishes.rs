//! The flags that say how a stack is deployed.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};

use crate::cli::Run;
use crate::conn::docker::swarm::Logins;
use crate::ops::stack::plan::{self, Force, Resolve};

/// Stands for every service.
const EVERY: &str = "*";

/// Flags of the verbs that work out what a deployment would change.
#[derive(Debug, Args)]
pub(super) struct Wishes {
    /// Remove what the files no longer have, last and only when the rest has worked
    #[arg(long)]
    prune: bool,
    /// Start the tasks of all services, or of one, anew although nothing about them changed; `--force=SERVICE` is repeatable
    #[arg(long, value_name = "SERVICE", num_args = 0..=1, require_equals = true, default_missing_value = EVERY)]
    force: Vec<String>,
    /// Make external networks that are missing
    #[arg(long)]
    create_networks: bool,
    /// For which images a registry is asked for the digest
    #[arg(long, value_enum, value_name = "WHEN", default_value = "always")]
    resolve_image: When,
    /// Confirm that the database has the new password already that this secret brings; repeatable
    #[arg(long, value_name = "SECRET")]
    rotated: Vec<String>,
    /// How many old versions of each secret and config stay
    #[arg(long, value_name = "COUNT", default_value_t = 1)]
    keep: usize,
    /// Name secrets and configs as docker does, so that their content cannot change
    #[arg(long)]
    pub(super) plain_names: bool,
}

/// When a registry is asked.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum When {
    /// For every image
    Always,
    /// For images that the files spell otherwise than before
    Changed,
    /// For none
    Never,
}

impl Wishes {
    /// What is wanted beyond the files, by a verb that waits for nothing.
    pub(super) fn of(&self, run: &Run<'_>) -> plan::Wishes {
        plan::Wishes {
            prune: self.prune,
            compares: false,
            force: match self.force.as_slice() {
                [] => Force::None,
                some if some.iter().any(|service| service == EVERY) => Force::All,
                some => Force::Services(some.to_vec()),
            },
            detach: false,
            limit: Duration::ZERO,
            init_swarm: false,
            create_networks: self.create_networks,
            resolve: match self.resolve_image {
                When::Always => Resolve::Always,
                When::Changed => Resolve::Changed,
                When::Never => Resolve::Never,
            },
            logins: Logins::of_folder(docker_folder(run)),
            with_registry_auth: false,
            rotated: self.rotated.clone(),
            keep: self.keep,
        }
    }
}

/// Where the docker client keeps its configuration.
fn docker_folder(run: &Run<'_>) -> Option<PathBuf> {
    let named = run.inputs.environment.get("DOCKER_CONFIG").filter(|folder| !folder.is_empty());
    named.map(PathBuf::from).or_else(|| run.inputs.home().map(|home| home.join(".docker")))
}
