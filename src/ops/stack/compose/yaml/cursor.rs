//! A text character by character, with the place of each.

use std::fmt;

/// A place in a text: the line from 1, and the characters before it in the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// Why a text is not YAML, and where.
#[derive(Debug)]
pub(super) struct Malformed {
    pub(super) what: &'static str,
    pub(super) mark: Mark,
}

/// Where reading has come to.
pub(super) struct Cursor {
    characters: Vec<char>,
    at: usize,
    mark: Mark,
}

/// What stands behind the last character.
const END: char = '\0';

impl Cursor {
    pub(super) fn new(text: &str) -> Self {
        Self { characters: text.chars().collect(), at: 0, mark: Mark { line: 1, column: 0 } }
    }

    pub(super) fn mark(&self) -> Mark {
        self.mark
    }

    /// How many characters were passed.
    pub(super) fn index(&self) -> usize {
        self.at
    }

    pub(super) fn column(&self) -> usize {
        self.mark.column
    }

    /// The character that is `ahead` of this one.
    pub(super) fn peek(&self, ahead: usize) -> char {
        self.characters.get(self.at + ahead).copied().unwrap_or(END)
    }

    pub(super) fn is(&self, character: char) -> bool {
        !self.is_end() && self.peek(0) == character
    }

    pub(super) fn is_end(&self) -> bool {
        self.at >= self.characters.len()
    }

    pub(super) fn is_blank(&self) -> bool {
        is_blank(self.peek(0))
    }

    pub(super) fn is_break(&self) -> bool {
        is_break(self.peek(0))
    }

    /// Whether a blank, a line's end or the text's end is `ahead`.
    pub(super) fn is_space(&self, ahead: usize) -> bool {
        self.at + ahead >= self.characters.len() || is_blank(self.peek(ahead)) || is_break(self.peek(ahead))
    }

    /// Whether the line is over.
    pub(super) fn is_line_over(&self) -> bool {
        self.is_end() || self.is_break()
    }

    /// Whether `---` or `...` stands here by itself, at the beginning of a line.
    pub(super) fn is_document_mark(&self) -> bool {
        self.is_word("---") || self.is_word("...")
    }

    pub(super) fn is_word(&self, word: &str) -> bool {
        self.mark.column == 0
            && word.chars().enumerate().all(|(index, character)| self.peek(index) == character)
            && self.is_space(word.len())
    }

    /// Passes one character that is no line's end.
    pub(super) fn take(&mut self) -> char {
        let character = self.peek(0);
        self.at += 1;
        self.mark.column += 1;
        character
    }

    pub(super) fn skip(&mut self, count: usize) {
        self.at += count;
        self.mark.column += count;
    }

    /// Passes a line's end; how it counts in a text.
    pub(super) fn take_break(&mut self) -> char {
        let is_double = self.peek(0) == '\r' && self.peek(1) == '\n';
        let character = self.peek(0);
        self.at += if is_double { 2 } else { 1 };
        self.mark = Mark { line: self.mark.line + 1, column: 0 };
        if matches!(character, '\u{2028}' | '\u{2029}') { character } else { '\n' }
    }

    pub(super) fn malformed<T>(&self, what: &'static str) -> Result<T, Malformed> {
        Err(Malformed { what, mark: self.mark })
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.what)
    }
}

pub(super) fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t')
}

/// Line ends of YAML 1.1.
pub(super) fn is_break(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
