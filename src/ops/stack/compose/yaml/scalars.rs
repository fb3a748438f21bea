//! Scalars: plain, in quotes, and in lines of their own.

use super::cursor::{Cursor, Malformed};
use super::scanner::Scanner;

/// Line ends and blanks that stand between two pieces of a scalar of several lines.
#[derive(Default)]
struct Gap {
    blanks: String,
    first: Option<char>,
    more: String,
}

impl Gap {
    fn take(&mut self, cursor: &mut Cursor) {
        if cursor.is_break() {
            let end = cursor.take_break();
            self.blanks.clear();
            match self.first {
                None => self.first = Some(end),
                Some(_) => self.more.push(end),
            }
        } else {
            let blank = cursor.take();
            if self.first.is_none() {
                self.blanks.push(blank);
            }
        }
    }

    /// One line end is a blank, several are one less.
    fn fold_into(&mut self, text: &mut String) {
        match self.first.take() {
            Some('\n') if self.more.is_empty() => text.push(' '),
            Some('\n') | None => {}
            Some(other) => text.push(other),
        }
        text.push_str(&std::mem::take(&mut self.more));
        text.push_str(&std::mem::take(&mut self.blanks));
    }
}

/// Whether a plain scalar begins here.
pub(super) fn begins_plain(cursor: &Cursor, in_flow: bool) -> bool {
    let character = cursor.peek(0);
    let indicates = cursor.is_space(0) || "-?:,[]{}#&*!|>'\"%@`".contains(character);
    let next_is_blank = super::cursor::is_blank(cursor.peek(1));
    !indicates
        || character == '-' && !next_is_blank
        || !in_flow && "?:".contains(character) && !cursor.is_space(1)
}

/// A scalar without quotes.
pub(super) fn plain(scanner: &mut Scanner) -> Result<String, Malformed> {
    let in_flow = scanner.is_in_flow();
    let indent = scanner.indent + 1;
    let (mut text, mut gap) = (String::new(), Gap::default());
    let cursor = &mut scanner.cursor;
    let mut lines = false;
    while !cursor.is_document_mark() && !cursor.is('#') {
        while !cursor.is_space(0) && !ends_plain(cursor, in_flow) {
            gap.fold_into(&mut text);
            lines = false;
            text.push(cursor.take());
        }
        if !cursor.is_blank() && !cursor.is_break() {
            break;
        }
        while cursor.is_blank() || cursor.is_break() {
            if lines && cursor.is('\t') && cursor.column().cast_signed() < indent {
                return cursor.malformed("a tab where only blanks may stand");
            }
            lines |= cursor.is_break();
            gap.take(cursor);
        }
        if !in_flow && cursor.column().cast_signed() < indent {
            break;
        }
    }
    if lines {
        scanner.key_allowed = true;
    }
    Ok(text)
}

fn ends_plain(cursor: &Cursor, in_flow: bool) -> bool {
    let character = cursor.peek(0);
    character == ':' && cursor.is_space(1) || in_flow && ",?[]{}".contains(character)
}

/// A scalar in single or double quotes.
pub(super) fn quoted(scanner: &mut Scanner) -> Result<String, Malformed> {
    let cursor = &mut scanner.cursor;
    let begin = cursor.mark();
    let quote = cursor.take();
    let (mut text, mut gap) = (String::new(), Gap::default());
    loop {
        if cursor.is_document_mark() || cursor.is_end() {
            return Err(Malformed { what: "a quote that is not closed", mark: begin });
        }
        let mut joined = false;
        while !cursor.is_space(0) && !joined {
            if cursor.is(quote) {
                if quote == '"' || cursor.peek(1) != '\'' {
                    cursor.take();
                    return Ok(text);
                }
                cursor.skip(2);
                text.push('\'');
            } else if quote == '"' && cursor.is('\\') {
                cursor.take();
                joined = cursor.is_break();
                if joined {
                    cursor.take_break();
                } else {
                    text.push(escaped(cursor)?);
                }
            } else {
                text.push(cursor.take());
            }
        }
        while joined && (cursor.is_blank() || cursor.is_break()) {
            if cursor.is_break() {
                text.push(cursor.take_break());
            } else {
                cursor.take();
            }
        }
        while cursor.is_blank() || cursor.is_break() {
            gap.take(cursor);
        }
        gap.fold_into(&mut text);
    }
}

