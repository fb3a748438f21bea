//! `authctl monitor redis memory`.

use clap::Args;

use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::redis::memory;

/// Show where the memory of each node went.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {}

/// Runs it.
pub(super) async fn run(_arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    run.ui.emit(&memory(&run.context.redis).await?)
}
