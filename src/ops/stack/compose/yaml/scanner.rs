//! The tokens of a text, by the algorithm of libyaml, which is that of the docker client's parser.
//!
//! A key without `?` is known for one only when its `:` comes: where it may have begun is remembered, and the tokens for the key and for
//! the map around it are put in there afterwards.

use std::collections::VecDeque;

use super::cursor::{Cursor, Malformed, Mark};
use super::{properties, scalars};

/// The longest key without `?`, in characters.
const LONGEST_KEY: usize = 1024;

/// A token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    End,
    /// `%YAML 1.1`, with its version.
    Version(String),
    /// `%TAG`, with a handle and what it stands for.
    TagHandle(String, String),
    DocumentStart,
    DocumentEnd,
    BlockSequence,
    BlockMapping,
    BlockEnd,
    FlowSequence,
    FlowSequenceEnd,
    FlowMapping,
    FlowMappingEnd,
    BlockEntry,
    FlowEntry,
    Key,
    Value,
    Alias(String),
    Anchor(String),
    /// A handle, empty where there is none, and what follows it.
    Tag(String, String),
    Scalar {
        text: String,
        is_plain: bool,
    },
}

/// Where a key may have begun.
#[derive(Clone, Copy)]
struct SimpleKey {
    /// Whether nothing else may stand there.
    required: bool,
    /// The number of the token that it would be put in front of.
    token: usize,
    index: usize,
    mark: Mark,
}

/// A text that is taken apart.
pub(super) struct Scanner {
    pub(super) cursor: Cursor,
    tokens: VecDeque<(Token, Mark)>,
    /// How many tokens were handed out.
    handed: usize,
    /// The column of the innermost block, -1 outside of any.
    pub(super) indent: isize,
    indents: Vec<isize>,
    /// Where a key may have begun, for each flow that is open and for the block around them.
    keys: Vec<Option<SimpleKey>>,
    pub(super) key_allowed: bool,
    is_over: bool,
}

impl Scanner {
    pub(super) fn new(text: &str) -> Self {
        Self {
            cursor: Cursor::new(text),
            tokens: VecDeque::new(),
            handed: 0,
            indent: -1,
            indents: Vec::new(),
            keys: vec![None],
            key_allowed: true,
            is_over: false,
        }
    }

    /// The next token, which stays.
    pub(super) fn peek(&mut self) -> Result<&(Token, Mark), Malformed> {
        while self.needs_more()? {
            self.fetch()?;
        }
        let end = self.cursor.mark();
        if self.tokens.is_empty() {
            self.tokens.push_back((Token::End, end));
        }
        Ok(&self.tokens[0])
    }

    /// Takes the next token.
    pub(super) fn take(&mut self) -> Result<(Token, Mark), Malformed> {
        self.peek()?;
        let end = self.cursor.mark();
        self.handed += 1;
        Ok(self.tokens.pop_front().unwrap_or((Token::End, end)))
    }

    pub(super) fn is_in_flow(&self) -> bool {
        self.keys.len() > 1
    }

    /// Whether the next token may still get another in front of it.
    fn needs_more(&mut self) -> Result<bool, Malformed> {
        if self.is_over {
            return Ok(false);
        }
        if self.tokens.is_empty() {
            return Ok(true);
        }
        self.drop_stale_keys()?;
        Ok(self.keys.iter().flatten().any(|key| key.token == self.handed))
    }

    /// A key ends on its line.
    fn drop_stale_keys(&mut self) -> Result<(), Malformed> {
        let (line, index) = (self.cursor.mark().line, self.cursor.index());
        for key in &mut self.keys {
            let Some(begun) = *key else { continue };
            if begun.mark.line < line || begun.index + LONGEST_KEY < index {
                if begun.required {
                    return Err(Malformed { what: "no `:` follows the key", mark: begun.mark });
                }
                *key = None;
            }
        }
        Ok(())
    }

