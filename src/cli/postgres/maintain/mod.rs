//! `authctl postgres maintain`.

use std::time::Duration;

use clap::{Args, Subcommand};

use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::postgres::{self, TableName, Work};
use crate::text;

/// Verbs of `authctl postgres maintain`.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    /// Renew the statistics that the planner chooses by
    Analyze(Arguments),
    /// Build the indexes of a table anew while it is in use, and take away what an interrupted rebuild left
    Reindex(Arguments),
    /// Remove the dead rows of a table
    Vacuum(Vacuum),
}

/// What is maintained.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// The table, by its exact name: Users, or auth.Users
    table: TableName,
    /// Wait at most this long for a lock; 0 waits for ever
    #[arg(long, value_name = "DURATION", value_parser = text::parse_duration, default_value = "5s")]
    lock_timeout: Duration,
    #[command(flatten)]
    consent: Consent,
}

/// Remove the dead rows of a table.
#[derive(Debug, Args)]
pub(in crate::cli) struct Vacuum {
    #[command(flatten)]
    arguments: Arguments,
    /// Renew the planner's statistics too
    #[arg(long)]
    analyze: bool,
}

/// Runs one of them.
pub(super) async fn run(command: Command, run: &Run<'_>) -> Result<Exit> {
    let (work, arguments) = match command {
        Command::Analyze(arguments) => (Work::Analyze, arguments),
        Command::Reindex(arguments) => (Work::Reindex, arguments),
        Command::Vacuum(vacuum) => (Work::Vacuum { analyze: vacuum.analyze }, vacuum.arguments),
    };
    let Arguments { table, lock_timeout, consent } = &arguments;
    let (server, progress) = (&run.context.postgres, run.ui.progress());
    carry_out(
        run,
        consent,
        async || postgres::plan_maintenance(server, work, table, *lock_timeout).await,
        async |approved| postgres::maintain(server, approved, progress).await,
    )
    .await
}
