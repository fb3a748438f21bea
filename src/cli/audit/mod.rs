//! `authctl audit`.

mod list;

use clap::Subcommand;

use super::Run;
use crate::error::Result;
use crate::exit::Exit;

/// Verbs of `authctl audit`.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// List the changes that were made through authctl, newest first
    List(list::Arguments),
}

/// Runs one of them.
pub(super) async fn run(command: Command, run: &Run<'_>) -> Result<Exit> {
    match command {
        Command::List(arguments) => list::run(&arguments, run).await,
    }
}
