//! Programs of the operator's that run before and after a backup.

use std::process::{Output, Stdio};
use std::time::Duration;

use tokio::process::Command;

use crate::error::{Error, Result};
use crate::ops::repository::SetId;
use crate::progress::Progress;

/// What a hook is told through its environment.
pub(super) enum Moment<'a> {
    /// Nothing was written yet.
    Before,
    /// The work is over.
    After {
        /// The set, where one came about.
        set: Option<&'a SetId>,
        /// `verified`, `unverified`, `damaged` or `failed`.
        outcome: &'static str,
    },
}

/// A hook switches something on or off, or tells somebody.
const LIMIT: Duration = Duration::from_mins(10);

/// Runs `program` by the shell, and tells what it prints.
pub(super) async fn run(program: &str, moment: Moment<'_>, progress: &dyn Progress) -> Result<()> {
    let mut command = Command::new("sh");
    command.arg("-c").arg(program).stdin(Stdio::null()).kill_on_drop(true);
    if let Moment::After { set, outcome } = moment {
        command.env("AUTHCTL_BACKUP_SET", set.map(ToString::to_string).unwrap_or_default());
        command.env("AUTHCTL_BACKUP_OUTCOME", outcome);
    }
    let failed = |why: String| Error::failed(format!("the hook `{program}` failed")).because(why);
    let ended = tokio::time::timeout(LIMIT, command.output()).await;
    let Output { status, stdout, stderr } = ended
        .map_err(|_| failed("it did not end within ten minutes".to_owned()))?
        .map_err(|error| failed(error.to_string()))?;
    for said in [stdout, stderr] {
        String::from_utf8_lossy(&said).lines().for_each(|line| progress.note(line));
    }
    if status.success() { Ok(()) } else { Err(failed(status.to_string())) }
}
