//! `authctl postgres`.

mod cron;
mod maintain;
mod reload;
mod role;
mod signal;

use clap::Subcommand;

use super::Run;
use super::carry_out::carry_out;
use super::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::postgres::{self, Change, How};

/// Verbs of `authctl postgres`.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Cancel what sessions are running
    Cancel(signal::Arguments),
    /// List, schedule and take off jobs of `pg_cron`
    #[command(subcommand)]
    Cron(cron::Command),
    /// Vacuum, analyze or reindex a table
    #[command(subcommand)]
    Maintain(maintain::Command),
    /// Have the server read its configuration files anew, and show what that changed
    Reload(reload::Arguments),
    /// List, create, change and drop roles
    #[command(subcommand)]
    Role(role::Command),
    /// End sessions, with their transactions
    Terminate(signal::Arguments),
}

/// Runs one of them.
pub(super) async fn run(command: Command, run: &Run<'_>) -> Result<Exit> {
    match command {
        Command::Cancel(arguments) => signal::run(&arguments, How::Cancel, run).await,
        Command::Cron(command) => cron::run(command, run).await,
        Command::Maintain(command) => maintain::run(command, run).await,
        Command::Reload(arguments) => reload::run(&arguments, run).await,
        Command::Role(command) => role::run(command, run).await,
        Command::Terminate(arguments) => signal::run(&arguments, How::Terminate, run).await,
    }
}

/// Carries out a change that is made of statements.
async fn change(run: &Run<'_>, consent: &Consent, prepare: impl AsyncFn() -> Result<Change>) -> Result<Exit> {
    let postgres = &run.context.postgres;
    carry_out(run, consent, prepare, async |approved| postgres::apply(postgres, approved).await).await
}
