//! `authctl monitor redis stats`.

use clap::Args;

use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::redis::stats;

/// Show what each node does.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {}

/// Runs it.
pub(super) async fn run(_arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    run.ui.emit(&stats(&run.context.redis).await?)
}
