//! The table of the refresh tokens: how it should be, how it is, and what its items tell without telling a token.

mod assertion;
mod expectation;
mod judge;
mod moment;
mod rules;
mod sample;
mod survey;

pub use expectation::Expectation;

pub(crate) use assertion::Assertion;
pub(crate) use expectation::{OTHER_TABLES, Severity};
pub(crate) use judge::{IDENTIFIERS, judge, missing, unseen, what_stops_the_application};
pub(crate) use moment::moment;
pub(crate) use sample::Sample;
pub(crate) use survey::{Survey, account_of, caller, describe, lookalikes, user_index};

/// The attribute that says which token an item is. Whoever knows it can refresh a session: it is never shown.
pub(crate) const PARTITION: &str = "pk";
/// The other half of the key.
pub(crate) const SORT: &str = "sk";
/// The account that a token belongs to.
pub(crate) const USER: &str = "userSub";
/// The address of that account.
pub(crate) const EMAIL: &str = "userEmail";
/// When it was issued, as the application writes it.
pub(crate) const ISSUED: &str = "issuedAtUtc";
/// When it ends, as the application writes it.
pub(crate) const EXPIRES: &str = "expiresAtUtc";
