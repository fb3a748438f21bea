//! The names of migration files: refinery's grammar, and a fix for what misses it.

/// What a name says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// Whether it may be applied after younger ones: refinery's prefix `U`.
    pub(super) may_come_late: bool,
    /// The number.
    pub(super) version: i64,
    /// The words after `__`.
    pub(super) words: String,
}

/// The name of a migration: refinery's grammar, `^[UV](\d+)__(\w+)\.sql$`.
pub(super) fn of_up(file: &str) -> Result<Name, String> {
    if of_down(file).is_ok() {
        return Err(format!("a way back lies in a folder of its own; move it to `down/{file}`"));
    }
    let fix = || format!("the name is not V<number>__<name>.sql; rename it to `{}`", suggestion(file));
    parse(file.strip_suffix(".sql").ok_or_else(fix)?).ok_or_else(fix)?
}

/// The name of a way back: that of its migration with `.down` before the ending.
pub(super) fn of_down(file: &str) -> Result<Name, String> {
    let fix = || {
        let name = suggestion(file.trim_end_matches(".sql").trim_end_matches(".down"));
        let name = name.trim_end_matches(".sql");
        format!("the name is not V<number>__<name>.down.sql; rename it to `{name}.down.sql`")
    };
    parse(file.strip_suffix(".down.sql").ok_or_else(fix)?).ok_or_else(fix)?
}

/// The parts of `V7__add_users`; `None` where it is not of that form.
fn parse(stem: &str) -> Option<Result<Name, String>> {
    let (head, words) = stem.split_once("__")?;
    let (prefix, digits) = head.split_at_checked(1)?;
    let well_formed = ["U", "V"].contains(&prefix)
        && !digits.is_empty()
        && digits.chars().all(|c| c.is_ascii_digit())
        && !words.is_empty()
        && words.chars().all(is_of_a_word);
    let too_large = |_| format!("version {digits} does not fit 64 bits; give it a smaller number");
    let name = |version| Name { may_come_late: prefix == "U", version, words: words.to_owned() };
    well_formed.then(|| digits.parse().map_err(too_large).map(name))
}

/// What refinery takes for a part of a word: of the digits only those of ASCII, so that no superscript is one.
pub(in crate::ops::migrate) fn is_of_a_word(character: char) -> bool {
    character.is_alphabetic() || character.is_ascii_digit() || character == '_'
}

/// The nearest good name: the first digits are the version, what is no word is an underscore.
fn suggestion(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let rest = stem.trim_start_matches(|c: char| !c.is_ascii_digit());
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let words = if digits.is_empty() { stem } else { &rest[digits.len()..] };
    let words: Vec<&str> =
        words.split(|c: char| c == '_' || !is_of_a_word(c)).filter(|word| !word.is_empty()).collect();
    let version = if digits.is_empty() { "<number>" } else { &digits };
    let name = if words.is_empty() { "<name>".to_owned() } else { words.join("_") };
    format!("V{version}__{name}.sql")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_refinerys_grammar() {
        let name =
            |may_come_late, version, words: &str| Name { may_come_late, version, words: words.to_owned() };
        assert_eq!(of_up("V7__add_users.sql"), Ok(name(false, 7, "add_users")));
        assert_eq!(of_up("U7__x.sql"), Ok(name(true, 7, "x")));
        assert_eq!(of_down("V007__x.down.sql"), Ok(name(false, 7, "x")));
        assert!(of_down("V7__x.sql").unwrap_err().contains("rename it to `V7__x.down.sql`"));
        for (name, better) in [
            ("v42__x.sql", "V42__x.sql"),
            ("V1__add-users.sql", "V1__add_users.sql"),
            ("V1_x.sql", "V1__x.sql"),
            ("V1__x.SQL", "V1__x.sql"),
            ("x.sql", "V<number>__x.sql"),
            ("V1.5__x.sql", "V1__5_x.sql"),
            ("|1__x.sql", "V1__x.sql"),
            ("é1__x.sql", "V1__x.sql"),
            ("V1__x².sql", "V1__x.sql"),
        ] {
            let refusal = of_up(name).unwrap_err();
            assert!(refusal.contains(&format!("`{better}`")), "{name}: {refusal}");
        }
        assert!(of_up("V1__x.down.sql").unwrap_err().contains("move it to `down/V1__x.down.sql`"));
        assert!(of_up("V99999999999999999999__x.sql").unwrap_err().contains("64 bits"));
    }
}
