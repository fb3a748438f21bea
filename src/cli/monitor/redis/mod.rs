//! `authctl monitor redis`.

mod memory;
mod stats;

use clap::Subcommand;

use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;

/// Views of Redis.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    /// Show where the memory of each node went
    Memory(memory::Arguments),
    /// Show what each node does: commands, clients, keys, replication, persistence
    Stats(stats::Arguments),
}

/// Runs one of them.
pub(super) async fn run(command: Command, screen: &Screen<'_>) -> Result<Exit> {
    match command {
        Command::Memory(arguments) => memory::run(&arguments, screen).await,
        Command::Stats(arguments) => stats::run(&arguments, screen).await,
    }
}
