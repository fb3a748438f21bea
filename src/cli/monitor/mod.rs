//! `authctl monitor`.

mod dynamodb;
mod postgres;
mod redis;
mod screen;
mod stack;

use clap::Subcommand;

use super::Run;
use crate::error::Result;
use crate::exit::Exit;
use screen::Screen;

/// What `authctl monitor` looks at.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    /// Show the table of the refresh tokens: size, age of its items, throttling
    Dynamodb(dynamodb::Arguments),
    /// Show what PostgreSQL is doing
    #[command(subcommand)]
    Postgres(postgres::Command),
    /// Show what Redis is doing
    #[command(subcommand)]
    Redis(redis::Command),
    /// Show what the services of stacks do: tasks, restarts, memory, images
    Stack(stack::Arguments),
}

/// Runs one of them.
pub(super) async fn run(command: Command, run: &Run<'_>) -> Result<Exit> {
    let screen = &Screen { run };
    match command {
        Command::Dynamodb(arguments) => dynamodb::run(&arguments, screen).await,
        Command::Postgres(command) => postgres::run(command, screen).await,
        Command::Redis(command) => redis::run(command, screen).await,
        Command::Stack(arguments) => stack::run(&arguments, screen).await,
    }
}
