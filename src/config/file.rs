//! `authctl.toml`: keys at the top for every profile, and `[profile.NAME]` tables over them.

use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::disk;
use super::inputs::Inputs;
use super::keys;
use super::origin::Origin;
use super::values::Values;
use crate::error::{Error, Result};
use crate::text;

/// The name that is looked for.
pub const NAME: &str = "authctl.toml";

/// What the files say.
#[derive(Default)]
pub(super) struct Files {
    /// Those that exist, the weakest first.
    pub read: Vec<PathBuf>,
    /// Their values for the chosen profile.
    pub values: Values,
    /// The chosen profile.
    pub profile: Option<String>,
    /// Things worth a note: secrets that others may read.
    pub warnings: Vec<String>,
}

/// Where files are looked for, the weakest first: the user's folder, then the working directory; or
/// just the one that was named.
pub fn candidates(inputs: &Inputs) -> Vec<PathBuf> {
    if let Some(file) = &inputs.file {
        return vec![inputs.directory.join(file)];
    }
    let folder =
        inputs.user_folder("XDG_CONFIG_HOME", ".config").map(|folder| folder.join("authctl").join(NAME));
    folder.into_iter().chain([inputs.directory.join(NAME)]).collect()
}

/// Reads the files and chooses the profile.
pub(super) fn read(inputs: &Inputs) -> Result<Files> {
    let mut documents = Vec::new();
    for path in candidates(inputs) {
        if inputs.file.is_some() || path.exists() {
            documents.push(Document::read(path)?);
        }
    }
    let default = documents.iter().rev().find_map(|document| document.default_profile.clone());
    let chosen = inputs.profile.clone().or_else(|| inputs.environment.get("AUTHCTL_PROFILE").cloned());
    let profile = chosen.filter(|name| !name.is_empty()).or(default);
    if let Some(name) = &profile {
        exists_somewhere(name, &documents)?;
    }
    Ok(collect(documents, profile))
}

fn collect(documents: Vec<Document>, profile: Option<String>) -> Files {
    let mut files = Files { profile, ..Files::default() };
    for document in documents {
        if document.holds_secrets && disk::readable_by_others(&document.path) {
            let path = document.path.display();
            files.warnings.push(format!("{path} holds secrets and others may read it; `chmod 600 {path}`"));
        }
        files.values.lay(document.shared);
        let chosen = document.profiles.into_iter().find(|(name, _)| Some(name) == files.profile.as_ref());
        files.values.lay(chosen.map(|(_, values)| values).unwrap_or_default());
        files.read.push(document.path);
    }
    files
}

fn exists_somewhere(name: &str, documents: &[Document]) -> Result<()> {
    let known: Vec<&str> = documents
        .iter()
        .flat_map(|document| document.profiles.iter().map(|(name, _)| name.as_str()))
        .collect();
    if known.contains(&name) {
        return Ok(());
    }
    let error = Error::usage(format!("there is no profile `{}`", text::clean(name)));
    Err(match text::nearest(name, known.iter().copied()) {
        Some(near) => error.hint(format!("did you mean `{near}`? The profiles are: {}", known.join(", "))),
        None if known.is_empty() => error.hint(
            "no configuration file declares a profile; `authctl config path` shows where they are looked for",
        ),
        None => error.hint(format!("the profiles are: {}", known.join(", "))),
    })
}

/// One file, read and checked.
struct Document {
    path: PathBuf,
    shared: Values,
    profiles: Vec<(String, Values)>,
    default_profile: Option<String>,
    holds_secrets: bool,
}

