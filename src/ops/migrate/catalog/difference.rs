//! One difference between what a database should be and what it is, and how it is told.

use super::name;

/// Tables in which other tools record their migrations: they stay behind when a database changes its tool.
const OTHER_HISTORIES: [&str; 7] = [
    "schema_migrations",
    "_sqlx_migrations",
    "goose_db_version",
    "__EFMigrationsHistory",
    "flyway_schema_history",
    "databasechangelog",
    "databasechangeloglock",
];

/// What is the matter with an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ops::migrate) enum How {
    /// It should be there.
    Missing,
    /// It should not be there.
    Unexpected,
    /// It is there and not as it should be.
    Changed,
}

impl How {
    /// The word for machines.
    pub(in crate::ops::migrate) const fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unexpected => "unexpected",
            Self::Changed => "changed",
        }
    }
}

/// An object that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ops::migrate) struct Difference {
    /// `column`, `constraint`.
    pub(in crate::ops::migrate) kind: String,
    /// `public."Users"."Email"`, `"PK_Users" on public."Users"`.
    pub(in crate::ops::migrate) object: String,
    /// What is the matter with it.
    pub(in crate::ops::migrate) how: How,
    /// Its definition as it should be.
    pub(in crate::ops::migrate) expected: Option<String>,
    /// Its definition as it is.
    pub(in crate::ops::migrate) found: Option<String>,
}

impl Difference {
    /// `column public."Users"."Phone"`.
    pub(in crate::ops::migrate) fn subject(&self) -> String {
        format!("{} {}", self.kind, self.object)
    }

    /// The whole of it for people: `column public."Users"."Phone" is missing`.
    pub(in crate::ops::migrate) fn sentence(&self) -> String {
        let subject = self.subject();
        match (self.how, &self.expected, &self.found) {
            (How::Changed, Some(expected), Some(found)) => format!("{subject} {}", contrast(expected, found)),
            (How::Missing, ..) => format!("{subject} is missing"),
            _ => format!("{subject} is not made by any migration"),
        }
    }

    /// Whether it only adds what operators give a database beside its migrations, as `authctl init` does:
    /// an extension, privileges beyond those that migrations grant, another tool's record of its migrations.
    pub(in crate::ops::migrate) fn is_left_to_operators(&self) -> bool {
        match self.kind.as_str() {
            "extension" => self.how == How::Unexpected,
            "table" => {
                let table = self.object.rsplit('.').next().unwrap_or_default().trim_matches('"');
                self.how == How::Unexpected && OTHER_HISTORIES.contains(&table)
            }
            // what everybody may do is for migrations to say
            "grant" | "default grant" if self.object.starts_with("to PUBLIC ") => false,
            "grant" | "default grant" => self.found.as_deref().is_some_and(|found| {
                let expected = self.expected.as_deref().unwrap_or_default();
                privileges(expected).all(|one| privileges(found).any(|other| one == other))
            }),
            _ => false,
        }
    }

    /// The path of the thing it is in.
    pub(super) fn home(&self) -> Option<&str> {
        let definition = self.expected.as_deref().or(self.found.as_deref());
        name::home(&self.kind, &self.object, definition.unwrap_or_default())
    }
}

fn privileges(list: &str) -> impl Iterator<Item = &str> {
    list.split(", ").filter(|word| !word.is_empty())
}

/// How two definitions differ, in the words that do.
fn contrast(expected: &str, found: &str) -> String {
    let (expected, found) = (on_one_line(expected), on_one_line(found));
    if expected == found {
        return "differs in white space only".to_owned();
    }
    let begin = expected.chars().zip(found.chars()).take_while(|(one, other)| one == other).count();
    let rest = expected.chars().count().min(found.chars().count()) - begin;
    let ends = expected.chars().rev().zip(found.chars().rev());
    let end = ends.take(rest).take_while(|(one, other)| one == other).count();
    format!("differs: expected `{}`, found `{}`", region(&expected, begin, end), region(&found, begin, end))
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Characters that are shown on either side of what differs.
const CONTEXT: usize = 24;
/// Characters of what differs that are shown at most.
const LONGEST: usize = 120;

/// A text without the first `begin` and the last `end` characters, except for the nearest of them.
fn region(text: &str, begin: usize, end: usize) -> String {
    let all: Vec<char> = text.chars().collect();
    let from = word_boundary(&all, begin.saturating_sub(CONTEXT), begin);
    let to = (all.len() - end + CONTEXT).min(all.len()).min(begin + LONGEST);
    let opening = if from > 0 { "…" } else { "" };
    let closing = if to < all.len() { "…" } else { "" };
    format!("{opening}{}{closing}", all[from..to].iter().collect::<String>())
}

/// Where a word begins, from here on and before `limit`; here where none does.
fn word_boundary(text: &[char], here: usize, limit: usize) -> usize {
    if here == 0 {
        return 0;
    }
    (here..limit).find(|at| text[at - 1] == ' ').unwrap_or(here)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(kind: &str, object: &str, expected: &str, found: &str) -> Difference {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let how = match (expected, found) {
            (_, "") => How::Missing,
            ("", _) => How::Unexpected,
            _ => How::Changed,
        };
        let (kind, object) = (kind.to_owned(), object.to_owned());
        Difference { kind, object, how, expected: text(expected), found: text(found) }
    }

    #[test]
    fn a_sentence_says_it_all() {
        let column = r#"public."Users"."Phone""#;
        let sentence = |expected, found| changed("column", column, expected, found).sentence();
        assert_eq!(sentence("text", ""), r#"column public."Users"."Phone" is missing"#);
        assert_eq!(sentence("", "text"), r#"column public."Users"."Phone" is not made by any migration"#);
        assert_eq!(
            sentence("text NOT NULL", "text"),
            r#"column public."Users"."Phone" differs: expected `text NOT NULL`, found `text`"#
        );
    }

    #[test]
    fn long_definitions_are_cut_to_what_differs() {
        let body = |word: &str| {
            format!("BEGIN\n  {}RETURN {word};\n  {}END", "a := 1;\n  ".repeat(50), "b := 2;\n ".repeat(50))
        };
        assert_eq!(
            contrast(&body("old"), &body("new")),
            "differs: expected `…a := 1; a := 1; RETURN old; b := 2; b := 2; b := 2…`, \
             found `…a := 1; a := 1; RETURN new; b := 2; b := 2; b := 2…`"
        );
        let long = contrast("a", &"ü".repeat(500));
        assert!(long.chars().count() < 180, "{long}");
        assert_eq!(contrast("aa", "aaa"), "differs: expected `aa`, found `aaa`");
        assert_eq!(contrast("a\n b", "a b"), "differs in white space only");
    }

    #[test]
    fn what_operators_add_is_told_apart() {
        let left = |kind, expected, found| changed(kind, "x", expected, found).is_left_to_operators();
        assert!(left("extension", "", "in schema public"));
        assert!(!left("extension", "in schema public", ""));
        assert!(left("grant", "", "SELECT"));
        assert!(left("grant", "SELECT", "INSERT, SELECT"));
        assert!(!left("grant", "INSERT, SELECT", "SELECT"));
        assert!(!left("grant", "SELECT", ""));
        assert!(left("default grant", "", "SELECT"));
        assert!(!left("table", "", "LOGGED"));
    }
}
