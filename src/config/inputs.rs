//! What the configuration is resolved from: the command line, the environment, the working directory.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::error::{Error, Result};

/// What a run can take its configuration from, read once at the start.
#[derive(Clone, Default)]
pub struct Inputs {
    /// `--profile`.
    pub profile: Option<String>,
    /// `--config`.
    pub file: Option<PathBuf>,
    /// `--set KEY=VALUE`, in order.
    pub set: Vec<String>,
    /// The environment, as far as it is UTF-8.
    pub environment: BTreeMap<String, String>,
    /// Names of variables whose value is not.
    pub foreign: Vec<String>,
    /// The working directory, where `authctl.toml` and `appsettings.json` are looked for.
    pub directory: PathBuf,
}

impl Inputs {
    /// The inputs of this process.
    pub fn of_process(profile: Option<String>, file: Option<PathBuf>, set: Vec<String>) -> Result<Self> {
        let directory = std::env::current_dir()
            .map_err(|error| Error::usage("the working directory cannot be read").caused_by(&error))?;
        let mut inputs = Self { profile, file, set, directory, ..Self::default() };
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
        for (name, value) in std::env::vars_os() {
            let Ok(name) = name.into_string() else { continue };
            match value.into_string() {
                Ok(value) => drop(inputs.environment.insert(name, value)),
                Err(_) => inputs.foreign.push(name),
            }
        }
        Ok(inputs)
    }

    /// The home folder.
    pub fn home(&self) -> Option<PathBuf> {
        self.environment.get("HOME").filter(|home| !home.is_empty()).map(PathBuf::from)
    }

    /// A folder of the XDG kind: the variable, or its usual place below home.
    pub fn user_folder(&self, variable: &str, below_home: &str) -> Option<PathBuf> {
        let named = self.environment.get(variable).filter(|path| path.starts_with('/')).map(PathBuf::from);
        named.or_else(|| self.home().map(|home| home.join(below_home)))
    }
}
