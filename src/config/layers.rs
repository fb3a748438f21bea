//! The layers, and how a later one wins over an earlier one.

use std::path::PathBuf;

use super::inputs::Inputs;
use super::keys::{self, KEYS};
use super::origin::Origin;
use super::values::Values;
use super::{appsettings, disk, environment, file};
use crate::error::{Error, Result};
use crate::text;

/// The layers, laid over each other.
pub(super) struct Resolved {
    /// The chosen profile.
    pub profile: Option<String>,
    /// Every value.
    pub values: Values,
    /// Things worth a note.
    pub warnings: Vec<String>,
    /// The configuration files that were read, the weakest first.
    pub files: Vec<PathBuf>,
}

/// Lays the layers over each other: defaults < dev < `appsettings.json` < `authctl.toml` < environment < `--set`.
pub(super) fn resolve(inputs: &Inputs) -> Result<Resolved> {
    let files = file::read(inputs)?;
    let mut told = appsettings::read(inputs)?;
    told.lay(files.values);
    told.lay(environment::read(inputs)?);
    told.lay(command_line(inputs)?);
    let mut warnings = files.warnings;
    let mut values = defaults(inputs);
    match dev(inputs, &told) {
        Ok(throwaway) => values.lay(throwaway),
        // `dev up` mends the file, and resolves the configuration first
        Err(error) => warnings.push(format!("{error}; it is ignored until `authctl dev up` writes it anew")),
    }
    values.lay(told);
    Ok(Resolved { profile: files.profile, values, warnings, files: files.read })
}

/// The weakest layer, with nothing over it.
pub(super) fn defaults_alone(inputs: &Inputs) -> Resolved {
    Resolved { profile: None, values: defaults(inputs), warnings: Vec::new(), files: Vec::new() }
}

fn defaults(inputs: &Inputs) -> Values {
    let mut values = Values::default();
    for key in KEYS {
        if let Some(default) = key.default {
            values.set(key, default, Origin::Default);
        }
    }
    if let Some(state) = inputs.user_folder("XDG_STATE_HOME", ".local/state") {
        let log = state.join("authctl").join("audit.jsonl");
        values.set(keys::known("audit.log"), log.to_string_lossy(), Origin::Default);
    }
    let migrations = inputs.directory.join("migrations");
    if migrations.is_dir() {
        values.set(keys::known("migrations.folder"), migrations.to_string_lossy(), Origin::Default);
    }
    values
}

/// What `authctl dev up` wrote, for the services of which nothing else is said.
fn dev(inputs: &Inputs, told: &Values) -> Result<Values> {
    let folder = told.plain("dev.folder").or(keys::known("dev.folder").default).unwrap_or_default();
    let path = inputs.directory.join(folder).join("dev.toml");
    let mut values = Values::default();
    if !path.exists() {
        return Ok(values);
    }
    // the parser's own words would quote a line of the file, and the file holds passwords
    let table: toml::Table =
        disk::text(&path)?.parse().map_err(|_| Error::usage(format!("{} is damaged", path.display())))?;
    for (service, entries) in table.iter().filter(|(service, _)| !told.mentions(service)) {
        for (name, value) in entries.as_table().into_iter().flatten() {
            if let Some(key) = keys::find(&format!("{service}.{name}")) {
                let words = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                values.set(key, words, Origin::Dev(path.clone()));
            }
        }
    }
    Ok(values)
}

fn command_line(inputs: &Inputs) -> Result<Values> {
    let mut values = Values::default();
    for assignment in &inputs.set {
        let (name, value) = assignment.split_once('=').ok_or_else(|| {
            Error::usage("--set takes KEY=VALUE").hint("for example `--set postgres.host=db`")
        })?;
        let key = keys::find(name.trim()).ok_or_else(|| unknown_key(name))?;
        values.set(key, value, Origin::CommandLine);
    }
    Ok(values)
}

fn unknown_key(name: &str) -> Error {
    keys::with_nearest(Error::usage(format!("`{}` is no configuration key", text::clean(name))), name)
}
