//! Commands as each format takes them.

use crate::text;

/// A command line of systemd: its own quotes, with `%` and `$` doubled, which it would replace.
pub(super) fn for_systemd(command: &[String]) -> String {
    joined(command, |word| {
        let word = word.replace('%', "%%").replace('$', "$$");
        let is_plain = |c: char| c.is_alphanumeric() || "_-./:@%+=,$".contains(c);
        if !word.is_empty() && word.chars().all(is_plain) {
            return word;
        }
        format!("\"{}\"", word.replace('\\', r"\\").replace('"', "\\\""))
    })
}

/// A command line of a shell.
pub(super) fn for_shell(command: &[String]) -> String {
    joined(command, text::argument)
}

fn joined(command: &[String], quoted: impl Fn(&str) -> String) -> String {
    command.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ")
}

/// A shell's line in a crontab, where `%` would end it.
pub(super) fn for_crontab(line: &str) -> String {
    line.replace('%', r"\%")
}

/// A string of a stack file, which replaces `$`.
pub(super) fn for_stack(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('$', "$$")
}
