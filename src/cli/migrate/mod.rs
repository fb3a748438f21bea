//! `authctl migrate`.

mod status;
mod up;

use clap::Subcommand;

use super::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::migrate::Source;

/// Verbs of `authctl migrate`.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Show which migrations are applied, pending or in conflict
    Status(status::Arguments),
    /// Apply the migrations that are pending
    Up(up::Arguments),
}

/// Runs one of them.
pub(super) async fn run(command: Command, run: &Run<'_>) -> Result<Exit> {
    match command {
        Command::Status(arguments) => status::run(&arguments, run).await,
        Command::Up(arguments) => up::run(&arguments, run).await,
    }
}

/// Where the configuration says that migrations are.
fn source(run: &Run<'_>) -> Source {
    Source::of(run.config.migrations.folder.as_deref())
}
