//! `authctl token`.

mod list;
mod purge;
mod revoke;
mod show;

use std::num::NonZeroUsize;

use clap::{Args, Subcommand};

use super::Run;
use super::backup::MOST_JOBS;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::token;

/// Verbs of `authctl token`.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// List refresh tokens
    List(list::Arguments),
    /// Delete refresh tokens that are of no use to anybody
    Purge(purge::Arguments),
    /// Delete the refresh tokens of an account, or single ones
    Revoke(revoke::Arguments),
    /// Show one refresh token
    Show(show::Arguments),
}

/// Runs one of them.
pub(super) async fn run(command: Command, run: &Run<'_>) -> Result<Exit> {
    match command {
        Command::List(arguments) => list::run(&arguments, run).await,
        Command::Purge(arguments) => purge::run(&arguments, run).await,
        Command::Revoke(arguments) => revoke::run(&arguments, run).await,
        Command::Show(arguments) => show::run(&arguments, run).await,
    }
}

/// How the table is read.
#[derive(Clone, Copy, Debug, Args)]
struct Reading {
    /// Read units a second that may be used
    #[arg(long, value_name = "UNITS", value_parser = clap::value_parser!(u32).range(1..))]
    max_rcu: Option<u32>,
    /// How many segments of the table are read side by side
    #[arg(short, long, value_name = "COUNT", default_value = "4")]
    jobs: NonZeroUsize,
}

impl Reading {
    fn as_wished(self) -> token::Reading {
        token::Reading { max_read_units: self.max_rcu, jobs: self.jobs.get().min(MOST_JOBS) }
    }
}

/// How tokens are deleted.
#[derive(Clone, Copy, Debug, Args)]
struct Removing {
    #[command(flatten)]
    reading: Reading,
    /// Write units a second that may be used
    #[arg(long, value_name = "UNITS", value_parser = clap::value_parser!(u32).range(1..))]
    max_wcu: Option<u32>,
}

impl Removing {
    fn as_wished(self) -> token::Removing {
        token::Removing { reading: self.reading.as_wished(), max_write_units: self.max_wcu }
    }
}
