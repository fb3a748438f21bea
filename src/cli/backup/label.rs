//! What a backup may be called.

use crate::text;

/// A label stands in tables beside the names of sets, and must not be taken for one.
pub(super) fn parse(text: &str) -> Result<String, String> {
    let is_odd = |c: char| text::clean(&c.to_string()) != c.to_string();
    match text.chars().count() {
        0 => Err("a label has at least one character".to_owned()),
        count if count > LONGEST_LABEL => Err(format!("a label has at most {LONGEST_LABEL} characters")),
        _ if text.chars().any(is_odd) => Err("a label holds no control characters".to_owned()),
        _ if text == "latest" || text.starts_with("20") => {
            Err("`latest` and what begins with a year would be taken for the name of a set".to_owned())
        }
        _ => Ok(text.to_owned()),
    }
}

/// Characters of a label.
const LONGEST_LABEL: usize = 64;
