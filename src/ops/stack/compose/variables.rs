//! The variables that files are filled in with: the caller's, over those of `--env-file` or of `.env`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::place::Place;
use super::remark::Remarks;
use super::template::{self, Met};

/// Variables by name. Nothing prints them: among them are passwords.
#[derive(Default)]
pub(super) struct Variables {
    caller: BTreeMap<String, String>,
    files: BTreeMap<String, String>,
}

impl Variables {
    pub(super) fn of_caller(caller: &BTreeMap<String, String>) -> Self {
        Self { caller: caller.clone(), files: BTreeMap::new() }
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.caller.get(name).or_else(|| self.files.get(name)).map(String::as_str)
    }

    /// Adds the assignments of a file of `NAME=value` lines; what came before is overridden, what the caller has is not.
    pub(super) fn add(&mut self, text: &str, file: &Arc<str>, remarks: &mut Remarks) {
        let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut line = 1;
        while !rest.is_empty() {
            let place = Place { file: Arc::clone(file), line, column: 1 };
            let before = rest;
            match assignment(&mut rest) {
                Ok(None) => {}
                Ok(Some((name, value))) => self.assign(name, &value, &place, remarks),
                Err(fault) => {
                    remarks
                        .error(&place, "", fault)
                        .advise("write `NAME=value`, with quotes around blanks and `#`");
                    rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
                }
            }
            line += before[..before.len() - rest.len()].matches('\n').count().max(1);
        }
    }

    fn assign(&mut self, name: &str, value: &Assigned, place: &Place, remarks: &mut Remarks) {
        let value = match value {
            Assigned::Literal(text) => text.clone(),
            Assigned::Template(text) => {
                let lookup = |name: &str| self.get(name).map(str::to_owned);
                let Ok(filled) = template::fill(text, &lookup, &mut Met::default()) else {
                    let remark = remarks.error(
                        place,
                        name,
                        "a `$` that begins no variable, or a variable that is required",
                    );
                    remark.advise("write `$$`, or put the value in single quotes");
                    return;
                };
                filled
            }
        };
        self.files.insert(name.to_owned(), value);
    }
}

/// A value as it is written.
enum Assigned {
    /// In single quotes: taken as it is.
    Literal(String),
    /// With variables in it.
    Template(String),
}

/// Takes one line, or several where quotes say so, from the front of `rest`.
fn assignment<'a>(rest: &mut &'a str) -> Result<Option<(&'a str, Assigned)>, &'static str> {
    let line = rest.split('\n').next().unwrap_or_default();
    let trimmed = line.trim();
    if trimmed.is_empty() || trimmed.starts_with('#') {
        *rest = &rest[(line.len() + 1).min(rest.len())..];
        return Ok(None);
    }
    let (name, _) = line.split_once('=').ok_or("a line without `=`")?;
    let value = rest[name.len() + 1..].trim_start_matches([' ', '\t']);
    let name = name.trim();
    let name = name.strip_prefix("export ").unwrap_or(name).trim();
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || "_.-".contains(c)) {
        return Err("not the name of a variable");
    }
    let (assigned, after) = match value.chars().next() {
        Some('\'') => single_quoted(&value[1..])?,
        Some('"') => double_quoted(&value[1..])?,
        _ => unquoted(value),
    };
    *rest = after.split_once('\n').map_or("", |(_, after)| after);
    Ok(Some((name, assigned)))
}

fn single_quoted(text: &str) -> Result<(Assigned, &str), &'static str> {
    let (value, after) = text.split_once('\'').ok_or("a single quote that is not closed")?;
    Ok((Assigned::Literal(value.to_owned()), after))
}

fn double_quoted(text: &str) -> Result<(Assigned, &str), &'static str> {
    let mut value = String::new();
    let mut characters = text.char_indices();
    while let Some((offset, character)) = characters.next() {
        match (character, character == '\\') {
            ('"', _) => return Ok((Assigned::Template(value), &text[offset + 1..])),
            (_, true) => match characters.next() {
                Some((_, 'n')) => value.push('\n'),
                Some((_, 'r')) => value.push('\r'),
                Some((_, 't')) => value.push('\t'),
                Some((_, '$')) => value.push_str("$$"),
                Some((_, other)) => value.push(other),
                None => break,
            },
            (other, _) => value.push(other),
        }
    }
    Err("a double quote that is not closed")
}

/// Up to the end of the line, without a comment behind a blank.
fn unquoted(text: &str) -> (Assigned, &str) {
    let line = text.split('\n').next().unwrap_or_default();
    let end = line.find(" #").or_else(|| line.find("\t#")).unwrap_or(line.len());
    let value = if line.starts_with('#') { "" } else { line[..end].trim() };
    (Assigned::Template(value.to_owned()), &text[line.len()..])
}
