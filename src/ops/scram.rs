//! SCRAM-SHA-256 verifiers (RFC 5802, RFC 7677), so that a password never travels in a statement.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::secret::Secret;

/// PostgreSQL's own number of iterations (`scram_iterations`).
const ITERATIONS: u32 = 4096;

type Key = [u8; 32];

/// What the server keeps instead of a password.
struct Keys {
    stored: Key,
    server: Key,
}

/// A new verifier for `password`, in the form of `pg_authid.rolpassword`.
pub(in crate::ops) fn verifier(password: &Secret) -> Result<String> {
    let salt: [u8; 16] = rand::random();
    let keys = keys(password, &salt, ITERATIONS)?;
    let [salt, stored, server] = [&salt[..], &keys.stored, &keys.server].map(|part| STANDARD.encode(part));
    Ok(format!("SCRAM-SHA-256${ITERATIONS}:{salt}${stored}:{server}"))
}

/// Whether `verifier` accepts `password`. Verifiers of another kind (md5) accept nothing here, so that
/// they are replaced.
pub(in crate::ops) fn accepts(verifier: &str, password: &Secret) -> Result<bool> {
    let Some((iterations, salt, stored)) = parse(verifier) else { return Ok(false) };
    Ok(keys(password, &salt, iterations)?.stored[..] == stored[..])
}

fn parse(verifier: &str) -> Option<(u32, Vec<u8>, Vec<u8>)> {
    let (head, tail) = verifier.strip_prefix("SCRAM-SHA-256$")?.split_once('$')?;
    let (iterations, salt) = head.split_once(':')?;
    let (stored, _) = tail.split_once(':')?;
    Some((iterations.parse().ok()?, STANDARD.decode(salt).ok()?, STANDARD.decode(stored).ok()?))
}

fn keys(password: &Secret, salt: &[u8], iterations: u32) -> Result<Keys> {
    let salted = salted_password(normalised(password.expose()).as_bytes(), salt, iterations)?;
    let client = sign(&salted, &[b"Client Key"])?;
    Ok(Keys { stored: Sha256::digest(client).into(), server: sign(&salted, &[b"Server Key"])? })
}

/// As libpq does it: `SASLprep`, and the password as it is where that forbids something in it.
fn normalised(password: &str) -> std::borrow::Cow<'_, str> {
    stringprep::saslprep(password).unwrap_or(password.into())
}

/// `Hi()` of RFC 5802, which is PBKDF2 with one block.
fn salted_password(password: &[u8], salt: &[u8], iterations: u32) -> Result<Key> {
    let mut last = sign(password, &[salt, &1_u32.to_be_bytes()])?;
    let mut salted = last;
    for _ in 1..iterations {
        last = sign(password, &[&last])?;
        salted.iter_mut().zip(last).for_each(|(sum, byte)| *sum ^= byte);
    }
    Ok(salted)
}

fn sign(key: &[u8], parts: &[&[u8]]) -> Result<Key> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key)
        .map_err(|error| Error::bug("HMAC takes a key of any length").caused_by(&error))?;
    for part in parts {
        mac.update(part);
    }
    Ok(mac.finalize().into_bytes().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `CREATE ROLE … PASSWORD 'pencil'` on PostgreSQL 15 left this.
    const PENCIL: &str = "SCRAM-SHA-256$4096:F1QXZwa3aJnobqmkKZ+Nmw==$AC4yuRioHyk0WZCXNzN6KaY+MCoyti7eH6PWzIMK9Lg=:KpQgte9A+RDBilkcLxA+c4/HvaM7ZpmroN2wqCH0o+g=";

    #[test]
    fn a_verifier_of_postgresql_is_understood() {
        assert!(accepts(PENCIL, &Secret::new("pencil")).unwrap());
        assert!(!accepts(PENCIL, &Secret::new("Pencil")).unwrap());
    }

    #[test]
    fn a_new_verifier_accepts_its_password_only() {
        let verifier = verifier(&Secret::new("pa$$w'ö\u{a0}rd")).unwrap();
        assert!(accepts(&verifier, &Secret::new("pa$$w'ö rd")).unwrap(), "SASLprep maps the blank");
        assert!(!accepts(&verifier, &Secret::new("password")).unwrap());
        assert!(!accepts("md5aa0b", &Secret::new("x")).unwrap());
    }
}
