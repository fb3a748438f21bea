//! `authctl monitor redis`.

mod clients;
mod cluster;
mod commands;
mod errors;
mod keys;
mod keyspace;
mod latency;
mod memory;
mod persistence;
mod pubsub;
mod replication;
mod slowlog;
mod stats;

use std::time::Duration;

use clap::{Args, Subcommand};

use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::redis::LONGEST_WINDOW;
use crate::text;

/// Views of Redis.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    /// Show who is connected, and who does not read what is sent to them
    Clients(clients::Arguments),
    /// Show the nodes of the cluster, their slots and what they carry
    Cluster(cluster::Arguments),
    /// Show the commands that took the most time
    Commands(commands::Arguments),
    /// Show what each node refused, and to whom
    Errors(errors::Arguments),
    /// Show where the memory of the keys goes, by prefix, and which keys never end
    Keys(keys::Arguments),
    /// Show the databases of each node: keys, those with a time to live
    Keyspace(keyspace::Arguments),
    /// Measure round trips beside what each node measured, and say what made them slow
    Latency(latency::Arguments),
    /// Show where the memory of each node went
    Memory(memory::Arguments),
    /// Show what a restart of each node would lose
    Persistence(persistence::Arguments),
    /// Show channels with their subscribers, and subscribers that are slow
    Pubsub(pubsub::Arguments),
    /// Show who follows whom, and how far behind
    Replication(replication::Arguments),
    /// Show the latest commands that took long, without what was in them
    Slowlog(slowlog::Arguments),
    /// Show what each node does: commands, clients, keys, replication, persistence
    Stats(stats::Arguments),
}

/// Runs one of them.
pub(super) async fn run(command: Command, screen: &Screen<'_>) -> Result<Exit> {
    match command {
        Command::Clients(arguments) => clients::run(&arguments, screen).await,
        Command::Cluster(arguments) => cluster::run(&arguments, screen).await,
        Command::Commands(arguments) => commands::run(&arguments, screen).await,
        Command::Errors(arguments) => errors::run(&arguments, screen).await,
        Command::Keys(arguments) => keys::run(&arguments, screen).await,
        Command::Keyspace(arguments) => keyspace::run(&arguments, screen).await,
        Command::Latency(arguments) => latency::run(&arguments, screen).await,
        Command::Memory(arguments) => memory::run(&arguments, screen).await,
        Command::Persistence(arguments) => persistence::run(&arguments, screen).await,
        Command::Pubsub(arguments) => pubsub::run(&arguments, screen).await,
        Command::Replication(arguments) => replication::run(&arguments, screen).await,
        Command::Slowlog(arguments) => slowlog::run(&arguments, screen).await,
        Command::Stats(arguments) => stats::run(&arguments, screen).await,
    }
}

/// How many rows are shown.
#[derive(Clone, Copy, Debug, Args)]
struct Rows {
    /// Show at most so many rows of each node
    #[arg(long, value_name = "COUNT", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
}

impl Rows {
    fn most(self) -> usize {
        self.limit.try_into().unwrap_or(usize::MAX)
    }
}

/// A span over which something is counted.
fn span(words: &str) -> Result<Duration, String> {
    let span = text::parse_duration(words)?;
    if span.is_zero() || span > LONGEST_WINDOW {
        return Err(format!("it must be more than 0s and at most {}", text::duration(LONGEST_WINDOW)));
    }
    Ok(span)
}
