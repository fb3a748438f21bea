//! Three-valued logic.

use std::collections::BTreeSet;

/// Yes, no, or a question of what is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Truth {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// It depends on the values of these context keys.
    Depends(BTreeSet<String>),
}

impl Truth {
    /// What only the value of `key` decides.
    pub(super) fn depends_on(key: &str) -> Self {
        Self::Depends(BTreeSet::from([key.to_owned()]))
    }

    /// Whether both hold.
    #[must_use]
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, other) | (other, Self::Yes) => other,
            (Self::Depends(one), Self::Depends(other)) => {
                Self::Depends(one.into_iter().chain(other).collect())
            }
        }
    }

    /// Whether one of both holds.
    #[must_use]
    pub(super) fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }

    /// Whether it does not hold.
    #[must_use]
    pub(super) fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            depends @ Self::Depends(_) => depends,
        }
    }

    /// Whether every one holds; of none, it does.
    pub(super) fn all(truths: impl IntoIterator<Item = Self>) -> Self {
        truths.into_iter().fold(Self::Yes, Self::and)
    }

    /// Whether any one holds; of none, it does not.
    pub(super) fn any(truths: impl IntoIterator<Item = Self>) -> Self {
        truths.into_iter().fold(Self::No, Self::or)
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_asked_for_only_where_it_matters() {
        let unknown = || Truth::depends_on("aws:sourcevpce");
        assert_eq!(unknown().and(Truth::No), Truth::No);
        assert_eq!(unknown().or(Truth::Yes), Truth::Yes);
        assert_eq!(unknown().and(Truth::Yes), unknown());
        assert_eq!(unknown().or(Truth::No).not(), unknown());
        let both = unknown().and(Truth::depends_on("aws:sourceip"));
        assert_eq!(both, Truth::Depends(["aws:sourceip", "aws:sourcevpce"].map(str::to_owned).into()));
    }

    #[test]
    fn of_none_all_hold_and_none_does() {
        assert_eq!(Truth::all([]), Truth::Yes);
        assert_eq!(Truth::any([]), Truth::No);
    }
}
