//! What things of a stack are called in the swarm.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use argon2::{Algorithm, Argon2, Params, Version};
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
    /// As docker does: `STACK_KEY`. Content that changed cannot be deployed under the same name; a label of each secret
    /// has the digest of its content, which the swarm does not hand back.
    Plain(Digests<'a>),
    /// By their content: `STACK_KEY-0123456789ab`, so that changed content makes a new object and restarts its
    /// readers. One that has a `name` in the file keeps it.
    ByContent(Digests<'a>),
}

/// How secrets are told apart by their content without telling what it is.
///
/// Whoever may list secrets sees digests and salt, and nothing that the swarm keeps is hidden from them and still known to
/// everybody who deploys. So a guess can be tried; what can be done is to make each one cost.
#[derive(Clone, Copy)]
pub struct Digests<'a> {
    /// Of this stack: one guess is good for no other. It must stay the same, or every deployment renames the secrets.
    pub salt: &'a [u8],
    /// Digests that cost nothing to guess, of secrets that an earlier version deployed. They stay until the content is
    /// another: a new name alone would start tasks anew, and a secret of a database's password look like a new one.
    pub cheap: &'a BTreeSet<String>,
}

impl Digests<'_> {
    /// The digest of a secret's content, as its label has it.
    pub(in crate::ops::stack) fn of(self, content: &[u8]) -> Result<String, String> {
        let cheap = keyed_digest(content, self.salt);
        if self.cheap.contains(&cheap) { Ok(cheap) } else { slow_digest(content, self.salt) }
    }
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

/// What one guess costs: 19 MiB of memory, gone through twice. It is the least that OWASP's "Password Storage Cheat Sheet"
/// recommends for Argon2id; more would be felt in a stack of many secrets.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;

/// The digest of a secret's content, each guess of which costs.
fn slow_digest(content: &[u8], salt: &[u8]) -> Result<String, String> {
    let said = |error: argon2::Error| format!("its digest cannot be worked out: {error}");
    let costs = Params::new(MEMORY_KIB, PASSES, 1, Some(32)).map_err(said)?;
    let mut digest = [0; 32];
    // of a length that the algorithm takes, whatever the salt's
    let salt = Sha256::digest(salt);
    let hash = Argon2::new(Algorithm::Argon2id, Version::V0x13, costs);
    hash.hash_password_into(content, &salt, &mut digest).map_err(said)?;
    Ok(format!("argon2id:{}", hexadecimal(&digest)))
}

/// The digest of a secret's content as it was once: a guess costs next to nothing.
fn keyed_digest(content: &[u8], salt: &[u8]) -> String {
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
    fn a_guess_costs_and_is_good_for_one_stack() {
        let none = BTreeSet::new();
        let of = |salt| Digests { salt, cheap: &none }.of(b"secret").unwrap();
        assert_ne!(of(b"a"), of(b"b"));
        assert_eq!(of(b"a"), of(b"a"));
        assert!(of(b"").starts_with("argon2id:"));
    }

    #[test]
    fn a_digest_of_earlier_versions_stays_until_the_content_is_another() {
        // made by a version that knew no other
        let cheap = BTreeSet::from([keyed_digest(b"secret", b"salt")]);
        let digests = Digests { salt: b"salt", cheap: &cheap };
        assert!(cheap.contains(&digests.of(b"secret").unwrap()));
        assert!(digests.of(b"another").unwrap().starts_with("argon2id:"));
    }
}
