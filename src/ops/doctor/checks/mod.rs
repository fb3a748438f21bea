//! The checks: pure functions from facts to findings, with what each measures, its thresholds and where they come from.

mod application;
mod postgres;
mod reach;
mod redis;
mod swarm;
mod tokens;

use super::check::Check;

/// Every check, in the order in which findings of the same weight are told.
pub(super) fn all() -> impl Iterator<Item = &'static Check> {
    [reach::CHECKS, postgres::CHECKS, redis::CHECKS, application::CHECKS, tokens::CHECKS, swarm::CHECKS]
        .into_iter()
        .flatten()
        .copied()
}
