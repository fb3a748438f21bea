//! What a set is worth.

use jiff::{SignedDuration, Timestamp};

use crate::ops::repository::{Known, Worth};
use crate::report::Label;

/// How far clocks of two machines may lie apart before one of them counts as wrong.
const CLOCKS_APART: SignedDuration = SignedDuration::from_mins(5);

/// What a set is worth, as far as anybody looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// All of it was read back and was whole.
    Verified,
    /// Of all or a part of it only check sums were compared: nobody knows what they are of.
    Summed,
    /// Nobody has read it back yet.
    Unverified,
    /// It was read back and was not whole.
    Bad,
}

impl Standing {
    /// What `known` is worth: that of the store that is worth least.
    pub(super) fn of(known: &Known) -> Self {
        let worth: Vec<Worth> = known.stores().into_iter().map(|store| known.worth(store)).collect();
        if known.is_wrong() {
            Self::Bad
        } else if worth.iter().all(Worth::is_whole) {
            Self::Verified
        } else if worth.iter().all(|worth| worth.closest().is_some()) {
            Self::Summed
        } else {
            Self::Unverified
        }
    }

    /// For people.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Summed => "check sums only",
            Self::Unverified => "unverified",
            Self::Bad => "bad",
        }
    }

    /// What the word means to them.
    pub(super) const fn label(self) -> Label {
        match self {
            Self::Verified => Label::Good,
            Self::Summed | Self::Unverified => Label::Warn,
            Self::Bad => Label::Bad,
        }
    }
}

/// How each store of a set was verified, at its closest: `restored`, or where they differ
/// `postgres restored, redis read: damaged`. Nothing where nobody looked.
pub(super) fn methods(known: &Known) -> Option<String> {
    let methods: Vec<_> =
        known.stores().into_iter().map(|store| (store, method(&known.worth(store)))).collect();
    let (_, first) = methods.first().filter(|_| methods.iter().any(|(_, method)| method.is_some()))?;
    if methods.iter().all(|(_, method)| method == first) {
        return first.clone();
    }
    let each = methods
        .iter()
        .map(|(store, method)| format!("{} {}", store.name(), method.as_deref().unwrap_or("not read")));
    Some(each.collect::<Vec<_>>().join(", "))
}

/// How a store was looked at, and that it is damaged where that look found it so.
fn method(worth: &Worth) -> Option<String> {
    let damaged = worth.wrong().map(|look| format!("{}: damaged", look.method.in_words()));
    damaged.or_else(|| worth.closest().map(|look| look.method.in_words().to_owned()))
}

/// Whether a set claims to be of a moment that has not come: the clock of its writer was wrong, or ours is.
/// Its age says nothing.
pub(super) fn lies_ahead(begun_at: Timestamp, now: Timestamp) -> bool {
    begun_at.duration_since(now) > CLOCKS_APART
}
