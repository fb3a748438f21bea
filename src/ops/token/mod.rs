//! Refresh tokens: those of an account, found and taken back.
//!
//! A token itself is never read: no question asks for it. Its key is the cookie that refreshes a session, so that is not
//! shown either. What names a token here is a digest of its key.

mod finder;
mod list;
mod orphans;
mod outcome;
mod purge;
mod removal;
mod remover;
mod revoke;
mod selector;
mod show;
mod single;

pub use finder::Reading;
pub use list::{List, Wanted, list};
pub use outcome::Done;
pub use purge::{Purge, Which, purge};
pub use removal::{Removing, apply};
pub use revoke::{Revocation, Whose, revoke};
pub use show::{Shown, Sought, show};
