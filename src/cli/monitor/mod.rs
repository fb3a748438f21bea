//! `authctl monitor`.

mod postgres;
mod redis;

use clap::Subcommand;

use super::Run;
use crate::error::Result;
use crate::exit::Exit;

/// What `authctl monitor` looks at.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    /// Show what PostgreSQL is doing
    #[command(subcommand)]
    Postgres(postgres::Command),
    /// Show what Redis is doing
    #[command(subcommand)]
    Redis(redis::Command),
}

/// Runs one of them.
pub(super) async fn run(command: Command, run: &Run<'_>) -> Result<Exit> {
    match command {
        Command::Postgres(command) => postgres::run(command, run).await,
        Command::Redis(command) => redis::run(command, run).await,
    }
}