/// What stands behind a backslash.
fn escaped(cursor: &mut Cursor) -> Result<char, Malformed> {
    Ok(match cursor.take() {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' | '\t' => '\t',
        'n' => '\n',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        same @ (' ' | '"' | '\'' | '\\') => same,
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        'x' => hexadecimal(cursor, 2)?,
        'u' => hexadecimal(cursor, 4)?,
        'U' => hexadecimal(cursor, 8)?,
        _ => {
            return cursor.malformed(
                "a backslash before a character that has no meaning with it; double it, or use single quotes",
            );
        }
    })
}

fn hexadecimal(cursor: &mut Cursor, digits: usize) -> Result<char, Malformed> {
    let mut number = 0_u32;
    for _ in 0..digits {
        let Some(digit) = cursor.peek(0).to_digit(16) else {
            return cursor.malformed("too few hexadecimal digits behind a backslash");
        };
        number = number.wrapping_mul(16).wrapping_add(digit);
        cursor.take();
    }
    match char::from_u32(number) {
        Some(character) => Ok(character),
        None => cursor.malformed("a number behind a backslash that is no character"),
    }
}

/// What becomes of the last line ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chomping {
    Clip,
    Strip,
    Keep,
}

/// A scalar in lines of its own, behind `|` or `>`.
pub(super) fn block(scanner: &mut Scanner) -> Result<String, Malformed> {
    let around = scanner.indent;
    let cursor = &mut scanner.cursor;
    let is_literal = cursor.take() == '|';
    let (chomping, further) = header(cursor)?;
    let mut indent = further.map(|further| around.max(0).unsigned_abs() + further);
    let (mut text, mut end, mut breaks) = (String::new(), None, String::new());
    pass_breaks(cursor, &mut indent, around, &mut breaks)?;
    let mut after_blank = false;
    while Some(cursor.column()) == indent && !cursor.is_end() {
        let before_blank = cursor.is_blank();
        match end.take() {
            Some('\n') if !is_literal && !after_blank && !before_blank => {
                if breaks.is_empty() {
                    text.push(' ');
                }
            }
            other => text.extend(other),
        }
        text.push_str(&std::mem::take(&mut breaks));
        after_blank = before_blank;
        while !cursor.is_line_over() {
            text.push(cursor.take());
        }
        end = cursor.is_break().then(|| cursor.take_break());
        pass_breaks(cursor, &mut indent, around, &mut breaks)?;
    }
    if chomping != Chomping::Strip {
        text.extend(end);
    }
    if chomping == Chomping::Keep {
        text.push_str(&breaks);
    }
    Ok(text)
}

/// `-`, `+` and a digit in any order, and a comment.
fn header(cursor: &mut Cursor) -> Result<(Chomping, Option<usize>), Malformed> {
    let (mut chomping, mut further) = (Chomping::Clip, None);
    loop {
        match cursor.peek(0) {
            '-' if chomping == Chomping::Clip => chomping = Chomping::Strip,
            '+' if chomping == Chomping::Clip => chomping = Chomping::Keep,
            '0' => return cursor.malformed("an indentation of 0"),
            digit @ '1'..='9' if further.is_none() => further = Some(digit as usize - '0' as usize),
            _ => break,
        }
        cursor.take();
    }
    while cursor.is_blank() {
        cursor.take();
    }
    if cursor.is('#') {
        while !cursor.is_line_over() {
            cursor.take();
        }
    }
    if !cursor.is_line_over() {
        return cursor.malformed("only a comment may stand behind `|` or `>`");
    }
    if cursor.is_break() {
        cursor.take_break();
    }
    Ok((chomping, further))
}

/// Passes empty lines up to the indentation, which the first line that is not empty has where it was not said.
fn pass_breaks(
    cursor: &mut Cursor,
    indent: &mut Option<usize>,
    around: isize,
    breaks: &mut String,
) -> Result<(), Malformed> {
    let mut furthest = 0;
    loop {
        while indent.is_none_or(|indent| cursor.column() < indent) && cursor.is(' ') {
            cursor.take();
        }
        furthest = furthest.max(cursor.column());
        if indent.is_none_or(|indent| cursor.column() < indent) && cursor.is('\t') {
            return cursor.malformed("a tab where only blanks may stand");
        }
        if !cursor.is_break() {
            break;
        }
        breaks.push(cursor.take_break());
    }
    indent.get_or_insert(furthest.max((around + 1).max(1).unsigned_abs()));
    Ok(())
}
