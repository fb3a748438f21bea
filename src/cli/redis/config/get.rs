//! `authctl redis config get`.

use clap::Args;

use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::redis::settings;

/// Show settings of every node; passwords are never shown.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Which: a name, or a pattern like 'maxmemory*'
    pattern: String,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    run.ui.emit(&settings(&run.context.redis, &arguments.pattern).await?)
}
