//! `authctl postgres cancel` and `authctl postgres terminate`.

use clap::Args;

use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::postgres::{self, How};

/// Signal sessions.
///
/// What each does is shown first. The signal is sent only to the session, and a cancel only to the statement, that
/// was shown: a process id may belong to somebody else by then.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Process ids, as `monitor postgres activity` shows them
    #[arg(required = true, value_name = "PID", value_parser = clap::value_parser!(i32).range(1..))]
    pids: Vec<i32>,
    /// Show the values in statements, which may be secrets, instead of ?
    #[arg(long)]
    show_literals: bool,
    #[command(flatten)]
    consent: Consent,
}

/// Runs one of them.
pub(super) async fn run(arguments: &Arguments, how: How, run: &Run<'_>) -> Result<Exit> {
    let postgres = &run.context.postgres;
    carry_out(
        run,
        &arguments.consent,
        async || postgres::plan_signals(postgres, how, &arguments.pids, arguments.show_literals).await,
        async |approved| postgres::send(postgres, approved).await,
    )
    .await
}
