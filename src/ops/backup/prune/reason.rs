//! Why a set stays.

use std::fmt;

use crate::ops::backup::subject::Subject;
use crate::ops::repository::SetId;

/// Why a set stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// It is one of the newest.
    Last,
    /// It is the newest of a period: `daily`, `2026-11-23`.
    Newest(&'static str, String),
    /// It has this label.
    Label(String),
    /// It is the newest of these that was read back and was whole.
    LastVerified(Subject),
    /// That set needs it.
    NeededBy(SetId),
    /// Its moment has not come yet, so that its age says nothing.
    Ahead,
    /// It is of other services than those that are pruned.
    OtherProfile(Option<String>),
    /// It was read back and was not whole; somebody may still want what is left of it.
    Bad,
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Last => formatter.write_str("last"),
            Self::Newest(period, name) => write!(formatter, "{period} {name}"),
            Self::Label(label) => write!(formatter, "label {label}"),
            Self::LastVerified(subject) => write!(formatter, "last verified of {subject}"),
            Self::NeededBy(set) => write!(formatter, "needed by {set}"),
            Self::Ahead => formatter.write_str("begins in the future"),
            Self::OtherProfile(Some(profile)) => write!(formatter, "of profile {profile}"),
            Self::OtherProfile(None) => formatter.write_str("of no profile"),
            Self::Bad => formatter.write_str("bad, not counted"),
        }
    }
}
