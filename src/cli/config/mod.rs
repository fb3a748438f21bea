//! `authctl config`.

mod show;

use clap::Subcommand;

use super::Run;
use crate::error::Result;
use crate::exit::Exit;

/// Verbs of `authctl config`.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print every value and where it came from
    Show(show::Arguments),
}

/// Runs one of them.
pub fn run(command: Command, run: &Run<'_>) -> Result<Exit> {
    match command {
        Command::Show(arguments) => show::run(&arguments, run),
    }
}
