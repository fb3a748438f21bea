//! `authctl monitor`.

mod dynamodb;
mod grants;
mod lost;
mod postgres;
mod redis;
mod screen;
mod stack;
mod watch;

use std::time::Duration;

use clap::{Args, Subcommand};

use super::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::Looker;
use crate::text;
use screen::Screen;

/// Show what the servers are doing.
///
/// Without a view: one page of numbers of every store.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each
    /// look in a pipe
    #[arg(long, global = true, value_name = "INTERVAL", value_parser = interval)]
    watch: Option<Duration>,
    #[command(subcommand)]
    view: Option<Command>,
}

/// No server should be asked more often than ten times a second, and no terminal is read faster.
const SHORTEST: Duration = Duration::from_millis(100);

fn interval(text: &str) -> Result<Duration, String> {
    match text::parse_duration(text)? {
        interval if interval < SHORTEST => Err("the shortest interval is 100ms".to_owned()),
        interval => Ok(interval),
    }
}

/// What `authctl monitor` looks at.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    /// Show the table of the refresh tokens: size, age of its items, throttling
    Dynamodb(dynamodb::Arguments),
    /// Print the least-privilege role and Redis user that every view can be seen with
    Grants(grants::Arguments),
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
pub(super) async fn run(arguments: Arguments, run: &Run<'_>) -> Result<Exit> {
    let screen = &Screen { run, every: arguments.watch };
    let Some(view) = arguments.view else { return summary(screen).await };
    match view {
        Command::Dynamodb(arguments) => dynamodb::run(&arguments, screen).await,
        Command::Grants(arguments) => grants::run(&arguments, screen).await,
        Command::Postgres(command) => postgres::run(command, screen).await,
        Command::Redis(command) => redis::run(command, screen).await,
        Command::Stack(arguments) => stack::run(&arguments, screen).await,
    }
}

/// Every store on one page.
async fn summary(screen: &Screen<'_>) -> Result<Exit> {
    let context = screen.run.context;
    let mut looker = Looker::new(&context.postgres, &context.redis, &context.aws, &context.docker);
    screen.show(async || Ok(looker.look().await)).await
}
