//! Waiting until services are as they are to be, all at once and for a limited time.

mod judge;
mod report;
mod service;
mod task;
mod trouble;
mod watch;

pub use judge::{Failure, Look, Reason, State, Watched};
pub(super) use report::missing;
pub use report::{Waited, wait};
pub use service::{FailureAction, Mode, Restart, Service, UpdateState, mode};
pub use task::{Stage, Task};
pub use trouble::Trouble;
pub(super) use trouble::words;
pub(super) use watch::error;
pub use watch::{Goal, Watch};
