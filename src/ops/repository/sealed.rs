//! JSON documents that show when they were damaged.
//!
//! The last member is the SHA-256 of every byte before its line, so that
//! `head -n -2 manifest.json | sha256sum` says the same:
//!
//! ```text
//! {
//!   "format": 1,
//!   …,
//!   "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
//! }
//! ```
//!
//! What follows the summed bytes has one possible text, down to its last line break. So a document is whole
//! exactly if it equals the one that is sealed from its own beginning, and no change of it goes unseen.

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::sum::Sum;
use crate::error::{Error, Result};

/// How long a seal is: `  "sha256": "`, 64 digits, `"`, a line break, `}` and a line break.
const LENGTH: usize = 13 + 64 + 4;

/// `content`, which must be an object with members, as a sealed document.
pub(super) fn seal<T: Serialize>(content: &T) -> Result<Bytes> {
    let text = serde_json::to_string_pretty(content)
        .map_err(|error| Error::bug("a document cannot be written as JSON").caused_by(&error))?;
    let members = text
        .strip_suffix("\n}")
        .ok_or_else(|| Error::bug("a document that is to be sealed is no object with members"))?;
    let mut document = format!("{members},\n");
    document.push_str(&seal_of(document.as_bytes()));
    Ok(document.into())
}

fn seal_of(beginning: &[u8]) -> String {
    format!("  \"sha256\": \"{}\"\n}}\n", Sum::of(beginning))
}

/// What a sealed document says, or in words how it is damaged.
pub(super) fn open<T: DeserializeOwned>(document: &[u8]) -> Result<T, String> {
    check(document)?;
    serde_json::from_slice(document).map_err(|error| format!("is whole and cannot be understood: {error}"))
}

fn check(document: &[u8]) -> Result<(), String> {
    let split = document.len().checked_sub(LENGTH).ok_or("is cut off")?;
    let (beginning, seal) = document.split_at(split);
    if seal_of(beginning).as_bytes() == seal {
        return Ok(());
    }
    if seal.starts_with(b"  \"sha256\": \"") && seal.ends_with(b"\"\n}\n") {
        return Err("was changed: its content and its own check sum do not agree".to_owned());
    }
    Err("is cut off or was changed: it does not end in its own check sum".to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Deserialize;

    use super::*;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Note {
        words: String,
        number: u64,
    }

    fn sealed() -> (Note, Vec<u8>) {
        let note = Note { words: "a \"quoted\"\nword".to_owned(), number: 7 };
        let document = seal(&note).unwrap().to_vec();
        (note, document)
    }

    #[test]
    fn a_sealed_document_says_what_went_in() {
        let (note, document) = sealed();
        assert_eq!(open::<Note>(&document), Ok(note));
        let text = String::from_utf8(document).unwrap();
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let summed = lines[..lines.len() - 2].concat();
        assert!(text.contains(&format!("  \"sha256\": \"{}\"\n}}\n", Sum::of(summed.as_bytes()))));
    }

    #[test]
    fn every_single_flipped_bit_is_found() {
        let (_, document) = sealed();
        for bit in 0..document.len() * 8 {
            let mut damaged = document.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            assert!(open::<Note>(&damaged).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn every_truncation_is_found() {
        let (_, document) = sealed();
        for length in 0..document.len() {
            assert!(open::<Note>(&document[..length]).is_err(), "{length} bytes");
        }
    }

    #[test]
    fn an_empty_object_is_not_sealed() {
        assert!(seal(&serde_json::json!({})).is_err());
    }

    proptest! {
        #[test]
        fn whatever_is_appended_or_put_in_front_is_found(extra in prop::collection::vec(any::<u8>(), 1..200)) {
            let (_, document) = sealed();
            prop_assert!(open::<Note>(&[document.clone(), extra.clone()].concat()).is_err());
            prop_assert!(open::<Note>(&[extra, document].concat()).is_err());
        }

        #[test]
        fn whatever_was_sealed_is_opened(words in ".*", number: u64) {
            let note = Note { words, number };
            prop_assert_eq!(open::<Note>(&seal(&note).unwrap()), Ok(note));
        }
    }
}
