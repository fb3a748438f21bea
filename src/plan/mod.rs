//! A change as a value: it is shown before it is made, and only consent makes it.

mod consent;
mod fingerprint;

pub use consent::{Approved, Asker, Policy};
pub use fingerprint::Fingerprint;

use crate::report::Report;

/// How bad it is to apply a plan by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Danger {
    /// It can be taken back, or does no harm: `y` agrees.
    Reversible,
    /// Data goes: the target's name has to be typed.
    Destructive,
}

/// A change that has been worked out and not yet made. As a [`Report`] it lists its steps.
pub trait Plan: Report {
    /// What is done, as the audit log names it: `db.drop`.
    fn action(&self) -> &'static str;

    /// What the operator types to agree: the database's, stack's or account's name.
    fn target(&self) -> &str;

    /// One sentence for the prompt: `drop database "auth_test" with 3 tables`.
    fn summary(&self) -> String;

    /// How bad a mistake would be.
    fn danger(&self) -> Danger;

    /// Whether there is nothing to do.
    fn is_empty(&self) -> bool;

    /// What the plan saw and means to do, to notice when the world has changed since.
    fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&[self.action(), self.target(), &self.data().to_string()])
    }
}
