//! What is to be made.

use jiff::Timestamp;

use super::plan::Store;

/// What is to be made, and from which randomness. The same recipe makes the same rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// Accounts.
    pub users: u64,
    /// Sessions of each account.
    pub sessions_per_user: u16,
    /// Verification codes of each account.
    pub codes_per_user: u16,
    /// The number that names the randomness.
    pub rng_seed: u64,
    /// The moment the data is made for: accounts are older, living sessions end later.
    pub at: Timestamp,
    /// Where the rows go, in this order.
    pub stores: Vec<Store>,
    /// Whether what earlier seeds made is removed first.
    pub clean: bool,
}

impl Recipe {
    /// [`Recipe::at`] in microseconds since 1970.
    pub(super) fn base(&self) -> i64 {
        self.at.as_microsecond()
    }

    /// The part of an e-mail's domain that names this seed: `seed-42`.
    pub(super) fn label(&self) -> String {
        format!("seed-{}", self.rng_seed)
    }

    /// How to get the same rows again.
    pub(super) fn how_to_repeat(&self) -> String {
        let options = [
            ("users", self.users.to_string()),
            ("sessions-per-user", self.sessions_per_user.to_string()),
            ("codes-per-user", self.codes_per_user.to_string()),
            ("rng-seed", self.rng_seed.to_string()),
            ("at", self.at.to_string()),
        ];
        let options = options.map(|(name, value)| format!("--{name} {value}")).join(" ");
        let password = if self.stores.contains(&Store::Postgres) { " and the same password" } else { "" };
        format!("The same rows come again with `authctl seed {options}`{password}.")
    }
}

/// Spans in microseconds, the unit of PostgreSQL's clock.
pub(super) mod span {
    pub(crate) const SECOND: i64 = 1_000_000;
    pub(crate) const MINUTE: i64 = 60 * SECOND;
    pub(crate) const HOUR: i64 = 60 * MINUTE;
    pub(crate) const DAY: i64 = 24 * HOUR;
}
