//! `authctl dev status`.

use clap::Args;

use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::dev::{Dev, status};

/// Show whether the throwaway servers run and answer.
#[derive(Debug, Args)]
pub(crate) struct Arguments {}

/// Runs it.
pub(super) async fn run(_arguments: &Arguments, run: &Run<'_>, dev: &Dev) -> Result<Exit> {
    run.ui.emit(&status::observe(dev).await?)
}
