//! `authctl config show`.

use clap::Args;

use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::config::show::Shown;

/// Print every value and where it came from
#[derive(Debug, Args)]
pub(crate) struct Arguments {}

/// Runs it.
pub(super) fn run(_arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    run.ui.emit(&Shown::of(run.config))
}
