//! Whole databases: made, dropped, emptied, listed.

mod change;
mod create;
mod drop;
mod facts;
mod list;
mod reset;

pub use change::{Change, Done, apply};
pub use create::{Wishes, create};
pub use drop::drop;
pub use list::{List, list};
pub use reset::reset;
