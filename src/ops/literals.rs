//! Queries without the values in them, which may be secrets: `WHERE "Code" = '481516'` becomes
//! `WHERE "Code" = ?`.

use crate::report::Value;

/// Leaves the values out of a cell that holds a query.
pub(in crate::ops) fn hide(value: &mut Value) {
    if let Value::Text(query) = value {
        *query = without(query);
    }
}

/// `query` on one line, with every literal replaced by `?` and every comment left out.
///
/// The text may be cut off in the middle of a literal, as PostgreSQL does at
/// `track_activity_query_size`. Where the end of a literal cannot be known, the rest is left out too:
/// a backslash before a quote means one thing or another by a setting of the session that wrote it.
fn without(query: &str) -> String {
    let mut rest = query;
    let mut clean = String::with_capacity(query.len());
    while let Some(first) = rest.chars().next() {
        let (length, shown) = token(rest, first, clean.chars().next_back());
        let shown = shown.unwrap_or(&rest[..length]);
        // a heading of comments would leave nothing but blanks in a narrow column
        if shown != " " || !(clean.is_empty() || clean.ends_with(' ')) {
            clean.push_str(shown);
        }
        rest = &rest[length..];
    }
    clean
}

/// The length of the token that `rest` begins with, and what stands for it, if not itself.
fn token(rest: &str, first: char, before: Option<char>) -> (usize, Option<&'static str>) {
    let in_word = before.is_some_and(|character| character.is_alphanumeric() || "_$".contains(character));
    match first {
        '\'' => (string(rest), Some("?")),
        ' ' | '\n' | '\r' | '\t' => (blank(rest), Some(" ")),
        '"' => (quoted(rest, '"'), None),
        '$' if !in_word => dollar(rest),
        '-' if rest.starts_with("--") => (rest.find('\n').unwrap_or(rest.len()), Some("")),
        '/' if rest.starts_with("/*") => (comment(rest), Some(" ")),
        _ if !in_word && is_number(rest) => (number(rest), Some("?")),
        _ if !in_word && first.is_alphabetic() => prefixed(rest),
        _ => (first.len_utf8(), None),
    }
}

/// Blanks and line ends, which become one blank.
fn blank(rest: &str) -> usize {
    rest.len() - rest.trim_start_matches([' ', '\n', '\r', '\t']).len()
}

/// The string literal at the start of `rest`; all of `rest` where a backslash leaves its end in doubt.
fn string(rest: &str) -> usize {
    let end = quoted(rest, '\'');
    if escaped(rest) == end { end } else { rest.len() }
}

/// Up to the closing quote; a doubled quote does not close.
fn quoted(rest: &str, quote: char) -> usize {
    let mut characters = rest.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        if character == quote && characters.next_if(|(_, next)| *next == quote).is_none() {
            return at + 1;
        }
    }
    rest.len()
}

/// `$1` stays; `$tag$ … $tag$` is a literal.
fn dollar(rest: &str) -> (usize, Option<&'static str>) {
    let Some(tag) = rest[1..].find('$').map(|at| &rest[..at + 2]) else {
        return (1, None);
    };
    let name = &tag[1..tag.len() - 1];
    let names_a_tag = name.chars().all(|character| character.is_alphanumeric() || character == '_')
        && !name.starts_with(|character: char| character.is_ascii_digit());
    if !names_a_tag {
        let digits = rest[1..].chars().take_while(char::is_ascii_digit).count();
        return (1 + digits, None);
    }
    let body = &rest[tag.len()..];
    (body.find(tag).map_or(rest.len(), |at| at + 2 * tag.len()), Some("?"))
}

/// Comments nest.
fn comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

fn is_number(rest: &str) -> bool {
    let digits = rest.strip_prefix('.').unwrap_or(rest);
    digits.starts_with(|character: char| character.is_ascii_digit())
}

/// `12`, `1.5e-3`, `0xFF`, `1_000`.
fn number(rest: &str) -> usize {
    let mut before = ' ';
    let end = rest.find(|character: char| {
        let part = character.is_ascii_alphanumeric()
            || "._".contains(character)
            || ("+-".contains(character) && before.eq_ignore_ascii_case(&'e'));
        before = character;
        !part
    });
    end.unwrap_or(rest.len())
}

/// A word; a string literal where the word is the prefix of one: `E'…'`, `B'…'`, `X'…'`, `N'…'`, `U&'…'`.
fn prefixed(rest: &str) -> (usize, Option<&'static str>) {
    let end = rest.find(|character: char| !(character.is_alphanumeric() || "_$".contains(character)));
    let word = end.unwrap_or(rest.len());
    match &rest[..word] {
        "U" | "u" if rest[word..].starts_with("&'") => (2 + quoted(&rest[2..], '\''), Some("?")),
        "E" | "e" if rest[word..].starts_with('\'') => (1 + escaped(&rest[1..]), Some("?")),
        "B" | "b" | "X" | "x" | "N" | "n" if rest[word..].starts_with('\'') => {
            (1 + string(&rest[1..]), Some("?"))
        }
        _ => (word, None),
    }
}

/// A literal of the kind in which a backslash escapes whatever the session's settings are.
fn escaped(rest: &str) -> usize {
    let mut characters = rest.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => drop(characters.next()),
            '\'' if characters.next_if(|(_, next)| *next == '\'').is_none() => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::without;

    #[test]
    fn values_are_replaced_and_names_stay() {
        assert_eq!(
            without(r#"SELECT "Id" FROM "Users" WHERE "Email" = 'a''b@c.d' AND n > -1.5e-3 LIMIT 10"#),
            r#"SELECT "Id" FROM "Users" WHERE "Email" = ? AND n > -? LIMIT ?"#
        );
        assert_eq!(without("ALTER ROLE app PASSWORD 'hunter2'"), "ALTER ROLE app PASSWORD ?");
        assert_eq!(without("SELECT $1, t1.c2, x$3 FROM t1"), "SELECT $1, t1.c2, x$3 FROM t1");
        assert_eq!(without("DO $body$ SELECT 'x' $body$ -- why"), "DO ? ");
        assert_eq!(without("-- what\n-- why\n  SELECT 1 /* a */ , 2"), "SELECT ? , ?");
        assert_eq!(without(r"SELECT E'it\'s', U&'\0041', X'1F', 0xFF"), "SELECT ?, ?, ?, ?");
        assert_eq!(without(r"SELECT n LIKE 'a\_b', 'x'"), "SELECT n LIKE ?, ?");
    }

    #[test]
    fn the_rest_goes_where_the_end_of_a_literal_is_in_doubt() {
        assert_eq!(without("SELECT 'cut of"), "SELECT ?");
        assert_eq!(without("SELECT $$cut of"), "SELECT ?");
        assert_eq!(without("SELECT 1 /* a /* b */ secret"), "SELECT ? ");
        assert_eq!(without(r"SELECT 'it\'s a secret', 'x'"), "SELECT ?");
    }

    proptest! {
        #[test]
        fn no_literal_survives(secret in "[a-z]{8}", before in r"[a-z'\\ ]{0,6}", after in r"[a-z'\\ ]{0,6}") {
            let literal = format!("{before}{secret}{after}");
            let quoted = format!("SELECT '{}', 1", literal.replace('\'', "''"));
            let dollars = format!("SELECT $q${literal}$q$");
            prop_assert!(!without(&quoted).contains(&secret));
            prop_assert!(!without(&dollars).contains(&secret));
        }

        #[test]
        fn any_text_is_survived(query in any::<String>()) {
            without(&query);
        }
    }
}
