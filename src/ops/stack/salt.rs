//! The salt of a stack, with which the digests of its secrets are made. The swarm keeps it, so that every machine that
//! deploys the stack names them alike.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::convert::Digests;
use super::desired::{DIGEST_LABEL, Desired};
use super::live::Live;
use super::object::Object;

/// The label of a secret that has it.
const SALT_LABEL: &str = "authctl.salt";

/// What the digests of a stack's secrets are made with.
pub struct Salt {
    salt: String,
    /// Of an earlier version.
    cheap: BTreeSet<String>,
}

impl Salt {
    /// That of any of the stack's secrets, or this fresh one.
    pub fn of(live: &Live, stack: &str, fresh: &str) -> Self {
        let own = || live.secrets.iter().filter(|secret| secret.stack() == Some(stack));
        let known = own().filter_map(|secret| secret.label(SALT_LABEL)).min();
        let cheap = own().filter_map(|secret| secret.label(DIGEST_LABEL)).filter(|digest| is_cheap(digest));
        Self { salt: known.unwrap_or(fresh).to_owned(), cheap: cheap.map(str::to_owned).collect() }
    }

    /// How secrets are told apart.
    pub fn digests(&self) -> Digests<'_> {
        Digests { salt: self.salt.as_bytes(), cheap: &self.cheap }
    }

    /// Leaves the salt with the secrets that have a digest made with it.
    pub fn keep(&self, desired: &mut Desired) {
        let salted = desired.secrets.iter_mut().filter(|secret| secret.labels.contains_key(DIGEST_LABEL));
        salted.for_each(|secret| drop(secret.labels.insert(SALT_LABEL.to_owned(), self.salt.clone())));
    }
}

/// A salt that no stack has yet.
pub fn fresh() -> String {
    rand::random::<[u8; 16]>().iter().fold(String::new(), |mut salt, byte| {
        // writing to a string cannot fail
        let _ = write!(salt, "{byte:02x}");
        salt
    })
}

/// Whether this is what is in a secret of the swarm, as far as its labels tell.
pub(super) fn has_content(secret: &Object, content: &[u8]) -> bool {
    let (Some(digest), Some(salt)) = (secret.label(DIGEST_LABEL), secret.label(SALT_LABEL)) else {
        return false;
    };
    let cheap = BTreeSet::from([digest.to_owned()]);
    Digests { salt: salt.as_bytes(), cheap: &cheap }.of(content).is_ok_and(|own| own == digest)
}

/// Whether a guess at what it is the digest of costs next to nothing.
fn is_cheap(digest: &str) -> bool {
    digest.starts_with("hmac-sha256:")
}
