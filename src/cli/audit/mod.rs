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
    ///
    /// A run that was stopped with Ctrl-C records its end in the local log only: whoever reads the database's
    /// log without that file sees the change as `unfinished`, as after a kill.
    List(list::Arguments),
}

/// Runs one of them.
pub(super) async fn run(command: Command, run: &Run<'_>) -> Result<Exit> {
    match command {
        Command::List(arguments) => list::run(&arguments, run).await,
    }
}
