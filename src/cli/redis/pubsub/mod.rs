//! `authctl redis pubsub`.

mod publish;
mod tail;

use clap::Subcommand;

use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;

/// Verbs of `authctl redis pubsub`.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    /// Publish a message
    Publish(publish::Arguments),
    /// Show messages as they are published
    Tail(tail::Arguments),
}

/// Runs one of them.
pub(super) async fn run(command: Command, run: &Run<'_>) -> Result<Exit> {
    match command {
        Command::Publish(arguments) => publish::run(&arguments, run).await,
        Command::Tail(arguments) => tail::run(&arguments, run).await,
    }
}
