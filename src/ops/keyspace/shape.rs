//! What the name of a key is made of: words that many keys have, and ids that are one key's own.

use std::net::{IpAddr, Ipv4Addr};
use std::ops::Range;

use sha2::{Digest, Sha256};

/// A piece of a key's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part<'k> {
    /// A word with the separator behind it: `sess:`.
    Word(&'k str),
    /// A word that an id follows without a separator: the `authsample` of `authsample<guid>`.
    Stem(&'k str),
    /// An account's, a session's or an address's own.
    Id(&'k str),
}

/// Characters that end a word. A dot, a hyphen and an underscore do so only beside an id.
pub(super) const SEPARATORS: &[char] = &[':', '/', '|', '{', '}', ',', ' ', '#', ';', '~', '\\'];
/// Characters inside words and inside addresses.
const JOINTS: &[char] = &['-', '_', '.'];

/// Lengths of hexadecimal ids: SHA-256, SHA-1, a GUID without hyphens or MD5, an object id.
const HEXADECIMAL: [usize; 4] = [64, 40, 32, 24];
/// From this length on, a word of mixed characters is taken for a random id: 16 characters of base64 are 96 bits.
const RANDOM: usize = 16;
/// A word of letters of one case that is longer than this is no word of a language.
const LONGEST_WORD: usize = 24;
/// An account's number has more digits than that of a version.
const DIGITS: usize = 3;
/// Fewer letters than this before a random id are likely to be its own.
const SHORTEST_STEM: usize = 6;

/// The parts of `key`; `stems` are words that are known to be followed by an id without a separator.
pub(super) fn parts<'k>(key: &'k str, stems: &[String]) -> Vec<Part<'k>> {
    let mut parts = Parts { key, list: Vec::with_capacity(4) };
    let mut at = 0;
    let known = stems.iter().find(|stem| key.len() > stem.len() && key.starts_with(stem.as_str()));
    if let Some(stem) = known.filter(|stem| !stem.is_empty()) {
        at = stem.len();
        parts.push(Part::Stem(&key[..at]));
    }
    while at < key.len() {
        if let Some(end) = address_with_colons(&key[at..]) {
            parts.push(Part::Id(&key[at..at + end]));
            at += end;
            continue;
        }
        let end = key[at..].find(SEPARATORS).map_or(key.len(), |end| at + end);
        parts.dissect(at..end);
        at = end + key[end..].chars().next().map_or(0, char::len_utf8);
        if at > end {
            parts.separator(end..at);
        }
    }
    parts.list
}

struct Parts<'k> {
    key: &'k str,
    list: Vec<Part<'k>>,
}

impl<'k> Parts<'k> {
    fn push(&mut self, part: Part<'k>) {
        let text = match part {
            Part::Word(text) | Part::Stem(text) | Part::Id(text) => text,
        };
        if !text.is_empty() {
            self.list.push(part);
        }
    }

    /// Puts a separator behind the word that it ends.
    fn separator(&mut self, range: Range<usize>) {
        let key = self.key;
        match self.list.last_mut() {
            Some(Part::Word(word)) => *word = &key[range.start - word.len()..range.end],
            _ => self.list.push(Part::Word(&key[range])),
        }
    }

    /// What stands between two separators.
    fn dissect(&mut self, range: Range<usize>) {
        let segment = &self.key[range.clone()];
        if is_address(segment) {
            return self.push(Part::Id(segment));
        }
        if let Some(id) = guid(segment).or_else(|| hexadecimal(segment)) {
            let begin = if id.start == 0 { "" } else { &segment[..id.start] };
            self.push(if begin.ends_with(JOINTS) { Part::Word(begin) } else { Part::Stem(begin) });
            self.push(Part::Id(&segment[id.clone()]));
            return self.dissect(range.start + id.end..range.end);
        }
        if is_random(segment) {
            let stem = stem(segment);
            self.push(Part::Stem(&segment[..stem]));
            return self.push(Part::Id(&segment[stem..]));
        }
        self.words(range);
    }

    /// Words and numbers between joints.
    fn words(&mut self, range: Range<usize>) {
        let key = self.key;
        let mut at = range.start;
        while at < range.end {
            let end = key[at..range.end].find(JOINTS).map_or(range.end, |end| at + end);
            let next = (end + 1).min(range.end);
            let word = &key[at..end];
            let digits = word.len() - word.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let is_id = !word.is_empty() && (digits == word.len() || is_short_hexadecimal(word));
            if is_id {
                self.id(at..end, end..next);
            } else if digits >= DIGITS {
                self.push(Part::Stem(&key[at..end - digits]));
                self.id(end - digits..end, end..next);
            } else {
                self.word(at..next);
            }
            at = next;
        }
    }

    /// An id, and the joint behind it; one that only a joint parts from another is a piece of the same.
    fn id(&mut self, id: Range<usize>, joint: Range<usize>) {
        let key = self.key;
        if let [.., Part::Id(before), Part::Word(between)] = &self.list[..]
            && between.len() == 1
            && between.starts_with(JOINTS)
        {
            let begin = id.start - between.len() - before.len();
            self.list.pop();
            self.list.pop();
            self.push(Part::Id(&key[begin..id.end]));
        } else {
            self.push(Part::Id(&key[id]));
        }
        self.push(Part::Word(&key[joint]));
    }

