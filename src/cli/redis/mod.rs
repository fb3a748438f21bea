//! `authctl redis`.

mod config;
mod pubsub;
mod purge;
mod save;
mod scan;

use clap::{Args, Subcommand};

use super::Run;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::ops::keyspace::{DEFAULT_RATE, Walk, literally};

/// Verbs of `authctl redis`.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Read and change settings of the servers
    #[command(subcommand)]
    Config(config::Command),
    /// Listen to channels, and publish to them
    #[command(subcommand)]
    Pubsub(pubsub::Command),
    /// Remove the keys of a pattern
    Purge(purge::Arguments),
    /// Save to disk, and wait for it
    Save(save::Arguments),
    /// List the keys of a pattern
    Scan(scan::Arguments),
}

/// Runs one of them.
pub(super) async fn run(command: Command, run: &Run<'_>) -> Result<Exit> {
    match command {
        Command::Config(command) => config::run(command, run).await,
        Command::Pubsub(command) => pubsub::run(command, run).await,
        Command::Purge(arguments) => purge::run(&arguments, run).await,
        Command::Save(arguments) => save::run(&arguments, run).await,
        Command::Scan(arguments) => scan::run(&arguments, run).await,
    }
}

/// Which keys, and how fast they are looked for.
#[derive(Clone, Debug, Args)]
struct Which {
    /// A pattern as SCAN takes it: `*` any characters, `?` one, `[ab]` one of these; a backslash takes the next one as it is
    #[arg(value_name = "PATTERN", required_unless_present = "prefix")]
    pattern: Option<String>,
    /// Keys that begin with exactly this, whatever characters are in it
    #[arg(long, value_name = "TEXT", conflicts_with = "pattern")]
    prefix: Option<String>,
    /// Look at no more than so many keys a second of each server; 0 for as fast as it answers
    #[arg(long, value_name = "KEYS_PER_SECOND", default_value_t = DEFAULT_RATE)]
    rate: u64,
}

impl Which {
    fn walk(&self) -> Result<Walk> {
        let pattern = match (&self.pattern, &self.prefix) {
            (Some(pattern), _) => pattern.clone(),
            (None, Some(prefix)) if prefix.is_empty() => {
                return Err(
                    Error::usage("an empty prefix is every key").hint("name one, or give the pattern `*`")
                );
            }
            (None, prefix) => format!("{}*", literally(prefix.as_deref().unwrap_or_default())),
        };
        Ok(Walk { pattern: Some(pattern), rate: Some(self.rate).filter(|rate| *rate > 0) })
    }
}
