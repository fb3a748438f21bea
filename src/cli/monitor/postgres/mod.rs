//! `authctl monitor postgres`.

mod activity;
mod connections;
mod slow;
mod tables;

use clap::Subcommand;

use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;

/// Views of PostgreSQL.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    /// Show what every session is doing, and who waits for whom
    Activity(activity::Arguments),
    /// Show who holds the connections, against every limit there is
    Connections(connections::Arguments),
    /// Show the statements that took the most time since statistics were reset
    Slow(slow::Arguments),
    /// Show tables by size, with dead rows and the last vacuum
    Tables(tables::Arguments),
}

/// Runs one of them.
pub(super) async fn run(command: Command, screen: &Screen<'_>) -> Result<Exit> {
    match command {
        Command::Activity(arguments) => activity::run(&arguments, screen).await,
        Command::Connections(arguments) => connections::run(&arguments, screen).await,
        Command::Slow(arguments) => slow::run(&arguments, screen).await,
        Command::Tables(arguments) => tables::run(&arguments, screen).await,
    }
}
