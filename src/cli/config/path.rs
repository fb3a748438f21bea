//! `authctl config path`.

use clap::Args;

use crate::cli::Run;
use crate::config::file_candidates;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::config::path::Paths;

/// Print where configuration files are looked for
#[derive(Debug, Args)]
pub(crate) struct Arguments {}

/// Runs it.
pub(super) fn run(_arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    run.ui.emit(&Paths::of(run.config, file_candidates(run.inputs), run.damage))
}
