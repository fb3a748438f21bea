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
/// `postgres restored, redis read`. Nothing where nobody looked.
pub(super) fn methods(known: &Known) -> Option<String> {
    let methods = known.stores().into_iter().map(|store| {
        let closest = known.worth(store).closest();
        (store, closest.map_or("not read", |look| look.method.in_words()), closest.is_some())
    });
    let methods: Vec<_> = methods.collect();
    let (_, first, _) = methods.first().filter(|_| methods.iter().any(|(_, _, is_known)| *is_known))?;
    if methods.iter().all(|(_, method, _)| method == first) {
        return Some((*first).to_owned());
    }
    let each: Vec<_> =
        methods.iter().map(|(store, method, _)| format!("{} {method}", store.name())).collect();
    Some(each.join(", "))
}

/// Whether a set claims to be of a moment that has not come: the clock of its writer was wrong, or ours is.
/// Its age says nothing.
pub(super) fn lies_ahead(begun_at: Timestamp, now: Timestamp) -> bool {
    begun_at.duration_since(now) > CLOCKS_APART
}
