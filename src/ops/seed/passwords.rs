//! Password hashes that the application can verify, shared by many accounts.

use std::thread::available_parallelism;

use argon2::{Argon2, Block, Params};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use futures_util::future::try_join_all;
use rand::RngExt;
use tokio::task::JoinError;

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
        let salts: Vec<[u8; 16]> =
            (0..POOL).map(|number| dice.roll(Kind::Salt, 0, number).random()).collect();
        let shares = salts.chunks(Self::COUNT.div_ceil(at_once())).map(|share| {
            let (share, password) = (share.to_vec(), password.clone());
            tokio::task::spawn_blocking(move || hash(&password, &share))
        });
        let hashes: Vec<Result<Vec<String>>> =
            try_join_all(shares).await.map_err(|error| ended_early(&error))?;
        Ok(Self(hashes.into_iter().collect::<Result<Vec<_>>>()?.concat()))
    }

    pub(super) fn get(&self, number: usize) -> &str {
        &self.0[number]
    }
}

fn ended_early(error: &JoinError) -> Error {
    Error::bug("the thread that hashes ended early").caused_by(error)
}

/// How many threads hash. Each keeps the 19 MiB that a hash takes, so they are few, whatever the number of
/// cores.
fn at_once() -> usize {
    available_parallelism().map_or(1, |cores| cores.get().min(4))
}

/// Hashes with each of the salts in turn, in memory that is taken once: freed and taken again for each hash,
/// blocks of this alignment let glibc's heap grow by all of them together.
fn hash(password: &Secret, salts: &[[u8; 16]]) -> Result<Vec<String>> {
    let argon2 = Argon2::default();
    let mut memory = vec![Block::default(); argon2.params().block_count()];
    let hash = |salt: &[u8; 16]| {
        let mut hash = [0; Params::DEFAULT_OUTPUT_LEN];
        argon2
            .hash_password_into_with_memory(password.expose().as_bytes(), salt, &mut hash, &mut memory)
            .map_err(|error| {
                Error::failed("the password of the accounts cannot be hashed").caused_by(&error)
            })?;
        Ok(phc(argon2.params(), salt, &hash))
    };
    salts.iter().map(hash).collect()
}

/// The PHC string of a hash: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`.
fn phc(params: &Params, salt: &[u8], hash: &[u8]) -> String {
    let (memory, passes, lanes) = (params.m_cost(), params.t_cost(), params.p_cost());
    let (salt, hash) = (STANDARD_NO_PAD.encode(salt), STANDARD_NO_PAD.encode(hash));
    format!("$argon2id$v=19$m={memory},t={passes},p={lanes}${salt}${hash}")
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
