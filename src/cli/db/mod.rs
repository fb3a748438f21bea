//! `authctl db`.

mod create;
mod drop;
mod list;
mod reset;

use clap::Subcommand;

use super::Run;
use super::carry_out::carry_out;
use super::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::db::{self, Change};

/// Verbs of `authctl db`.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Create a database
    Create(create::Arguments),
    /// Drop a database with everything in it
    Drop(drop::Arguments),
    /// Empty a database, keeping its owner, encoding, locale, tablespace and connection limit
    Reset(reset::Arguments),
    /// List the databases of the server
    List(list::Arguments),
}

/// Runs one of them.
pub(super) async fn run(command: Command, run: &Run<'_>) -> Result<Exit> {
    match command {
        Command::Create(arguments) => create::run(&arguments, run).await,
        Command::Drop(arguments) => drop::run(&arguments, run).await,
        Command::Reset(arguments) => reset::run(&arguments, run).await,
        Command::List(arguments) => list::run(&arguments, run).await,
    }
}

/// Carries out a change of a whole database.
async fn change(run: &Run<'_>, consent: &Consent, prepare: impl AsyncFn() -> Result<Change>) -> Result<Exit> {
    let postgres = &run.context.postgres;
    carry_out(run, consent, prepare, async |approved| db::apply(postgres, approved).await).await
}
