//! `authctl monitor postgres connections`.

use clap::Args;

use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::postgres::connections;

/// Show who holds the connections, against every limit there is.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {}

/// Runs it.
pub(super) async fn run(_arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    run.ui.emit(&connections(&run.context.postgres).await?)
}
