//! `authctl redis config`.

mod get;
mod set;

use clap::Subcommand;

use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;

/// Verbs of `authctl redis config`.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    /// Show settings of every node
    Get(get::Arguments),
    /// Change a setting on every node
    Set(set::Arguments),
}

/// Runs one of them.
pub(super) async fn run(command: Command, run: &Run<'_>) -> Result<Exit> {
    match command {
        Command::Get(arguments) => get::run(&arguments, run).await,
        Command::Set(arguments) => set::run(&arguments, run).await,
    }
}
