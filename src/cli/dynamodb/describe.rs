//! `authctl dynamodb describe`.

use clap::Args;
use jiff::Timestamp;

use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::dynamodb;

/// Show everything about the table.
#[derive(Debug, Args)]
pub(crate) struct Arguments {}

/// Runs it.
pub(super) async fn run(_arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    run.ui.emit(&dynamodb::describe(&run.context.aws, Timestamp::now()).await?)
}
