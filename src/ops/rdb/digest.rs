//! A digest of content that depends neither on how a server encodes a value nor on the order in which it tells it.
//!
//! Elements are hashed by themselves and summed, so that a set is the same set whether it comes from an intset, a
//! listpack or a hash table. A list's element is hashed with its index, a member with its score, a field with its
//! value and its expiry.

use std::ops::AddAssign;

use xxhash_rust::xxh3::xxh3_128;

/// The hash of one text.
pub(super) fn hash(text: &[u8]) -> u128 {
    xxh3_128(text)
}

/// The hash of an element that is made of two texts, by their hashes, and a number.
pub(super) fn element(first: u128, second: u128, number: u64) -> u128 {
    let mut bytes = [0; 40];
    bytes[..16].copy_from_slice(&first.to_le_bytes());
    bytes[16..32].copy_from_slice(&second.to_le_bytes());
    bytes[32..].copy_from_slice(&number.to_le_bytes());
    xxh3_128(&bytes)
}

/// Elements in whatever order.
#[derive(Default)]
pub(super) struct Sum {
    total: u128,
    count: u64,
}

impl Sum {
    /// Adds an element by its hash.
    pub(super) fn add(&mut self, element: u128) {
        self.total = self.total.wrapping_add(element);
        self.count += 1;
    }

    /// How many were added.
    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// The digest of all.
    pub(super) fn total(&self) -> u128 {
        element(self.total, 0, self.count)
    }
}

/// Things whose order matters.
#[derive(Default)]
pub(super) struct Chain(u128);

impl Chain {
    /// Adds a text by its hash.
    pub(super) fn text(&mut self, hash: u128) {
        self.0 = element(self.0, hash, 0);
    }

    /// Adds a number.
    pub(super) fn number(&mut self, number: u64) {
        self.0 = element(self.0, 1, number);
    }

    /// The digest of all.
    pub(super) fn total(&self) -> u128 {
        self.0
    }
}

/// How many keys there are, and what they amount to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// How many keys.
    pub keys: u64,
    /// How many of them expire.
    pub expiring: u64,
    /// The wrapping sum of their digests.
    digest: u128,
}

impl Tally {
    /// Adds a key.
    pub(super) fn key(&mut self, digest: u128, expires: bool) {
        *self += Self { keys: 1, expiring: u64::from(expires), digest };
    }

    /// The digest in hexadecimal.
    pub(crate) fn digest(&self) -> String {
        format!("{:032x}", self.digest)
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.keys += other.keys;
        self.expiring += other.expiring;
        self.digest = self.digest.wrapping_add(other.digest);
    }
}
