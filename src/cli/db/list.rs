//! `authctl db list`.

use clap::Args;

use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::db;

/// List the databases of the server.
#[derive(Debug, Args)]
pub(crate) struct Arguments {}

/// Runs it.
pub(super) async fn run(_arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    run.ui.emit(&db::list(&run.context.postgres).await?)
}
