//! SHA-256, as `sha256sum` writes it.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// A sum that is being made.
#[derive(Clone, Default)]
pub(super) struct Sum(Sha256);

impl Sum {
    /// The sum of `bytes`.
    pub(super) fn of(bytes: &[u8]) -> String {
        let mut sum = Self::default();
        sum.add(bytes);
        sum.end()
    }

    /// Adds what comes next.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The sum in hexadecimal.
    pub(super) fn end(self) -> String {
        self.0.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
            // writing to a string cannot fail
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}
