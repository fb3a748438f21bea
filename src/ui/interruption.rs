//! Ctrl-C and SIGTERM, as those parts see it that wait without the runtime.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::{Error, Kind};

/// Whether the run was told to stop. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Interruption(Arc<AtomicBool>);

impl Interruption {
    /// Tells everybody who waits.
    pub fn tell(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Whether it was told.
    pub fn happened(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }

    /// What an interrupted run ends with.
    pub fn error() -> Error {
        Error::new(Kind::Interrupted, "interrupted")
    }
}