impl Document {
    fn read(path: PathBuf) -> Result<Self> {
        let text = disk::text(&path)?;
        let table = DeTable::parse(&text).map_err(|error| {
            let place = error.span().map_or_else(String::new, |span| position(&text, span.start));
            Error::usage(format!("{}{place}: {}", path.display(), text::clean(error.message())))
        })?;
        let origin = Origin::File(path.clone());
        let mut reading = Reading { path: &path, text: &text, values: Values::default(), secrets: false };
        let mut profiles = Vec::new();
        let mut default_profile = None;
        for (name, value) in table.get_ref() {
            match (name.get_ref().as_ref(), value.get_ref()) {
                ("profile", DeValue::Table(tables)) => profiles.extend(reading.profiles(tables)?),
                ("default_profile", DeValue::String(name)) => default_profile = Some(name.to_string()),
                (name, _) => reading.entry(name, value, &origin)?,
            }
        }
        let (shared, holds_secrets) = (reading.values, reading.secrets);
        Ok(Self { path, shared, profiles, default_profile, holds_secrets })
    }
}

struct Reading<'a> {
    path: &'a Path,
    text: &'a str,
    values: Values,
    secrets: bool,
}

impl Reading<'_> {
    fn profiles(&mut self, tables: &DeTable<'_>) -> Result<Vec<(String, Values)>> {
        let mut profiles = Vec::new();
        for (name, value) in tables {
            let DeValue::Table(entries) = value.get_ref() else {
                return Err(self.wrong(value, "a profile is a table"));
            };
            let origin = Origin::Profile(self.path.to_owned(), name.get_ref().to_string());
            let shared = std::mem::take(&mut self.values);
            for (entry, value) in entries {
                self.entry(entry.get_ref(), value, &origin)?;
            }
            profiles.push((name.get_ref().to_string(), std::mem::replace(&mut self.values, shared)));
        }
        Ok(profiles)
    }

    fn entry(&mut self, name: &str, value: &Spanned<DeValue<'_>>, origin: &Origin) -> Result<()> {
        if let DeValue::Table(table) = value.get_ref()
            && keys::find(name).is_none()
        {
            for (inner, value) in table {
                self.entry(&format!("{name}.{}", inner.get_ref()), value, origin)?;
            }
            return Ok(());
        }
        let Some(key) = keys::find(name) else { return Err(self.unknown(name, value)) };
        let words = self.words(value)?;
        self.secrets |= key.secret && !words.is_empty();
        self.values.set(key, words, origin.clone());
        Ok(())
    }

    /// Strings, numbers and flags as written; a list is joined by commas, a table as NAME=VALUE.
    fn words(&self, value: &Spanned<DeValue<'_>>) -> Result<String> {
        match value.get_ref() {
            DeValue::String(text) => Ok(text.to_string()),
            DeValue::Integer(number) => Ok(number.to_string()),
            DeValue::Float(number) => Ok(number.to_string()),
            DeValue::Boolean(flag) => Ok(flag.to_string()),
            DeValue::Array(items) => {
                Ok(items.iter().map(|item| self.words(item)).collect::<Result<Vec<_>>>()?.join(","))
            }
            DeValue::Table(entries) => {
                let assignment = |(name, value): (&Spanned<DeString<'_>>, &Spanned<DeValue<'_>>)| match self
                    .words(
                    value,
                )? {
                    words if words.contains(',') => {
                        Err(self.wrong(value, "a value with a comma goes by `--var`"))
                    }
                    words => Ok(format!("{}={words}", name.get_ref())),
                };
                Ok(entries.iter().map(assignment).collect::<Result<Vec<_>>>()?.join(","))
            }
            DeValue::Datetime(_) => Err(self.wrong(value, "a string, a number or true/false is needed here")),
        }
    }

    fn wrong(&self, value: &Spanned<DeValue<'_>>, why: &str) -> Error {
        Error::usage(format!("{}{}: {why}", self.path.display(), position(self.text, value.span().start)))
    }

    fn unknown(&self, name: &str, value: &Spanned<DeValue<'_>>) -> Error {
        let error = self.wrong(value, &format!("`{}` is no configuration key", text::clean(name)));
        keys::with_nearest(error, name)
    }
}

/// `:LINE:COLUMN` of a byte offset, both from 1.
fn position(text: &str, offset: usize) -> String {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!(":{line}:{column}")
}
