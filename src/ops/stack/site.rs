//! Where a verb works: the swarm, whoever wants to know how far it is, and the run that may be told to stop.

use std::time::Duration;

use crate::conn::Running;
use crate::conn::docker::swarm::Swarm;
use crate::error::{Error, Kind, Result};
use crate::progress::Progress;

/// How long it takes until the swarm is looked at again.
const PAUSE: Duration = Duration::from_millis(100);

/// Where a verb works.
#[derive(Clone, Copy)]
pub struct Site<'a> {
    /// The swarm.
    pub swarm: &'a Swarm,
    /// Where it is told how far the work is.
    pub progress: &'a dyn Progress,
    /// The run, which may be told to stop.
    pub running: &'a Running,
}

impl Site<'_> {
    /// Waits a moment before the swarm is looked at again, and fails when the run is told to stop.
    pub(super) async fn pause(&self, stack: &str) -> Result<()> {
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => Ok(()),
            () = self.running.until_stopped() => Err(interrupted(stack)),
        }
    }
}

/// What a run ends with that was stopped while the swarm works.
fn interrupted(stack: &str) -> Error {
    Error::new(Kind::Interrupted, "interrupted: the swarm goes on with what was asked of it")
        .hint(format!("`authctl stack wait {stack}` waits for it again"))
}
