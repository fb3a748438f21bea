//! What a set is worth.

use jiff::{SignedDuration, Timestamp};

use crate::ops::repository::{Known, Verification};
use crate::report::Label;

/// How far clocks of two machines may lie apart before one of them counts as wrong.
const CLOCKS_APART: SignedDuration = SignedDuration::from_mins(5);

/// What a set is worth, as far as anybody looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It was read back and was whole.
    Verified,
    /// Nobody has read it back yet.
    Unverified,
    /// It was read back and was not whole.
    Bad,
}

impl Standing {
    /// What `known` is worth: the last look at it counts.
    pub(super) fn of(known: &Known) -> Self {
        match known.verifications.last() {
            None => Self::Unverified,
            Some(Verification { good: true, .. }) => Self::Verified,
            Some(_) => Self::Bad,
        }
    }

    /// For people.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Unverified => "unverified",
            Self::Bad => "bad",
        }
    }

    /// What the word means to them.
    pub(super) const fn label(self) -> Label {
        match self {
            Self::Verified => Label::Good,
            Self::Unverified => Label::Warn,
            Self::Bad => Label::Bad,
        }
    }
}

/// Whether a set claims to be of a moment that has not come: the clock of its writer was wrong, or ours is.
/// Its age says nothing.
pub(super) fn lies_ahead(begun_at: Timestamp, now: Timestamp) -> bool {
    begun_at.duration_since(now) > CLOCKS_APART
}
