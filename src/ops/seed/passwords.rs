//! Password hashes that the application can verify, shared by many accounts.

use std::thread::available_parallelism;

use argon2::{Argon2, PasswordHasher};
use futures_util::{StreamExt, TryStreamExt, stream};
use rand::RngExt;

use super::dice::{Dice, Kind};
use crate::error::{Error, Result};
use crate::secret::Secret;

/// How many distinct salts, and so hashes, the accounts share. A hash costs about 50 ms, which no
/// million accounts can have each; 16 are enough that equal hashes are not the rule on any page of rows.
const POOL: u16 = 16;

/// The hashes that seeded accounts share.
pub struct Passwords(Vec<String>);

impl Passwords {
    /// How many there are.
    pub const COUNT: usize = POOL as usize;

    /// Hashes `password` with salts that `rng_seed` decides, on up to four cores: argon2id with m=19456, t=2, p=1,
    /// OWASP's minimum and the crate's default, as PHC strings.
    pub async fn of(password: &Secret, rng_seed: u64) -> Result<Self> {
        let dice = Dice::of(rng_seed);
        let hashes = stream::iter(0..POOL).map(async |number| {
            let salt: [u8; 16] = dice.roll(Kind::Salt, 0, number).random();
            let password = password.clone();
            let hash = tokio::task::spawn_blocking(move || hash(&password, &salt)).await;
            hash.map_err(|error| Error::bug("the thread that hashes ended early").caused_by(&error))?
        });
        hashes.buffered(at_once()).try_collect().await.map(Self)
    }

    pub(super) fn get(&self, number: usize) -> &str {
        &self.0[number]
    }
}

/// A hash takes 19 MiB while it is made, so there are never many at once, whatever the number of cores.
fn at_once() -> usize {
    available_parallelism().map_or(1, |cores| cores.get().min(4))
}

fn hash(password: &Secret, salt: &[u8]) -> Result<String> {
    Argon2::default()
        .hash_password_with_salt(password.expose().as_bytes(), salt)
        .map(|hash| hash.to_string())
        .map_err(|error| Error::failed("the password of the accounts cannot be hashed").caused_by(&error))
}

/// A password for the accounts when none is given: 20 letters and digits, 119 bits, from the operating
/// system's randomness, so that seeded accounts are no open door.
pub fn generated_password() -> Secret {
    const LETTERS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let mut dice = rand::rng();
    Secret::new((0..20).map(|_| LETTERS[dice.random_range(0..62_usize)] as char).collect::<String>())
}

#[cfg(test)]
mod tests {
    use argon2::{PasswordHash, PasswordVerifier};

    use super::*;

    #[tokio::test]
    async fn every_hash_verifies_and_no_two_are_equal() {
        let password = Secret::new("correct horse");
        let passwords = Passwords::of(&password, 42).await.unwrap();
        for (number, hash) in passwords.0.iter().enumerate() {
            assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
            assert!(!passwords.0[..number].contains(hash));
        }
        let parsed = PasswordHash::new(passwords.get(3)).unwrap();
        Argon2::default().verify_password(b"correct horse", &parsed).unwrap();
        assert!(Argon2::default().verify_password(b"wrong", &parsed).is_err());
        assert!(Passwords::of(&password, 42).await.unwrap().0 == passwords.0);
    }
}
