//! `authctl migrate status`.

use clap::Args;

use super::Variables;
use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::migrate::status::status;

/// Show which migrations are applied, pending or in conflict.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// End with exit code 3 when a migration is pending
    #[arg(long)]
    fail_on_pending: bool,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let source = super::source(run, &Variables::default());
    let status = status(&run.context.postgres, &source, arguments.fail_on_pending).await?;
    run.ui.emit(&status)
}
