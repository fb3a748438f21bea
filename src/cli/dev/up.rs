//! `authctl dev up`.

use clap::Args;

use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::{Agreement, Consent};
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::dev::{Dev, up};

/// Start throwaway PostgreSQL and Redis servers on this machine.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Show what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,
}

/// Runs it. Nothing but its own folder changes, so that nobody has to be asked.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>, dev: &Dev) -> Result<Exit> {
    let agreement = Agreement { yes: true, confirm: Some(dev.target()), reason: None };
    let consent = Consent { dry_run: arguments.dry_run, agreement };
    let progress = run.context.progress;
    carry_out(
        run,
        &consent,
        async || up::plan(dev).await,
        async |approved| up::apply(dev, approved, progress).await,
    )
    .await
}
