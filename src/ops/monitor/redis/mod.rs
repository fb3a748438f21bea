//! Views of Redis: what each node tells of itself with INFO.

mod judge;
mod memory;
mod nodes;
mod stats;

pub use memory::memory;
pub use stats::stats;
