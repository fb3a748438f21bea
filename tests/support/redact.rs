//! Takes out of a transcript what differs from run to run, in the same width where columns depend on it.

use std::sync::LazyLock;

use regex::{Captures, Regex};

/// Known words of this run, and patterns of every run.
#[derive(Clone, Debug, Default)]
pub struct Redaction(Vec<(String, String)>);

static SAME_WIDTH: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let patterns = [
        r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b",
        r"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?",
        r"(127\.0\.0\.1|localhost|\[::1\]):\d{4,5}\b",
    ];
    patterns.iter().map(|pattern| Regex::new(pattern).unwrap()).collect()
});

static VERSION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b(PostgreSQL|Redis|Valkey|authctl) v?\d+(\.\d+)+[^\s,;)]*").unwrap());

static DURATION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b(\d+us|\d+\.\d(ms|s)|\d+m\d\ds|\d+h\d\dm|\d+d\d+h)\b( {2,})?").unwrap());

impl Redaction {
    /// Writes `name` for every `text`.
    pub fn replace(&mut self, text: &str, name: &str) {
        self.0.push((text.to_owned(), name.to_owned()));
    }

    /// The text without what differs.
    pub fn apply(&self, text: &str) -> String {
        let mut clean = text.to_owned();
        for (known, name) in &self.0 {
            clean = clean.replace(known, name);
        }
        for pattern in SAME_WIDTH.iter() {
            clean = pattern.replace_all(&clean, |found: &Captures<'_>| hide(&found[0])).into_owned();
        }
        clean = VERSION.replace_all(&clean, "$1 [version]").into_owned();
        DURATION.replace_all(&clean, "[time]$4").into_owned()
    }
}

/// Digits, and the letters of a uuid, as `#`; the host before a port stays.
fn hide(text: &str) -> String {
    let (kept, rest) = match text.rsplit_once(':') {
        Some((host, _)) if host.starts_with(['l', '[']) || host == "127.0.0.1" => text.split_at(host.len()),
        _ => ("", text),
    };
    let is_uuid = text.len() == 36 && text.as_bytes()[8] == b'-';
    let hide =
        |letter: char| if letter.is_ascii_digit() || (is_uuid && letter != '-') { '#' } else { letter };
    format!("{kept}{}", rest.chars().map(hide).collect::<String>())
}
