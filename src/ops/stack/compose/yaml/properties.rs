//! Anchors, aliases, tags and directives.

use super::cursor::{Cursor, Malformed};
use super::scanner::Token;

/// `*alias`, `&anchor` or `!tag`.
pub(super) fn property(cursor: &mut Cursor) -> Result<Token, Malformed> {
    match cursor.peek(0) {
        '*' => name(cursor).map(Token::Alias),
        '&' => name(cursor).map(Token::Anchor),
        _ => tag(cursor),
    }
}

fn name(cursor: &mut Cursor) -> Result<String, Malformed> {
    cursor.take();
    let name = taken_while(cursor, is_of_a_name);
    let ends = cursor.is_space(0) || "?:,]}%@`".contains(cursor.peek(0));
    if name.is_empty() || !ends {
        return cursor.malformed("the name of an anchor has letters, digits, `_` and `-`");
    }
    Ok(name)
}

fn is_of_a_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || "_-".contains(character)
}

fn taken_while(cursor: &mut Cursor, belongs: impl Fn(char) -> bool) -> String {
    let mut text = String::new();
    while !cursor.is_end() && belongs(cursor.peek(0)) {
        text.push(cursor.take());
    }
    text
}

fn is_of_a_tag(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-_;/?:@&=+$.!~*'()%,[]".contains(character)
}

fn tag(cursor: &mut Cursor) -> Result<Token, Malformed> {
    cursor.take();
    let token = if cursor.is('<') {
        cursor.take();
        let suffix = taken_while(cursor, is_of_a_tag);
        if !cursor.is('>') {
            return cursor.malformed("a tag that is not closed with `>`");
        }
        cursor.take();
        Token::Tag(String::new(), suffix)
    } else {
        let word = taken_while(cursor, is_of_a_name);
        if cursor.is('!') {
            cursor.take();
            Token::Tag(format!("!{word}!"), taken_while(cursor, is_of_a_tag))
        } else {
            Token::Tag("!".to_owned(), word + &taken_while(cursor, is_of_a_tag))
        }
    };
    if !cursor.is_space(0) {
        return cursor.malformed("a blank has to follow a tag");
    }
    Ok(token)
}

/// A line that begins with `%`; `None` for one that means nothing.
pub(super) fn directive(cursor: &mut Cursor) -> Result<Option<Token>, Malformed> {
    let line = taken_while(cursor, |character| !super::cursor::is_break(character));
    let line = line.split(" #").next().unwrap_or_default();
    let mut words = line.split_whitespace();
    match (words.next(), words.next(), words.next()) {
        (Some("%YAML"), Some(version), None) => Ok(Some(Token::Version(version.to_owned()))),
        (Some("%TAG"), Some(handle), Some(prefix)) => {
            Ok(Some(Token::TagHandle(handle.to_owned(), prefix.to_owned())))
        }
        _ => cursor.malformed("a line that begins with `%` is a directive, and there is none of this name"),
    }
}
