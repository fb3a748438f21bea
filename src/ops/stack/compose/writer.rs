//! A tree as YAML, in the spelling of the docker client.

use super::node::{Entry, Node, Value};
use super::number::float_text;
use super::scalar;

/// The file. Every `$` is doubled, so that reading it gives the same values again.
pub(super) fn write(root: &Node) -> String {
    let mut text = String::new();
    map(root.entries(), 0, &mut text);
    text
}

fn map(entries: &[Entry], indent: usize, text: &mut String) {
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 || text.ends_with('\n') {
            text.push_str(&" ".repeat(indent));
        }
        // variables are not looked for in keys
        text.push_str(&spelled(&entry.key, &entry.key, None));
        text.push(':');
        behind(&entry.node, indent, text);
    }
}

/// What stands behind a key.
fn behind(node: &Node, indent: usize, text: &mut String) {
    match &node.value {
        Value::Map(map) if !map.0.is_empty() => {
            text.push('\n');
            self::map(&map.0, indent + 2, text);
        }
        Value::List(items) if !items.is_empty() => {
            text.push('\n');
            list(items, indent + 2, text);
        }
        _ => {
            text.push(' ');
            text.push_str(&single(node, indent + 2));
            text.push('\n');
        }
    }
}

fn list(items: &[Node], indent: usize, text: &mut String) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 || text.ends_with('\n') {
            text.push_str(&" ".repeat(indent));
        }
        text.push_str("- ");
        match &item.value {
            Value::Map(map) if !map.0.is_empty() => self::map(&map.0, indent + 2, text),
            Value::List(items) if !items.is_empty() => list(items, indent + 2, text),
            _ => {
                text.push_str(&single(item, indent + 2));
                text.push('\n');
            }
        }
    }
}

/// A value that has nothing below it.
fn single(node: &Node, indent: usize) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Flag(flag) => flag.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number_text(*number),
        Value::Text(text) => spelled(text, &text.replace('$', "$$"), Some(indent)),
        Value::List(_) => "[]".to_owned(),
        Value::Map(_) => "{}".to_owned(),
    }
}

fn number_text(number: f64) -> String {
    match float_text(number).as_str() {
        "NaN" => ".nan".to_owned(),
        "+Inf" => ".inf".to_owned(),
        "-Inf" => "-.inf".to_owned(),
        text => text.to_owned(),
    }
}

/// A text, plain where it stays one; in lines of its own where it has several and `indent` allows it.
fn spelled(text: &str, doubled: &str, indent: Option<usize>) -> String {
    match indent {
        Some(indent) if text.contains('\n') && fits_block(text) => block(doubled, indent),
        _ if is_plain(text) => doubled.to_owned(),
        _ if needs_escapes(text) || !reads_as_text(text) => double_quoted(doubled),
        _ => format!("'{}'", doubled.replace('\'', "''")),
    }
}

/// Whether quotes can be left away.
fn is_plain(text: &str) -> bool {
    let indicators = [',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`'];
    let begins_badly = text.starts_with(indicators)
        || [" ", "---", "..."].iter().any(|begin| text.starts_with(begin))
        || ["-", "?", ":"].iter().any(|sign| text == *sign || text.starts_with(&format!("{sign} ")));
    let breaks_off = text.contains(": ") || text.contains(" #") || text.ends_with([' ', ':']);
    !text.is_empty() && !begins_badly && !breaks_off && !needs_escapes(text) && reads_as_text(text)
}

/// Whether a plain spelling would be read as a text by parsers old and new.
fn reads_as_text(text: &str) -> bool {
    const OLD_WORDS: [&str; 16] =
        ["y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off", "OFF"];
    let resolved = scalar::resolve(text);
    let same = matches!(resolved.value, Value::Text(_)) && !resolved.respelled;
    same && text != "<<" && !OLD_WORDS.contains(&text) && !is_sexagesimal(text)
}

/// `22:22`, which YAML 1.1 takes for a number.
fn is_sexagesimal(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let mut parts = digits.split(':');
    let first = parts.next().unwrap_or_default();
    let whole =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    let rest: Vec<&str> = parts.collect();
    let sixty = |(index, part): (usize, &&str)| {
        let part = if index + 1 == rest.len() { part.split('.').next().unwrap_or_default() } else { part };
        (1..=2).contains(&part.len()) && whole(part) && !(part.len() == 2 && part > "59")
    };
    whole(first) && first.as_bytes()[0] != b'_' && !rest.is_empty() && rest.iter().enumerate().all(sixty)
}

fn needs_escapes(text: &str) -> bool {
    text.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}'))
}

fn fits_block(text: &str) -> bool {
    let printable = text.chars().all(|c| c == '\n' || !needs_escapes(c.encode_utf8(&mut [0; 4])));
    let blank_at_an_end = text.lines().any(|line| line.ends_with(' '));
    printable && !blank_at_an_end && !text.starts_with([' ', '\n'])
}

fn block(text: &str, indent: usize) -> String {
    let chomping = match (text.ends_with('\n'), text.ends_with("\n\n")) {
        (false, _) => "-",
        (true, false) => "",
        (true, true) => "+",
    };
    let body = text.strip_suffix('\n').unwrap_or(text);
    let lines = body.split('\n').map(|line| match line {
        "" => String::new(),
        line => format!("{}{line}", " ".repeat(indent)),
    });
    format!("|{chomping}\n{}", lines.collect::<Vec<_>>().join("\n"))
}

fn double_quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\u{85}' => quoted.push_str("\\N"),
            '\u{2028}' => quoted.push_str("\\L"),
            '\u{2029}' => quoted.push_str("\\P"),
            '\u{feff}' => quoted.push_str("\\uFEFF"),
            c if c.is_control() => quoted.extend(["\\x".to_owned(), format!("{:02X}", u32::from(c))]),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