    fn fetch(&mut self) -> Result<(), Malformed> {
        self.pass_blanks();
        self.drop_stale_keys()?;
        self.unroll(self.cursor.column().cast_signed());
        if self.cursor.is_end() {
            return self.fetch_end();
        }
        let in_flow = self.is_in_flow();
        let before_space = self.cursor.is_space(1);
        match self.cursor.peek(0) {
            '%' if self.cursor.column() == 0 => self.fetch_directive(),
            '-' if self.cursor.is_word("---") => self.fetch_document(Token::DocumentStart),
            '.' if self.cursor.is_word("...") => self.fetch_document(Token::DocumentEnd),
            '[' => self.open_flow(Token::FlowSequence),
            '{' => self.open_flow(Token::FlowMapping),
            ']' => self.close_flow(Token::FlowSequenceEnd),
            '}' => self.close_flow(Token::FlowMappingEnd),
            ',' => self.fetch_flow_entry(),
            '-' if before_space => self.fetch_block_entry(),
            '?' if in_flow || before_space => self.fetch_key(),
            ':' if in_flow || before_space => self.fetch_value(),
            '*' | '&' | '!' => self.fetch_property(),
            '|' | '>' if !in_flow => self.fetch_block_scalar(),
            '\'' | '"' => self.fetch_scalar(scalars::quoted, false),
            _ if scalars::begins_plain(&self.cursor, in_flow) => self.fetch_scalar(scalars::plain, true),
            '\t' => self.cursor.malformed("a tab where only blanks may stand"),
            _ => self
                .cursor
                .malformed("a character that begins nothing; a text that begins with it needs quotes"),
        }
    }

    /// Passes blanks, comments and line ends. A tab may stand where no key may begin.
    fn pass_blanks(&mut self) {
        loop {
            if self.cursor.column() == 0 && self.cursor.is('\u{feff}') {
                self.cursor.take();
            }
            while self.cursor.is(' ') || self.cursor.is('\t') && (self.is_in_flow() || !self.key_allowed) {
                self.cursor.take();
            }
            if self.cursor.is('#') {
                while !self.cursor.is_line_over() {
                    self.cursor.take();
                }
            }
            if !self.cursor.is_break() {
                return;
            }
            self.cursor.take_break();
            if !self.is_in_flow() {
                self.key_allowed = true;
            }
        }
    }

    fn push(&mut self, token: Token, mark: Mark) {
        self.tokens.push_back((token, mark));
    }

    /// Begins a block at a column that is further in; its token goes in front of the token of this number.
    fn roll(&mut self, column: usize, number: Option<usize>, token: Token, mark: Mark) {
        let column = column.cast_signed();
        if self.is_in_flow() || self.indent >= column {
            return;
        }
        self.indents.push(self.indent);
        self.indent = column;
        let at = number.map_or(self.tokens.len(), |number| number - self.handed);
        self.tokens.insert(at, (token, mark));
    }

    /// Ends the blocks that are further in than a column.
    fn unroll(&mut self, column: isize) {
        while !self.is_in_flow() && self.indent > column {
            let mark = self.cursor.mark();
            self.push(Token::BlockEnd, mark);
            self.indent = self.indents.pop().unwrap_or(-1);
        }
    }

    fn save_key(&mut self) -> Result<(), Malformed> {
        if !self.key_allowed {
            return Ok(());
        }
        let required = !self.is_in_flow() && self.indent == self.cursor.column().cast_signed();
        let token = self.handed + self.tokens.len();
        let key = SimpleKey { required, token, index: self.cursor.index(), mark: self.cursor.mark() };
        self.forget_key()?;
        if let Some(last) = self.keys.last_mut() {
            *last = Some(key);
        }
        Ok(())
    }

    fn forget_key(&mut self) -> Result<(), Malformed> {
        match self.keys.last_mut().and_then(Option::take) {
            Some(key) if key.required => Err(Malformed { what: "no `:` follows the key", mark: key.mark }),
            _ => Ok(()),
        }
    }

    fn fetch_end(&mut self) -> Result<(), Malformed> {
        self.keys.truncate(1);
        self.unroll(-1);
        self.forget_key()?;
        self.is_over = true;
        let mark = self.cursor.mark();
        self.push(Token::End, mark);
        Ok(())
    }

