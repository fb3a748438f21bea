//! The environment: single variables, addresses, secrets in files, .NET connection strings.

use std::path::Path;

use super::inputs::Inputs;
use super::keys::{self, KEYS, Key};
use super::libpq::Parts;
use super::origin::Origin;
use super::values::Values;
use super::{appsettings, disk, libpq, redis_address};
use crate::error::{Error, Result};

/// Reads one way to write an address.
type Parser = fn(&str) -> Result<Parts>;

/// Variables that hold a whole address, with what reads them.
const ADDRESSES: &[(&str, Parser)] = &[("DATABASE_URL", libpq::parse), ("REDIS_URL", redis_address::parse)];

/// The prefix under which .NET takes connection strings from the environment.
const CONNECTION_STRINGS: &str = "ConnectionStrings__";

/// The values of the environment. The strongest first: variables named for one key in this order, an
/// address, .NET connection strings, and libpq's own `PG*`.
pub(super) fn read(inputs: &Inputs) -> Result<Values> {
    let mut values = Values::default();
    for key in KEYS {
        single(inputs, key, |name| !name.starts_with("PG"), &mut values)?;
    }
    for (variable, parse) in ADDRESSES {
        if let Some((text, origin)) = variable_or_file(inputs, variable)? {
            take(&mut values, &text, &origin, *parse)?;
            own_port(inputs, &mut values, &origin);
        }
    }
    for (name, text) in inputs.environment.iter().filter(|(name, _)| name.starts_with(CONNECTION_STRINGS)) {
        take(&mut values, text, &Origin::Environment(name.clone()), appsettings::connection_string)?;
    }
    for key in KEYS {
        single(inputs, key, |name| name.starts_with("PG"), &mut values)?;
    }
    Ok(values)
}

/// An address without a port means libpq's default, not the port of a weaker layer's server.
fn own_port(inputs: &Inputs, values: &mut Values, origin: &Origin) {
    let host_is_its_own = values.origin("postgres.host") == Some(origin);
    if host_is_its_own && !inputs.environment.contains_key("PGPORT") {
        values.set_default(keys::known("postgres.port"), "5432", origin.clone());
    }
}

fn take(
    values: &mut Values,
    text: &str,
    origin: &Origin,
    parse: impl Fn(&str) -> Result<Parts>,
) -> Result<()> {
    for (key, value) in parse(text).map_err(|error| error.context(format!("{origin} cannot be read")))? {
        values.set_default(key, value, origin.clone());
    }
    Ok(())
}

fn single(
    inputs: &Inputs,
    key: &'static Key,
    fits: impl Fn(&str) -> bool,
    values: &mut Values,
) -> Result<()> {
    for variable in key.variables.iter().filter(|name| fits(name)) {
        let found =
            if key.secret { variable_or_file(inputs, variable)? } else { variable_only(inputs, variable)? };
        if let Some((value, origin)) = found {
            values.set_default(key, value, origin);
        }
    }
    Ok(())
}

fn variable_only(inputs: &Inputs, name: &str) -> Result<Option<(String, Origin)>> {
    if inputs.foreign.iter().any(|foreign| foreign == name) {
        return Err(Error::usage(format!("the variable {name} is not UTF-8")));
    }
    let value = inputs.environment.get(name).filter(|value| !value.is_empty());
    Ok(value.map(|value| (value.clone(), Origin::Environment(name.to_owned()))))
}

/// The variable, or the file that `NAME_FILE` names, as container secrets are handed over.
fn variable_or_file(inputs: &Inputs, name: &str) -> Result<Option<(String, Origin)>> {
    if let Some(found) = variable_only(inputs, name)? {
        return Ok(Some(found));
    }
    let file = format!("{name}_FILE");
    let Some((path, origin)) = variable_only(inputs, &file)? else { return Ok(None) };
    let text =
        disk::text(Path::new(&path)).map_err(|error| error.context(format!("${file} cannot be followed")))?;
    Ok(Some((text.trim_end_matches(['\n', '\r']).to_owned(), origin)))
}
