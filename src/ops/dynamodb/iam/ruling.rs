//! What an engine makes of a question.

use crate::ops::iam::{Decision, Layer};

/// The answer to "may it?", from the most certain yes to the least known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// Yes.
    Allowed,
    /// No statement grants it.
    ImplicitDeny,
    /// A statement denies it.
    ExplicitDeny,
    /// The permissions boundary leaves it out.
    BlockedByBoundary,
    /// A service control policy leaves it out.
    BlockedByOrganization,
    /// It depends on what nobody told.
    Conditional,
    /// Nobody could say.
    Unknown,
}

impl Ruling {
    /// Its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::ImplicitDeny => "implicit deny",
            Self::ExplicitDeny => "explicit deny",
            Self::BlockedByBoundary => "blocked by boundary",
            Self::BlockedByOrganization => "blocked by SCP",
            Self::Conditional => "CONDITIONAL",
            Self::Unknown => "UNKNOWN",
        }
    }

    /// Its name for machines: `implicit_deny`.
    pub(super) fn name(self) -> String {
        self.word().to_lowercase().replace(' ', "_")
    }

    /// Whether it says yes; `None` where it says neither yes nor no.
    pub const fn allows(self) -> Option<bool> {
        match self {
            Self::Allowed => Some(true),
            Self::Conditional | Self::Unknown => None,
            _ => Some(false),
        }
    }
}

/// A ruling and its reason.
#[derive(Clone, Debug)]
pub(super) struct Opinion {
    pub(super) ruling: Ruling,
    pub(super) why: String,
}

impl Opinion {
    pub(super) fn new(ruling: Ruling, why: impl Into<String>) -> Self {
        Self { ruling, why: why.into() }
    }
}

impl From<Decision> for Opinion {
    fn from(decision: Decision) -> Self {
        match decision {
            Decision::Allowed(found) => {
                Self::new(Ruling::Allowed, format!("{} of {}", found.statement, found.policy))
            }
            Decision::ExplicitDeny(layer, found) => {
                let ruling = match layer {
                    Layer::Organization => Ruling::BlockedByOrganization,
                    Layer::Boundary => Ruling::BlockedByBoundary,
                    Layer::Identity | Layer::Resource => Ruling::ExplicitDeny,
                };
                Self::new(ruling, format!("{} of {}", found.statement, found.policy))
            }
            Decision::BlockedByOrganization(policies) => {
                let why = format!("no statement of {} allows it", policies.join(" or "));
                Self::new(Ruling::BlockedByOrganization, why)
            }
            Decision::BlockedByBoundary => {
                Self::new(Ruling::BlockedByBoundary, "no statement of the permissions boundary allows it")
            }
            Decision::ImplicitDeny => Self::new(Ruling::ImplicitDeny, "no statement grants it"),
            Decision::Conditional(keys) => {
                let keys = keys.into_iter().collect::<Vec<_>>().join(", ");
                Self::new(Ruling::Conditional, format!("depends on {keys}"))
            }
        }
    }
}
