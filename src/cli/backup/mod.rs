//! `authctl backup`.

mod create;
mod label;
mod list;
mod prune;
mod schedule;
mod show;
mod verify;

use clap::{Subcommand, ValueEnum};

use super::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::repository::Store;

/// Verbs of `authctl backup`.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a backup in the repository, and read it back
    Create(create::Arguments),
    /// List the backups, the newest first, and check that a good one is young enough
    List(list::Arguments),
    /// Remove old backups by rules, and what unfinished ones have left
    Prune(prune::Arguments),
    /// Print what makes backups happen by the clock: for systemd, cron or Docker Swarm
    Schedule(schedule::Arguments),
    /// Show all that is known of a backup, and how to restore it without authctl
    Show(show::Arguments),
    /// Read backups back: every byte, every check sum, every archive
    Verify(verify::Arguments),
}

/// Runs one of them.
pub(super) async fn run(command: Command, run: &Run<'_>) -> Result<Exit> {
    match command {
        Command::Create(arguments) => create::run(&arguments, run).await,
        Command::List(arguments) => list::run(&arguments, run).await,
        Command::Prune(arguments) => prune::run(&arguments, run).await,
        Command::Schedule(arguments) => schedule::run(&arguments, run),
        Command::Show(arguments) => show::run(&arguments, run).await,
        Command::Verify(arguments) => verify::run(&arguments, run).await,
    }
}

/// More sessions than that only stand in each other's way.
pub(super) const MOST_JOBS: usize = 64;

/// A store as the command line names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// Where users live
    Postgres,
    /// Where sessions live
    Redis,
    /// Where refresh tokens live
    Dynamodb,
    /// All three
    All,
}

/// The stores of `kinds`, each once, in the order in which they are backed up.
pub(super) fn stores(kinds: &[Kind]) -> Vec<Store> {
    let is_named = |store: &Store| {
        let kind = match store {
            Store::Postgres => Kind::Postgres,
            Store::Redis => Kind::Redis,
            Store::DynamoDb => Kind::Dynamodb,
        };
        kinds.contains(&kind) || kinds.contains(&Kind::All)
    };
    Store::ALL.into_iter().filter(is_named).collect()
}
