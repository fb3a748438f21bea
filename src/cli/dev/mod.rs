//! `authctl dev`.

mod down;
mod env;
mod status;
mod up;

use clap::Subcommand;

use super::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::dev::Dev;

/// Verbs of `authctl dev`.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Start throwaway PostgreSQL and Redis servers on this machine
    Up(up::Arguments),
    /// Stop them
    Down(down::Arguments),
    /// Show whether they run and answer
    Status(status::Arguments),
    /// Print the variables that lead other programs to them
    Env(env::Arguments),
}

/// Runs one of them.
pub(super) async fn run(command: Command, run: &Run<'_>) -> Result<Exit> {
    let dev = Dev::new(&run.config.dev.folder, &run.context.postgres, &run.context.redis)?;
    match command {
        Command::Up(arguments) => up::run(&arguments, run, &dev).await,
        Command::Down(arguments) => down::run(&arguments, run, &dev).await,
        Command::Status(arguments) => status::run(&arguments, run, &dev).await,
        Command::Env(arguments) => env::run(&arguments, run, &dev),
    }
}
