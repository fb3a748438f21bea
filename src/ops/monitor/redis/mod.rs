//! Views of Redis: what each node tells of itself with INFO.

mod judge;
mod memory;
mod nodes;
mod stats;

use crate::conn::redis::Info;
use crate::report::Verdict;

pub use memory::memory;
pub use stats::stats;

/// How bad what INFO tells is, as the field of a view shows it.
pub(super) fn verdict_of(info: &Info, field: &str) -> Verdict {
    let judgements = judge::service(info).into_iter().filter(|judgement| judgement.field == field);
    judgements.map(|judgement| judgement.verdict).max().unwrap_or(Verdict::Fine)
}
