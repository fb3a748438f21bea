//! What things of a stack are called in the swarm.

use std::collections::BTreeMap;
use std::fmt::Write;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use super::super::desired::NAMESPACE_LABEL;

/// Characters that the engine allows in the name of a secret or config.
const LONGEST_NAME: usize = 64;
/// Hexadecimal digits of a digest that a name shows: 48 bits, ample for the versions of one object.
const SHOWN_DIGITS: usize = 12;

/// How secrets and configs that come from files are named.
#[derive(Clone, Copy)]
pub enum Naming<'a> {
    /// As docker does: `STACK_KEY`. Content that changed cannot be deployed under the same name.
    Compatible,
    /// By their content: `STACK_KEY-0123456789ab`, so that changed content makes a new object and restarts its
    /// readers. One that has a `name` in the file keeps it.
    ByContent {
        /// Keys the digest of secrets, so that a name does not help to guess a weak password. It must stay the same
        /// for a stack, or every deployment renames its secrets.
        salt: &'a [u8],
    },
}

/// A stack's name, which begins the name of whatever belongs to it.
#[derive(Clone, Copy)]
pub(super) struct Namespace<'a>(pub(super) &'a str);

impl Namespace<'_> {
    /// The name of something that the file calls `key`: its own `name`, or the stack's name and the key.
    pub(super) fn name(self, key: &str, own: &str) -> String {
        if own.is_empty() { format!("{}_{key}", self.0) } else { own.to_owned() }
    }

    /// The labels with the one that says whose they are.
    pub(super) fn labels(self, labels: &BTreeMap<String, String>) -> BTreeMap<String, String> {
        let mut labels = labels.clone();
        labels.insert(NAMESPACE_LABEL.to_owned(), self.0.to_owned());
        labels
    }
}

/// The name with the beginning of the content's digest, as long as the engine allows.
pub(super) fn versioned(name: &str, digest: &str) -> String {
    let room = LONGEST_NAME - SHOWN_DIGITS - 1;
    let shown = digest.split_once(':').map_or(digest, |(_, digits)| digits);
    let name: String = name.chars().take(room).collect();
    format!("{name}-{}", &shown[..SHOWN_DIGITS])
}

/// The digest of a config's content, as its label has it: what `sha256sum` says of the file.
pub(super) fn digest(content: &[u8]) -> String {
    format!("sha256:{}", hexadecimal(&Sha256::digest(content)))
}

/// The digest of a secret's content, which only the salt's owner can compare with a guess.
pub(super) fn keyed_digest(content: &[u8], salt: &[u8]) -> String {
    // a key as long as the algorithm's block, whatever the salt's length
    let mut key = [0; 64];
    key[..32].copy_from_slice(&Sha256::digest(salt));
    let code = Hmac::<Sha256>::new(&key.into()).chain_update(content).finalize();
    format!("hmac-sha256:{}", hexadecimal(&code.into_bytes()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // writing to a string cannot fail
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_room_for_its_digest() {
        let name = versioned(&"n".repeat(64), &digest(b"content"));
        assert_eq!(name.len(), 64);
        assert_eq!(versioned("auth_config", &digest(b"")), "auth_config-e3b0c44298fc");
    }

    #[test]
    fn a_secret_is_not_found_by_the_plain_digest_of_a_guess() {
        assert_ne!(keyed_digest(b"secret", b"a"), keyed_digest(b"secret", b"b"));
        assert_eq!(keyed_digest(b"secret", b"a"), keyed_digest(b"secret", b"a"));
        assert!(!keyed_digest(b"secret", b"").ends_with(&digest(b"secret")[7..]));
    }
}
