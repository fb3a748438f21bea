//! The layers, and how a later one wins over an earlier one.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::keys::{self, KEYS};
use super::origin::{Origin, Sourced};
use crate::error::{Error, Result};
use crate::text;

/// Every key that has a value, with its origin.
pub type Values = BTreeMap<&'static str, Sourced<String>>;

/// What a run can take its configuration from, read once at the start.
#[derive(Clone, Default)]
pub struct Inputs {
    /// `--profile`.
    pub profile: Option<String>,
    /// `--config`.
    pub file: Option<PathBuf>,
    /// `--set KEY=VALUE`, in order.
    pub set: Vec<String>,
    /// The environment.
    pub environment: BTreeMap<String, String>,
    /// The working directory, where `authctl.toml` and `appsettings.json` are looked for.
    pub directory: PathBuf,
}

impl Inputs {
    /// The inputs of this process.
    pub fn of_process(profile: Option<String>, file: Option<PathBuf>, set: Vec<String>) -> Result<Self> {
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
        let environment = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        let directory = std::env::current_dir()
            .map_err(|error| Error::usage("the working directory cannot be read").caused_by(&error))?;
        Ok(Self { profile, file, set, environment, directory })
    }
}

/// Lays the layers over each other.
pub fn resolve(inputs: &Inputs) -> Result<(Option<String>, Values)> {
    let mut values = defaults();
    from_environment(inputs, &mut values);
    from_command_line(inputs, &mut values)?;
    Ok((inputs.profile.clone(), values))
}

fn defaults() -> Values {
    let with_default = KEYS.iter().filter_map(|key| Some((key.name, key.default?)));
    with_default.map(|(name, value)| (name, Sourced::new(value.to_owned(), Origin::Default))).collect()
}

fn from_environment(inputs: &Inputs, values: &mut Values) {
    for key in KEYS {
        for variable in key.variables.iter().rev() {
            if let Some(value) = inputs.environment.get(*variable).filter(|value| !value.is_empty()) {
                let origin = Origin::Environment((*variable).to_owned());
                values.insert(key.name, Sourced::new(value.clone(), origin));
            }
        }
    }
}

fn from_command_line(inputs: &Inputs, values: &mut Values) -> Result<()> {
    for assignment in &inputs.set {
        let (name, value) = assignment.split_once('=').ok_or_else(|| {
            Error::usage("--set takes KEY=VALUE").hint("for example `--set postgres.host=db`")
        })?;
        let key = keys::find(name.trim()).ok_or_else(|| unknown_key(name))?;
        values.insert(key.name, Sourced::new(value.to_owned(), Origin::CommandLine));
    }
    Ok(())
}

fn unknown_key(name: &str) -> Error {
    let error = Error::usage(format!("`{}` is no configuration key", text::clean(name)));
    match text::nearest(name, KEYS.iter().map(|key| key.name)) {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => error.hint("`authctl config show` lists every key"),
    }
}
