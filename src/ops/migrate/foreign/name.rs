//! Names that begin with a number, as most tools write them.

use std::collections::BTreeMap;

use super::folder::File;

/// The number that a name begins with, and what follows: `20240101`, `_add_users.sql`.
pub(super) fn number(name: &str) -> Option<(&str, &str)> {
    let end = name.find(|c: char| !c.is_ascii_digit())?;
    (end > 0).then(|| name.split_at(end))
}

/// The number as a version.
pub(super) fn version(file: &File, digits: &str) -> Result<i64, String> {
    digits.parse().map_err(|_| format!("{}: version {digits} does not fit 64 bits", file.path))
}

/// What `read` makes of each file, its version, and what follows that in its name.
pub(super) fn each<T>(
    files: &[&File],
    read: impl Fn(&File, i64, &str) -> Result<T, String>,
    problems: &mut Vec<String>,
) -> Vec<T> {
    let (mut made, mut numbered) = (Vec::new(), Vec::new());
    for file in files {
        let Some((digits, rest)) = number(&file.name) else { continue };
        let version = version(file, digits);
        numbered.extend(version.as_ref().ok().map(|version| (*version, *file)));
        match version.and_then(|version| read(file, version, rest)) {
            Ok(one) => made.push(one),
            Err(problem) => problems.push(problem),
        }
    }
    problems.extend(twins(numbered));
    made
}

/// The words of a name, as refinery takes them: what is no word of its is an underscore.
pub(super) fn words(name: &str) -> String {
    let is_word = |c: char| c.is_alphabetic() || c.is_ascii_digit();
    let words: Vec<_> = name.split(|c| !is_word(c)).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "unnamed".to_owned() } else { words.join("_") }
}

/// The complaint about files of one version: the tool itself would stumble over the second.
pub(super) fn twins<'a>(files: impl IntoIterator<Item = (i64, &'a File)>) -> Vec<String> {
    let mut by_version: BTreeMap<i64, Vec<&str>> = BTreeMap::new();
    for (version, file) in files {
        by_version.entry(version).or_default().push(&file.path);
    }
    let several = by_version.into_iter().filter(|(_, files)| files.len() > 1);
    several.map(|(version, files)| format!("{}: both are version {version}", files.join(", "))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_words() {
        assert_eq!(number("0042_add-users.v2.sql"), Some(("0042", "_add-users.v2.sql")));
        assert_eq!(number("add_users.sql"), None);
        assert_eq!(number("42"), None);
        for (name, better) in [
            ("_add-users.v2", "add_users_v2"),
            ("__Größe (m²)", "Größe_m"),
            ("_", "unnamed"),
            ("_; DROP TABLE a\n", "DROP_TABLE_a"),
        ] {
            assert_eq!(words(name), better);
        }
    }
}
