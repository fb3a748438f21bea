//! `${name}` in a file, and the value that was given for it. Nothing is taken from the environment: what a
//! migration does must not depend on who runs it where.

use std::collections::BTreeMap;

use super::problem::Complaint;
use crate::text as words;

/// A piece that is longer or shorter in what is sent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shift {
    /// Where it begins in what is sent.
    pub(super) at: usize,
    /// Its length there.
    pub(super) sent: usize,
    /// Its length in the file.
    pub(super) written: usize,
}

/// `text` with values for its placeholders.
pub(super) fn fill(
    text: String,
    values: &BTreeMap<String, String>,
) -> Result<(String, Vec<Shift>), Vec<Complaint>> {
    if !text.contains("${") {
        return Ok((text, Vec::new()));
    }
    let (mut filled, mut shifts, mut unknown) = (String::with_capacity(text.len()), Vec::new(), Vec::new());
    let mut done = 0;
    for (at, name) in placeholders(&text) {
        filled.push_str(&text[done..at]);
        done = at + "${}".len() + name.len();
        match values.get(name) {
            Some(value) => {
                shifts.push(Shift { at: filled.len(), sent: value.len(), written: done - at });
                filled.push_str(value);
            }
            None => unknown.push(complaint(at, name, values)),
        }
    }
    filled.push_str(&text[done..]);
    if unknown.is_empty() { Ok((filled, shifts)) } else { Err(unknown) }
}

/// Every `${name}` with its place. `${1}` and `${a b}` are none.
fn placeholders(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices("${").filter_map(|(at, opening)| {
        let rest = &text[at + opening.len()..];
        let name = &rest[..rest.find('}')?];
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        is_name.then_some((at, name))
    })
}

fn complaint(at: usize, name: &str, values: &BTreeMap<String, String>) -> Complaint {
    let why = format!("no value is given for the placeholder `${{{name}}}`");
    let near = words::nearest(name, values.keys().map(String::as_str));
    let near = near.map(|near| format!("did you mean `${{{near}}}`? Else ")).unwrap_or_default();
    let fix = format!(
        "{near}give it one with `--var {name}=VALUE` or under `migrations.variables`, or let the file begin with \
         `-- authctl: no-placeholders`"
    );
    Complaint::at(at, why, fix)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values() -> BTreeMap<String, String> {
        BTreeMap::from([("role".to_owned(), "auth_app".to_owned())])
    }

    #[test]
    fn a_placeholder_has_a_name() {
        let text = "GRANT SELECT ON a TO ${role}; SELECT '${1} ${a b} $${', $${$$";
        let (filled, shifts) = fill(text.to_owned(), &values()).ok().unwrap();
        assert_eq!(filled, "GRANT SELECT ON a TO auth_app; SELECT '${1} ${a b} $${', $${$$");
        assert_eq!(shifts.len(), 1);
    }

    #[test]
    fn an_unknown_one_is_no_text() {
        assert_eq!(fill("${role} ${rolle} ${x}".to_owned(), &values()).err().unwrap().len(), 2);
    }
}
