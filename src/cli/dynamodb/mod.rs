//! `authctl dynamodb`.

mod check;
mod create;
mod describe;
mod iam;

use clap::Subcommand;

use super::Run;
use crate::error::Result;
use crate::exit::Exit;

/// Verbs of `authctl dynamodb`.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check the table against what is expected of it
    Check(check::Arguments),
    /// Create a table like the one of production, for local use and tests
    Create(create::Arguments),
    /// Show everything about the table
    Describe(describe::Arguments),
    /// Check what somebody may do with the table
    Iam(Box<iam::Arguments>),
}

/// Runs one of them.
pub(super) async fn run(command: Command, run: &Run<'_>) -> Result<Exit> {
    match command {
        Command::Check(arguments) => check::run(&arguments, run).await,
        Command::Create(arguments) => create::run(&arguments, run).await,
        Command::Describe(arguments) => describe::run(&arguments, run).await,
        Command::Iam(arguments) => iam::run(&arguments, run).await,
    }
}

/// How the run ends: what could not be seen fails it where that is asked for.
fn ended(exit: Exit, strict: bool, report: &dyn crate::report::Report) -> Exit {
    if strict && exit == Exit::Fine { report.exit(true) } else { exit }
}
