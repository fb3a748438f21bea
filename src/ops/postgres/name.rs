//! How an operator names a table.

use std::str::FromStr;

use crate::sql;

/// A table as it is written on a command line: `Users`, `auth.Sessions`. Names are taken as they are, capitals too;
/// one with a dot in it is quoted: `auth."a.b"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableName {
    /// The schema; where none is named, the search path decides.
    pub schema: Option<String>,
    /// The table.
    pub table: String,
}

impl FromStr for TableName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = Vec::new();
        let mut rest = text;
        loop {
            let (part, after) = part(rest).ok_or_else(|| wrong(text))?;
            parts.push(part);
            match after.strip_prefix('.') {
                Some(next) => rest = next,
                None if after.is_empty() => break,
                None => return Err(wrong(text)),
            }
        }
        let table = parts.pop().ok_or_else(|| wrong(text))?;
        let schema = parts.pop();
        if !parts.is_empty() {
            return Err(wrong(text));
        }
        Ok(Self { schema, table })
    }
}

/// The first part of a name, and what follows it.
fn part(text: &str) -> Option<(String, &str)> {
    let (part, rest) = if let Some(quoted) = text.strip_prefix('"') {
        quoted_part(quoted)?
    } else {
        let end = text.find('.').unwrap_or(text.len());
        (text[..end].to_owned(), &text[end..])
    };
    let is_name = !part.is_empty() && part.len() <= sql::LONGEST_IDENTIFIER && !part.contains('\0');
    is_name.then_some((part, rest))
}

/// The same behind an opening quote; two quotes are one of the name.
fn quoted_part(mut rest: &str) -> Option<(String, &str)> {
    let mut name = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        name.push_str(before);
        let Some(more) = after.strip_prefix('"') else { return Some((name, after)) };
        name.push('"');
        rest = more;
    }
}

fn wrong(text: &str) -> String {
    format!("`{}` is no name of a table; write for example Users or auth.Users", crate::text::clean(text))
}

#[cfg(test)]
mod tests {
    use super::TableName;

    #[test]
    fn names_are_taken_as_they_are() {
        let named = |text: &str| text.parse::<TableName>().map(|name| (name.schema, name.table));
        assert_eq!(named("Users"), Ok((None, "Users".to_owned())));
        assert_eq!(named("auth.Users"), Ok((Some("auth".to_owned()), "Users".to_owned())));
        assert_eq!(named(r#"auth."a.""b""#), Ok((Some("auth".to_owned()), "a.\"b".to_owned())));
        for bad in ["", ".", "a.", "a.b.c", "\"a", "\"a\"b"] {
            assert!(named(bad).is_err(), "{bad}");
        }
    }
}
