//! What a file says of itself in the comments at its top.

use super::problem::Complaint;
use crate::text;

/// The line that takes a file out of its transaction.
pub(in crate::ops::migrate) const NO_TRANSACTION: &str = "-- authctl: no-transaction";

/// Other tools' spellings of it: sqlx's and goose's.
const FOREIGN: [&str; 2] = ["-- no-transaction", "-- +goose NO TRANSACTION"];

/// What may follow `-- authctl:`.
const WORDS: [&str; 2] = ["no-transaction", "no-placeholders"];

/// What a file says of itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Directives {
    /// It is run outside of a transaction.
    pub(super) no_transaction: bool,
    /// A `${name}` in it is meant as it is written.
    pub(super) literal: bool,
}

impl Directives {
    /// The directives of `text`: they stand before everything but comments and blank lines.
    pub(super) fn of(text: &str) -> Result<Self, Complaint> {
        let mut directives = Self::default();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let words = line.trim();
            if !words.is_empty() && !words.starts_with("--") {
                break;
            }
            directives.no_transaction |= FOREIGN.iter().any(|spelling| is(words, spelling));
            if let Some(directive) = words.strip_prefix("-- authctl:") {
                directives.take(directive.trim()).map_err(|fix| {
                    Complaint::at(
                        at,
                        format!("there is no directive `{}`", text::clean(directive.trim())),
                        fix,
                    )
                })?;
            }
            at += line.len();
        }
        Ok(directives)
    }

    fn take(&mut self, directive: &str) -> Result<(), String> {
        match directive {
            "no-transaction" => self.no_transaction = true,
            "no-placeholders" => self.literal = true,
            _ => {
                let near = text::nearest(directive, WORDS).map(|near| format!("write `-- authctl: {near}`"));
                return Err(near.unwrap_or_else(|| format!("write one of: {}", WORDS.join(", "))));
            }
        }
        Ok(())
    }
}

fn is(line: &str, spelling: &str) -> bool {
    line.split_whitespace().map(str::to_ascii_lowercase).eq(spelling.split(' ').map(str::to_ascii_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Directives {
        Directives::of(text).ok().unwrap()
    }

    #[test]
    fn a_directive_stands_at_the_top() {
        assert!(of("-- adds an index\n\n-- authctl: no-transaction\nSELECT 1").no_transaction);
        assert!(of("-- authctl: no-placeholders\r\nSELECT 1").literal);
        assert!(of("--  no-transaction\nSELECT 1").no_transaction);
        assert_eq!(of("SELECT 1;\n-- authctl: no-transaction"), Directives::default());
    }

    #[test]
    fn a_mistyped_directive_is_not_a_comment() {
        let problem = Directives::of("-- a\n-- authctl: no-transactions\n")
            .err()
            .unwrap()
            .of("V1__a.sql", "-- a\n-- b");
        let refusal = super::super::problem::refusal(vec![problem]);
        assert!(refusal.message().starts_with("V1__a.sql:2:1: there is no directive"), "{refusal}");
        assert_eq!(refusal.hints(), ["write `-- authctl: no-transaction`"]);
    }
}
