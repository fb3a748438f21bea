//! A command line as words, split as a POSIX shell would, without a shell; and words that are nearly the same.

/// Whether one word is likely to be meant by the other: at most two letters of it, and at most a third of them, are wrong.
pub(super) fn is_near(written: &str, known: &str) -> bool {
    let distance = strsim::osa_distance(written, known);
    distance <= 2 && distance * 3 <= written.chars().count().max(known.chars().count())
}

/// The words of `text`, or what is wrong with it.
///
/// Quotes and backslashes are taken away. `#` at the start of a word begins a comment.
pub(super) fn split(text: &str) -> Result<Vec<String>, &'static str> {
    let mut words = Words::default();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            ' ' | '\t' | '\r' | '\n' => words.end(),
            '#' if words.open.is_none() => while characters.next().is_some_and(|c| c != '\n') {},
            '\'' => single_quoted(&mut characters, words.word())?,
            '"' => double_quoted(&mut characters, words.word())?,
            '\\' => words.word().push(characters.next().ok_or("a backslash at the end")?),
            other => words.word().push(other),
        }
    }
    words.end();
    Ok(words.complete)
}

#[derive(Default)]
struct Words {
    complete: Vec<String>,
    open: Option<String>,
}

impl Words {
    fn word(&mut self) -> &mut String {
        self.open.get_or_insert_default()
    }

    fn end(&mut self) {
        self.complete.extend(self.open.take());
    }
}

fn single_quoted(characters: &mut std::str::Chars<'_>, word: &mut String) -> Result<(), &'static str> {
    for character in characters {
        match character {
            '\'' => return Ok(()),
            other => word.push(other),
        }
    }
    Err("a single quote that is not closed")
}

fn double_quoted(characters: &mut std::str::Chars<'_>, word: &mut String) -> Result<(), &'static str> {
    let open = "a double quote that is not closed";
    while let Some(character) = characters.next() {
        match character {
            '"' => return Ok(()),
            '\\' => word.push(characters.next().ok_or(open)?),
            other => word.push(other),
        }
    }
    Err(open)
}