    fn fetch_directive(&mut self) -> Result<(), Malformed> {
        self.unroll(-1);
        self.forget_key()?;
        self.key_allowed = false;
        let mark = self.cursor.mark();
        if let Some(token) = properties::directive(&mut self.cursor)? {
            self.push(token, mark);
        }
        Ok(())
    }

    fn fetch_document(&mut self, token: Token) -> Result<(), Malformed> {
        self.unroll(-1);
        self.forget_key()?;
        self.key_allowed = false;
        self.push_characters(token, 3);
        Ok(())
    }

    fn push_characters(&mut self, token: Token, count: usize) {
        let mark = self.cursor.mark();
        self.cursor.skip(count);
        self.push(token, mark);
    }

    fn open_flow(&mut self, token: Token) -> Result<(), Malformed> {
        self.save_key()?;
        self.keys.push(None);
        self.key_allowed = true;
        self.push_characters(token, 1);
        Ok(())
    }

    fn close_flow(&mut self, token: Token) -> Result<(), Malformed> {
        self.forget_key()?;
        if self.is_in_flow() {
            self.keys.pop();
        }
        self.key_allowed = false;
        self.push_characters(token, 1);
        Ok(())
    }

    fn fetch_flow_entry(&mut self) -> Result<(), Malformed> {
        self.forget_key()?;
        self.key_allowed = true;
        self.push_characters(Token::FlowEntry, 1);
        Ok(())
    }

    fn fetch_block_entry(&mut self) -> Result<(), Malformed> {
        if !self.is_in_flow() {
            if !self.key_allowed {
                return self.cursor.malformed("an item of a list cannot stand here");
            }
            self.roll(self.cursor.column(), None, Token::BlockSequence, self.cursor.mark());
        }
        self.forget_key()?;
        self.key_allowed = true;
        self.push_characters(Token::BlockEntry, 1);
        Ok(())
    }

    fn fetch_key(&mut self) -> Result<(), Malformed> {
        if !self.is_in_flow() {
            if !self.key_allowed {
                return self.cursor.malformed("a key cannot stand here");
            }
            self.roll(self.cursor.column(), None, Token::BlockMapping, self.cursor.mark());
        }
        self.forget_key()?;
        self.key_allowed = !self.is_in_flow();
        self.push_characters(Token::Key, 1);
        Ok(())
    }

    fn fetch_value(&mut self) -> Result<(), Malformed> {
        self.drop_stale_keys()?;
        if let Some(key) = self.keys.last_mut().and_then(Option::take) {
            self.tokens.insert(key.token - self.handed, (Token::Key, key.mark));
            self.roll(key.mark.column, Some(key.token), Token::BlockMapping, key.mark);
            self.key_allowed = false;
        } else {
            if !self.is_in_flow() {
                if !self.key_allowed {
                    return self
                        .cursor
                        .malformed("a value cannot stand here; a text with `: ` in it needs quotes");
                }
                self.roll(self.cursor.column(), None, Token::BlockMapping, self.cursor.mark());
            }
            self.key_allowed = !self.is_in_flow();
        }
        self.push_characters(Token::Value, 1);
        Ok(())
    }

    fn fetch_property(&mut self) -> Result<(), Malformed> {
        self.save_key()?;
        self.key_allowed = false;
        let mark = self.cursor.mark();
        let token = properties::property(&mut self.cursor)?;
        self.push(token, mark);
        Ok(())
    }

    fn fetch_block_scalar(&mut self) -> Result<(), Malformed> {
        self.forget_key()?;
        self.key_allowed = true;
        let mark = self.cursor.mark();
        let text = scalars::block(self)?;
        self.push(Token::Scalar { text, is_plain: false }, mark);
        Ok(())
    }

    fn fetch_scalar(
        &mut self,
        scan: fn(&mut Self) -> Result<String, Malformed>,
        is_plain: bool,
    ) -> Result<(), Malformed> {
        self.save_key()?;
        self.key_allowed = false;
        let mark = self.cursor.mark();
        let text = scan(self)?;
        self.push(Token::Scalar { text, is_plain }, mark);
        Ok(())
    }
}
