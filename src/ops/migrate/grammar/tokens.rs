//! A statement as its words: enough to tell what it is, whatever the parser makes of the rest.

use std::ops::Range;

use squawk_syntax::{SyntaxElement, SyntaxKind, SyntaxNode};

use crate::sql;

/// So many words tell what a statement is; the rows of a long INSERT do not.
const ENOUGH: usize = 64;

/// The words of a statement.
pub(super) struct Tokens {
    words: Vec<String>,
    range: Option<Range<usize>>,
}

/// The name of an object as the statement writes it, and as the catalog has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ops::migrate) struct Name {
    /// As written, for `to_regclass`: `auth."Users"`.
    pub(in crate::ops::migrate) written: String,
    /// The last part, folded as the server folds it: `Users`.
    pub(in crate::ops::migrate) bare: String,
}

impl Tokens {
    /// The words of `statement`.
    pub(super) fn of(statement: &SyntaxNode) -> Self {
        let tokens = || {
            let tokens = statement.descendants_with_tokens().filter_map(SyntaxElement::into_token);
            tokens.filter(|token| !token.kind().is_trivia() && token.kind() != SyntaxKind::SEMICOLON)
        };
        let words = tokens().take(ENOUGH).map(|token| token.text().to_owned()).collect();
        let start = tokens().next().map(|token| usize::from(token.text_range().start()));
        let end = last_token(statement);
        Self { words, range: start.zip(end).map(|(start, end)| start..end) }
    }

    /// From its first to its last word; `None` where it has none.
    pub(super) fn range(&self) -> Option<Range<usize>> {
        self.range.clone()
    }

    /// Whether the words from `at` on are these.
    pub(super) fn has(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(offset, word)| self.is(at + offset, word))
    }

    /// Whether the statement begins with these words.
    pub(super) fn begins(&self, words: &[&str]) -> bool {
        self.has(0, words)
    }

    /// Whether one of them is such a word.
    pub(super) fn any(&self, is: impl Fn(&str) -> bool) -> bool {
        self.words.iter().any(|word| is(word))
    }

    /// Whether `word` is among them.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.position(word).is_some()
    }

    /// Where `word` is first.
    pub(super) fn position(&self, word: &str) -> Option<usize> {
        self.words.iter().position(|found| found.eq_ignore_ascii_case(word))
    }

    /// How many there are, [`ENOUGH`] at most.
    pub(super) fn count(&self) -> usize {
        self.words.len()
    }

    /// Whether there are more than were taken.
    pub(super) fn are_cut(&self) -> bool {
        self.words.len() == ENOUGH
    }

    /// The word at `at` as it is written, empty beyond the end.
    pub(super) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    /// The first place from `at` on that is none of the optional `words`, which come together or not at all.
    pub(super) fn after(&self, at: usize, words: &[&str]) -> usize {
        if self.has(at, words) { at + words.len() } else { at }
    }

    /// The name, perhaps qualified, that begins at `at`.
    pub(super) fn name(&self, at: usize) -> Name {
        let mut written = self.word(at).to_owned();
        let (mut last, mut next) = (at, at + 1);
        while self.is(next, ".") {
            last = next + 1;
            written = format!("{written}.{}", self.word(last));
            next = last + 1;
        }
        Name { written, bare: folded(self.word(last)) }
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }
}

/// Where the last word ends: found from the end, because a statement may have millions.
fn last_token(statement: &SyntaxNode) -> Option<usize> {
    let mut token = statement.last_token();
    while let Some(last) = token {
        if !last.kind().is_trivia() && last.kind() != SyntaxKind::SEMICOLON {
            return Some(last.text_range().end().into());
        }
        token = last.prev_token();
    }
    None
}

/// An identifier as the server folds it: quoted as it is, else in lower case, cut off at 63 bytes.
fn folded(word: &str) -> String {
    let whole = match word.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(quoted) => quoted.replace("\"\"", "\""),
        None => word.to_ascii_lowercase(),
    };
    let mut end = whole.len().min(sql::LONGEST_IDENTIFIER);
    while !whole.is_char_boundary(end) {
        end -= 1;
    }
    whole[..end].to_owned()
}