    /// A word, which goes on where the word before it ended in a joint.
    fn word(&mut self, range: Range<usize>) {
        let key = self.key;
        match self.list.last_mut() {
            Some(Part::Word(word)) if word.ends_with(JOINTS) => {
                *word = &key[range.start - word.len()..range.end];
            }
            _ => self.push(Part::Word(&key[range])),
        }
    }
}

/// The length of an IPv6 address at the start.
fn address_with_colons(text: &str) -> Option<usize> {
    let end = text.find(|c: char| !(c.is_ascii_hexdigit() || c == ':' || c == '.')).unwrap_or(text.len());
    let candidate = text[..end].trim_end_matches('.');
    let colons = candidate.bytes().filter(|byte| *byte == b':').count();
    (colons >= 2 && candidate.parse::<IpAddr>().is_ok()).then_some(candidate.len())
}

/// An e-mail address or an IPv4 address.
fn is_address(segment: &str) -> bool {
    segment.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
        || segment.parse::<Ipv4Addr>().is_ok()
}

const GUID: usize = 36;

/// The first GUID with hyphens.
fn guid(segment: &str) -> Option<Range<usize>> {
    let bytes = segment.as_bytes();
    let fits = |at: &usize| {
        let piece = &bytes[*at..*at + GUID];
        piece.iter().enumerate().all(|(place, byte)| match place {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
    };
    let last = bytes.len().checked_sub(GUID)?;
    // the last that fits: letters of the word before it may be digits of a hexadecimal number too
    (0..=last).rev().find(fits).map(|at| at..at + GUID)
}

/// A hexadecimal id at the end.
fn hexadecimal(segment: &str) -> Option<Range<usize>> {
    let run = segment.bytes().rev().take_while(u8::is_ascii_hexdigit).count();
    let length = HEXADECIMAL.into_iter().find(|length| *length <= run)?;
    let begin = segment.len() - length;
    segment[begin..].bytes().any(|byte| byte.is_ascii_digit()).then_some(begin..segment.len())
}

fn is_short_hexadecimal(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    word.len() >= 8 && digits >= 2 && word.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Class {
    Lower,
    Upper,
    Digit,
    Other,
}

fn class(byte: u8) -> Class {
    match byte {
        b'a'..=b'z' => Class::Lower,
        b'A'..=b'Z' => Class::Upper,
        b'0'..=b'9' => Class::Digit,
        _ => Class::Other,
    }
}

/// Whether it is made of characters in no order: base64 and its kind, or letters without an end.
fn is_random(segment: &str) -> bool {
    let bytes = segment.as_bytes();
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_+=.".contains(byte);
    if bytes.len() < RANDOM || !bytes.iter().all(is_part) || is_spelled(segment) {
        return false;
    }
    let has = |wanted| bytes.iter().any(|byte| class(*byte) == wanted);
    let changes = bytes.windows(2).filter(|pair| class(pair[0]) != class(pair[1])).count();
    let mixed = has(Class::Digit) && (has(Class::Lower) || has(Class::Upper));
    let endless = bytes.len() > LONGEST_WORD && !has(Class::Other) && changes <= 1;
    // words in camel case change half as often as characters in no order
    endless || (mixed && changes * 4 >= bytes.len()) || (mixed && segment.len() - stem(segment) >= RANDOM)
}

/// Whether it is words and numbers between joints: `user_1234_profile`.
fn is_spelled(segment: &str) -> bool {
    let is_plain = |piece: &str| {
        piece.bytes().all(|byte| byte.is_ascii_digit()) || piece.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    segment.contains(JOINTS) && segment.split(JOINTS).all(is_plain)
}

/// The length of the words at the start that an id follows: `authsample`, `AuthSample`; 0 where there is none.
fn stem(segment: &str) -> usize {
    let bytes = segment.as_bytes();
    let (mut at, mut humps) = (0, 0);
    while at < bytes.len() {
        let hump = usize::from(bytes[at].is_ascii_uppercase());
        let tail = bytes[at + hump..].iter().take_while(|byte| byte.is_ascii_lowercase()).count();
        if tail < 2 || (hump == 0 && humps > 0) {
            break;
        }
        at += hump + tail;
        humps += 1;
    }
    let joint = at + usize::from(bytes.get(at).is_some_and(|byte| b"-_.".contains(byte)));
    if at >= SHORTEST_STEM && at < bytes.len() { joint.min(bytes.len() - 1) } else { 0 }
}

/// The key with everything in it replaced that could be a secret: a session's key is the session. `sess:#1f2e3d4c`;
/// the same key always gets the same name. Numbers and addresses stay, because they name whom it is about.
pub fn masked(key: &[u8], stems: &[String]) -> String {
    let key = String::from_utf8_lossy(key);
    let masked = parts(&key, stems).into_iter().map(|part| match part {
        Part::Word(word) | Part::Stem(word) => word.to_owned(),
        Part::Id(id) if is_public(id) => id.to_owned(),
        Part::Id(id) => format!("#{}", digest(id)),
    });
    masked.collect()
}

/// What does not let anybody in who knows it: a number, an address.
fn is_public(id: &str) -> bool {
    is_address(id)
        || id.parse::<IpAddr>().is_ok()
        || (id.len() < RANDOM && id.chars().all(|c| c.is_ascii_digit() || JOINTS.contains(&c)))
}

/// The first 8 hexadecimal digits of its SHA-256.
fn digest(id: &str) -> String {
    let hash = Sha256::digest(id.as_bytes());
    format!("{:02x}{:02x}{:02x}{:02x}", hash[0], hash[1], hash[2], hash[3])
}

/// What a key begins with, without anything of its own: `sess:*`. Of a key whose parts all look like words the last one
/// is left out too.
pub fn beginning(key: &[u8], stems: &[String]) -> String {
    let key = String::from_utf8_lossy(key);
    let parts = parts(&key, stems);
    let words: Vec<_> = parts
        .iter()
        .map_while(|part| match part {
            Part::Word(word) | Part::Stem(word) => Some(*word),
            Part::Id(_) => None,
        })
        .collect();
    match words.split_last() {
        Some((last, before))
            if words.len() == parts.len() && !before.is_empty() && !last.ends_with(SEPARATORS) =>
        {
            format!("{}*", before.concat())
        }
        _ if words.len() == parts.len() => words.concat(),
        _ => format!("{}*", words.concat()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pattern(key: &str) -> String {
        let part = |part| match part {
            Part::Word(word) | Part::Stem(word) => word,
            Part::Id(_) => "*",
        };
        parts(key, &["Known".to_owned()]).into_iter().map(part).collect()
    }

    #[test]
    fn ids_are_told_from_words() {
        for (key, expected) in [
            ("sess:3f2504e0-4f89-41d3-9a0c-0305e82c3301", "sess:*"),
            ("sess:CfDJ8Nrq3vT7bq0yXk2m9ZpL1sW4uEoH", "sess:*"),
            ("authsample3f2504e0-4f89-41d3-9a0c-0305e82c3301", "authsample*"),
            ("authsample3f2504e04f8941d39a0c0305e82c3301", "authsample*"),
            ("AuthSampleX3vT7bq0yXk2m9ZpL1sW4uEoH", "AuthSample*"),
            ("rl:login:203.0.113.7", "rl:login:*"),
            ("rl:login:2001:db8::1", "rl:login:*"),
            ("rl:ann.lee+x@example.com:hour", "rl:*:hour"),
            ("user:1234:profile", "user:*:profile"),
            ("user1234", "user*"),
            ("user_1234_profile", "user_*_profile"),
            ("report-2026-11-24", "report-*"),
            ("{user:1234}:cart", "{user:*}:cart"),
            ("leaderboard", "leaderboard"),
            ("cache:v2:config", "cache:v2:config"),
            ("feature-flags", "feature-flags"),
            ("DataProtection-Keys", "DataProtection-Keys"),
            ("AuthenticationSettingsProvider", "AuthenticationSettingsProvider"),
        ] {
            assert_eq!(pattern(key), expected, "{key}");
        }
        assert!(matches!(parts("Knownqrst", &["Known".to_owned()])[0], Part::Stem("Known")));
    }

    #[test]
    fn a_masked_key_keeps_whom_it_is_about_and_loses_what_lets_in() {
        let masked = |key: &str| masked(key.as_bytes(), &[]);
        assert_eq!(masked("rl:login:203.0.113.7"), "rl:login:203.0.113.7");
        assert_eq!(masked("user:1234:profile"), "user:1234:profile");
        let session = masked("sess:3f2504e0-4f89-41d3-9a0c-0305e82c3301");
        assert!(session.starts_with("sess:#") && session.len() == "sess:#".len() + 8, "{session}");
        assert_ne!(session, masked("sess:3f2504e0-4f89-41d3-9a0c-0305e82c3302"));
    }

    #[test]
    fn the_beginning_has_nothing_of_one_keys_own() {
        let beginning = |key: &str| beginning(key.as_bytes(), &[]);
        assert_eq!(beginning("sess:3f2504e0-4f89-41d3-9a0c-0305e82c3301"), "sess:*");
        assert_eq!(beginning("sess:hunter"), "sess:*");
        assert_eq!(beginning("leaderboard"), "leaderboard");
    }

    proptest! {
        #[test]
        fn the_parts_are_the_key(key in "[a-zA-Z0-9:._@{}/é-]{0,60}") {
            let text = |part| match part {
                Part::Word(text) | Part::Stem(text) | Part::Id(text) => text,
            };
            let whole: String = parts(&key, &["auth".to_owned()]).into_iter().map(text).collect();
            prop_assert_eq!(whole, key);
        }

        #[test]
        fn no_session_survives(session in "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}") {
            let shown = masked(format!("authsample{session}").as_bytes(), &[]);
            prop_assert!(!shown.contains(&session[..13]), "{}", shown);
        }
    }
}
