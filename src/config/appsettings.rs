//! The `appsettings.json` of a .NET application: its connection strings, recognised by what they say.

use std::path::Path;

use serde_json::Value;

use super::inputs::Inputs;
use super::libpq::Parts;
use super::origin::Origin;
use super::values::Values;
use super::{disk, npgsql, redis_address};
use crate::error::{Error, Result};

/// The values of `appsettings.json` and of the file for the environment, in the working directory.
pub(super) fn read(inputs: &Inputs) -> Result<Values> {
    let environment = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];
    let named = environment.iter().find_map(|name| inputs.environment.get(*name));
    let special = named.map(|name| format!("appsettings.{name}.json"));
    let mut values = Values::default();
    for file in std::iter::once("appsettings.json".to_owned()).chain(special) {
        let path = inputs.directory.join(&file);
        if path.exists() {
            values.lay(read_file(&path, &file)?);
        }
    }
    Ok(values)
}

fn read_file(path: &Path, shown: &str) -> Result<Values> {
    let text = disk::text(path)?;
    let document: Value = json_with_comments(&text)
        .map_err(|error| Error::usage(format!("{} is no JSON", path.display())).caused_by(&error))?;
    let mut values = Values::default();
    let strings = document.get("ConnectionStrings").and_then(Value::as_object);
    for (name, text) in strings.into_iter().flatten() {
        let Some(text) = text.as_str() else { continue };
        let origin = Origin::AppSettings(shown.into(), format!("ConnectionStrings:{name}"));
        let place = format!("{} ConnectionStrings:{name}", path.display());
        for (key, value) in
            connection_string(text).map_err(|error| error.context(format!("{place} cannot be read")))?
        {
            values.set_default(key, value, origin.clone());
        }
    }
    Ok(values)
}

/// A connection string of either store: `Host=…` is PostgreSQL's, anything else with a host is Redis's.
pub(super) fn connection_string(text: &str) -> Result<Parts> {
    if text.trim().is_empty() {
        return Ok(Parts::new());
    }
    if npgsql::recognises(text) { npgsql::parse(text) } else { redis_address::parse(text) }
}

/// .NET reads settings with comments and trailing commas.
fn json_with_comments(text: &str) -> serde_json::Result<Value> {
    serde_json::from_str(&without_comments(text))
}

fn without_comments(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut characters = text.trim_start_matches('\u{feff}').chars().peekable();
    let mut in_string = false;
    while let Some(character) = characters.next() {
        match character {
            '\\' if in_string => {
                clean.push(character);
                clean.extend(characters.next());
            }
            '"' => {
                in_string = !in_string;
                clean.push(character);
            }
            '/' if !in_string && characters.peek() == Some(&'/') => {
                while characters.next_if(|next| *next != '\n').is_some() {}
            }
            '/' if !in_string && characters.peek() == Some(&'*') => skip_block(&mut characters),
            ']' | '}' if !in_string => {
                drop_trailing_comma(&mut clean);
                clean.push(character);
            }
            _ => clean.push(character),
        }
    }
    clean
}

fn skip_block(characters: &mut impl Iterator<Item = char>) {
    characters.next();
    let mut before = ' ';
    for character in characters.by_ref() {
        if before == '*' && character == '/' {
            return;
        }
        before = character;
    }
}

fn drop_trailing_comma(clean: &mut String) {
    let kept = clean.trim_end();
    if let Some(kept) = kept.strip_suffix(',') {
        clean.truncate(kept.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_trailing_commas_are_read_as_dotnet_reads_them() {
        let text = "{ // a\n \"x\": \"http://y\", /* b, } */ \"z\": [1, 2,], }";
        assert_eq!(json_with_comments(text).unwrap(), serde_json::json!({"x": "http://y", "z": [1, 2]}));
    }

    #[test]
    fn the_store_is_told_by_the_string() {
        assert_eq!(connection_string("Host=a").unwrap()[0].0.name, "postgres.host");
        assert_eq!(connection_string("redis:6379,abortConnect=false").unwrap()[0].0.name, "redis.host");
    }
}
